"""Speaking times: who has spoken how often and how long, by day, person, group, session and question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from idm_tui.core import commands as c
from idm_tui.core.speaking import Spoken, group_of, interventions, replies_of, spoken_today, totals, turns_by_question
from tests.desk.discussion import do, floor_table, told
from tests.desk.tables import at

if TYPE_CHECKING:
    from datetime import datetime

    from idm_tui.core.speaking import Intervention
    from idm_tui.desk import Desk

DAY: tuple[tuple[str, c.Command], ...] = (
    ("10:00", c.Start(session="forum")),
    ("10:00", c.ListAdd(speaker="Chile")),
    ("10:00", c.ListAdd(speaker="Peru", group="GRULAC")),
    ("10:00", c.Next()),
    ("10:01", c.PointOfOrder(speaker="Kenya")),
    ("10:05", c.Yield()),
    ("10:07", c.Next()),
    ("10:08", c.Pause()),
    ("10:09", c.Resume()),
    ("10:10", c.Yield()),
    ("10:30", c.End()),
    ("10:30", c.Start(session="side")),
    ("10:30", c.ListAdd(speaker="China", kind="question")),
    ("10:30", c.Next()),
    ("10:31", c.Yield()),
    ("11:00", c.Start(session="panel")),
    ("11:00", c.Next()),
    ("11:04", c.ListAdd(speaker="Chile", kind="reply")),
    ("11:04", c.Give(speaker="Chile")),
)


def told_day() -> Desk:
    return told(floor_table(), *DAY)


def plain(found: dict[str, Spoken]) -> dict[str, tuple[int, int]]:
    return {name: (spoken.turns, spoken.seconds) for name, spoken in found.items()}


TODAY = {"Chile": (2, 240), "Peru": (1, 120), "China": (1, 60), "Ana Núñez": (1, 240)}


@pytest.mark.parametrize("session", ["forum", "panel", "side", "last"])
def test_who_has_spoken_today_over_all_sessions_without_points_of_order(session: str) -> None:
    desk = told_day()
    found = spoken_today(desk.plan, desk.state, desk.plan.session(session), at("11:05"))
    assert plain(found) == TODAY  # a minute of Chile's runs


def test_another_day_begins_anew() -> None:
    desk = told_day()
    assert spoken_today(desk.plan, desk.state, desk.plan.session("morning"), at("11:05")) == {}
    assert spoken_today(desk.plan, desk.state, None, at("11:05")) == {}


def summed(desk: Desk, now: datetime, by: str) -> dict[str, tuple[int, int]]:
    def group(each: Intervention) -> str:
        return group_of(desk.plan, desk.state, each.turn, lambda name: "African Group" if name == "Kenya" else "")

    of = {"person": lambda each: each.turn.speaker, "session": lambda each: each.session.id, "group": group}[by]
    return plain(totals(interventions(desk.plan, desk.state), now, of))


SUMS = {
    "person": TODAY,
    "group": {"GRULAC": (3, 360), "Asia-Pacific Group": (1, 60)},  # Peru speaks for it, Chile belongs to it
    "session": {"forum": (2, 300), "side": (1, 60), "panel": (2, 300)},
}


@pytest.mark.parametrize("by", SUMS)
def test_totals(by: str) -> None:
    assert summed(told_day(), at("11:05"), by) == SUMS[by]


def test_interventions_stand_in_the_order_in_which_they_began() -> None:
    desk = told_day()
    found = [each.turn.speaker for each in interventions(desk.plan, desk.state)]
    assert found == ["Chile", "Kenya", "Peru", "China", "Ana Núñez", "Chile"]
    assert list(interventions(desk.plan, desk.state, day=1)) == []


def test_a_renamed_participant_stays_in_the_group() -> None:
    desk = told_day()
    desk.do(c.Rename(speaker="Chile", to="Chile (new)"))
    assert summed(desk, at("11:05"), "group") == SUMS["group"]


def test_rights_of_reply_used_and_asked_for() -> None:
    desk = told_day()
    desk.do(c.ListAdd(speaker="Chile", kind="reply"))
    panel = desk.plan.session("panel")
    morning = desk.plan.session("morning")
    assert panel is not None
    assert morning is not None
    assert replies_of(desk.plan, desk.state, panel, "Chile") == 2
    assert replies_of(desk.plan, desk.state, panel, "Peru") == 0
    assert replies_of(desk.plan, desk.state, morning, "Chile") == 0


SPEAKING: tuple[tuple[str, c.Command], ...] = (
    ("10:00", c.Start(session="forum")),
    ("10:00", c.ListAdd(speaker="Chile")),
    ("10:00", c.ListAdd(speaker="Peru")),
)
# What happens to the questions around Chile's turn, which is from 10:02 to 10:06, and the one it is about.
QUESTIONS: dict[str, tuple[list[tuple[str, c.Command]], int]] = {
    "none is put": ([], 0),
    "put before": ([("10:01", c.Put(number=2))], 2),
    "put during it": ([("10:03", c.Put(number=1))], 1),
    "put before, another during it": ([("10:01", c.Put(number=2)), ("10:03", c.Put(number=1))], 2),
    "two put during it": ([("10:03", c.Put(number=1)), ("10:04", c.Put(number=2))], 1),
    "answered before": ([("10:01", c.Put(number=2)), ("10:01", c.Answered(number=2))], 0),
    "answered before, another during it": (
        [("10:01", c.Put(number=2)), ("10:01", c.Answered(number=2)), ("10:03", c.Put(number=1))],
        1,
    ),
    "put afterwards": ([("10:06:30", c.Put(number=1))], 0),
    "put during a point of order": (
        [("10:03", c.PointOfOrder(speaker="Kenya")), ("10:04", c.Put(number=1)), ("10:05", c.Yield())],
        1,
    ),
}


@pytest.mark.parametrize(("around", "number"), QUESTIONS.values(), ids=QUESTIONS)
def test_the_question_that_a_turn_is_about(around: list[tuple[str, c.Command]], number: int) -> None:
    table = floor_table()
    desk = told(table, *SPEAKING)
    turns = [("10:02", c.Give(speaker="Chile")), ("10:06", c.Yield())]
    for clock, command in sorted([*around, *turns], key=lambda step: step[0].ljust(8, "0")):
        do(table, desk, clock, command)
    turn = next(turn for turn in desk.state.run("forum").turns if turn.speaker == "Chile")
    assert turn.question == number
    about = turns_by_question(desk.state.run("forum"))
    assert (turn in about.get(number, [])) is bool(number)
