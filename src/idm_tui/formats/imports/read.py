"""Reading a source of any format into a finished agenda, and the report of all that is doubtful."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from idm_tui.core.text import clean_line
from idm_tui.formats.imports.draft import MOST_BYTES, Draft, ImportRefused
from idm_tui.formats.imports.finish import finish
from idm_tui.formats.imports.sniff import FORMATS, form_of, parsed_json
from idm_tui.formats.imports.writer import write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from idm_tui.formats.imports.draft import Doubt, Options

_EACH_KIND = 20


def read_source(data: bytes, source: str, options: Options, form: str = "") -> tuple[str, Draft]:
    """Return the agenda.toml of a source and the draft with its doubts; raises ImportRefused."""
    if len(data) > MOST_BYTES:
        raise ImportRefused("it is larger than 64 MB; an agenda is not")
    if form and form not in FORMATS:
        msg = f'"{form}" is no format; there is: {", ".join(FORMATS)}'
        raise ImportRefused(msg)
    draft = _read(data, form or form_of(data), options)
    finished = finish(draft, options)
    return write(finished, source), finished.draft


def _read(data: bytes, form: str, options: Options) -> Draft:
    if form in ("schedule-json", "pretalx-widget", "indico", "json"):
        return _read_json(data, form, options)
    if form == "schedule-xml":
        from idm_tui.formats.imports import schedule

        return schedule.read_xml(data, options)
    if form == "ics":
        from idm_tui.formats.imports import ics

        return ics.read(data)
    if form in ("csv", "xlsx", "ods"):
        from idm_tui.formats.imports import tables

        readers = {"csv": tables.read_csv, "xlsx": tables.read_xlsx, "ods": tables.read_ods}
        return readers[form](data, options)
    from idm_tui.formats.imports import documents

    return documents.read(data, form, options)


def _read_json(data: bytes, form: str, options: Options) -> Draft:
    from idm_tui.formats.imports import indico, other_json, own, schedule

    tree, guessed = parsed_json(data)
    if not isinstance(tree, dict):
        draft = Draft()
    elif form == "json":
        draft = own.read_json(tree)
    elif form == "indico":
        draft = indico.read(tree)
    else:
        draft = (schedule.read_widget if form == "pretalx-widget" else schedule.read_json)(tree, options)
    if not draft.sessions and not draft.left:
        draft = other_json.read(tree)
    if not isinstance(tree, dict) and not draft.sessions:
        raise ImportRefused("it is JSON, but no table of a schedule")
    if guessed:
        draft.doubt("", "encoding", guessed)
    return draft


def report(draft: Draft, source: str) -> Iterator[str]:
    """Yield a line for each doubtful reading, what is more than twenty of a kind in one, then what there is."""
    told: Counter[str] = Counter()
    for doubt in draft.doubts:
        told[doubt.code] += 1
        if told[doubt.code] <= _EACH_KIND:
            yield _line(doubt, source)
    for code, count in told.items():
        if count > _EACH_KIND:
            yield f"{source}: {code}: and {count - _EACH_KIND} more of this kind"
    sessions, days = len(draft.sessions), len({session.start.date() for session in draft.sessions})
    questions = sum(len(session.questions) for session in draft.sessions)
    yield f"{sessions} sessions on {days} days, {questions} questions; {len(draft.doubts)} readings to check"


def _line(doubt: Doubt, source: str) -> str:
    place = f"{source}:{doubt.place}" if doubt.place else source
    return f"{place}: {doubt.code}: {clean_line(doubt.sentence)}"
