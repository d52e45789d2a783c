"""The rapporteur's commands where they are refused: the sentence says why and what would work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from idm_tui.core import commands as c
from tests.desk.days import is_clean
from tests.desk.tables import Table, refusal

if TYPE_CHECKING:
    from idm_tui.core.commands import Command

LIVE = (c.Start(session="panel"),)
ANA = (*LIVE, c.Give(speaker="Ana"))
NOTED = (*ANA, c.Note(text="Skills come first. Jobs follow."))
TWO = (*NOTED, c.Note(text="And money."))
JOINED = (*TWO, c.Join(note="1", other="2"))
GONE = (*NOTED, c.Withdraw(note="1"))
STRUCK = (*NOTED, c.Strike(note="1"))
HEARD = (*ANA, c.Yield())
OFF = (*NOTED, c.OffRecord(switch="on"))

REFUSED: dict[str, tuple[tuple[Command, ...], Command, tuple[str, ...]]] = {
    "note nothing": (LIVE, c.Note(text="  "), ("no note",)),
    "note odd signs alone": (LIVE, c.Note(text="\x1b\x07 \n"), ("no note",)),
    "note an odd kind": (LIVE, c.Note(text="x", kind="speech"), ("speech", "summary", "key-message")),
    "note no kind": (LIVE, c.Note(text="x", kind=""), ("summary", "chairs-summary")),
    "note a kind that may be two": (LIVE, c.Note(text="x", kind="qu"), ("qu", "quote, question")),
    "note a long odd kind": (LIVE, c.Note(text="x", kind="\x1b[31m" + "x" * 5000), ("summary",)),
    "note an odd attribution": (LIVE, c.Note(text="x", attribution="all"), ("all", "named, group, none")),
    "note an unknown question": (LIVE, c.Note(text="x", question=4), ("Panel", "1 to 3")),
    "note a question below nothing": (LIVE, c.Note(text="x", question=-1), ("Panel", "1 to 3")),
    "note a question where there are none": (LIVE, c.Note(text="x", session="side", question=1), ("Side", "no questi")),
    "note of an ambiguous speaker": (LIVE, c.Note(text="x", speaker="an"), ("Ana Núñez", "Anders Ek")),
    "note in an unknown session": (LIVE, c.Note(text="x", session="dinner"), ("dinner", "Panel")),
    "note off the record": (OFF, c.Note(text="x"), ("off the record", "offrecord off")),
    "note elsewhere off the record": (OFF, c.Note(text="x", session="side"), ("off the record",)),
    "correct before anything was noted": (LIVE, c.Correct(note="1", text="x"), ("nothing has been noted",)),
    "correct an unknown": (NOTED, c.Correct(note="7", text="x"), ('"7"', "there are 1")),
    "correct by no number": (NOTED, c.Correct(note="first\n\x1b", text="x"), ("first",)),
    "correct a letter that is none": (NOTED, c.Correct(note="1b", text="x"), ('"1b"',)),
    "correct into nothing": (NOTED, c.Correct(note="1", text=" "), ("withdraw 1",)),
    "correct into the same": (
        NOTED,
        c.Correct(note="1", text=" Skills come first. Jobs follow. "),
        ("note 1 says so already",),
    ),
    "correct what was withdrawn": (GONE, c.Correct(note="1", text="x"), ("note 1 was withdrawn", "undo")),
    "correct what was struck": (STRUCK, c.Correct(note="1", text="x"), ("note 1 was struck", "gone")),
    "correct off the record": (OFF, c.Correct(note="1", text="x"), ("off the record", "offrecord off")),
    "refile an unknown": (NOTED, c.Refile(note="7", kind="quote"), ('"7"',)),
    "refile as it stands": (NOTED, c.Refile(note="1"), ("note 1 stands so already",)),
    "refile to where it stands": (NOTED, c.Refile(note="1", speaker="Ana", question=0), ("stands so already",)),
    "refile as an odd kind": (NOTED, c.Refile(note="1", kind="speech"), ("speech", "decision")),
    "refile to an unknown question": (NOTED, c.Refile(note="1", question=9), ("1 to 3",)),
    "refile to a question of the old session": (NOTED, c.Refile(note="1", session="side", question=1), ("Side Event",)),
    "refile to an unknown session": (NOTED, c.Refile(note="1", session="dinner"), ("dinner",)),
    "refile to an unknown intervention": (NOTED, c.Refile(note="1", turn="nonsense"), ("intervention",)),
    "refile to an ambiguous speaker": (NOTED, c.Refile(note="1", session="side", speaker=" "), ("no name",)),
    "refile what was withdrawn": (GONE, c.Refile(note="1", kind="quote"), ("withdrawn",)),
    "refile what was struck": (STRUCK, c.Refile(note="1", kind="quote"), ("struck",)),
    "split at nothing": (NOTED, c.Split(note="1", text=" "), ("words",)),
    "split at words that are not there": (NOTED, c.Split(note="1", text="money"), ('"money"', "note 1")),
    "split at the beginning": (NOTED, c.Split(note="1", text="Skills"), ("begins", "nothing would be left")),
    "split an unknown": (NOTED, c.Split(note="7", text="Jobs"), ('"7"',)),
    "split what was withdrawn": (GONE, c.Split(note="1", text="Jobs"), ("withdrawn",)),
    "split what was struck": (STRUCK, c.Split(note="1", text="Jobs"), ("struck",)),
    "join with itself": (TWO, c.Join(note="1", other="#1"), ("two different", "join 12 13")),
    "join an unknown": (TWO, c.Join(note="1", other="7"), ('"7"', "there are 2")),
    "join what was joined": (JOINED, c.Join(note="1", other="2"), ("note 2 was withdrawn",)),
    "join what was struck": ((*TWO, c.Strike(note="2")), c.Join(note="1", other="2"), ("note 2 was struck",)),
    "withdraw an unknown": (NOTED, c.Withdraw(note="7"), ('"7"',)),
    "withdraw twice": (GONE, c.Withdraw(note="1"), ("note 1 was withdrawn before",)),
    "strike an unknown": (NOTED, c.Strike(note="7"), ('"7"',)),
    "strike twice": (STRUCK, c.Strike(note="1"), ("note 1 was struck before",)),
    "strike what stands in another": (JOINED, c.Strike(note="2"), ("note 1", "strike 1")),
    "strike what stands in another through a third": (
        (*TWO, c.Note(text="And time."), c.Join(note="2", other="3"), c.Join(note="1", other="2")),
        c.Strike(note="3"),
        ("note 1", "strike 1"),
    ),
    "waive with nobody": (LIVE, c.Waive(speaker="Ana"), ("no speaker", "Ana")),
    "waive who did not speak": (HEARD, c.Waive(speaker="Zoe"), ("Zoe", "Ana Núñez")),
    "waive twice": ((*HEARD, c.Waive(speaker="Ana")), c.Waive(speaker="Ana"), ("Ana Núñez", "already")),
    "waive what has its text": ((*NOTED, c.Yield()), c.Waive(speaker="Ana"), ("Ana Núñez", "has its text")),
    "waive a turn too many": (HEARD, c.Waive(speaker="Ana", turn=2), ("Ana Núñez", "1")),
    "waive a turn below nothing": (HEARD, c.Waive(speaker="Ana", turn=-1), ("Ana Núñez", "1")),
    "waive in an unknown session": (HEARD, c.Waive(speaker="Ana", session="dinner"), ("dinner",)),
    "off the record twice": (OFF, c.OffRecord(switch="ON"), ("already", "offrecord off")),
    "on the record twice": (NOTED, c.OffRecord(switch="off"), ("on the record",)),
    "an odd switch": (NOTED, c.OffRecord(switch="maybe"), ("maybe", "offrecord on", "offrecord off")),
    "no switch": (NOTED, c.OffRecord(switch=""), ("offrecord on",)),
}


@pytest.mark.parametrize(("before", "command", "says"), REFUSED.values(), ids=REFUSED)
def test_a_refused_command(before: tuple[Command, ...], command: Command, says: tuple[str, ...]) -> None:
    table = Table()
    desk = table.desk()
    for one in before:
        desk.do(one)
        table.clock.advance(minutes=1)
    said = refusal(desk, command)
    assert [word for word in says if word not in said] == []
    assert is_clean(said), ascii(said)
    assert len(said) < 400


@pytest.mark.parametrize("said", ["", "  ", "#", "b", "0", "-1", "1.0", "¹", "١", "\x1b[31m", "x" * 5000, "9" * 5000])
def test_odd_numbers_are_refused_in_one_clean_line(said: str) -> None:
    desk = Table().desk()
    desk.do(c.Note(text="one"))
    sentence = refusal(desk, c.Withdraw(note=said))
    assert is_clean(sentence)
    assert len(sentence) < 200
