"""Seen before it is chosen: a preview changes nothing, and shows exactly what the command then does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from idm_tui.core import commands as c
from idm_tui.core.commands import COMMANDS
from idm_tui.desk import Actor, Desk, Refused
from tests.desk.days import day_table, is_clean, minute, told, whole_day
from tests.desk.tables import at, fresh

if TYPE_CHECKING:
    from idm_tui.core.commands import Command
    from idm_tui.core.overview import Overview
    from idm_tui.core.preview import Preview

PLAN = whole_day()
PREVIEWED = c.Shift | c.Absorb | c.Share | c.Skip | c.Swap | c.Move

LATE = (("10:20", c.Start(session="opening")), ("10:45", c.Start(session="panel")), ("10:45", c.Next()))
FORUM = ("12:05", c.Start(session="forum"))
SITUATIONS: dict[str, tuple[tuple[tuple[str, Command], ...], str]] = {
    "late in the panel": (LATE, "10:50"),
    "later still": ((("11:15", c.Start(session="panel")),), "11:20"),
    "overrunning": (LATE, "12:10"),
    "between two sessions": ((*LATE, ("11:58", c.End())), "12:01"),
    "in the forum": ((*LATE, FORUM), "12:06"),
    "with both rooms live": ((*LATE, ("10:46", c.Start(session="side"))), "10:50"),
    "suspended": ((*LATE, ("10:50", c.Yield()), ("10:50", c.Pause())), "11:05"),
    "moved and skipped before": (
        (*LATE, ("10:46", c.Skip(session="coffee")), ("10:46", c.Move(session="forum", start="12:00"))),
        "10:50",
    ),
    "shared before": ((*LATE, ("10:46", c.Share()), ("10:47", c.Extend(duration=300))), "10:50"),
    "not yet begun": ((("10:00", c.Start(session="opening")), ("10:15", c.End())), "10:40"),
}
PREVIEWS: dict[str, PREVIEWED] = {
    "shift": c.Shift(duration=420),
    "shift as late as it is": c.Shift(),
    "shift by less": c.Shift(duration=-300),
    "shift by hours": c.Shift(duration=2 * 3600),
    "absorb": c.Absorb(),
    "share": c.Share(),
    "skip": c.Skip(session="wrap"),
    "skip a break": c.Skip(session="coffee"),
    "skip the next": c.Skip(session="forum"),
    "swap": c.Swap(session="forum", other="wrap"),
    "swap over the break": c.Swap(session="later", other="final"),
    "move": c.Move(session="wrap", start="12:45"),
    "move a break": c.Move(session="lunch", start="13:10"),
    "move forward": c.Move(session="later", start="14:30"),
}


def same(seen: Overview, then: Overview) -> None:
    """What was seen beforehand is what there is then."""
    assert seen.projection == then.projection
    assert (seen.room, seen.live, seen.due, seen.ahead) == (then.room, then.live, then.due, then.ahead)
    assert (seen.expected_end, seen.budget, seen.list_end) == (then.expected_end, then.budget, then.list_end)
    assert (seen.state.retimed, seen.state.skipped) == (then.state.retimed, then.state.skipped)


def previewed(desk: Desk, command: PREVIEWED, room: str | None = None) -> Preview | None:
    """Preview a command in all the ways there are; None where it is refused. Nothing changes by it."""
    facts, state, position, seen = tuple(desk.journal.read()), desk.state, desk.position, desk.look(room=room)
    sentences = set()
    for look in (desk.preview, desk.do):
        try:
            words = look(replace(command, preview=True), room=room).words
            is_accepted = True
        except Refused as refused:
            words, is_accepted = str(refused), False
        sentences.add((is_accepted, words))
        assert tuple(desk.journal.read()) == facts
        assert (desk.state, desk.position, desk.unsaved) == (state, position, [])
        assert fresh(desk).state == state
        same(seen, desk.look(room=room))
    assert len(sentences) == 1
    is_accepted, words = sentences.pop()
    assert is_clean(words), ascii(words)
    return desk.preview(command, room=room) if is_accepted else None


def assert_shown_is_done(desk: Desk, command: PREVIEWED, room: str | None = None) -> None:
    """Preview, do, compare; undo, compare."""
    seen = previewed(desk, command, room)
    before, state = desk.look(room=room), desk.state
    if seen is None:
        with pytest.raises(Refused):
            desk.do(command, room=room)
        return
    same(seen.before, before)
    outcome = desk.do(command, room=room)
    assert outcome.facts
    assert outcome.words == seen.words
    same(seen.after, desk.look(room=room))
    same(seen.after, fresh(desk).look(room=room))
    desk.do(c.Undo())
    assert desk.state == state == fresh(desk).state
    same(seen.before, desk.look(room=room))


def test_what_can_be_previewed() -> None:
    can = {name for name, kind in COMMANDS.items() if "preview" in kind.arguments()}
    of_the_day = {"shift", "absorb", "share", "skip", "swap", "move"}
    assert can == {*of_the_day, "list fit", "list close"}
    assert {one.name for one in PREVIEWS.values()} == of_the_day


@pytest.mark.parametrize("name", SITUATIONS)
@pytest.mark.parametrize("command", PREVIEWS.values(), ids=PREVIEWS)
def test_what_is_shown_is_what_is_done(name: str, command: PREVIEWED) -> None:
    steps, now = SITUATIONS[name]
    assert_shown_is_done(told(*steps, now=now), command)


def test_every_preview_is_accepted_somewhere() -> None:
    accepted = {
        name
        for name, command in PREVIEWS.items()
        if any(previewed(told(*steps, now=now), command) for steps, now in SITUATIONS.values())
    }
    assert accepted == set(PREVIEWS)


@pytest.mark.parametrize("command", PREVIEWS.values(), ids=PREVIEWS)
@pytest.mark.parametrize("room", ["Albert", "Beatrice"])
def test_a_room_is_previewed_by_itself(command: PREVIEWED, room: str) -> None:
    steps, now = SITUATIONS["with both rooms live"]
    assert_shown_is_done(told(*steps, now=now), command, room)


def test_a_preview_tells_of_every_session_before_and_after() -> None:
    desk = told(("10:27", c.Start(session="panel")), now="10:28")
    shown = {session.id: (before, after) for session, before, after in desk.preview(c.Skip(session="forum")).rows()}
    assert list(shown) == ["panel", "coffee", "wrap", "lunch", "later", "final", "forum"]
    before, after = shown["forum"]
    assert before is not None
    assert after is None
    assert all(before == after for name, (before, after) in shown.items() if name != "forum")
    desk.do(c.Skip(session="forum"))
    desk.do(c.Start(session="side"))
    shown = {
        session.id: (before, after)
        for session, before, after in desk.preview(c.Shift(duration=600), room="Albert").rows()
    }
    before, after = shown["wrap"]
    assert before is not None
    assert after is not None
    assert (after.start - before.start).total_seconds() == 600
    assert "forum" not in shown


def test_a_preview_at_an_instant_is_of_that_instant() -> None:
    desk = told(("10:27", c.Start(session="panel")), now="10:28")
    shown = desk.preview(c.Absorb(), at=at("11:45"))
    desk.do(c.Absorb(), at("11:45"))
    same(shown.after, desk.look(at=at("11:45")))
    assert shown.after.now == at("11:45")


def test_a_preview_of_what_later_facts_would_contradict_is_refused_as_the_command_is() -> None:
    desk = told(("12:30", c.Skip(session="wrap")), now="12:35")
    with pytest.raises(Refused) as done:
        desk.do(c.Skip(session="wrap"), at("12:20"))
    with pytest.raises(Refused) as shown:
        desk.do(c.Skip(session="wrap", preview=True), at("12:20"))
    assert str(shown.value) == str(done.value)


def test_previewing_leaves_undo_alone() -> None:
    desk = told(*LATE, now="10:50")
    desk.do(c.Absorb(preview=True))
    desk.do(c.Shift(preview=True))
    assert "Ana" in desk.do(c.Undo()).words


def test_a_preview_counts_what_others_did_only_once_it_is_known() -> None:
    table = day_table()
    chair, other = table.desk("Maria", "table:1"), table.desk("Ibrahim", "table:2")
    chair.do(c.Start(session="panel"), at("10:27"))
    table.time("10:30")
    other.refresh()
    other.do(c.Skip(session="forum"))
    position = chair.position
    chair.do(c.Absorb(preview=True))
    assert chair.position == position
    chair.refresh()
    assert "forum" not in {row.session.id for row in chair.preview(c.Absorb()).after.projection.rows}


def test_who_watches_may_not_change_the_day() -> None:
    table = day_table()
    stage = Desk(table.plan, table.journal, table.clock, Actor("Stage", "stage"))
    for command in PREVIEWS.values():
        with pytest.raises(Refused, match="watches"):
            stage.do(command)
    assert not table.journal.read()


# ---- in whatever situation

NAMES = (
    "opening",
    "panel",
    "side",
    "coffee",
    "forum",
    "wrap",
    "lunch",
    "doors",
    "later",
    "dropped",
    "final",
    "morning",
)
names = st.sampled_from(NAMES)
clocks = st.builds(minute, st.sampled_from(["09:50", "10:20", "11:30", "12:40", "13:00", "15:00"]), st.integers(0, 40))
durations = st.sampled_from([None, -3600, -300, 1, 90, 420, 1200, 3600, 4 * 3600])

chairing: st.SearchStrategy[PREVIEWED] = st.one_of(
    st.builds(c.Shift, duration=durations),
    st.builds(c.Absorb),
    st.builds(c.Share),
    st.builds(c.Skip, session=names),
    st.builds(c.Swap, session=names, other=names),
    st.builds(c.Move, session=names, start=clocks),
)
happening: st.SearchStrategy[Command] = st.one_of(
    st.builds(c.Start, session=names),
    st.builds(c.End),
    st.builds(c.Next),
    st.builds(c.Yield),
    st.builds(c.Pause),
    st.builds(c.Resume),
    st.builds(c.Extend, duration=st.sampled_from([-600, -60, 60, 600]), session=st.sampled_from(["", *NAMES])),
    st.builds(c.Allot, speaker=st.sampled_from(["Ana", "Zoe", "Ravi"]), duration=st.sampled_from([60, 400, 1500])),
    st.builds(c.Restore, session=names),
    chairing,
)
situations = st.tuples(clocks, st.lists(st.tuples(happening, st.sampled_from([0, 1, 59, 300, 1500])), max_size=12))


def situation(begin: str, steps: list[tuple[Command, int]]) -> Desk:
    table = day_table()
    table.plan = PLAN
    table.time(begin)
    desk = table.desk()
    for command, wait in steps:
        try:
            desk.do(command)
        except Refused as refused:
            assert is_clean(str(refused)), ascii(refused)  # noqa: PT017
        table.clock.advance(seconds=wait)
    return desk


@settings(max_examples=300, deadline=None)
@given(situations, chairing, st.sampled_from([None, "Albert", "Beatrice"]))
def test_in_every_situation_what_is_shown_is_what_is_done(
    so_far: tuple[str, list[tuple[Command, int]]], command: PREVIEWED, room: str | None
) -> None:
    assert_shown_is_done(situation(*so_far), command, room)


@settings(max_examples=300, deadline=None)
@given(situations)
def test_no_decision_of_the_chair_makes_an_impossible_day(so_far: tuple[str, list[tuple[Command, int]]]) -> None:
    desk = situation(*so_far)
    for room in PLAN.rooms:
        found = desk.look(room=room).projection.rows
        assert len({row.session.id for row in found}) == len(found)
        assert all(row.start <= row.end for row in found)
        assert all(row.session.id not in desk.state.skipped for row in found[1:])
        assert not any(row.session.skip or row.session.is_marker for row in found)
    assert not desk.state.skipped & set(desk.state.live)
    assert all(times.start <= times.end for times in desk.state.retimed.values())
    assert set(desk.state.retimed) <= set(NAMES) - {"doors", "dropped"}
    assert not {"doors", "dropped"} & desk.state.skipped


@settings(max_examples=300, deadline=None)
@given(situations, st.sampled_from([c.Absorb(), c.Share()]))
def test_absorb_and_share_never_make_it_worse(
    so_far: tuple[str, list[tuple[Command, int]]], command: c.Absorb | c.Share
) -> None:
    desk = situation(*so_far)
    try:
        shown = desk.preview(command)
    except Refused:
        return
    if shown.before.live is None:
        return
    before, after = shown.before.projection, shown.after.projection
    assert after.hard_stop == before.hard_stop
    assert after.offset_s <= before.offset_s
    if before.slack_s is not None:
        assert after.slack_s is not None
        assert after.slack_s >= before.slack_s
    was = {row.session.id: row for row in before.rows}
    assert [row.session.id for row in after.rows] == list(was)
    for row in after.rows[1:]:
        if row.session.kind == "break":
            assert row.length_s >= min(row.session.min_s or 0, was[row.session.id].length_s)


@settings(max_examples=200, deadline=None)
@given(situations)
def test_shared_talks_keep_a_minute_and_nobody_gets_more(so_far: tuple[str, list[tuple[Command, int]]]) -> None:
    desk = situation(*so_far)
    before = desk.state
    try:
        desk.do(c.Share())
    except Refused:
        return
    for name, one in desk.state.runs.items():
        session = PLAN.session(name)
        for speaker in session.speakers if session else ():
            had = before.run(name).talks.get(speaker.name, PLAN.talk_s(speaker))
            has = one.talks.get(speaker.name, PLAN.talk_s(speaker))
            assert min(60, had) <= has <= had
