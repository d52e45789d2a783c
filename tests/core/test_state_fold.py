from __future__ import annotations

import pytest

from idm_tui.core import facts as f
from idm_tui.core.fold import apply
from idm_tui.core.overview import questions_of, speaking_times
from tests.agendas import plan_of
from tests.core.told import at, fact, small, told

START = ("10:00", f.SessionStarted("one"))
ANN = ("10:05", f.FloorGiven("one", "Ann", "t1", 600, group="G77"))
SLOT = ("10:01", f.ListAdded("one", "e1", "Philippines"))
TIMER = ("10:00", f.TimerStarted("tea", 300))


def test_a_session_is_live_from_its_start_to_its_end() -> None:
    state = told(START)
    assert (state.run("one").is_live, state.live, state.last_started) == (True, ("one",), "one")
    state = told(START, ("11:00", f.SessionEnded("one")))
    run = state.run("one")
    assert (run.is_live, state.live, state.last_started) == (False, (), "one")
    assert (run.started_at, run.ended_at) == (at("10:00"), at("11:00"))


def test_elapsed_leaves_pauses_out() -> None:
    state = told(START, ("10:10", f.SessionPaused("one")), ("10:17", f.SessionResumed("one")))
    run = state.run("one")
    assert run.watch.elapsed_s(at("10:30")) == 23 * 60
    assert run.paused_s(at("10:30")) == 7 * 60
    paused = told(START, ("10:10", f.SessionPaused("one"))).run("one")
    assert paused.is_paused
    assert (paused.watch.elapsed_s(at("10:30")), paused.paused_s(at("10:30"))) == (600, 1200)


def test_ending_a_session_ends_the_turn_that_runs_and_the_spell_of_its_question() -> None:
    state = told(START, ANN, ("10:06", f.QuestionPut("one", 1)), ("10:10", f.SessionEnded("one")))
    run = state.run("one")
    assert run.floor is None
    assert [(turn.speaker, turn.ended) for turn in run.turns] == [("Ann", at("10:10"))]
    assert run.turns[0].watch.elapsed_s(at("12:00")) == 300
    assert run.questions[1].watch.elapsed_s(at("12:00")) == 240


def test_a_session_started_again_counts_anew_and_keeps_its_turns() -> None:
    state = told(
        START,
        ANN,
        ("10:06", f.SessionExtended("one", 300)),
        ("10:10", f.SessionEnded("one")),
        ("10:20", f.SessionStarted("one")),
    )
    run = state.run("one")
    assert (run.is_live, run.started_at, run.added_s) == (True, at("10:20"), 0)
    assert run.watch.elapsed_s(at("10:25")) == 300
    assert [turn.speaker for turn in run.turns] == ["Ann"]


def test_a_turn_stops_for_its_pause_and_takes_added_time_into_its_limit() -> None:
    state = told(
        START,
        ANN,
        ("10:07", f.FloorPaused("one", "t1")),
        ("10:08", f.FloorResumed("one", "t1")),
        ("10:09", f.FloorExtended("one", "t1", 60)),
    )
    turn = state.run("one").floor
    assert turn is not None
    assert (turn.limit_s, turn.watch.elapsed_s(at("10:10")), turn.remaining_s(at("10:10"))) == (660, 240, 420)
    assert turn.remaining_s(at("10:30")) == 660 - 24 * 60


def test_giving_the_floor_to_somebody_on_the_list_takes_them_off() -> None:
    other = ("10:02", f.ListAdded("one", "e2", "Ecuador"))
    state = told(START, SLOT, other, ("10:03", f.FloorGiven("one", "Philippines", "t1", 180, entry="e1")))
    assert [entry.name for entry in state.run("one").list.entries] == ["Ecuador"]


@pytest.mark.parametrize(
    ("entry", "place", "order"),
    [("e3", 1, "CAB"), ("e1", 2, "BAC"), ("e1", 3, "BCA"), ("e2", 2, "ABC"), ("e1", 9, "BCA")],
)
def test_places_on_the_list_count_from_one(entry: str, place: int, order: str) -> None:
    inscribed = [(f"10:0{n}", f.ListAdded("one", f"e{n}", name)) for n, name in enumerate("ABC", 1)]
    state = told(START, *inscribed, ("10:10", f.ListMoved("one", entry, place)))
    assert "".join(e.name for e in state.run("one").list.entries) == order


def test_the_list_is_per_session_and_open_from_the_start() -> None:
    state = told(START, SLOT, ("10:02", f.ListClosed("one")), ("10:03", f.ListLimited("one", 120)))
    assert (state.run("one").list.is_open, state.run("one").list.limit_s) == (False, 120)
    other = state.run("two").list
    assert (other.is_open, other.entries, other.limit_s) == (True, (), None)
    assert told(("10:00", f.ListClosed("one")), ("10:01", f.ListOpened("one"))).run("one").list.is_open


def test_speaking_times_join_the_turns_of_one_person() -> None:
    story = [
        START,
        ANN,
        ("10:10", f.FloorYielded("one", "t1")),
        ("10:11", f.FloorGiven("one", "Bea", "t2", 180)),
        ("10:12", f.FloorYielded("one", "t2")),
        ("10:20", f.FloorGiven("one", "Ann", "t3", 180)),
    ]
    found = speaking_times(told(*story).run("one"), at("10:21"))
    assert [(t.name, t.group, t.turns, t.total_s) for t in found] == [("Ann", "G77", 2, 360), ("Bea", "", 1, 60)]


def test_putting_a_question_ends_the_spell_of_another_which_becomes_answered() -> None:
    state = told(START, ("10:10", f.QuestionPut("one", 1)), ("10:16", f.QuestionPut("one", 2)))
    questions = state.run("one").questions
    assert [questions[n].status for n in (1, 2)] == ["answered", "put"]
    assert [questions[n].watch.elapsed_s(at("10:20")) for n in (1, 2)] == [360, 240]


def test_the_time_of_a_question_is_the_sum_of_its_spells_and_reopening_keeps_it() -> None:
    story = [
        START,
        ("10:10", f.QuestionPut("one", 1)),
        ("10:15", f.QuestionAnswered("one", 1)),
        ("10:20", f.QuestionReopened("one", 1)),
    ]
    question = told(*story).run("one").questions[1]
    assert (question.status, question.watch.elapsed_s(at("11:00"))) == ("open", 300)
    again = told(*story, ("10:30", f.QuestionPut("one", 1)), ("10:32", f.QuestionSetAside("one", 1)))
    question = again.run("one").questions[1]
    assert (question.status, question.watch.elapsed_s(at("11:00"))) == ("aside", 420)


def test_a_question_put_again_in_a_session_started_again_goes_on_counting() -> None:
    story = [
        START,
        ("10:10", f.QuestionPut("one", 1)),
        ("10:15", f.SessionEnded("one")),
        ("10:20", f.SessionStarted("one")),
        ("10:30", f.QuestionPut("one", 1)),
    ]
    ended = told(*story[:3]).run("one").questions[1]
    assert (ended.status, ended.watch.elapsed_s(at("11:00"))) == ("answered", 300)
    question = told(*story).run("one").questions[1]
    assert (question.status, question.watch.elapsed_s(at("10:31"))) == ("put", 360)


def test_a_question_from_the_room_joins_those_of_the_agenda() -> None:
    plan = plan_of(small('one 10:00 11:00 questions = ["First?", "Second?"]'))
    state = told(START, ("10:05", f.QuestionAsked("one", 3, "And now?", "Ecuador")), ("10:06", f.QuestionPut("one", 3)))
    found = questions_of(plan.sessions[0], state.run("one"), at("10:07"))
    assert [(q.number, q.text, q.status, q.time_s, q.asker) for q in found] == [
        (1, "First?", "open", 0, ""),
        (2, "Second?", "open", 0, ""),
        (3, "And now?", "put", 60, "Ecuador"),
    ]


def test_a_question_that_the_agenda_gains_later_does_not_hide_one_from_the_room() -> None:
    plan = plan_of(small('one 10:00 11:00 questions = ["First?", "Second?", "New?"]'))
    state = told(START, ("10:05", f.QuestionAsked("one", 3, "And now?")))
    found = questions_of(plan.sessions[0], state.run("one"), at("10:07"))
    assert {q.text for q in found} == {"First?", "Second?", "New?", "And now?"}
    assert {q.number: q.text for q in found}[3] == "And now?"


def test_a_timer_counts_down_without_its_pauses() -> None:
    state = told(
        TIMER,
        ("10:01", f.TimerPaused("tea")),
        ("10:03", f.TimerResumed("tea")),
        ("10:04", f.TimerExtended("tea", 60)),
    )
    timer = state.timer("tea")
    assert timer is not None
    assert (timer.remaining_s(at("10:05")), timer.remaining_s(at("10:10"))) == (180, -120)
    assert told(TIMER, ("10:01", f.TimerStopped("tea"))).timers == ()


def test_a_message_stays_until_it_is_cleared() -> None:
    shown = ("10:00", f.MessageShown("Please conclude"))
    assert told(shown).message == "Please conclude"
    assert told(shown, ("10:01", f.MessageCleared())).message == ""


@pytest.mark.parametrize(
    ("story", "without_footing"),
    [
        ([], f.SessionEnded("one")),
        ([], f.SessionExtended("one", 60)),
        ([], f.SessionPaused("one")),
        ([], f.SessionResumed("one")),
        ([START], f.SessionStarted("one")),
        ([START], f.SessionResumed("one")),
        ([START, ("10:01", f.SessionPaused("one"))], f.SessionPaused("one")),
        ([START, ("10:01", f.SessionEnded("one"))], f.SessionEnded("one")),
        ([], f.FloorGiven("one", "Ann", "t1", 600)),
        ([START, ANN], f.FloorGiven("one", "Bea", "t2", 600)),
        ([START], f.FloorYielded("one", "t1")),
        ([START, ANN], f.FloorYielded("one", "t9")),
        ([START, ANN], f.FloorYielded("two", "t1")),
        ([START, ANN], f.FloorExtended("one", "t9", 60)),
        ([START, ANN], f.FloorResumed("one", "t1")),
        ([START, ANN, ("10:06", f.FloorPaused("one", "t1"))], f.FloorPaused("one", "t1")),
        ([START], f.ListRemoved("one", "e1")),
        ([START, SLOT], f.ListRemoved("two", "e1")),
        ([START], f.ListMoved("one", "e1", 1)),
        ([START, ("10:01", f.QuestionPut("one", 1))], f.QuestionPut("one", 1)),
        ([TIMER], f.TimerStarted("tea", 60)),
        ([TIMER], f.TimerPaused("cake")),
        ([TIMER], f.TimerResumed("tea")),
        ([], f.TimerStopped("tea")),
        ([], f.TimerExtended("tea", 60)),
        ([], f.MessageCleared()),
    ],
)
def test_a_fact_without_footing_changes_nothing(story: list[tuple[str, f.Body]], without_footing: f.Body) -> None:
    before = told(*story)
    assert apply(before, fact("10:30", without_footing)) is None
    assert told(*story, ("10:30", without_footing)) == before


def test_a_fact_of_a_kind_from_another_version_changes_nothing() -> None:
    newer = f.body_from_json("note.taken", {"text": "hello"})
    assert isinstance(newer, f.Unknown)
    assert told(START, ("10:30", newer)) == told(START)


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("session.extended", {"session": "one", "seconds": "sixty"}),
        ("session.extended", {"session": "one"}),
        ("session.started", {"session": 7}),
        ("session.extended", {"session": "one", "seconds": True}),
    ],
)
def test_a_fact_that_makes_no_sense_is_kept_as_unknown(kind: str, values: dict[str, object]) -> None:
    assert isinstance(f.body_from_json(kind, values), f.Unknown)


@pytest.mark.parametrize("body", [START[1], ANN[1], f.MessageCleared(), f.SessionExtended("one", 0), TIMER[1]])
def test_a_body_comes_back_from_what_the_journal_keeps(body: f.Body) -> None:
    assert f.body_from_json(body.kind, body.to_json()) == body


def test_keys_of_a_newer_version_are_left_out() -> None:
    assert f.body_from_json("session.started", {"session": "one", "mood": "good"}) == f.SessionStarted("one")


def test_time_never_runs_backwards_in_a_watch() -> None:
    run = told(START, ("10:10", f.SessionPaused("one"))).run("one")
    assert run.watch.elapsed_s(at("09:00")) == 600
    assert told(START).run("one").watch.elapsed_s(at("09:00")) == 0
