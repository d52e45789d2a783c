from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from idm_tui.formats.positions import Positions
from tests.agendas import WORKSHOP
from tests.formats.agendas import GOOD

if TYPE_CHECKING:
    from idm_tui.formats.positions import Path

TEXT = '''\
# [not] a = header
top = 1   # = comment [x]
"quoted key" = "a = [b] # no comment"
'literal' = 'c:\\'
  [table]   # behind
  key="x"
a.b . c = 2026-06-01 10:00:00
inline = { x = 1, "y z" = { deep = [1, 2] }, d.e = true }

[[days]]
date = 2026-06-01
[[days.sessions]]
text = """
[[days]]
fake = 1
"quotes" ""\\" here"""
after = \'\'\'
# not a comment
]\'\'\'
list = [ # the list
  "one, two",
  { name = "Ann" }, # [
  [3, [4]],
]
[days.sessions.more]
z = [[{ q = 1 }]]
[[days.sessions]]
text = """ends in quotes"""""
next = 1
[[days]]
[[ days . sessions ]]
last = 1
[other."a.b"]
k = 1
'''


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("top",), (2, 1)),
        (("quoted key",), (3, 1)),
        (("literal",), (4, 1)),
        (("table",), (5, 3)),
        (("table", "key"), (6, 3)),
        (("table", "a", "b", "c"), (7, 1)),
        (("table", "a"), (7, 1)),
        (("table", "inline"), (8, 1)),
        (("table", "inline", "x"), (8, 12)),
        (("table", "inline", "y z"), (8, 19)),
        (("table", "inline", "y z", "deep"), (8, 29)),
        (("table", "inline", "y z", "deep", 1), (8, 40)),
        (("table", "inline", "d", "e"), (8, 46)),
        (("days",), (10, 1)),
        (("days", 0), (10, 1)),
        (("days", 0, "date"), (11, 1)),
        (("days", 0, "sessions", 0), (12, 1)),
        (("days", 0, "sessions", 0, "text"), (13, 1)),
        (("days", 0, "sessions", 0, "after"), (17, 1)),
        (("days", 0, "sessions", 0, "list"), (20, 1)),
        (("days", 0, "sessions", 0, "list", 0), (21, 3)),
        (("days", 0, "sessions", 0, "list", 1), (22, 3)),
        (("days", 0, "sessions", 0, "list", 1, "name"), (22, 5)),
        (("days", 0, "sessions", 0, "list", 2), (23, 3)),
        (("days", 0, "sessions", 0, "list", 2, 1, 0), (23, 8)),
        (("days", 0, "sessions", 0, "more"), (25, 1)),
        (("days", 0, "sessions", 0, "more", "z", 0, 0, "q"), (26, 9)),
        (("days", 0, "sessions", 1), (27, 1)),
        (("days", 0, "sessions", 1, "next"), (29, 1)),
        (("days", 1), (30, 1)),
        (("days", 1, "sessions", 0), (31, 1)),
        (("days", 1, "sessions", 0, "last"), (32, 1)),
        (("other", "a.b", "k"), (34, 1)),
    ],
)
def test_where_each_key_stands(path: Path, place: tuple[int, int]) -> None:
    assert Positions(TEXT).line_and_column(path) == place


def test_the_text_of_these_cases_is_toml() -> None:
    assert tomllib.loads(TEXT)["days"][0]["sessions"][1]["text"] == 'ends in quotes""'


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("days", 0, "sessions", 0, "kind"), (12, 1)),
        (("days", 0, "sessions", 0, "list", 1, "role"), (22, 3)),
        (("days", 7, "date"), (10, 1)),
        (("nowhere", "at", "all"), (1, 1)),
        ((), (1, 1)),
    ],
)
def test_what_is_missing_is_looked_for_at_its_table(path: Path, place: tuple[int, int]) -> None:
    assert Positions(TEXT).line_and_column(path) == place


def paths(tree: object, path: Path = ()) -> set[Path]:
    """Return the path of everything that a parsed text holds."""
    if isinstance(tree, dict):
        return {path}.union(*(paths(inner, (*path, key)) for key, inner in tree.items()))
    if isinstance(tree, list):
        return {path}.union(*(paths(inner, (*path, number)) for number, inner in enumerate(tree)))
    return {path}


@pytest.mark.parametrize("text", [TEXT, GOOD, WORKSHOP.read_text(encoding="utf-8")], ids=["cases", "good", "workshop"])
def test_the_same_keys_are_found_as_by_the_parser(text: str) -> None:
    assert set(Positions(text).offsets) == paths(tomllib.loads(text)) - {(), ("other",)}


@pytest.mark.parametrize("text", [TEXT, GOOD, WORKSHOP.read_text(encoding="utf-8")], ids=["cases", "good", "workshop"])
def test_without_lists_all_else_is_found_where_it_stands(text: str) -> None:
    found, shallow = Positions(text).offsets, Positions(text, with_lists=False).offsets
    inside = found.keys() - shallow.keys()
    assert inside
    assert shallow == {path: offset for path, offset in found.items() if path not in inside}
    outermost = {path for path in inside if path[:-1] in shallow}
    assert all(isinstance(path[-1], int) for path in outermost)
    assert all(any(path[:end] in outermost for end in range(1, len(path) + 1)) for path in inside)


def test_every_key_of_the_workshop_stands_where_its_position_says() -> None:
    text = WORKSHOP.read_text(encoding="utf-8")
    lines = text.split("\n")
    positions = Positions(text)
    for path in positions.offsets:
        line, column = positions.line_and_column(path)
        rest = lines[line - 1][column - 1 :]
        if isinstance(path[-1], int) or path[-1] in ("days", "sessions", "organizers"):
            assert rest.startswith(("[", "{", '"'))
        else:
            assert rest.startswith((path[-1], f"[{'.'.join(map(str, path))}]"))


@pytest.mark.parametrize(
    "junk", ["=", "[", "]]", "a", "a =", "{", 'a = """', "a = {", "a = [", "[[a", "[[]]", "a..b = 1", "\x00"]
)
def test_a_text_that_is_no_toml_ends_the_walk(junk: str) -> None:
    try:
        Positions(junk)
    except (ValueError, IndexError):
        return  # it may trust the grammar, but it must come to an end
