from __future__ import annotations

import json
import os
import re
from dataclasses import fields
from typing import TYPE_CHECKING, Any
from zlib import crc32

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from idm_tui.core.plan import Session
from idm_tui.formats import kept
from idm_tui.formats.problems import AgendaError
from idm_tui.formats.source import SHIPPED, AgendaSource
from tests.agendas import WORKSHOP, plan_of, workshop
from tests.formats.agendas import GOOD, HEAD, session

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from idm_tui.core.plan import Plan

STAMP: list[int | str] = ["agenda.toml", 123456789, 4567]
FULL = GOOD + session(
    "fair", "2026-06-01T12:00:00", "2026-06-03T18:00:00", 'room = "Hall"', "skip = true", "follows = true"
)


def assert_same(one: Plan | None, other: Plan) -> None:
    assert one is not None
    for name in ("ids", "starts", "ends", "days", "rooms", "counts"):
        assert getattr(one.columns, name) == getattr(other.columns, name), name
    assert len(one.sessions) == len(other.sessions)
    for ours, theirs in zip(one.sessions, other.sessions, strict=True):
        for field in fields(Session):
            assert getattr(ours, field.name) == getattr(theirs, field.name), field.name
            assert type(getattr(ours, field.name)) is type(getattr(theirs, field.name)), field.name
    assert (one.event, one.days, one.fingerprint) == (other.event, other.days, other.fingerprint)
    assert (one.rooms, one.edges, one.latest_ends) == (other.rooms, other.edges, other.latest_ends)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "kept.plan"


@pytest.mark.parametrize("plan", [workshop(), plan_of(FULL), plan_of(HEAD)], ids=["workshop", "full", "empty"])
def test_a_kept_plan_equals_the_fresh_one_in_every_session_and_column(plan: Plan, path: Path) -> None:
    kept.write(plan, STAMP, path)
    assert_same(kept.read(path, STAMP), plan)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("stamp", [[], ["other.toml", 123456789, 4567], ["agenda.toml", 123456790, 4567], [*STAMP, 1]])
def test_another_stamp_is_not_taken(stamp: list[int | str], path: Path) -> None:
    kept.write(workshop(), STAMP, path)
    assert kept.read(path, stamp) is None


def test_what_another_version_kept_is_not_taken(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as other:
        other.setattr(kept, "__version__", "0.0.0+other")
        kept.write(workshop(), STAMP, path)
    assert kept.read(path, STAMP) is None


def test_nothing_kept_is_nothing_read_and_what_cannot_be_kept_is_no_trouble(tmp_path: Path) -> None:
    assert kept.read(tmp_path / "none", STAMP) is None
    assert kept.read(tmp_path, STAMP) is None
    in_the_way = tmp_path / "file"
    in_the_way.write_text("x")
    kept.write(workshop(), STAMP, in_the_way / "kept.plan")
    assert in_the_way.read_text() == "x"


def parts(path: Path) -> tuple[bytes, bytes]:
    """Return the line with the checksum, and what it is the checksum of."""
    line, _end, text = path.read_bytes().partition(b"\n")
    return line, text


def seal(path: Path, text: bytes) -> None:
    """Write what a kept plan would hold, with the checksum that it has."""
    path.write_bytes(f"{crc32(text):08x}\n".encode() + text)


def test_a_kept_plan_begins_with_the_checksum_of_all_that_follows(path: Path) -> None:
    kept.write(plan_of(FULL), STAMP, path)
    line, text = parts(path)
    assert re.fullmatch(rb"[0-9a-f]{8}", line)
    assert int(line, 16) == crc32(text)
    seal(path, text)
    assert_same(kept.read(path, STAMP), plan_of(FULL))


@pytest.mark.parametrize("flip", [0x01, 0x80, 0xFF])
def test_any_byte_that_is_another_sets_the_file_aside(flip: int, path: Path) -> None:
    kept.write(plan_of(FULL), STAMP, path)
    line, text = parts(path)
    for position in range(len(text)):
        changed = bytearray(text)
        changed[position] ^= flip
        path.write_bytes(line + b"\n" + changed)
        assert kept.read(path, STAMP) is None, position


# The lines of the sessions are read when they are asked for, too late to fall back.
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_truncated_file_is_left_aside(data: st.DataObject, path: Path) -> None:
    plan = plan_of(FULL)
    kept.write(plan, STAMP, path)
    whole = path.read_bytes()
    assert kept.read(path, STAMP) is not None
    path.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])
    assert kept.read(path, STAMP) is None


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_file_with_junk_in_it_is_left_aside(data: st.DataObject, path: Path) -> None:
    plan = plan_of(FULL)
    kept.write(plan, STAMP, path)
    whole = bytearray(path.read_bytes())
    start = data.draw(st.integers(0, len(whole) - 1))
    junk = data.draw(st.sampled_from([b"", b"\n", b"[", b"]", b"null", b"\x00", b"\xff", b"1", b'"', b"{}"]))
    whole[start : start + data.draw(st.integers(1, 10))] = junk
    before = parts(path)[1]
    path.write_bytes(bytes(whole))
    found = kept.read(path, STAMP)
    if parts(path)[1] != before:
        assert found is None
    elif found is not None:
        assert_same(found, plan)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(junk=st.binary(max_size=60))
def test_a_file_of_junk_is_left_aside(junk: bytes, tmp_path: Path) -> None:
    path = tmp_path / "kept.plan"
    path.write_bytes(junk)
    assert kept.read(path, STAMP) is None


def _deep(_head: dict[str, Any]) -> str:
    return "[" * 100_000


def _without(key: str) -> Callable[[dict[str, Any]], str]:
    return lambda head: json.dumps({name: value for name, value in head.items() if name != key})


def _with(key: str, value: object) -> Callable[[dict[str, Any]], str]:
    return lambda head: json.dumps({**head, key: value})


@pytest.mark.parametrize(
    "change",
    [
        *(_without(key) for key in ("version", "stamp", "fingerprint", "event", "days", "columns")),
        _with("event", []),
        _with("event", {"id": "e"}),
        _with("event", None),
        _with("event", "e"),
        _with("days", None),
        _with("days", [1]),
        _with("columns", []),
        _with("columns", [["one"], [], [], [], [], []]),
        _with("columns", 1),
        lambda _head: "[]",
        lambda _head: "null",
        _deep,
    ],
)
def test_a_head_that_makes_no_sense_is_left_aside(change: Callable[[dict[str, Any]], str], path: Path) -> None:
    kept.write(plan_of(FULL), STAMP, path)
    head, *rest = parts(path)[1].decode().split("\n")
    seal(path, "\n".join([change(json.loads(head)), *rest]).encode())
    assert kept.read(path, STAMP) is None


@pytest.mark.parametrize("text", [b"", b"\n", b"\xff", b"{", b"0", b"nan"])
def test_nonsense_with_a_right_checksum_is_left_aside(text: bytes, path: Path) -> None:
    path.parent.mkdir()
    seal(path, text)
    assert kept.read(path, STAMP) is None


def test_a_changed_file_is_seen_and_taken_up(tmp_path: Path) -> None:
    agenda = tmp_path / "agenda.toml"
    agenda.write_text(GOOD, encoding="utf-8")
    source = AgendaSource(agenda, tmp_path / "cache")
    assert source.load().sessions[0].title == "One"
    assert not source.has_changed()
    agenda.write_text(GOOD.replace('title = "One"', 'title = "Uno"'), encoding="utf-8")
    os.utime(agenda, ns=(10**18, 10**18))
    assert source.has_changed()
    assert source.load().sessions[0].title == "Uno"
    assert not source.has_changed()


def test_a_broken_save_is_told_once_and_the_next_good_one_is_taken_up(tmp_path: Path) -> None:
    agenda = tmp_path / "agenda.toml"
    agenda.write_text(GOOD, encoding="utf-8")
    source = AgendaSource(agenda, tmp_path / "cache")
    before = source.load()
    agenda.write_text(GOOD.replace('kind = "session"', 'kind = "sesion"'), encoding="utf-8")
    assert source.has_changed()
    with pytest.raises(AgendaError, match="sesion"):
        source.load()
    assert not source.has_changed()
    assert before.sessions[0].kind == "session"
    agenda.write_text(GOOD + "\n", encoding="utf-8")
    assert source.has_changed()
    assert len(source.load().sessions) == 2


def test_a_file_that_is_gone_has_not_changed_and_cannot_be_loaded(tmp_path: Path) -> None:
    agenda = tmp_path / "agenda.toml"
    agenda.write_text(GOOD, encoding="utf-8")
    source = AgendaSource(agenda, tmp_path / "cache")
    source.load()
    agenda.unlink()
    assert not source.has_changed()
    with pytest.raises(AgendaError, match="is not there"):
        source.load()


def test_a_source_reads_what_was_kept_as_it_reads_the_file(tmp_path: Path) -> None:
    agenda = tmp_path / "agenda.toml"
    agenda.write_bytes(WORKSHOP.read_bytes())
    fresh = AgendaSource(agenda, tmp_path / "cache").load()
    assert len(list((tmp_path / "cache").iterdir())) == 1
    assert_same(AgendaSource(agenda, tmp_path / "cache").load(), fresh)
    assert_same(AgendaSource(agenda).load(), fresh)
    assert len(fresh.fingerprint) >= 8


def test_a_damaged_keepsake_does_not_hinder_the_source(tmp_path: Path) -> None:
    agenda = tmp_path / "agenda.toml"
    agenda.write_text(GOOD, encoding="utf-8")
    fresh = AgendaSource(agenda, tmp_path / "cache").load()
    (file,) = (tmp_path / "cache").iterdir()
    file.write_bytes(file.read_bytes()[:-3])
    assert_same(AgendaSource(agenda, tmp_path / "cache").load(), fresh)


def test_two_agendas_are_kept_apart(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.toml").write_text(GOOD.replace('title = "Event"', f'title = "{name}"'), encoding="utf-8")
    sources = {name: AgendaSource(tmp_path / f"{name}.toml", tmp_path / "cache") for name in ("a", "b")}
    for _ in range(2):
        assert {name: source.load().event.title for name, source in sources.items()} == {"a": "a", "b": "b"}


def test_the_shipped_agenda_is_the_workshop() -> None:
    assert_same(AgendaSource(SHIPPED).load(), AgendaSource(WORKSHOP).load())
