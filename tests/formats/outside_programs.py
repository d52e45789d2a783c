"""Programs that read what the app writes: an office, a browser, a checker of HTML.

Where one is missing its tests are skipped and say so; on the machine that decides about a change they fail.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parent.parent.parent
_VNU = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
_SECONDS = 180
_QUIET = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
]


def needs(program: str) -> str:
    """Return where a program is; without it the test is skipped, or fails where everything must be there."""
    found = shutil.which(program)
    if found is None:
        _missing(f"{program} is not installed")
    return str(found)


def needs_vnu() -> list[str]:
    """Return the beginning of the command that checks HTML."""
    java, jar = needs("java"), Path(os.environ.get("VNU_JAR") or _VNU)
    if not jar.is_file():
        _missing(f"there is no {jar}; npm install vnu-jar, or set VNU_JAR")
    return [java, "-jar", str(jar)]


def _missing(why: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(why)
    pytest.skip(why)


def _run(*words: object) -> str:
    done = subprocess.run(
        [str(word) for word in words], capture_output=True, encoding="utf-8", timeout=_SECONDS, check=False
    )
    assert done.returncode == 0, (words, done.stdout, done.stderr)
    return done.stdout


def complaints(pages: Iterable[Path]) -> list[tuple[str, str]]:
    """Return what the checker has against pages, errors and warnings, each with the name of its file."""
    done = subprocess.run(
        [*needs_vnu(), "--format", "json", "--exit-zero-always", *map(str, pages)],
        capture_output=True,
        encoding="utf-8",
        timeout=_SECONDS,
        check=False,
    )
    found: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    return [(each["url"].rpartition("/")[2], each["message"]) for each in found]


def pdf_of_document(document: Path) -> Path:
    """Turn a Word document into a PDF with an office of its own."""
    folder = document.parent
    profile = (folder / "office").as_uri()
    _run(needs("soffice"), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", folder,
         document)  # fmt: skip
    return document.with_suffix(".pdf")


def text_of_pdf(pdf: Path, *, as_laid_out: bool = False) -> str:
    """Return the text of a PDF, in the order in which it was written or as it stands on the page."""
    return _run(needs("pdftotext"), *(["-layout"] if as_laid_out else []), "-enc", "UTF-8", pdf, "-")


def _browse(folder: Path, *words: object) -> str:
    return _run(needs("chromium"), *_QUIET, f"--user-data-dir={folder / 'browser'}", *words)


def pdf_of_page(page: Path) -> Path:
    """Print a page to PDF as a browser does."""
    pdf = page.with_suffix(".pdf")
    _browse(page.parent, f"--print-to-pdf={pdf}", "--no-pdf-header-footer", page.as_uri())
    return pdf


def shown_in_frame(page: Path, width: int) -> tuple[int, int]:
    """Return how wide a page is in a window of a width: what its content takes, and what there is."""
    # The page stands in a frame: a browser without a screen makes no window under 500 wide.
    outer = page.with_name("frame.html")
    probe = "const d = frames[0].document.documentElement; document.title = d.scrollWidth + ' ' + d.clientWidth"
    outer.write_text(
        f'<!DOCTYPE html><title>not loaded</title><iframe src="{page.name}" width="{width}" height="800"'
        f' style="border:0" onload="{probe}"></iframe>',
        encoding="utf-8",
    )
    words = ("--allow-file-access-from-files", "--window-size=1400,900", "--virtual-time-budget=2000", "--dump-dom")
    dumped = _browse(page.parent, *words, outer.as_uri())
    content, window = dumped.partition("<title>")[2].partition("</title>")[0].split()
    return int(content), int(window)
