"""Building and writing a report, with the check of its words; the same for the shell and for the app."""

from __future__ import annotations

import shlex
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from idm_tui.core.language import _
from idm_tui.core.record import record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from idm_tui.core.plan import Plan
    from idm_tui.core.state import State
    from idm_tui.formats.report.content import Attribution, Content
    from idm_tui.formats.report.layout import Block, Cover

Item = TypeVar("Item")
FORMATS = ("md", "docx", "html", "json", "log")
_LONG = 1000
_SHOWN = 100


class ReportError(Exception):
    """A report cannot be written; the message is one sentence, `details` a line for each thing to be mended."""

    def __init__(self, sentence: str, details: Sequence[str] = ()) -> None:
        """Take the sentence and the details."""
        super().__init__(sentence)
        self.details = tuple(details)


@record
class Wanted:
    """Which report is wanted; `has_bar` shows a bar on stderr where it takes long and a person looks on."""

    form: str
    attribution: Attribution = "named"
    is_draft: bool = False
    session: str = ""
    with_annexes: bool = True
    has_bar: bool = False


def write_report(plan: Plan, state: State, now: datetime, wanted: Wanted) -> str | bytes:
    """Return the report in its format; raises ReportError where it must not leave as it is."""
    from idm_tui.core.directory import Directory
    from idm_tui.formats.countries import countries
    from idm_tui.formats.report.build import Builder

    if wanted.form not in FORMATS:
        words = _('"{form}" is no format of a report; there is: {all}')
        raise ReportError(words.format(form=wanted.form, all=", ".join(FORMATS)))
    refuse_unknown(plan, wanted.session)
    if wanted.attribution != "named":
        _refuse_leaks(plan, state, now, wanted)
    builder = Builder(plan, state, now, wanted.attribution, Directory(plan, countries).group_of)
    content = builder.content(is_draft=wanted.is_draft, only=wanted.session, with_annexes=wanted.with_annexes)
    return _render(content, wanted)


def refuse_unknown(plan: Plan, session: str) -> None:
    """Refuse the id of a session that is not there, where one is named; raises ReportError."""
    if session and plan.session(session) is None:
        raise ReportError(_('no session has the id "{id}"').format(id=session))


def _render(content: Content, wanted: Wanted) -> str | bytes:
    if wanted.form == "json":
        from idm_tui.formats.report import as_json

        return as_json.write(content)
    if wanted.form == "log":
        from idm_tui.formats.report import log

        return log.write(content)
    from idm_tui.formats.report.layout import cover, lay_out

    return _writer(wanted.form)(cover(content), _watched(list(lay_out(content)), _("writing"), wanted))


def _writer(form: str) -> Callable[[Cover, Iterable[Block]], str | bytes]:
    if form == "docx":
        from idm_tui.formats.report import docx

        return docx.write
    if form == "html":
        from idm_tui.formats.report import html

        return html.write
    from idm_tui.formats.report import markdown

    return markdown.write


def _watched(items: list[Item], label: str, wanted: Wanted) -> Iterable[Item]:
    """Show a bar while items go by, where it is wanted and there are many."""
    if not wanted.has_bar or len(items) < _LONG or not sys.stderr.isatty():
        return items
    return _with_bar(items, label)


def _with_bar(items: list[Item], label: str) -> Iterator[Item]:
    with click.progressbar(items, label=label, file=sys.stderr) as bar:
        yield from bar


def _refuse_leaks(plan: Plan, state: State, now: datetime, wanted: Wanted) -> None:
    """Name every text that gives somebody away, and stop."""
    from idm_tui.core.text import clean_line, shorten
    from idm_tui.formats.known_terms import known_terms
    from idm_tui.formats.report.leak_check import findings, texts_told

    told = [text for text in texts_told(plan, state, now) if not wanted.session or text.session == wanted.session]
    found = list(findings(_watched(told, _("checking"), wanted), known_terms(plan, state)))
    if not found:
        return
    details = [
        _("{where} gives away {words}: {text}").format(
            where=_("note {number}").format(number=each.where) if each.is_note else each.where,
            words=each.words,
            text=shorten(clean_line(each.text), _SHOWN),
        )
        for each in found
    ]
    first = next((each.where for each in found if each.is_note), "")
    hint = _("correct {number} TEXT changes a note, allow {number} lets it stand").format(number=first)
    if not first:
        hint = _("allow {where} lets title and questions of a session stand").format(where=found[0].where)
    words = _("1 text gives somebody away, so nothing was written; {hint}")
    if len(found) > 1:
        words = _("{count} texts give somebody away, so nothing was written; {hint}")
    raise ReportError(words.format(count=len(found), hint=hint), details)


def write_corrigendum(old: Path, new: Path, form: str) -> str | bytes:
    """Return the corrigendum from one version of a report to another; raises ReportError."""
    from idm_tui.formats.report import corrigendum

    if form not in ("md", "docx", "html"):
        raise ReportError(_('"{form}" is no format of a corrigendum; there is: md, docx, html').format(form=form))
    versions = []
    for path in (old, new):
        try:
            versions.append(corrigendum.read(path.read_text("utf-8")))
        except OSError as error:
            words = _("{path} cannot be read: {reason}")
            raise ReportError(words.format(path=path, reason=(error.strerror or str(error)).lower())) from error
        except ValueError as error:
            msg = f"{path}: {error}"
            raise ReportError(msg) from error
    try:
        blocks = list(corrigendum.corrections(*versions))
    except ValueError as error:
        raise ReportError(str(error)) from error
    return _writer(form)(corrigendum.cover(versions[1]), blocks)


def write_file(text: str | bytes, output: Path) -> None:
    """Write a file, whole or not at all; raises ReportError."""
    target = output.resolve()  # a link stays one
    draft = target.with_name(f".{target.name}.part")
    try:
        draft.write_bytes(text if isinstance(text, bytes) else text.encode())
        draft.replace(target)
    except OSError as error:
        with suppress(OSError):
            draft.unlink()
        words = _("{path} cannot be written: {reason}")
        raise ReportError(words.format(path=output, reason=error.strerror)) from error


def form_of(form: str | None, output: Path | None) -> str:
    """Return the format that is wanted: the one named, else by the name of the file, else Markdown."""
    if form or output is None:
        return form or "md"
    return "md" if "." not in output.name.lstrip(".") else output.name.rpartition(".")[2].lower()


def report_as_typed(words: str, plan: Plan, state: State, now: datetime) -> str:
    """Write the report that a line of the app asks for, as behind `idm-tui report`; returns what was done.

    Raises ReportError.
    """
    from idm_tui.cli.report import whole

    try:
        context = whole.make_context("report", shlex.split(words))
    except (click.ClickException, ValueError) as error:
        raise ReportError(getattr(error, "message", str(error))) from error
    said: dict[str, Any] = context.params
    output = said["output"] or (Path(said["agenda"]) if said["agenda"] else None)
    if output is None:
        raise ReportError(_("name the file, like report.docx"))
    wanted = Wanted(
        form_of(said["form"], output),
        said["attribution"],
        is_draft=said["is_draft"],
        session=said["session"],
        with_annexes=not said["no_annexes"],
    )
    write_file(write_report(plan, state, now, wanted), output)
    return _("the report is in {path}").format(path=output.resolve())
