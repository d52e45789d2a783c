"""How facts travel, and who may write and read where."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idm_tui.core.facts import BODIES, CommandUndone, FloorGiven, NoteTaken, Unknown
from idm_tui.core.rights import ROLES, is_of_record, may_write
from idm_tui.journal.wire import Arrived, Subjects, arrived_facts, from_wire, to_wire, token
from tests.journal.samples import body_of_kind, fact
from tests.journal.test_contract import TEXTS

EVENT = Subjects("idm-2007")
NOTE = NoteTaken(note="n1", number=1, place=1, session="s", writer="Rita", text="said")
GIVEN = FloorGiven("s", "Ann", "t", 60)


def nothing(_command: str) -> list[str]:
    return []


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("kind", BODIES)
def test_every_kind_survives_the_way(kind: str, text: str) -> None:
    given_fact = fact(1, body_of_kind(kind, text, -90), by=text, role=text)
    assert from_wire(to_wire(given_fact)) == given_fact


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"null",
        b"[]",
        b"{}",
        b"[" * 100_000,
        to_wire(fact(1)).replace(b"2007", b"9007"),
        to_wire(fact(1)).replace(b"+00:00", b""),
        to_wire(fact(1)).replace(b"fact-000001", b"x" * 200),
        to_wire(fact(1)).replace(b"fact-000001", b""),
        json.dumps({**json.loads(to_wire(fact(1))), "body": []}).encode(),
        json.dumps({**json.loads(to_wire(fact(1))), "at": None}).encode(),
    ],
    ids=range(12),
)
def test_what_is_no_fact_is_left_out(data: bytes) -> None:
    assert from_wire(data) is None


@given(st.binary(max_size=200))
def test_no_message_does_any_harm(data: bytes) -> None:
    assert from_wire(data) is None or True


def test_what_comes_in_is_cleaned() -> None:
    found = from_wire(to_wire(fact(1, by="Ana\x1b[31m\u202e")))
    assert found is not None
    assert not set("\x1b\u202e") & set(found.by)


@pytest.mark.parametrize(
    ("body", "role", "subject"),
    [
        (GIVEN, "moderator", "idm.idm-2007.facts.shared.room.floor.given"),
        (GIVEN, "chair", "idm.idm-2007.facts.shared.room.floor.given"),
        (NOTE, "moderator", "idm.idm-2007.facts.shared.table.note.taken"),
        (NOTE, "rapporteur", "idm.idm-2007.facts.kept.note.taken"),
        (Unknown("vote.taken", "{}"), "moderator", "idm.idm-2007.facts.shared.room.vote.taken"),
        (
            Unknown("a b.*.>", "{}"),
            "moderator",
            f"idm.idm-2007.facts.shared.room.{token('a b')}.{token('*')}.{token('>')}",
        ),
    ],
    ids=range(6),
)
def test_a_fact_goes_where_those_may_read_it_whom_it_concerns(body: object, role: str, subject: str) -> None:
    given_fact = fact(1, body)  # type: ignore[arg-type]
    of_record = is_of_record(given_fact.body, nothing)
    assert EVENT.of(given_fact, of_record=of_record, is_kept=role == "rapporteur") == subject
    assert may_write(role, of_record=of_record)


def covers(pattern: str, subject: str) -> bool:
    """Tell whether a subject with wildcards covers another, as NATS reads them."""
    wanted, given_parts = pattern.split("."), subject.split(".")
    if wanted[-1] == ">":
        return given_parts[: len(wanted) - 1] == wanted[:-1] and len(given_parts) >= len(wanted)
    return len(wanted) == len(given_parts) and all(a in ("*", b) for a, b in zip(wanted, given_parts, strict=True))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("kind", BODIES)
def test_where_a_role_writes_the_hub_lets_it_and_nowhere_else(role: str, kind: str) -> None:
    given_fact = fact(1, body_of_kind(kind, "text", 1))
    of_record = is_of_record(given_fact.body, nothing)
    for is_kept in (True, False):
        subject = EVENT.of(given_fact, of_record=of_record, is_kept=is_kept)
        is_let = any(covers(pattern, subject) for pattern in EVENT.writable(role))
        assert is_let == may_write(role, of_record=of_record)


def test_the_record_reaches_rapporteurs_alone_and_no_note_the_stage() -> None:
    kept, table, room = (f"idm.idm-2007.facts.{part}.x" for part in ("kept", "shared.table", "shared.room"))
    readers = {subject: {r for r in ROLES if covers(EVENT.readable(r), subject)} for subject in (kept, table, room)}
    assert readers == {kept: {"rapporteur"}, table: {"moderator", "chair", "rapporteur"}, room: set(ROLES)}


def test_what_was_sent_where_its_kind_does_not_belong_is_left_out() -> None:
    floor, note = fact(1, GIVEN), fact(2, NOTE)
    messages = [
        Arrived(1, EVENT.of(floor, of_record=False, is_kept=False), to_wire(floor)),
        Arrived(2, EVENT.of(note, of_record=True, is_kept=True), to_wire(floor)),
        Arrived(3, EVENT.of(note, of_record=True, is_kept=True), to_wire(note)),
        Arrived(4, EVENT.agenda, to_wire(note)),
    ]
    assert arrived_facts(EVENT, messages, nothing) == [(1, floor), (3, note)]


def test_a_rapporteur_cannot_undo_what_happened_in_the_room() -> None:
    floor, note = fact(1, GIVEN, command="given"), fact(2, NOTE, command="noted")
    kept = f"{EVENT.facts}.kept.command.undone"
    messages = [
        Arrived(1, EVENT.of(floor, of_record=False, is_kept=False), to_wire(floor)),
        Arrived(2, EVENT.of(note, of_record=True, is_kept=True), to_wire(note)),
        Arrived(3, kept, to_wire(fact(3, CommandUndone("given")))),
        Arrived(4, kept, to_wire(fact(4, CommandUndone("noted")))),
    ]
    assert [sequence for sequence, _fact in arrived_facts(EVENT, messages, nothing)] == [1, 2, 4]


@given(st.text())
def test_an_event_of_any_name_has_subjects_of_its_own(event: str) -> None:
    subjects = Subjects(event)
    assert not set(" .*>\t\n") & set(subjects.event)
    assert subjects.event
    assert Subjects(subjects.event).event == subjects.event


@given(text=st.text(max_size=200))
def test_a_part_of_a_subject_is_the_same_wherever_it_is_made_anew(text: str) -> None:
    assert token(token(text)) == token(text)
    assert 0 < len(token(text)) <= 60
