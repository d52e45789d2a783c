"""What people forgot to note in time: it finds its place, or is refused where it contradicts what came later."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from idm_tui.core import commands as c
from idm_tui.core.state import Retimed
from tests.desk.tables import Table, at, refusal, run

if TYPE_CHECKING:
    from idm_tui.core.commands import Command
    from idm_tui.desk import Desk


@pytest.fixture
def desk() -> Desk:
    """Panel since 10:30, Ana from 10:35, Zoë from 10:45, question 1 from 10:50; it is 11:00."""
    table = Table()
    desk = table.desk()
    desk.do(c.Start(session="panel"), at("10:30"))
    desk.do(c.Give(speaker="Ana"), at("10:35"))
    desk.do(c.Give(speaker="Zoe"), at("10:45"))
    desk.do(c.Put(number=1), at("10:50"))
    table.time("11:00")
    return desk


def test_ago_counts_from_the_moment_of_the_command() -> None:
    desk = Table().desk()
    desk.do(c.Start(session="panel", ago=180), at("11:03"))
    assert run(desk).started_at == at("11:00")


def test_a_turn_that_ended_a_while_ago(desk: Desk) -> None:
    desk.do(c.Yield(ago=300))
    assert [(turn.speaker, turn.watch.elapsed_s(at("11:00"))) for turn in run(desk).turns] == [
        ("Ana Núñez", 600),
        ("Zoë Quist", 600),
    ]


def test_a_turn_that_began_a_while_ago_ends_the_one_before_then(desk: Desk) -> None:
    desk.do(c.Give(speaker="Anders", ago=240))
    turn = run(desk).floor
    assert turn is not None
    assert (turn.speaker, turn.since) == ("Anders Ek", at("10:56"))
    assert run(desk).turns[-1].ended == at("10:56")


def test_it_is_decided_in_the_state_of_its_moment() -> None:
    desk = Table().desk()
    desk.do(c.Start(session="panel"), at("10:30"))
    desk.do(c.End(), at("11:30"))
    desk.do(c.Put(number=1), at("11:00"))
    assert run(desk).questions[1].watch.elapsed_s(at("12:00")) == 30 * 60


CONTRADICTIONS: dict[str, tuple[Command, str]] = {
    "the session ended before a turn": (c.End(ago=1200), "Zoë Quist|floor"),
    "another turn in between": (c.Give(speaker="Anders", ago=1200), "Zoë Quist|floor"),
    "another session began before": (c.Start(session="closing", ago=1200), "Zoë Quist|floor"),
}


@pytest.mark.parametrize(("command", "names"), CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_what_contradicts_later_facts_is_refused(desk: Desk, command: Command, names: str) -> None:
    said = refusal(desk, command)
    assert any(name in said for name in names.split("|"))
    assert "10:45" in said
    assert "undo" in said


def test_an_end_before_a_question_was_put_is_refused(desk: Desk) -> None:
    desk.do(c.Yield(ago=14 * 60))
    said = refusal(desk, c.End(ago=12 * 60))
    assert "10:50" in said


def test_a_start_before_another_start_in_the_same_room_leaves_one_live() -> None:
    desk = Table().desk()
    desk.do(c.Start(session="panel"), at("10:40"))
    said = refusal(desk, c.Start(session="opening", ago=1200), "10:50")
    assert "10:40" in said


def test_a_pause_before_a_later_pause_is_refused() -> None:
    desk = Table().desk()
    desk.do(c.Start(session="panel"), at("10:30"))
    desk.do(c.Pause(), at("10:50"))
    assert "10:50" in refusal(desk, c.Pause(), "10:45")


def test_a_removal_from_the_list_before_the_turn_is_refused() -> None:
    desk = Table().desk()
    desk.do(c.Start(session="panel"), at("10:30"))
    desk.do(c.ListAdd(speaker="Chile"), at("10:31"))
    desk.do(c.Give(speaker="Chile"), at("10:40"))
    assert "10:40" in refusal(desk, c.ListRemove(speaker="Chile"), "10:35")


def test_a_timer_of_a_name_that_was_taken_later_is_refused() -> None:
    desk = Table().desk()
    desk.do(c.TimerStart(duration=60, label="Coffee"), at("10:40"))
    assert "10:40" in refusal(desk, c.TimerStart(duration=90, label="Coffee"), "10:30")


def test_a_question_from_the_room_asked_before_another_gets_a_number_of_its_own() -> None:
    desk = Table().desk()
    desk.do(c.Start(session="panel"), at("10:30"))
    desk.do(c.Ask(text="Later?"), at("10:50"))
    try:
        desk.do(c.Ask(text="Earlier?"), at("10:40"))
    except Exception as refused:  # noqa: BLE001 - a refusal is as good, if it says why
        assert "10:50" in str(refused)  # noqa: PT017
    texts = [question.text for question in desk.look().questions()]
    assert "Later?" in texts
    assert len(texts) == len(set(texts))


def test_a_session_skipped_before_it_was_skipped_is_refused() -> None:
    desk = Table().desk()
    desk.do(c.Skip(session="closing"), at("10:50"))
    said = refusal(desk, c.Skip(session="closing"), "10:45")
    assert "10:50" in said
    assert "closing" in said


def test_a_session_restored_before_it_was_restored_is_refused() -> None:
    desk = Table().desk()
    desk.do(c.Skip(session="closing"), at("10:40"))
    desk.do(c.Restore(session="closing"), at("10:50"))
    assert "10:50" in refusal(desk, c.Restore(session="closing"), "10:45")


def test_a_session_may_be_moved_after_the_fact_and_the_later_word_counts() -> None:
    desk = Table().desk()
    desk.do(c.Move(session="closing", start="12:20"), at("10:50"))
    desk.do(c.Move(session="closing", start="12:30"), at("10:40"))
    assert desk.state.retimed["closing"] == Retimed(at("12:20"), at("13:10"))
    assert desk.look(at=at("10:45")).state.retimed["closing"] == Retimed(at("12:30"), at("13:20"))


def test_a_talk_allotted_after_the_fact_does_not_change_the_turn_that_ran(desk: Desk) -> None:
    desk.do(c.Yield(when="10:55"))
    desk.do(c.Allot(speaker="Anders", duration=240), at("10:40"))
    desk.do(c.Give(speaker="Anders", when="10:57"))
    turn = run(desk).floor
    assert turn is not None
    assert turn.limit_s == 240
    assert [turn.limit_s for turn in run(desk).turns] == [600, 600]


def test_a_shift_before_the_session_was_started_counts_from_then() -> None:
    desk = Table().desk()
    desk.do(c.Start(session="panel"), at("10:50"))
    desk.do(c.Shift(duration=600), at("10:32"))
    assert set(desk.state.retimed) == {"panel", "closing"}
    assert desk.look(at=at("11:00")).projection.rows[0].agreed.start == at("10:40")
