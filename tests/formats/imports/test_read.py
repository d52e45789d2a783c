"""Anything at all, in any format: an agenda that can be read, or one sentence."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idm_tui.formats.imports.draft import ImportRefused
from idm_tui.formats.imports.read import read_source
from idm_tui.formats.imports.sniff import FORMATS
from tests.formats.imports.reading import PARIS, imported, read_or_refused

STARTS = [b"", b"BEGIN:VCALENDAR\r\n", b"<schedule>", b'{"schedule":', b'{"results":', b"PK\x03\x04", b"%PDF-1.4\n"]
STARTS += [
    b"Time,Title,Room\n",
    b"# Day\n10:00 ",
    b"<html><p>10:00 ",
    b"1 June 2026\n10:00 ",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
]


@given(st.sampled_from(STARTS), st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(start: bytes, rest: bytes) -> None:
    read_or_refused(start + rest)


@pytest.mark.parametrize("form", FORMATS)
@given(data=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_as_the_format_that_is_named(form: str, data: bytes) -> None:
    read_or_refused(data, form)


_TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
)
_ROOTS = st.sampled_from(
    ["schedule", "conference", "talks", "rooms", "timezone", "results", "format", "event", "sessions"]
)


@given(st.dictionaries(_ROOTS, _TREES))
def test_any_tree_of_json_is_read_or_refused(tree: dict[str, Any]) -> None:
    for form in ("", "json", "schedule-json", "pretalx-widget", "indico"):
        read_or_refused(json.dumps(tree).encode(), form)


@pytest.mark.parametrize(
    ("data", "form", "words"),
    [
        (b"x", "docm", '"docm" is no format; there is: ics, '),
        (b"[1]", "schedule-json", "no table"),
        (b"x", "ics", "no calendar"),
        (b"x", "schedule-xml", "no whole XML"),
        (bytes(64 * 1024 * 1024 + 1), "", "64 MB"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, form: str, words: str) -> None:
    with pytest.raises(ImportRefused, match=words):
        read_source(data, "x", PARIS, form)


def _calendar(count: int) -> str:
    lines = (
        f"BEGIN:VEVENT\r\nUID:u{n}@x\r\nDTSTART;TZID=Europe/Paris:202601{n // 400 + 1:02}T"
        f"{n % 400 // 20:02}{n % 20:02}00\r\nDURATION:PT1M\r\nSUMMARY:Talk {n}\r\nLOCATION:R{n % 9}\r\nEND:VEVENT\r\n"
        for n in range(count)
    )
    return f"BEGIN:VCALENDAR\r\n{''.join(lines)}END:VCALENDAR\r\n"


def _indico(count: int) -> str:
    def at(number: int) -> dict[str, str]:
        time = f"{number % 400 // 20:02}:{number % 20:02}:00"
        return {"date": f"2026-01-{number // 400 + 1:02}", "time": time, "tz": "Europe/Paris"}

    talks = [{"id": n, "title": f"Talk {n}", "startDate": at(n), "duration": 1} for n in range(count)]
    return json.dumps({"results": [{"id": 1, "title": "E", "timezone": "Europe/Paris", "contributions": talks}]})


@pytest.mark.parametrize("data", [_calendar(10_000), _indico(10_000)], ids=["ics", "indico"])
def test_ten_thousand_sessions_are_read_soon(data: str) -> None:
    begun = time.process_time()
    read_source(data.encode(), "x", PARIS)
    assert time.process_time() - begun < 10


def test_a_calendar_of_a_thousand_is_an_agenda() -> None:
    assert len(imported(_calendar(1_000))[0].sessions) == 1_000


TITLE = "Séance d’été à Genève"
IN_OLD_WORDS = {
    "ics": "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260601T070000Z\r\nDTEND:20260601T080000Z\r\n"
    f"SUMMARY:{TITLE[:8]}\r\n {TITLE[8:]}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    "pretalx-widget": json.dumps(
        {"timezone": "UTC", "rooms": [], "talks": [{"title": TITLE, "start": "2026-06-01T07:00Z"}]}, ensure_ascii=False
    ),
    "csv": f"Date,Time,Title\n2026-06-01,07:00,{TITLE}\n",
}
WORDS = IN_OLD_WORDS | {
    "text": f"1 June 2026\n\n07:00 - 08:00 {TITLE}\n",
    "md": f"# Forum\n\n## 1 June 2026\n\n07:00 - 08:00 {TITLE}\n",
    "html": f"<html><body><h1>Forum</h1><p>1 June 2026</p><p>07:00 - 08:00 {TITLE}</p></body></html>",
    "schedule-xml": '<?xml version="1.0"?><schedule><day date="2026-06-01"><room><event><start>07:00</start>'
    f"<title>{TITLE}</title></event></room></day></schedule>",
}


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("form", WORDS)
def test_unicode_is_told_by_its_mark_or_its_zeros(form: str, codec: str) -> None:
    _, draft = read_source(WORDS[form].encode(codec), "x", PARIS)
    assert [session.title for session in draft.sessions] == [TITLE]
    assert "encoding" not in {doubt.code for doubt in draft.doubts}


@pytest.mark.parametrize("codec", ["cp1252", "mac_roman"])
@pytest.mark.parametrize("form", IN_OLD_WORDS)
def test_an_old_encoding_is_guessed_and_said(form: str, codec: str) -> None:
    _, draft = read_source(WORDS[form].encode(codec), "x", PARIS)
    assert [session.title for session in draft.sessions] == [TITLE]
    said = [doubt.sentence for doubt in draft.doubts if doubt.code == "encoding"]
    assert len(said) == 1
    assert said[0].startswith(f"it is not UTF-8 and was read as {codec}, for example")
