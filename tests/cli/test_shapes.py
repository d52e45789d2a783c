"""The public shapes: the keys of the JSON, whole seconds, and instants in the event's zone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.cli.shell import do, run, status

if TYPE_CHECKING:
    from tests.cli.shell import Json

INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")
SESSION = {"id", "title", "kind", "room", "start", "end"}
NOW = {"at", "timezone", "phase", "current", "next"}
STATUS = NOW | {
    "live",
    "offset_s",
    "slack_s",
    "next_hard_stop",
    "projection",
    "floor",
    "list",
    "budget",
    "questions",
    "speaking",
    "timers",
    "message",
}
PARTS = {
    "current": SESSION | {"elapsed_s", "remaining_s"},
    "next": SESSION | {"starts_in_s"},
    "live": {
        "session",
        "started_at",
        "planned_start",
        "planned_end",
        "expected_end",
        "elapsed_s",
        "remaining_s",
        "phase",
    },
    "projection": {"session", "planned_start", "planned_end", "projected_start", "projected_end"},
    "floor": {"speaker", "kind", "for", "since", "limit_s", "elapsed_s", "remaining_s", "paused", "phase"},
    "list": {"open", "limit_s", "entries", "projected_end"},
    "budget": {"left_s", "speakers_left", "per_speaker_s", "discussion_s"},
    "questions": {"number", "text", "state", "time_s", "from"},
    "speaking": {"name", "for", "turns", "total_s"},
}
INSTANTS = {"at", "start", "end", "next_hard_stop"} | {
    key for part in PARTS.values() for key in part if key.endswith(("_at", "_start", "_end", "since"))
}


@pytest.fixture
def busy() -> None:
    """A session in full swing."""
    do("11:00", "start", "session", "i")
    do("11:05", "next")
    do("11:06", "put", "2")
    do("11:06", "list", "add", "Chile", "--for", "GRULAC")
    do("11:06", "timer", "start", "5m")
    do("11:06", "message", "Hello")


def leaves(value: object, key: str = "") -> list[tuple[str, object]]:
    """Return everything that is no container, with its key."""
    if isinstance(value, dict):
        return [leaf for name, part in value.items() for leaf in leaves(part, name)]
    if isinstance(value, list):
        return [leaf for part in value for leaf in leaves(part, key)]
    return [(key, value)]


def assert_plain(found: Json) -> None:
    for key, value in leaves(found):
        if key.endswith("_s"):
            assert value is None or type(value) is int, key
        if key in INSTANTS and value is not None:
            assert INSTANT.fullmatch(str(value)), key
            assert str(value).endswith("+02:00"), key
        assert not isinstance(value, float), key


def test_now_has_its_keys() -> None:
    found = run("now", "--json", "--at", "2007-10-08T11:20").json
    assert found.keys() >= NOW
    assert found["current"][0].keys() >= PARTS["current"]
    assert found["next"][0].keys() >= PARTS["next"]
    assert_plain(found)


@pytest.mark.usefixtures("busy")
def test_status_has_its_keys() -> None:
    found = status("11:10")
    assert found.keys() >= STATUS
    for part, keys in PARTS.items():
        rows = found[part] if isinstance(found[part], list) else [found[part]]
        assert rows, part
        for row in rows:
            assert row.keys() >= keys, part
    assert found["list"]["entries"][0].keys() >= {"name", "kind", "for", "about"}
    assert found["timers"][0].keys() >= {"name", "remaining_s"}
    assert_plain(found)


@pytest.mark.parametrize("at", ["2007-10-08T08:00", "2007-10-08T13:30", "2007-10-08T20:00", "2007-10-10T08:00"])
def test_status_has_its_keys_when_nothing_happens(at: str) -> None:
    found = run("status", "--json", "--at", at).json
    assert found.keys() >= STATUS
    assert found["live"] is None
    assert found["floor"] is None
    assert found["message"] is None
    assert type(found["offset_s"]) is int
    assert found["list"].keys() >= PARTS["list"]
    assert (found["list"]["entries"], found["list"]["projected_end"]) == ([], None)
    assert (found["speaking"], found["timers"]) == ([], [])
    assert_plain(found)


@pytest.mark.usefixtures("busy")
def test_status_begins_with_what_now_says() -> None:
    plan = run("now", "--json", "--at", "2007-10-08T11:10").json
    found = status("11:10")
    assert {key: found[key] for key in NOW} == {key: plan[key] for key in NOW}


def test_json_on_a_pipe_is_one_line_and_keeps_letters() -> None:
    do("15:00", "start", "session", "ii")
    do("15:01", "next")
    answer = run("status", "--json", "--at", "2007-10-08T15:02")
    assert answer.out.count("\n") == 1
    assert "Carlos López" in answer.out


def test_after_the_last_stop_there_is_no_slack() -> None:
    found = status("18:00")
    # On the day itself no hard stop is left; the next day's may count instead.
    assert found["next_hard_stop"] in (None, "2007-10-09T13:00:00+02:00")
    assert (found["slack_s"] is None) == (found["next_hard_stop"] is None)
    found = status("18:00", day="2007-10-09")
    assert (found["next_hard_stop"], found["slack_s"], found["projection"]) == (None, None, [])
