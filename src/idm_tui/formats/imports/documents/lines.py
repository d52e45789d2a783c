"""A document as lines: what every format comes down to before it is read as an agenda."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from idm_tui.core.record import record
from idm_tui.core.text import clean
from idm_tui.formats.imports.documents.days import MONTHS, WEEKDAYS
from idm_tui.formats.imports.documents.page_marks import page_marks
from idm_tui.formats.imports.documents.people import people_in
from idm_tui.formats.imports.names import is_name

if TYPE_CHECKING:
    from collections.abc import Iterator

_BULLET = re.compile(
    r"^[\s]*(?:[•●⦁◆◇❖✓✔▪■►▶◦‣·o*+❓❔➢➤>–—‒―−⁃-]|\(?\d{1,2}[.)/]|[a-z]\)|[a-h]\.(?! ?m\b))[\s\u00a0]+(?=\S)"
    r"|^\d{1,2}\.-\s*(?=\S)|^\s*[•●⦁✓▪■►◦‣➢➤–—-](?=[^\W\d_a-z][^\W\d_]|[¿«“])"
    r"|^\s*[vqüØ§]\s+(?=[^\W\d_a-z]|[¿«“\"])"  # what the marks of symbol fonts become elsewhere
)
_SPACES = re.compile(r"[ \u00a0\u2000-\u200b\u202f\u3000]+")
_WIDE = re.compile(r"[ \t\r\u00a0]+")
BREAK = "\x1e"
"""What stands where one line of the source is several."""
_LINKS = re.compile(r"\s*\[\s?(?:pdf|ppt|pptx|powerpoint|slides|paper|video|audio|link)\s?\]", re.IGNORECASE)
_ASKING = ("❓", "❔")
_RULE = re.compile(r"[=_*~^-]{4,}(?: [=_*~^-]{4,})*")
_TABS = re.compile(r"\t{2,}")
_NUMBERED_TIME = re.compile(r"\s*\d{1,2}[.)]\s*\d")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


# Hyphens that are one, and the bullets that fonts of symbols leave behind.
_ALIKE = str.maketrans({"‐": "-", "‑": "-", "\uf0b7": "•", "\uf0a7": "•", "\uf02d": "•", "\uf0d8": "•", "\uf076": "•"})
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1|(?:\*\*|__)")
_SLANTED = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,300})(?<=\S)\*(?![\w*])")
_WIDE_GAP = re.compile(r"(?<=[^\s]) {4,40}(?=[^\s])")
_GLUED = re.compile(r"(?<=[^\W\d_])\*\*(?=[^\W\d_a-z][^*\n]*\*\*)")
# Lines of an agenda that was printed in one: "… 9.00 - 9.45 Opening … 9.45 - 10.30 Coffee …", "9h Accueil 9h30 …".
_TIME = r"(?:[01]?\d|2[0-4])(?:[.:h][0-5]\d(?:\s?[ap]\.?m\b\.?)?|\s?[ap]\.?m\b\.?|\s?h\b)"
_RANGE = re.compile(
    rf"(?<![–—-]){_TIME}(?:\s?(?:[-–—]|\bto\b|\bà\b|\ba\b)\s?{_TIME})?(?=\s+(?:\+ )?[^\W\d_a-z]|\s+[«“\"¿])"
)
_RANGE_WITHIN = re.compile(
    rf"(?<=\S)(?<!\bat)(?<!\bto)(?<!\ba)(?<!\bà)(?<!\blas)(?<!from)(?<![-–—/])\s+(?={_RANGE.pattern})"
)
_ITEM = re.compile(rf"{_TIME}(?:\s?(?:[-–—]|\bto\b|\bà\b|\ba\b)\s?{_TIME})?\s*(?:[:–—-]\s*)?(?:\+ )?[^\W\d_a-z«“\"¿]")
_DAY = "|".join(
    name for name in WEEKDAYS if name not in ("mon", "tue", "wed", "thu", "fri", "sat", "sun", "lun", "tues")
)
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATE_WITHIN = re.compile(rf"(?<=\S)\s+(?=(?:{_DAY}),? (?:\d{{1,2}}|[^\W\d_]{{3,9}} \d{{1,2}}))", re.IGNORECASE)
_LABEL_WITHIN = re.compile(
    r"(?<=\S)(?:\s{2,}(?=[^\W\d_a-z])|\s+(?=(?:Venue|Lieu|Lugar|Room|Moderat\w+|(?:Session )?Chairs?|Rapporteur"
    r"|(?:Keynote )?[Ss]peakers?|Panell?ists?)\s?:|(?:(?:Welcome|Opening|Closing) )?(?:[Rr]emarks|[Aa]ddress|Statement"
    r"|Presentation) by\b|[\uf0b7\uf0a7\uf0d8•]))"
)
# Pages that have lost all that stood between their lines: "9hCafé d’accueil9h15OuvertureDenis Bruckmann, …".
_HOUR = r"(?:[01]?\d|2[0-3])h(?:[0-5]\d)?"
_GLUED_TIME = re.compile(rf"(?<=[^\W\d_]){_HOUR}(?=[A-ZÀ-Þ«“])")
_AT_TIME = re.compile(rf"(?<!\d)\s?({_HOUR})\s?(?=[A-ZÀ-Þ«“])")
_GLUED_NAME = re.compile(r"(?<=[a-zà-ÿ?)])(?=[A-ZÀ-Þ][a-zà-ÿ]+[ ’'-])")
# "… (in charge of Agenda" above "21) and Bo Sy": no twenty-first point of a list.
_BROKEN_IN_BRACKET = re.compile(r"(\([^()\n]{3,150})\n(\d{1,2}\)(?=[ ,;]))")
# "Thursday, May 4, 7 p.m. - 9 p.m. Reception": the day, then what is on it.
_DATE_AT_HEAD = re.compile(
    rf"\s*((?:{_DAY}),? (?:\d{{1,2}}(?:st|nd|rd|th)? (?:de |of )?(?:{_MONTH})|(?:{_MONTH}) \d{{1,2}}(?:st|nd|rd|th)?)"
    r"(?:,? \d{4})?)(?:\s*[:,–-])?\s+(?=\S)",
    re.IGNORECASE,
)
_CLOCK_WITHIN = re.compile(rf"\b{_TIME}")
_LONGEST_LINE = 70
_FEWEST_WITHIN = 3
_TITLE_IN_BOLD = re.compile(r"\*\*([^*]{10,})\*\*\s+(?=[^\W\d_a-z])")
_LEADING = re.compile(r"^(\W*)(?:\*\*|__)(?=\S)(.+?)(?<=\S)(?:\*\*|__)(?P<rest>[^\n]*)$")


@record
class Line:
    """One line: its words, where it stands in the source, whether it is a bullet, a heading, or a cell of a table.

    `role` is what the heading of its column says: room, speakers, moderators; "published" if it is the date of a page
    and maybe not that of the event; `gap` if an empty line stands before it.
    """

    text: str
    number: int = 0
    is_bullet: bool = False
    is_heading: bool = False
    role: str = ""
    gap: bool = False
    starts_row: bool = False
    """Whether it begins a row of a table, or a paragraph of its own: it continues no other line."""
    is_question: bool = False
    """Whether the mark before it is that of a question: ❓."""
    row: int = 0
    """Which row of its table it stands in, counted from one; 0 outside of tables."""


def line_of(raw: str, number: int, *, gap: bool = False, role: str = "", starts_row: bool = False) -> Line:
    """Make a line of raw text: without marks of a list, with single blanks; tabs stay."""
    text = clean(raw)
    if not text.isascii():
        text = _INVISIBLE.sub("", text.replace("-\u00ad\u2010", "-")).translate(_ALIKE)
    if "[" in text:
        text = _LINKS.sub("", text)
    bullet = _BULLET.match(text)
    # A dash before a time is no bullet but part of a range; "1. Opening" keeps no number.
    is_bullet = bullet is not None and not _NUMBERED_TIME.match(text)
    if bullet is not None and is_bullet:
        text = text[bullet.end() :]
    if "  " in text or "\t" in text or not text.isascii():
        text = _TABS.sub("\t", "\t".join(_SPACES.sub(" ", part).strip() for part in text.strip("\t").split("\t")))
    is_question = bullet is not None and bullet[0].strip() in _ASKING
    if text[:1] in _ASKING and len(text) > 1:
        text, is_bullet, is_question = text[1:].lstrip("\ufe0f "), True, True
    return Line(
        text.strip(), number, is_bullet=is_bullet, role=role, gap=gap, starts_row=starts_row, is_question=is_question
    )


def from_text(text: str) -> Iterator[Line]:
    """Yield the lines of plain text; repeated heads and feet of pages are left out."""
    raws = _with_own_tabs(
        _WIDE_GAP.sub("\t", _BROKEN_IN_BRACKET.sub(r"\1 \2", text)).replace("\f", "\n\f\n").split("\n")
    )
    run_in = _run_in(raws)
    repeated = page_marks(raws)
    gap, mark = False, ""
    parts = ((number, part) for number, whole in enumerate(raws, 1) for part in _parted(whole, run_in))
    for number, whole in parts:
        raw = _without_cell_end(whole)
        bare = " ".join(raw.split())
        if is_mark(bare):
            mark = "- "
            continue
        if not bare or _RULE.fullmatch(bare) or number in repeated or (bare.isdecimal() and len(bare) < 4):
            gap = True
            continue
        words, mark = f"{mark}{raw.replace(chr(12), '')}" if mark else raw.replace("\f", ""), ""
        is_strong = words.strip().startswith(("**", "__")) or words.strip().endswith(("**", "__"))
        bare = without_strong(words)
        line = line_of(_SLANTED.sub(r"\1", bare) if "*" in bare else bare, number, gap=gap)
        if line.text:
            yield replace(line, is_heading=True) if is_strong else line
        gap = False


def _run_in(raws: list[str]) -> set[str]:
    """Return the lines that hold several items, where a document has lost its own lines."""
    found = {raw for raw in raws if len(raw) > _LONGEST_LINE and _holds_items(raw)}
    within = sum(len(_RANGE_WITHIN.findall(raw)) for raw in found)
    if within < _FEWEST_WITHIN or within <= sum(_RANGE.match(raw.strip()) is not None for raw in raws) / 2:
        return set()
    return found


def _holds_items(raw: str) -> bool:
    """Tell whether a line holds several items: its times do not go back by more than from noon to one."""
    times = [re.findall(_TIME, found[0]) for found in _RANGE.finditer(raw)]
    hours = [int(re.findall(r"\d+", ends[0])[0]) for ends in times]
    are_several = len(times) > 1 or any(len(ends) > 1 for ends in times)
    return are_several and all(before <= after or before >= 11 >= after for before, after in pairwise(hours))


def is_mark(text: str) -> bool:
    """Tell whether a text is only the mark of a list, whose words stand beside it or below."""
    return text in ("-", "–", "‒", "−", "•", "·", "*", "o", "▪", "\uf0b7", "\uf0a7", "\uf0d8", "\uf076", "\uf02d")


def _parted(raw: str, run_in: set[str]) -> list[str]:
    """Part a line that holds several: items, points, or a name in bold glued to the title: "TITLE**Name**, post"."""
    if len(_GLUED_TIME.findall(raw)) >= _FEWEST_WITHIN:
        return _GLUED_NAME.sub(BREAK, _AT_TIME.sub(rf"{BREAK}\1 ", raw)).split(BREAK)
    day = _DATE_AT_HEAD.match(raw)
    if day and (_ITEM.match(raw, day.end()) or (":" in day[0] and _CLOCK_WITHIN.search(raw, day.end()))):
        return [day[1], *_items_of(raw[day.end() :], is_run_in=raw in run_in)]
    if raw in run_in:
        return _items_of(raw, is_run_in=True)
    if BREAK in raw or " • " in raw:
        return raw.replace(" • ", f"{BREAK}• ").split(BREAK)
    for glued in _GLUED.finditer(raw) if "**" in raw else ():
        if raw.count("**", 0, glued.start()) % 2 == 0:
            return [raw[: glued.start()], raw[glued.start() :]]
    return [raw]


def _items_of(raw: str, *, is_run_in: bool) -> list[str]:
    """Return the items of a line that may hold several."""
    if not is_run_in:
        return [raw]
    return _LABEL_WITHIN.sub(BREAK, _RANGE_WITHIN.sub(BREAK, _DATE_WITHIN.sub(BREAK, raw))).split(BREAK)


def _without_cell_end(raw: str) -> str:
    """Return a line without the mark that is left of a table whose cells became lines of their own."""
    bare = raw.strip()
    is_end = bare.endswith("|") and (bare == "|" or not bare.startswith("|"))
    return bare[:-1] if is_end else raw


def without_strong(text: str) -> str:
    """Return a line without marks of bold type; what stands bold at its head is set off by a tab."""
    if "**" not in text and "__" not in text:
        return text
    found = _LEADING.match(text)
    is_person = found is not None and found["rest"].startswith(",") and is_name(found[2])  # **Name**, post
    if found and found["rest"].strip(" .:,;") and not is_person:
        behind = found["rest"].lstrip(" :,")
        text = f"{found[1]}{found[2]}\t{without_strong(behind) if found[2][:1].isdigit() else behind}"
    if (title := _TITLE_IN_BOLD.search(text)) and people_in(text[title.end() :]):
        text = f"{text[: title.start()]}{title[1]}\t{text[title.end() :]}"
    return _STRONG.sub(lambda strong: strong.group(2) or " ", text)


def _with_own_tabs(raws: list[str]) -> list[str]:
    """Return the lines; where a program has put a tab between all words, blanks stand there, and tabs for wide gaps."""
    tabbed = [raw for raw in raws if raw.count("\t") >= 2]
    cells = [cell for raw in tabbed for cell in raw.split("\t") if cell.strip()]
    single = sum(" " not in cell.strip() for cell in cells)
    if len(tabbed) > 5 and cells and single > len(cells) * 0.8:
        return [_WIDE.sub(lambda gap: "\t" if gap[0].count("\t") > 1 else " ", raw) for raw in raws]
    return raws
