"""The report as one HTML file: valid, by itself, on a telephone, and on paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from idm_tui.core import commands as c
from tests.formats.hostile import HOSTILE, NO_CHARACTERS
from tests.formats.outside_programs import (
    complaints,
    needs,
    needs_vnu,
    pdf_of_page,
    shown_in_frame,
    text_of_pdf,
)
from tests.formats.readers import read_html
from tests.formats.reported import ATTRIBUTIONS, FORUM, content, html_of, noted, paragraphs, speaks, told

if TYPE_CHECKING:
    from pathlib import Path

    from idm_tui.desk import Desk


def hostile() -> Desk:
    """Return a desk with hostile notes by a hostile name."""
    name = " ".join(HOSTILE["html"].split())
    notes = ((f"10:{place:02}", c.Note(text=text)) for place, text in enumerate(HOSTILE.values(), 2))
    return told(("10:00", c.Start(session="first")), *speaks("10:01", name, new=True, group="<b>"), *notes)


def written(folder: Path, desk: Desk, name: str = "report", **options: bool) -> list[Path]:
    files = []
    for attribution in ATTRIBUTIONS:
        files.append(folder / f"{name}-{attribution}.html")
        files[-1].write_text(html_of(content(desk, attribution, **options)), encoding="utf-8")
    return files


def test_the_checker_has_nothing_against_any_report(tmp_path: Path) -> None:
    needs_vnu()
    files = written(tmp_path, told(*FORUM), "forum", is_draft=True)
    files += written(tmp_path, told(), "empty")
    composed = {name: text for name, text in HOSTILE.items() if name != "decomposed"}
    files += written(tmp_path, noted(*composed.values()), "hostile")
    assert complaints(files) == []


@pytest.mark.parametrize("text", [HOSTILE["decomposed"], NO_CHARACTERS], ids=["decomposed", "no characters"])
def test_the_checker_has_nothing_against_odd_letters(text: str, tmp_path: Path) -> None:
    needs_vnu()
    (file, *_others) = written(tmp_path, noted(text))
    assert complaints([file]) == []


@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
def test_the_file_needs_nothing_beside_it(attribution: str) -> None:
    text = html_of(content(hostile(), attribution))  # type: ignore[arg-type]
    _page, references, tags = read_html(text)
    assert references
    assert all(reference.startswith("href=#") for reference in references)
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "base", "form", "svg", "b "}
    style = text.partition("<style>")[2].partition("</style>")[0]
    assert not re.search(r"url\(|@import|https?:", style)


def test_every_reference_leads_somewhere_and_no_name_is_given_twice() -> None:
    text = html_of(content(told(*FORUM)))
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(set(ids)) == len(ids)
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(ids)


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("case", ["forum", "hostile"])
def test_nothing_is_wider_than_the_window(width: int, case: str, tmp_path: Path) -> None:
    needs("chromium")
    desk = told(*FORUM) if case == "forum" else hostile()
    file = written(tmp_path, desk)[0]
    content_width, window = shown_in_frame(file, width)
    assert content_width <= window
    assert width - 20 <= window <= width  # a scroll bar may stand beside it


def test_all_notes_are_printed(tmp_path: Path) -> None:
    needs("chromium")
    needs("pdftotext")
    found = content(told(*FORUM))
    file = tmp_path / "report.html"
    file.write_text(html_of(found), encoding="utf-8")
    text = " ".join(text_of_pdf(pdf_of_page(file)).split())
    for number, words in paragraphs(found).items():
        assert number in text
        assert words.partition(": ")[2] in text


def test_a_long_note_is_printed_to_its_end(tmp_path: Path) -> None:
    needs("chromium")
    needs("pdftotext")
    file = tmp_path / "report.html"
    file.write_text(html_of(content(noted(f"{HOSTILE['very long']} The very end."))), encoding="utf-8")
    text = " ".join(text_of_pdf(pdf_of_page(file)).split())
    assert text.count("Long words and more of them, again.") == 556
    assert "The very end." in text


@pytest.mark.parametrize(("where", "outcome"), [("", pytest.skip.Exception), ("true", pytest.fail.Exception)])
def test_a_program_that_is_missing_is_told(
    where: str, outcome: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", where)
    monkeypatch.setenv("VNU_JAR", "/missing/vnu.jar")
    for ask in (lambda: needs("no-such-program"), needs_vnu):
        with pytest.raises(outcome, match=r"is not installed|there is no /missing/vnu\.jar"):
            ask()
