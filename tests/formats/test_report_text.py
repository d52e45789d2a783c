"""Whatever is noted comes out as the text that it is, in every format."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given, settings

from idm_tui.core import commands as c
from idm_tui.core.text import clean
from idm_tui.formats.report import as_json
from tests.formats.hostile import HOSTILE, NO_CHARACTERS, NOTES
from tests.formats.readers import lined, read_docx, read_html, read_markdown
from tests.formats.reported import content, docx_of, html_of, markdown_of, noted, speaks, told

QUOTED = ("“", "”")


def noted_as(texts: list[str], **filing: str) -> dict[str, str]:
    """Return what the report should show of notes."""
    return {f"2.A.{place}": lined(f"Chile: {clean(text).strip()}") for place, text in enumerate(texts, 1)}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("kind", ["summary", "quote"])
def test_a_hostile_note_comes_out_as_it_is(name: str, kind: str) -> None:
    desk = noted(HOSTILE[name], kind=kind)
    text = clean(HOSTILE[name]).strip()
    expected = {"2.A.1": lined(f"Chile: “{text}”" if kind == "quote" else f"Chile: {text}")}
    found = content(desk)
    assert read_markdown(markdown_of(found)).numbered == expected
    assert read_html(html_of(found))[0].numbered == expected
    assert read_docx(docx_of(found)).numbered == expected
    assert json.loads(as_json.write(found))["chapters"][0]["parts"][-1]["paragraphs"][0]["text"] == text


@pytest.mark.parametrize("form", ["md", "html", "docx", "json"])
def test_code_points_that_are_no_characters_break_no_format(form: str) -> None:
    found = content(noted(NO_CHARACTERS))
    written = {"md": markdown_of, "html": html_of, "docx": docx_of, "json": as_json.write}[form](found)
    assert "a" in str(written)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_owners_questions_and_titles_come_out_as_they_are(name: str) -> None:
    text = " ".join(clean(HOSTILE[name]).split())[:200].strip()
    desk = told(
        ("10:00", c.Start(session="first")),
        *speaks("10:01", text, new=True, group=text),
        ("10:02", c.Note(text="Do it.", kind="action", owner=text, due=text)),
        ("10:03", c.Note(text="Said.", kind="summary", question=0)),
        ("10:04", c.Ask(text=text, asker=text)),
    )
    found = content(desk)
    (spoke,) = found.chapters[0].interventions
    assert lined(spoke.speaker) == lined(text)
    for page in (read_markdown(markdown_of(found)), read_html(html_of(found))[0], read_docx(docx_of(found))):
        assert page.numbered["2.D.1"] == lined(f"Action: Do it. ({text} · {text})")
        assert page.numbered["2.A.1"] == lined(f"{text}, on behalf of {text}: Said.")
        assert lined(text) in [lined(cell) for cell in page.cells]
        assert lined(text) in [lined(words) for words in page.words]
        assert lined(f"From the floor: {text}. It was not put, and stayed open.") in [lined(w) for w in page.words]


@settings(max_examples=60)
@given(NOTES)
@example(["-"])
@example(["a\n\nb"])
@example(["\\\n*"])
def test_any_notes_come_out_as_they_are_in_markdown_and_html(texts: list[str]) -> None:
    expected = noted_as(texts)
    found = content(noted(*texts))
    assert read_markdown(markdown_of(found)).numbered == expected
    assert read_html(html_of(found))[0].numbered == expected


@settings(max_examples=25)
@given(NOTES)
def test_any_notes_come_out_as_they_are_in_word_and_json(texts: list[str]) -> None:
    found = content(noted(*texts))
    assert read_docx(docx_of(found)).numbered == noted_as(texts)
    (part,) = [part for part in as_json.report_of(found).chapters[0].parts if part.paragraphs]
    assert [paragraph.text for paragraph in part.paragraphs] == texts
    assert as_json.Report.model_validate_json(as_json.write(found)) == as_json.report_of(found)
