"""The same small agenda as Markdown, HTML, Word and PDF."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from docx import Document

from idm_tui.formats.imports import documents
from idm_tui.formats.imports.draft import ImportRefused, Options
from idm_tui.formats.imports.sniff import form_of

if TYPE_CHECKING:
    from pathlib import Path

    from idm_tui.formats.imports.draft import Draft

FIRST = Options("UTC", dt.date(2026, 5, 4))
ROWS = (
    ("09:00-09:30", "Opening", "Ms Ana Pérez, Director, ILO"),
    ("09:30-11:00", "Session 1: Water and work", "Mr Kofi Mensah, Head, GSS"),
    ("11:00-11:30", "Coffee break", ""),
)


def check(draft: Draft) -> None:
    assert [one.title for one in draft.sessions] == ["Opening", "Session 1: Water and work", "Coffee break"]
    assert [f"{one.start:%d.%m. %H:%M}-{one.end:%H:%M}" for one in draft.sessions if one.end] == [
        "05.05. 09:00-09:30",
        "05.05. 09:30-11:00",
        "05.05. 11:00-11:30",
    ]
    assert [[person.name for person in one.speakers] for one in draft.sessions] == [["Ana Pérez"], ["Kofi Mensah"], []]


def word(*, table: bool) -> bytes:
    document = Document()
    document.add_heading("Workshop on Water", 0)
    document.add_heading("Tuesday, 5 May 2026", 1)
    if table:
        grid = document.add_table(rows=1, cols=3, style="Table Grid")
        for cell, words in zip(grid.rows[0].cells, ("Time", "Session", "Speakers"), strict=True):
            cell.text = words
        for row in ROWS:
            for cell, words in zip(grid.add_row().cells, row, strict=True):
                cell.text = words
    else:
        for time, title, who in ROWS:
            document.add_paragraph(f"{time}\t{title}")
            if who:
                document.add_paragraph(f"Speaker: {who}")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("table", [True, False])
def test_word(table: bool) -> None:  # noqa: FBT001 - a parameter of pytest
    data = word(table=table)
    assert form_of(data) == "docx"
    draft = documents.read(data, "docx", FIRST)
    check(draft)
    assert draft.title == "Workshop on Water"


def test_word_keeps_questions_of_a_list() -> None:
    document = Document()
    for words in ("5 May 2026", "09:00-10:00 Panel", "Guiding questions:"):
        document.add_paragraph(words)
    for words in ("Who pays for the water?", "What works?"):
        document.add_paragraph(words, style="List Bullet")
    out = io.BytesIO()
    document.save(out)
    (one,) = documents.read(out.getvalue(), "docx", FIRST).sessions
    assert one.questions == ["Who pays for the water?", "What works?"]


@pytest.mark.parametrize("table", [True, False])
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice makes the PDF")
def test_pdf(table: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a parameter of pytest
    (tmp_path / "agenda.docx").write_bytes(word(table=table))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "agenda.docx")], check=True, capture_output=True, timeout=120)
    data = (tmp_path / "agenda.pdf").read_bytes()
    assert form_of(data) == "pdf"
    check(documents.read(data, "pdf", FIRST))


def test_markdown() -> None:
    table = "\n".join(f"| {' | '.join(row)} |" for row in (("Time", "Session", "Speakers"), ("---",) * 3, *ROWS))
    check(documents.read(f"# Workshop\n\n## Tuesday, 5 May 2026\n\n{table}\n".encode(), "md", FIRST))
    lines = "\n".join(f"**{time}** {title}\n\n- Speaker: {who}\n" if who else f"**{time}** {title}\n"
                      for time, title, who in ROWS)  # fmt: skip
    check(documents.read(f"# Workshop\n\n## Tuesday, 5 May 2026\n\n{lines}\n".encode(), "md", FIRST))


def test_html() -> None:
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    table = f"<table><tr><th>Time</th><th>Session</th><th>Speakers</th></tr>{cells}</table>"
    page = f"<html><title>Workshop</title><body><script>9:00 No</script><h2>5 May 2026</h2>{table}</body></html>"
    draft = documents.read(page.encode(), "html", FIRST)
    check(draft)
    assert draft.title == "Workshop"


@pytest.mark.parametrize(
    ("data", "form", "words"),
    [
        (b"PK\3\4 cut off", "docx", "damaged Word document"),
        (b"%PDF-1.7 cut off", "pdf", "damaged PDF"),
        (b"   ", "text", "no text"),
        (b"<html><body></body></html>", "html", "no text"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, form: str, words: str) -> None:
    with pytest.raises(ImportRefused, match=words) as refused:
        documents.read(data, form, FIRST)
    assert "\n" not in str(refused.value)
