"""Notes: what they attach to, how they are called, where they stand, and what becomes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from idm_tui.core import commands as c
from tests.desk.discussion import floor_table
from tests.desk.noted import forum, note, texts
from tests.desk.tables import at, fresh, refusal, run

if TYPE_CHECKING:
    from idm_tui.core.commands import Command
    from tests.desk.noted import Steps

SAID = "What was said"
ANSWERED: Steps = (("10:11", c.Answered(number=2)),)
CLOSED: Steps = (("10:12", c.Yield()), ("11:00", c.Start(session="panel")), ("12:00", c.End()))

# What happened after Maria Sol got the floor, when the note was begun, the command, and session, question, speaker.
ATTACHED: dict[str, tuple[Steps, str, Command, tuple[str, int, str]]] = {
    "who has the floor": ((), "10:12", c.Note(text=SAID), ("forum", 2, "Maria Sol")),
    "who had it when the note was begun": ((), "10:09", c.Note(text=SAID), ("forum", 2, "Chile")),
    "before a question was put": ((), "10:07", c.Note(text=SAID), ("forum", 0, "Chile")),
    "before anybody spoke": ((), "10:03", c.Note(text=SAID), ("forum", 0, "")),
    "the second in which the floor is given": ((), "10:10", c.Note(text=SAID), ("forum", 2, "Maria Sol")),
    "nobody any more": ((("10:12", c.Yield()),), "10:13", c.Note(text=SAID), ("forum", 2, "")),
    "the question put since they began": (
        (("10:11", c.Put(number=1)),),
        "10:12",
        c.Note(text=SAID),
        ("forum", 1, "Maria Sol"),
    ),
    "the question of the intervention": (ANSWERED, "10:12", c.Note(text=SAID), ("forum", 2, "Maria Sol")),
    "no question if so said": ((), "10:12", c.Note(text=SAID, question=0), ("forum", 0, "Maria Sol")),
    "another question if so said": ((), "10:12", c.Note(text=SAID, question=1), ("forum", 1, "Maria Sol")),
    "nobody if so said": ((), "10:12", c.Note(text=SAID, speaker="Nobody"), ("forum", 2, "")),
    "who spoke before": ((), "10:12", c.Note(text=SAID, speaker="chil"), ("forum", 2, "Chile")),
    "who only listens": ((), "10:12", c.Note(text=SAID, speaker="ivoire"), ("forum", 2, "Côte d'Ivoire")),
    "who is not known": ((), "10:12", c.Note(text=SAID, speaker="Kenya"), ("forum", 2, "Kenya")),
    "a point of order": (
        (("10:12", c.PointOfOrder(speaker="Nepal")),),
        "10:13",
        c.Note(text=SAID),
        ("forum", 2, "Nepal"),
    ),
    "whom a point of order interrupts": (
        (("10:12", c.PointOfOrder(speaker="Nepal")),),
        "10:11",
        c.Note(text=SAID),
        ("forum", 2, "Maria Sol"),
    ),
    "back from a point of order": (
        (("10:12", c.PointOfOrder(speaker="Nepal")), ("10:13", c.Yield())),
        "10:14",
        c.Note(text=SAID),
        ("forum", 2, "Maria Sol"),
    ),
    "another session": ((), "10:12", c.Note(text=SAID, session="panel"), ("panel", 0, "")),
    "a panellist of another session": (
        (),
        "10:12",
        c.Note(text=SAID, session="panel", speaker="zoe"),
        ("panel", 0, "Zoë Quist"),
    ),
    "the session before, in the break behind it": (CLOSED, "12:05", c.Note(text=SAID), ("panel", 0, "")),
    "what is due, though something ran before": (CLOSED, "12:10", c.Note(text=SAID), ("last", 0, "")),
}


@pytest.mark.parametrize(("steps", "clock", "command", "expected"), ATTACHED.values(), ids=ATTACHED)
def test_what_a_note_attaches_to(steps: Steps, clock: str, command: Command, expected: tuple[str, int, str]) -> None:
    table = floor_table()
    desk = forum(*steps, table=table)
    table.time(max(clock, "10:30"))
    desk.do(command, at(clock))
    found = note(desk)
    assert (found.session, found.question, found.speaker) == expected
    assert (found.text, found.writer, found.at) == (SAID, "Ibrahim", at(clock))
    assert desk.state == fresh(desk).state


def test_a_note_keeps_the_intervention_and_the_group_of_who_speaks() -> None:
    desk = forum()
    desk.do(c.Note(text=SAID))
    desk.do(c.Note(text=SAID, speaker="Chile"))
    first, _second = run(desk, "forum").all_turns
    assert (note(desk, "2").turn, note(desk, "2").group) == (first.id, first.group)
    turn = run(desk, "forum").floor
    assert turn is not None
    assert (note(desk).turn, note(desk).group) == (turn.id, turn.group)


def test_an_intervention_is_named_by_its_id() -> None:
    desk = forum(("10:11", c.Answered(number=2)))
    first = run(desk, "forum").all_turns[0]
    desk.do(c.Note(text=SAID, turn=first.id))
    assert (note(desk).turn, note(desk).speaker, note(desk).question) == (first.id, "Chile", 2)


def test_of_two_interventions_of_one_speaker_the_later_is_meant() -> None:
    desk = forum(("10:12", c.ListAdd(speaker="Chile")), ("10:13", c.Next()), ("10:14", c.Yield()))
    desk.do(c.Note(text=SAID, speaker="Chile"))
    assert note(desk).turn == run(desk, "forum").all_turns[-1].id


def test_a_session_of_yesterday_is_not_noted_in_the_next_morning() -> None:
    table = floor_table()
    desk = forum(table=table)
    table.time("13:00")
    desk.do(c.End())
    table.clock.advance(hours=20)
    desk.do(c.Note(text=SAID))
    assert note(desk).session == "morning"


def test_the_room_says_which_session_is_noted() -> None:
    desk = forum(("10:12", c.Start(session="side")))
    desk.do(c.Note(text=SAID), room="Albert")
    desk.do(c.Note(text=SAID), room="Beatrice")
    assert [(each.session, each.speaker) for each in desk.state.notes] == [("forum", "Maria Sol"), ("side", "")]


def test_a_note_says_itself_what_it_is() -> None:
    desk = forum()
    desk.do(
        c.Note(text="  Draft\x1b[31m it \n", kind="Act", owner=" Chile ", due="1 May", attribution="GROUP", tag="x")
    )
    found = note(desk)
    assert (found.text.isprintable(), found.text.startswith("Draft"), found.text.endswith("it")) == (True, True, True)
    assert (found.kind, found.owner, found.due, found.attribution, found.tag, found.part) == (
        "action",
        "Chile",
        "1 May",
        "group",
        "x",
        "D",
    )


def test_numbers_count_over_the_event_whoever_notes() -> None:
    table = floor_table()
    desk, other = forum(table=table), table.desk("Maria", "table:2")
    desk.do(c.Note(text="one"))
    other.do(c.Note(text="two", session="side"))
    desk.do(c.Withdraw(note="1"))
    desk.do(c.Note(text="three"))
    other.do(c.Note(text="four", session="panel"))
    assert [(each.number, each.text, each.writer) for each in other.state.notes] == [
        (1, "one", "Ibrahim"),
        (2, "two", "Maria"),
        (3, "three", "Ibrahim"),
        (4, "four", "Maria"),
    ]


def test_a_note_is_called_with_a_hash_too_or_by_its_id() -> None:
    desk = forum(("10:12", c.Note(text="one")))
    desk.do(c.Correct(note="#1", text="two"))
    desk.do(c.Correct(note=note(desk).id, text="three"))
    assert texts(desk) == {"1": "three"}


def test_a_correction_changes_the_words_alone() -> None:
    desk = forum(("10:12", c.Note(text="one", kind="quote", tag="x")))
    before = note(desk)
    desk.do(c.Correct(note="1", text=" two "))
    after = note(desk)
    assert after.text == "two"
    assert after.version != before.version
    assert (after.id, after.number, after.place, after.at, after.writer, after.kind, after.tag, after.turn) == (
        before.id,
        before.number,
        before.place,
        before.at,
        before.writer,
        before.kind,
        before.tag,
        before.turn,
    )


def test_an_intervention_is_waived_by_name_the_last_without_text_first() -> None:
    again: Steps = (("10:12", c.ListAdd(speaker="Chile")), ("10:13", c.Next()), ("10:14", c.Yield()))
    desk = forum(*again)
    first, _peru, last = run(desk, "forum").all_turns
    desk.do(c.Waive(speaker="chil"))
    assert run(desk, "forum").waived == {last.id}
    desk.do(c.Waive(speaker="chil"))
    assert run(desk, "forum").waived == {last.id, first.id}


def test_an_intervention_is_waived_by_its_count_or_its_id() -> None:
    desk = forum(("10:12", c.ListAdd(speaker="Chile")), ("10:13", c.Next()), ("10:14", c.Yield()))
    first, peru, _last = run(desk, "forum").all_turns
    desk.do(c.Waive(speaker="Chile", turn=1))
    desk.do(c.Waive(speaker=peru.id))
    assert run(desk, "forum").waived == {first.id, peru.id}
    desk.do(c.Undo())
    assert run(desk, "forum").waived == {first.id}


def test_a_session_can_be_waived_from_the_next_one() -> None:
    desk = forum(("11:00", c.Start(session="panel")), ("11:01", c.Waive(speaker="Chile", session="forum")))
    assert len(run(desk, "forum").waived) == 1


@pytest.mark.parametrize("role", ["speaker", "owner", "group"])
def test_a_name_that_is_corrected_is_right_in_the_notes_too(role: str) -> None:
    desk = forum(("10:12", c.ListAdd(speaker="Chile", group="GRULAC")), ("10:13", c.Next()))
    name = "GRULAC" if role == "group" else "Chile"
    desk.do(c.Note(text="one", owner="Chile"))
    desk.do(c.Rename(speaker=name, to="Right"))
    assert getattr(note(desk), role) == "Right"
    desk.do(c.Note(text="two"))
    desk.do(c.Refile(note="2", kind="action", owner=name))
    assert getattr(note(desk, "2"), role) == "Right"
    desk.do(c.Undo())
    desk.do(c.Undo())
    desk.do(c.Undo())
    assert getattr(note(desk), role) == name


@pytest.mark.parametrize(
    "given", [c.Note(text="one", speaker="Kenia"), c.Note(text="one", kind="action", owner="Kenia")]
)
def test_who_stands_in_notes_alone_can_be_renamed_too(given: Command) -> None:
    desk = forum(("10:12", given))
    desk.do(c.Rename(speaker="Kenia", to="Kenya"))
    assert "Kenya" in (note(desk).speaker, note(desk).owner)


def test_a_note_of_an_intervention_that_is_not_there_is_refused() -> None:
    assert "intervention" in refusal(forum(), c.Note(text="one", turn="nonsense"))
