"""Which format a source has, whatever its name says."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idm_tui.formats.imports.draft import ImportRefused
from idm_tui.formats.imports.sniff import form_of


def archive(*names: str, data: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in names:
            file.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)  # its date is always the same
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "form"),
    [
        ("BEGIN:VCALENDAR\n", "ics"),
        ("\ufeff<!-- x -->\nbegin:vcalendar\n", "ics"),
        ('{"schedule": {}}', "schedule-json"),
        ('\ufeff {"conference": {}}', "schedule-json"),
        ('{"talks": [], "timezone": "UTC"}', "pretalx-widget"),
        ('{"results": {}}', "indico"),
        ('{"format": "idm-tui-agenda/1", "event": {}, "days": []}', "json"),
        ('<?xml version="1.0"?><schedule/>', "schedule-xml"),
        ("<p>Error</p><schedule></schedule>", "schedule-xml"),
        ("<!DOCTYPE html><p>", "html"),
        ("time,session\n9:00,Opening\n9:30,Water\n", "csv"),
        ("Opening, 9:00\nWater, 9:30\nIce, 10:00\n", "text"),
        ("Water days;;\n;;\nZeit;Titel;Raum\n9:00;Eis;Saal\n", "csv"),
        ("Water days\n\nTime,Session,Room\n9:00,Ice,Hall\n", "csv"),
        ("Water days;\nZeit;Titel\n9:00;Eis\n", "csv"),
        ("Water days\n\nHora\tActividad\n9:00\tHielo\n10:00\tAgua\n", "text"),
        ("Water days\n9:00, Opening, Hall\n9:30, Ice, Hall\n", "text"),
        ("<table><tr><td>", "html"),
        ("%PDF-1.7 x", "pdf"),
        ("Date,Time,Title\n2024-01-01,10:00,A\n", "csv"),
        ("Zeit;Titel;Raum\n10:00;A;B\n11:00;C;D\n", "csv"),
        ("Time\tTitle\tRoom\n10:00\tA\tB\n", "csv"),
        ('Time,Title,Notes\n10:00,"A, B, C, D",x\n11:00,"E, F",y\n12:00,"G, H, I",z\n', "csv"),
        ('Time,Title,Notes\n10:00,A,"one\ntwo\nthree\nfour\nfive\nsix"\n11:00,B,"one\ntwo\nthree"\n', "csv"),
        ('Time,Title,Notes\n10:00,"A ""b"" c",x\n', "csv"),
        ("# Forum\n\n10:00 Opening\n", "md"),
        ("| Time | Title |\n| --- | --- |\n| 10:00 | A |\n", "md"),
        ("Forum, Geneva\n\n10:00 Opening, with Ann, Bo and Cy\n11:00 Coffee\n", "text"),
        ("[Core] Forum, Geneva\n\n10:00 Opening\n11:00 Coffee\n", "text"),
        ("Forum\n| Time | What | ||\n| 10:00 | A | ||\n| 11:00 | B | C | D |\n| 12:00 | E | ||\n", "md"),
        ('"Water, land, air": a forum\n\n10:00 Opening\n11:00 Coffee\n', "text"),
    ],
)
def test_the_format_is_what_is_in_it(data: str, form: str) -> None:
    assert form_of(data.encode()) == form
    if form != "pdf":
        for codec in ("utf-16", "utf-16-le", "utf-16-be", "utf-32"):
            assert form_of(data.removeprefix("\ufeff").encode(codec)) == form


@pytest.mark.parametrize(("name", "form"), [("xl/a", "xlsx"), ("word/a", "docx"), ("content.xml", "ods")])
def test_archives_by_what_is_packed(name: str, form: str) -> None:
    assert form_of(archive("a.xml", name)) == form


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"PK\x03\x04" + b"x" * 50, "damaged"),
        (archive("xl/a")[:-10], "damaged"),
        (archive("photo.jpg"), "unpack"),
        (archive("xl/a", data=bytes(65 * 1024 * 1024)), "64 MB"),
        (b"\xd0\xcf\x11\xe0" + bytes(100), "old Office"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "neither text"),
        (b"{", "cut off"),
        (b'{"schedule": {"a": ', "line 1, column"),
        (b"[" * 100_000, "nested too deep|cut off"),
        (b'{"a": 1}', "neither a schedule"),
        (b"[1]", "neither a schedule"),
        (b'{"a": ' + b"9" * 5000 + b"}", "nested too deep|number"),
        (b"<?xml version='1.0'?><feed/>", "no schedule"),
    ],
)
def test_what_it_is_not_is_said_in_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(ImportRefused, match=words):
        form_of(data)


@given(st.binary() | st.text().map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_have_a_format_or_a_sentence(data: bytes) -> None:
    try:
        assert form_of(data)
    except ImportRefused as refused:
        assert "\n" not in str(refused)  # noqa: PT017 - both are well
