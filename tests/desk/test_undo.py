"""Undo: the last thing that I did, then the one before, and never what others built upon."""

from __future__ import annotations

from idm_tui.core import commands as c
from tests.desk.tables import Table, at, kinds, refusal, run


def test_undo_goes_back_one_command_at_a_time() -> None:
    desk = Table().desk()
    states = [desk.state]
    for command in (c.Start(session="panel"), c.Next(), c.Put(number=1), c.Next()):
        desk.do(command)
        states.append(desk.state)
    for expected in reversed(states[:-1]):
        desk.do(c.Undo())
        assert desk.state == expected
    assert "nothing" in refusal(desk, c.Undo())


def test_undo_says_what_it_took_back() -> None:
    desk = Table().desk()
    desk.do(c.Start(session="panel"))
    desk.do(c.Give(speaker="Ana"))
    assert "the floor given to Ana Núñez" in desk.do(c.Undo()).words
    assert "panel started" in desk.do(c.Undo()).words


def test_undo_is_by_name_not_by_terminal() -> None:
    table = Table()
    table.desk("Maria", "table:1").do(c.Start(session="opening"))
    elsewhere = table.desk("Maria", "table:7")
    elsewhere.do(c.Undo())
    assert elsewhere.state.live == ()


def test_undo_leaves_others_alone() -> None:
    table = Table()
    maria = table.desk("Maria", "table:1")
    maria.do(c.Message(text="Maria's"))
    ibrahim = table.desk("Ibrahim", "table:2")
    ibrahim.do(c.TimerStart(duration=60, label="Coffee"))
    maria.do(c.Undo())
    assert maria.state.message == ""
    assert [timer.name for timer in maria.state.timers] == ["Coffee"]
    assert "Maria" in refusal(maria, c.Undo())


def test_undo_is_refused_with_the_names_of_those_whose_facts_rest_on_it() -> None:
    table = Table()
    table.desk("Maria", "table:1").do(c.Start(session="panel"))
    table.desk("Ibrahim", "table:2").do(c.Give(speaker="Ana"))
    table.desk("Zuzana", "table:3").do(c.Add(duration=60))
    maria = table.desk("Maria", "table:1")
    said = refusal(maria, c.Undo())
    assert "Ibrahim" in said
    assert "Zuzana" in said
    assert "undo" in said


def test_undo_works_once_the_others_have_undone_theirs() -> None:
    table = Table()
    maria, ibrahim = table.desk("Maria", "table:1"), table.desk("Ibrahim", "table:2")
    maria.do(c.Start(session="panel"))
    ibrahim.refresh()
    ibrahim.do(c.Give(speaker="Ana"))
    refusal(maria, c.Undo())
    ibrahim.do(c.Undo())
    maria.do(c.Undo())
    assert maria.state.live == ()


def test_undoing_a_start_revives_what_it_ended() -> None:
    table = Table()
    desk = table.desk()
    desk.do(c.Start(session="panel"), at("10:30"))
    desk.do(c.Give(speaker="Ana"), at("10:31"))
    desk.do(c.Put(number=2), at("10:32"))
    desk.do(c.Start(session="closing"), at("10:40"))
    assert run(desk).floor is None
    desk.do(c.Undo(), at("10:41"))
    assert desk.state.live == ("panel",)
    turn, question = run(desk).floor, run(desk).questions[2]
    assert turn is not None
    assert turn.watch.elapsed_s(at("10:45")) == 14 * 60
    assert question.watch.elapsed_s(at("10:45")) == 13 * 60
    assert run(desk).watch.elapsed_s(at("10:45")) == 15 * 60


def test_undoing_an_end_gives_the_turn_back() -> None:
    desk = Table().desk()
    desk.do(c.Start(session="panel"))
    desk.do(c.Give(speaker="Ana"))
    desk.do(c.End())
    desk.do(c.Undo())
    assert run(desk).is_live
    assert run(desk).floor is not None


def test_undoing_a_turn_from_the_list_puts_the_entry_back_in_its_place() -> None:
    desk = Table().desk()
    desk.do(c.Start(session="panel"))
    for name in ("Chile", "Peru", "Nepal"):
        desk.do(c.ListAdd(speaker=name))
    desk.do(c.Give(speaker="Peru"))
    desk.do(c.Undo())
    assert [entry.name for entry in run(desk).list.entries] == ["Chile", "Peru", "Nepal"]


def test_what_was_undone_can_be_done_again() -> None:
    desk = Table().desk()
    desk.do(c.Start(session="panel"))
    desk.do(c.Undo())
    desk.do(c.Start(session="panel"))
    assert desk.state.live == ("panel",)
    desk.do(c.Undo())
    assert not desk.state.live


def test_undo_takes_the_last_noted_also_when_it_happened_earlier() -> None:
    desk = Table().desk()
    desk.do(c.Start(session="panel"), at("10:30"))
    desk.do(c.Message(text="Hello"), at("11:00"))
    desk.do(c.Put(number=1), at("10:45"))
    desk.do(c.Undo(), at("11:01"))
    assert desk.state.message == "Hello"
    assert not run(desk).questions


def test_what_happened_stays_in_the_journal() -> None:
    table = Table()
    desk = table.desk()
    started = desk.do(c.Start(session="panel"))
    undone = desk.do(c.Undo())
    assert kinds(undone) == ["command.undone"]
    assert tuple(table.journal.read()) == (*started.facts, *undone.facts)


def test_a_floor_that_another_resumed_on_rests_on_the_pause() -> None:
    table = Table()
    maria, ibrahim = table.desk("Maria", "table:1"), table.desk("Ibrahim", "table:2")
    maria.do(c.Start(session="panel"))
    maria.do(c.Next())
    maria.do(c.Pause())
    ibrahim.refresh()
    ibrahim.do(c.Resume())
    assert "Ibrahim" in refusal(maria, c.Undo())


def test_a_question_that_another_answered_rests_on_who_asked_it() -> None:
    table = Table()
    maria, ibrahim = table.desk("Maria", "table:1"), table.desk("Ibrahim", "table:2")
    maria.do(c.Start(session="panel"))
    maria.do(c.Ask(text="Who decides?"))
    ibrahim.refresh()
    ibrahim.do(c.Put(number=4))
    assert "Ibrahim" in refusal(maria, c.Undo())


def test_a_turn_that_another_gave_from_the_list_rests_on_the_entry() -> None:
    table = Table()
    maria, ibrahim = table.desk("Maria", "table:1"), table.desk("Ibrahim", "table:2")
    maria.do(c.Start(session="panel"))
    maria.do(c.ListAdd(speaker="Chile"))
    ibrahim.refresh()
    ibrahim.do(c.Give(speaker="Chile"))
    assert "Ibrahim" in refusal(maria, c.Undo())


def test_a_session_that_another_started_in_the_same_room_after_an_undone_start_stays_alone() -> None:
    table = Table()
    maria, ibrahim = table.desk("Maria", "table:1"), table.desk("Ibrahim", "table:2")
    maria.do(c.Start(session="opening"), at("10:00"))
    maria.do(c.Start(session="panel"), at("10:30"))
    ibrahim.refresh()
    ibrahim.do(c.Start(session="closing"), at("10:40"))
    # The closing ended the panel; without the panel's start, the opening would be live beside the closing.
    assert "Ibrahim" in refusal(maria, c.Undo(), "10:45")
