"""Off the record: meanwhile nothing that is typed is written, and the journal gets the length alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from idm_tui.core import commands as c
from tests.desk.noted import forum, texts
from tests.desk.tables import Table, at, kinds, refusal, run

if TYPE_CHECKING:
    from idm_tui.core.commands import Command
    from idm_tui.desk import Desk

PLACE = "note@one:1"
WORDS = "what nobody shall read"
LIVE = (c.Start(session="panel"), c.Give(speaker="Ana"))


def off(*before: Command, table: Table | None = None) -> Desk:
    """Go off the record in the panel at 10:40, ten minutes after its start."""
    made = table or Table()
    desk = made.desk()
    for command in (*LIVE, *before):
        desk.do(command)
    made.time("10:40")
    desk.do(c.OffRecord(switch="on"))
    return desk


def written(desk: Desk) -> str:
    return repr(desk.journal.read()) + repr(desk.unsaved) + repr(desk.state)


@pytest.mark.parametrize("command", [c.Note(text=WORDS), c.Correct(note="1", text=WORDS)])
def test_nothing_is_noted_or_corrected_and_nothing_of_it_is_kept(command: Command) -> None:
    desk = off(c.Note(text="before"))
    assert "offrecord off" in refusal(desk, command)
    assert "offrecord off" in refusal(desk, command, "10:35")  # begun before, given now
    assert WORDS not in written(desk)


def test_no_draft_is_kept() -> None:
    desk = off()
    desk.keep_draft(PLACE, WORDS)
    assert desk.draft(PLACE) is None
    assert WORDS not in written(desk)


def test_a_draft_from_before_stays_as_it_was_and_can_be_ended() -> None:
    table = Table()
    table.desk().keep_draft(PLACE, "from before")
    desk = off(table=table)
    desk.keep_draft(PLACE, f"from before {WORDS}")
    kept = desk.draft(PLACE)
    assert kept is not None
    assert kept.text == "from before"
    desk.keep_draft(PLACE, "")
    assert desk.draft(PLACE) is None
    assert WORDS not in written(desk)


def test_no_draft_is_kept_by_who_has_not_heard_of_it_yet() -> None:
    table = Table()
    off_desk = table.desk("Maria", "table:2")
    for command in LIVE:
        off_desk.do(command)
    desk = table.desk()
    off_desk.do(c.OffRecord(switch="on"))
    desk.keep_draft(PLACE, WORDS)
    assert WORDS not in written(desk)


def test_who_has_not_heard_of_it_yet_notes_nothing() -> None:
    table = Table()
    desk = off(table=table)
    other = table.desk("Maria", "table:2")
    desk.do(c.OffRecord(switch="off"))
    other.refresh()
    desk.do(c.OffRecord(switch="on"))
    assert "off the record" in refusal(other, c.Note(text=WORDS))
    assert WORDS not in written(other)


def test_the_journal_gets_the_length_alone() -> None:
    table = Table()
    desk = off(table=table)
    before = len(table.journal.read())
    table.time("10:43:20")
    outcome = desk.do(c.OffRecord(switch="off"))
    assert "3:20" in outcome.words or "3 min" in outcome.words
    assert run(desk).off_since is None
    assert run(desk).off_record == ((at("10:40"), at("10:43:20")),)
    assert desk.state.off_record == frozenset()
    assert [fact.body.kind for fact in table.journal.read(before)] == ["offrecord.ended"]


def test_each_spell_is_kept() -> None:
    table = Table()
    desk = off(table=table)
    for clock, switch in (("10:41", "off"), ("10:50", "ON"), ("10:55", " off ")):
        table.time(clock)
        desk.do(c.OffRecord(switch=switch))
    assert run(desk).off_record == ((at("10:40"), at("10:41")), (at("10:50"), at("10:55")))


def test_on_the_record_again_all_is_written_again() -> None:
    desk = off(c.Note(text="before"))
    desk.do(c.OffRecord(switch="off"))
    desk.do(c.Note(text="after"))
    desk.do(c.Correct(note="1", text="corrected"))
    desk.keep_draft(PLACE, "a draft")
    assert texts(desk) == {"1": "corrected", "2": "after"}
    assert desk.draft(PLACE) is not None


@pytest.mark.parametrize("ending", [c.End(), c.Start(session="closing")])
def test_the_end_of_the_session_ends_it(ending: Command) -> None:
    table = Table()
    desk = off(table=table)
    table.time("10:45")
    desk.do(ending)
    assert run(desk).off_record == ((at("10:40"), at("10:45")),)
    assert desk.state.off_record == frozenset()
    desk.do(c.Note(text="after"))
    desk.keep_draft(PLACE, "a draft")
    assert texts(desk) == {"1": "after"}
    assert desk.draft(PLACE) is not None


def test_an_end_that_is_undone_is_no_end() -> None:
    table = Table()
    desk = off(table=table)
    table.time("10:45")
    desk.do(c.End())
    desk.do(c.Undo())
    assert run(desk).off_since == at("10:40")
    assert "off the record" in refusal(desk, c.Note(text=WORDS))


def test_undo_takes_either_switch_back() -> None:
    table = Table()
    desk = off(table=table)
    before = desk.state
    table.time("10:45")
    desk.do(c.OffRecord(switch="off"))
    desk.do(c.Undo())
    assert desk.state == before
    desk.do(c.Undo())
    assert (run(desk).off_since, run(desk).off_record, desk.state.off_record) == (None, (), frozenset())


def test_another_room_goes_on_noting_and_has_its_own_switch() -> None:
    desk = forum(("10:12", c.Start(session="side")))
    desk.do(c.OffRecord(switch="on"), room="Albert")
    desk.do(c.Note(text="next door"), room="Beatrice")
    assert texts(desk) == {"1": "next door"}
    assert "on the record" in refusal(desk, c.OffRecord(switch="off"), room="Beatrice")
    desk.do(c.OffRecord(switch="on"), room="Beatrice")
    desk.do(c.OffRecord(switch="off"), room="Albert")
    assert desk.state.off_record == {"side"}


def test_the_floor_goes_on() -> None:
    desk = off()
    assert kinds(desk.do(c.Next())) == ["floor.yielded", "floor.given"]
    desk.do(c.Yield())
    assert kinds(desk.do(c.Waive(speaker="Ana"))) == ["intervention.waived"]


def test_before_a_session_begins_it_holds_too() -> None:
    table = Table()
    table.time("10:31")
    desk = table.desk()
    desk.do(c.OffRecord(switch="on"))
    assert "off the record" in refusal(desk, c.Note(text=WORDS))
    desk.do(c.Start(session="panel"))
    assert "off the record" in refusal(desk, c.Note(text=WORDS))
    desk.keep_draft(PLACE, WORDS)
    assert WORDS not in written(desk)


def test_when_all_sessions_are_over_it_holds_too() -> None:
    table = Table()
    table.time("20:00")
    desk = table.desk()
    desk.do(c.OffRecord(switch="on"))
    assert "off the record" in refusal(desk, c.Note(text=WORDS))


def test_as_long_as_drafts_are_not_kept_nothing_is_noted_either() -> None:
    table = Table()
    table.time("10:31")
    desk = table.desk()
    desk.do(c.OffRecord(switch="on"))  # the panel is due, and never begins
    table.time("12:10")
    desk.do(c.Start(session="closing"))
    desk.keep_draft(PLACE, WORDS)
    is_kept = desk.draft(PLACE) is not None
    assert is_kept == (desk.state.off_record == frozenset())
    if not is_kept:
        assert "off the record" in refusal(desk, c.Note(text=WORDS))
