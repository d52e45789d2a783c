"""Names: the agenda's participants by the beginning of a word, the unknown as typed, corrected everywhere at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from idm_tui.core import commands as c
from tests.desk.discussion import do, floor, floor_table, listed, spoke, told
from tests.desk.tables import fresh, refusal

if TYPE_CHECKING:
    from idm_tui.core.commands import Command
    from idm_tui.desk import Desk

START = ("10:00", c.Start(session="forum"))

MEANT = {
    "chil": "Chile",
    "CHILE": "Chile",
    "cote": "Côte d'Ivoire",
    "ivo": "Côte d'Ivoire",
    "sol": "Maria Sol",
    "m s": "Maria Sol",
    "Kenya": "Kenya",  # nobody of the agenda
    "Chilean Union": "Chilean Union",
    "Republic of China": "Republic of China",
}


@pytest.mark.parametrize(("typed", "name"), MEANT.items())
def test_whom_a_name_means(typed: str, name: str) -> None:
    desk = told(floor_table(), START, ("10:00", c.ListAdd(speaker=typed)))
    assert listed(desk) == [name]
    desk.do(c.PointOfOrder(speaker=typed))
    assert floor(desk).speaker == name


@pytest.mark.parametrize(
    "command", [c.ListAdd(speaker="chi"), c.PointOfOrder(speaker="CHI"), c.ListLast(speaker="chi")]
)
def test_an_ambiguous_name_is_refused_with_the_candidates(command: Command) -> None:
    desk = told(floor_table(), START)
    said = refusal(desk, command)
    assert [name for name in ("Chile", "China", "--new") if name not in said] == []
    assert "Maria" not in said


@pytest.mark.parametrize("typed", ["chi", "Chil", "Sol"])
def test_as_typed_if_it_is_said(typed: str) -> None:
    desk = told(floor_table(), START, ("10:00", c.ListAdd(speaker=typed, new=True)))
    desk.do(c.PointOfOrder(speaker=typed, new=True))
    assert (listed(desk), floor(desk).speaker) == ([typed], typed)


def test_a_name_that_is_another_with_more_words_is_not_ambiguous() -> None:
    desk = told(floor_table(), START, ("10:00", c.ListAdd(speaker="Chile")), ("10:00", c.ListAdd(speaker="China")))
    assert listed(desk) == ["Chile", "China"]


# --- renamed

KENIA: tuple[tuple[str, Command], ...] = (
    START,
    ("10:00", c.ListAdd(speaker="Kenia")),
    ("10:00", c.Next()),
    ("10:02", c.Yield()),
    ("10:02", c.ListAdd(speaker="Kenia")),
    ("10:02", c.ListAdd(speaker="Peru", group="Kenia")),
    ("10:02", c.Ask(text="Why?", asker="Kenia")),
    ("10:03", c.Next()),
    ("10:03", c.ListAdd(speaker="Kenia", kind="reply")),
    ("10:04", c.PointOfOrder(speaker="Kenia")),
)
RENAME = c.Rename(speaker="kenia", to="Kenya")


def everybody(desk: Desk) -> list[str]:
    """Return every name that the state knows, wherever it stands."""
    found = []
    for run in desk.state.runs.values():
        found += [name for turn in run.all_turns for name in (turn.speaker, turn.group)]
        found += [name for entry in run.list.entries for name in (entry.name, entry.group)]
        found += [question.asker for question in run.questions.values()]
    return [name for name in found if name]


def test_a_new_name_stands_everywhere_at_once() -> None:
    table = floor_table()
    desk = told(table, *KENIA)
    before, names = desk.state, everybody(desk)
    assert do(table, desk, "10:05", RENAME).words == "Kenia is Kenya now, everywhere"
    assert everybody(desk) == [name.replace("Kenia", "Kenya") for name in names]
    held = desk.state.run("forum").held
    assert held is not None
    assert (held.speaker, floor(desk).speaker) == ("Kenya", "Kenya")
    desk.do(c.Undo())
    assert desk.state == before


def test_what_comes_later_under_the_old_name_stands_under_the_new_one() -> None:
    table = floor_table()
    desk = told(table, *KENIA, ("10:05", RENAME), ("10:05", c.Next()), ("10:06", c.Next()))
    later: list[Command] = [
        c.ListAdd(speaker="Kenia", again=True),
        c.ListAdd(speaker="Kenia", kind="question", new=True),
        c.ListAdd(speaker="Ghana", group="Kenia"),
        c.Ask(text="When?", asker="Kenia"),
        c.PointOfOrder(speaker="Kenia"),
    ]
    for command in later:
        words = desk.do(command).words
        assert "Kenia" not in words, command
    assert "Kenia" not in everybody(desk)
    assert everybody(fresh(desk)) == everybody(desk)


def test_the_same_name_twice_is_noticed_under_the_old_name_too() -> None:
    table = floor_table()
    desk = told(table, START, ("10:00", c.ListAdd(speaker="Kenia")), ("10:01", RENAME))
    for new in (False, True):
        assert "Kenya is on the list already" in refusal(desk, c.ListAdd(speaker="Kenia", new=new))


def test_a_new_name_keeps_the_statistics() -> None:
    table = floor_table()
    desk = told(table, *KENIA, ("10:05", c.End()))
    before = [(who.turns, who.total_s) for who in desk.look().speaking()]
    desk.do(RENAME)
    assert [(who.turns, who.total_s) for who in desk.look().speaking()] == before
    do(table, desk, "11:00", c.Start(session="panel"))
    words = desk.do(c.ListAdd(speaker="Kenya", kind="reply", again=True)).words
    assert "no. 2 today" in words


def test_two_names_of_one_delegation_become_one() -> None:
    table = floor_table()
    desk = told(table, START, ("10:00", c.ListAdd(speaker="Kenia")), ("10:00", c.ListAdd(speaker="Kenya")))
    for clock in ("10:00", "10:02", "10:05"):
        do(table, desk, clock, c.Next() if clock != "10:05" else c.Yield())
    do(table, desk, "10:06", RENAME)
    assert spoke(desk) == [("Kenya", "statement", 120), ("Kenya", "statement", 180)]
    assert [(who.name, who.turns, who.total_s) for who in desk.look().speaking()] == [("Kenya", 2, 300)]


CHAINS: list[tuple[list[tuple[str, str]], str]] = [
    ([("Kenia", "Kenja"), ("Kenja", "Kenya")], "Kenya"),
    ([("Kenia", "Kenya"), ("Kenya", "Kenia")], "Kenia"),
    ([("Kenia", "Kenya"), ("Kenya", "Kenia"), ("Kenia", "Kenya")], "Kenya"),
    ([("Kenia", "KENIA")], "KENIA"),
]


@pytest.mark.parametrize(("chain", "name"), CHAINS)
def test_names_corrected_again(chain: list[tuple[str, str]], name: str) -> None:
    table = floor_table()
    desk = told(table, START, ("10:00", c.ListAdd(speaker="Kenia")))
    for old, new in chain:
        desk.do(c.Rename(speaker=old, to=new))
    assert listed(desk) == [name]
    desk.do(c.ListAdd(speaker="Kenia", again=True))
    assert listed(desk) == [name, name]
    for _time in range(len(chain) + 1):
        desk.do(c.Undo())
    assert listed(desk) == ["Kenia"]


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from("WXYZ"), st.sampled_from("WXYZ")), max_size=12))
def test_whatever_is_renamed_there_are_as_many_entries_and_a_fresh_desk_sees_the_same(
    pairs: list[tuple[str, str]],
) -> None:
    table = floor_table()
    desk = told(table, START, *(("10:00", c.ListAdd(speaker=name)) for name in "WXYZ"))
    model = list("WXYZ")
    for old, new in pairs:
        if old in model and old != new:
            desk.do(c.Rename(speaker=old, to=new))
            model = [new if name == old else name for name in model]
        assert listed(desk) == model
    assert fresh(desk).state == desk.state


def test_a_participant_of_the_agenda_gets_another_name() -> None:
    table = floor_table()
    desk = told(
        table, START, ("10:00", c.ListAdd(speaker="Chile")), ("10:00", c.Rename(speaker="Chile", to="Chile (new)"))
    )
    desk.do(c.ListAdd(speaker="chil", kind="question"))
    assert listed(desk) == ["Chile (new)"] * 2


PANEL = (("11:00", c.Start(session="panel")), ("11:00", c.Next()), ("11:05", c.ListAdd(speaker="Kenia")))
REFUSED: dict[str, tuple[c.Rename, tuple[str, ...]]] = {
    "a panellist": (c.Rename(speaker="Ana", to="Anna"), ("Ana Núñez", "agenda file")),
    "nobody": (c.Rename(speaker="Ghana", to="Gana"), ("Ghana", "Kenia")),
    "to nothing": (c.Rename(speaker="Kenia", to=" \x07"), ("--to",)),
    "to nothing at all": (c.Rename(speaker="Kenia"), ("--to",)),
    "to the same": (c.Rename(speaker="Kenia", to="Kenia"), ("Kenia", "already")),
    "not named": (c.Rename(speaker="", to="Kenya"), ("Kenia",)),
}


@pytest.mark.parametrize(("command", "says"), REFUSED.values(), ids=REFUSED)
def test_names_that_cannot_be_changed(command: c.Rename, says: tuple[str, ...]) -> None:
    said = refusal(told(floor_table(), *PANEL), command)
    assert [word for word in says if word not in said] == []


def test_a_name_is_cleaned() -> None:
    desk = told(floor_table(), *PANEL)
    desk.do(c.Rename(speaker="Kenia", to="Ke\x1b[31mnya\n"))
    assert listed(desk, "panel") == ["Ke[31mnya"]
