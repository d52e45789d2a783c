"""A name on the list of speakers: a key, a few letters, Enter; while somebody speaks and the time runs."""

from __future__ import annotations

import json

import pytest
from textual.widgets import Static

from idm_tui.core import commands as do
from idm_tui.core.directory import Directory
from idm_tui.formats.countries import countries
from idm_tui.tui.digits import large
from idm_tui.tui.screens.confirm import Confirm
from idm_tui.tui.screens.moderator import ModeratorScreen
from idm_tui.tui.screens.name_prompt import NamePrompt
from tests.agendas import WORKSHOP, plan_of
from tests.tui.screens import NARROW, USUAL, Scene, Stage, desk_at, stage
from tests.tui.test_keys import RUNNING, SPEAKING

PEOPLE = """
[[participants]]
name = "Éva Fehér"
delegation = "Hungary"
group = "EEG"
[[participants]]
name = "Ecuador"
group = "GRULAC"
[[participants]]
name = "Sri Lanka"
[[participants]]
name = "Senegal"
group = "African Group"
"""
PLAN = plan_of(WORKSHOP.read_text(encoding="utf-8") + PEOPLE)
MARK = "▸ "


def workshop_with(*names: str) -> str:
    people = (f"[[participants]]\nname = {json.dumps(name, ensure_ascii=False)}\n" for name in names)
    return WORKSHOP.read_text(encoding="utf-8") + "".join(people)


def listed(on: Stage) -> list[str]:
    return [entry.name for entry in on.run.list.entries]


def offered(on: Stage) -> list[str]:
    """The rows above the line, each with its mark."""
    return [row.rstrip() for row in str(on.app.screen.query_one("#names", Static).render()).splitlines()]


def marked(on: Stage) -> str:
    """The name that Enter would take."""
    return next(row for row in offered(on) if row.startswith(MARK)).removeprefix(MARK).partition("  ")[0]


def shows_countdown(on: Stage, words: str) -> bool:
    shown = "\n".join(on.lines())
    return any(all(row.rstrip() in shown for row in large(words, scale)) for scale in (1, 2))


async def test_three_keys_put_a_name_on_the_list_while_the_countdown_runs() -> None:
    async with stage("11:05:00", SPEAKING, size=NARROW, plan=PLAN) as on:
        await on.press("a", "s")
        assert marked(on) == "Sri Lanka"
        for second, words in (("11:05:01", "7:59"), ("11:05:02", "7:58")):
            await on.at(second)
            assert shows_countdown(on, words)
        await on.press("enter")
        assert listed(on) == ["Sri Lanka"]
        assert "1 Sri Lanka" in on.text()
        assert shows_countdown(on, "7:58")


async def test_a_letter_behind_the_key_is_never_lost() -> None:
    async with stage("11:05", SPEAKING, size=NARROW, plan=PLAN) as on:
        await on.press("a", *"sri", "enter", "a", *"sen", "enter", "n")
        assert listed(on) == ["Sri Lanka", "Senegal"]


# what is typed, the names that are offered
FOUND = (
    ("e", ["Éva Fehér", "Ecuador", "EEG"]),
    ("EVA", ["Éva Fehér"]),
    ("feher", ["Éva Fehér"]),
    ("hung", ["Hungary", "Éva Fehér"]),
    ("lanka", ["Sri Lanka"]),
    ("gr", ["GRULAC", "African Group"]),
    ("s l", ["Sri Lanka"]),
)


@pytest.mark.parametrize(("typed", "names"), FOUND, ids=[typed for typed, _names in FOUND])
async def test_letters_find_names_whatever_their_case_and_accents(typed: str, names: list[str]) -> None:
    async with stage("11:05", SPEAKING, size=NARROW, plan=PLAN) as on:
        await on.press("a")
        await on.type(typed)
        *rows, last = offered(on)
        assert [row[2:].partition("  ")[0] for row in rows] == names
        assert last == f'  "{typed}" as typed'
        assert all(row[2:] in on.text() for row in rows)


# the keys behind "a" and "se", who is on the list then
ARROWS = (
    ((), "Senegal"),
    (("down",), "se"),
    (("up",), "se"),
    (("down", "down"), "Senegal"),
    (("down", "n"), "Senegal"),  # with another letter the mark is back on the closest
)


@pytest.mark.parametrize(("keys", "name"), ARROWS)
async def test_arrows_choose_and_the_last_row_is_what_was_typed(keys: tuple[str, ...], name: str) -> None:
    async with stage("11:05", SPEAKING, size=NARROW, plan=PLAN) as on:
        await on.press("a", *"se", *keys, "enter")
        assert listed(on) == [name]


async def test_countries_come_with_their_groups_behind_the_participants() -> None:
    async with stage("11:05", SPEAKING, size=NARROW, plan=PLAN) as on:
        on.app._directory_of = lambda plan: Directory(plan, countries)
        await on.press("a", *"ecu")
        assert offered(on)[0] == "▸ Ecuador  GRULAC · first time"
        await on.press("escape", "a", *"cote d")
        assert marked(on) == "Côte d'Ivoire"
        await on.press("enter")
        assert listed(on) == ["Côte d'Ivoire"]


# the line, the entry that it makes: name, group, about, kind
LINES = (
    ("Senegal --for African Group", ("Senegal", "African Group", "", "statement")),
    ("Senegal --for gru", ("Senegal", "GRULAC", "", "statement")),
    ("sen --about jobs", ("Senegal", "", "jobs", "statement")),
    ("sen --kind question", ("Senegal", "", "", "question")),
    ("sen --kind reply --about jobs at home", ("Senegal", "", "jobs at home", "reply")),
    ("sen --for GRULAC --about jobs", ("Senegal", "GRULAC", "jobs", "statement")),
    ("--for gru", None),
    ("Wakanda", ("Wakanda", "", "", "statement")),
    ("Wakanda --for gru", ("Wakanda", "GRULAC", "", "statement")),
)


@pytest.mark.parametrize(("line", "entry"), LINES, ids=[line for line, _entry in LINES])
async def test_flags_behind_the_name_are_kept_and_groups_are_completed(
    line: str, entry: tuple[str, ...] | None
) -> None:
    async with stage("11:05", SPEAKING, size=NARROW, plan=PLAN) as on:
        await on.press("a")
        await on.type(line, "enter")
        found = [(e.name, e.group, e.about, e.kind) for e in on.run.list.entries]
        assert found == ([] if entry is None else [entry])
        assert isinstance(on.app.screen, NamePrompt if entry is None else ModeratorScreen)


async def test_the_letters_of_a_name_are_completed_before_a_group_is() -> None:
    async with stage("11:05", SPEAKING, size=NARROW, plan=PLAN) as on:
        await on.press("a")
        await on.type("sen --for gru", "enter")
        assert [(e.name, e.group) for e in on.run.list.entries] == [("Senegal", "GRULAC")]


async def test_escape_keeps_nothing() -> None:
    async with stage("11:05", SPEAKING, size=NARROW, plan=PLAN) as on:
        before = on.kinds()
        await on.press("a", *"sen", "escape")
        assert on.draft("list add") == ""
        assert on.kinds() == before
        await on.press("a")
        assert offered(on) == []
        await on.press("enter")
        assert on.kinds() == before


async def test_what_was_typed_survives_and_still_finds_the_name() -> None:
    desk = desk_at("11:05", SPEAKING, PLAN)
    async with stage(desk=desk, size=NARROW) as on:
        await on.press("a", *"sen")
        await on.until(lambda: on.draft("list add") == "sen")
    async with stage(desk=desk, size=NARROW) as on:
        await on.press("a")
        assert marked(on) == "Senegal"
        await on.press("enter")
        assert listed(on) == ["Senegal"]
        assert on.draft("list add") == ""


TWICE: Scene = (*SPEAKING, ("11:04", do.ListAdd(speaker="Senegal")))


async def test_a_name_that_is_on_the_list_asks_before_it_is_put_there_twice() -> None:
    async with stage("11:05", TWICE, size=NARROW, plan=PLAN) as on:
        for answer, count in (("escape", 1), ("n", 1), ("y", 2), ("enter", 3)):
            await on.press("a", *"sen", "enter")
            assert isinstance(on.app.screen, Confirm)
            assert "Senegal is on the list already" in on.text()
            await on.press(answer)
            assert listed(on) == ["Senegal"] * count
        await on.press("a")
        await on.type("sen --kind question", "enter")  # another kind is no slip
        assert isinstance(on.app.screen, ModeratorScreen)
        assert listed(on) == ["Senegal"] * 4


async def test_how_often_and_how_long_stands_beside_the_name() -> None:
    scene: Scene = (*TWICE, ("11:05", do.Give(speaker="Senegal")), ("11:07:30", do.Yield()))
    async with stage("11:08", scene, size=NARROW, plan=PLAN) as on:
        await on.press("a", "s")
        assert offered(on)[:2] == ["▸ Sri Lanka  first time", "  Senegal  African Group · 1× 2:30"]


async def test_panellists_and_names_that_were_noted_before_are_found_too() -> None:
    scene: Scene = (*SPEAKING, ("11:04", do.ListAdd(speaker="Wakanda Unions", new=True)), ("11:05", do.Next()))
    async with stage("11:08", scene, size=NARROW, plan=PLAN) as on:
        await on.press("a", *"bunj")
        assert marked(on) == "Kreshna Bunjun"
        await on.press("escape", "a", *"wak")
        assert marked(on) == "Wakanda Unions"


async def test_letters_that_begin_no_name_but_stand_inside_one_do_not_replace_what_was_typed() -> None:
    async with stage("11:05", SPEAKING, size=NARROW, plan=PLAN) as on:
        on.app._directory_of = lambda plan: Directory(plan, countries)
        await on.press("a", "E", "U", "enter")  # the European Union
        assert listed(on) == ["EU"]  # not Bonaire, Sint Eustatius and Saba


async def test_a_renamed_delegation_is_offered_by_its_right_name() -> None:
    scene: Scene = (*TWICE, ("11:05", do.Rename(speaker="Senegal", to="Republic of Senegal")))
    async with stage("11:08", scene, size=NARROW, plan=PLAN) as on:
        await on.press("a", *"sen")
        assert marked(on) == "Republic of Senegal"
        await on.press("enter")
        assert isinstance(on.app.screen, Confirm)


async def test_the_help_below_the_line_fits_into_eighty_columns() -> None:
    async with stage("11:05", RUNNING, size=NARROW) as on:
        await on.press("a")
        assert "Esc leaves it" in on.said


async def test_the_help_of_a_point_of_order_offers_only_what_it_takes() -> None:
    async with stage("11:05", SPEAKING, size=USUAL) as on:
        await on.press("P")
        assert "--for" not in on.said
        assert "--kind" not in on.said
