"""Any text gives a draft, or one sentence that says why it does not."""

from __future__ import annotations

import datetime as dt
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idm_tui.formats.imports import documents
from idm_tui.formats.imports.draft import Draft, ImportRefused, Options
from idm_tui.formats.imports.read import read_source

PIECES = st.sampled_from(
    [
        *("4 May 2026", "31 February 2026", "30.2.2026", "2026-13-01", "Day One", "Friday", "29 février", "0/0/2026"),
        *("9:00", "24:00", "24:59 - 25:00", "0:00 am", "13 pm", "12 noon -", "10-45 am", "9.00-9.30", "0900 - 0930"),
        *("Moderator:", "Speakers", "Ms Ana Pérez, ILO", "on behalf of", "(", ")", "Guiding questions:", "Why?", "at"),
        *("\n", "\n\n", "\t", "|", "| --- | --- |", "- ", "• ", "# ", "**", "<td>", "</tr>", "<table>", "<br>", "&"),
        *(
            "\f",
            "\0",
            "All times are in",
            "Europe/Nowhere",
            "Coffee break",
            "End",
            " · ",
            "ID",
            "Time",
            "~~",
            "\\",
            "~",
        ),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(st.one_of(PIECES, PIECES, st.text(max_size=4)), max_size=40).map(" ".join))
OPTIONS = st.sampled_from([Options("UTC", dt.date(2026, 5, 4)), Options("UTC"), Options(), Options("UTC", dt.date.max)])


@given(TEXTS, st.sampled_from(["text", "md", "html"]), OPTIONS)
def test_any_text_is_read_or_refused(text: str, form: str, options: Options) -> None:
    try:
        written, draft = read_source(text.encode("utf-8", errors="surrogatepass"), "a", options, form)
    except ImportRefused as refused:
        assert re.fullmatch(r".+", str(refused))  # noqa: PT017 - refused or read, both are well
    else:
        assert isinstance(draft, Draft)
        assert written.endswith("\n")


@given(st.binary(), st.sampled_from(["text", "md", "html", "docx", "pdf"]))
def test_any_bytes_are_read_or_refused(data: bytes, form: str) -> None:
    for head in (b"", b"%PDF-1.4\n", b"PK\3\4"):
        try:
            documents.read(head + data, form, Options("UTC", dt.date(2026, 5, 4)))
        except ImportRefused as refused:
            assert "\n" not in str(refused)  # noqa: PT017 - refused or read, both are well


@pytest.mark.parametrize(
    "text",
    [
        "4 May 2026\n9:00 " + "(" * 50_000,
        "4 May 2026\n9:00 " + "A " * 50_000,
        "4 May 2026\n9:00 " + "AB CD " * 20_000 + "x",
        "4 May 2026\n9:00 A\n" + "Ana Perez and " * 10_000,
        "4 May 2026\n9:00 A\n" + "Ana Perez, " * 10_000,
        "4 May 2026\n9:00 " + "Chair: Ana Perez (" * 10_000,
        "4 May 2026\n9:00 " + "x – " * 20_000,
        "4 May 2026\n9:00 A\n" + "Dr " * 20_000,
        "4 May 2026\n9:00 A\n" + "*" * 50_000,
        "4 May 2026\n9:00 A\n" + "<b" * 50_000,
        "4 May 2026\n9:00 A\n" + "[" * 20_000,
        "4 May 2026\n9:00 A\n" + "x by " * 20_000,
        "4 May 2026\n" + "9:00 A\n" * 10_000,
        "4 May 2026\n" + " " * 100_000 + "9:00 A",
        "4 May 2026\n9:00 " + "\t" * 50_000 + "A",
        "| Time | Title | ID |\n| --- | --- | --- |\n" + "| " * 20_000,
        "9:00 " + "day " * 20_000 + "\n",
        "9:00-" * 20_000,
        "<!--" * 20_000,
        "<!--" * 20_000 + ">",
        "<table>" * 20_000,
        "4 May 2026\n9:00 A\n" + "Anne-" * 20_000,
        "4 May 2026\n9:00 A\n" + "Talk Jean " * 10_000 + "(",
        "4 May 2026\n9:00 A\nAna Perez, ILO " + "Jean Bo, ILO " * 10_000,
        "4 May 2026\nWelcome " + "." * 50_000 + " 9:00\nTea " + ". " * 20_000 + "9:30\nEnd ...... 9:45\n",
        "4 May 2026\n9:00 A\n" + "Who? " * 20_000,
        "4 May 2026\n9:00 A\n" + "d " * 20_000 + "?",
    ],
    ids=range(27),
)
@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_long_lines_are_read_soon(text: str, form: str) -> None:
    begun = time.monotonic()
    try:
        documents.read(text.encode(), form, Options("UTC", dt.date(2026, 5, 4)))
    except ImportRefused as refused:
        assert "\n" not in str(refused)  # noqa: PT017 - refused or read, both are well
    assert time.monotonic() - begun < 5
