"""`idm-tui find`: words in notes, questions, speakers and sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from idm_tui.cli.options import agenda_option, at_option, echo_json, journal_option, json_option
from idm_tui.core.language import _
from idm_tui.core.text import clean_line

if TYPE_CHECKING:
    from pathlib import Path

    from idm_tui.core.finding import Found
    from idm_tui.core.plan import Plan
    from idm_tui.core.state import State


@click.command("find")
@click.argument("words", nargs=-1, required=True)
@agenda_option
@click.option("--most", type=click.IntRange(1, 10_000), default=50, help="How many to print at most; 50 if left out.")
@at_option
@journal_option
@json_option
def command(
    words: tuple[str, ...], agenda: str | None, most: int, when: str | None, journal: Path | None, *, as_json: bool
) -> None:
    """Find words in notes, questions, speakers and sessions; beginnings of words are enough."""
    from idm_tui.cli.report import what_happened
    from idm_tui.journal.search import SearchIndex

    plan, state, _now = what_happened(agenda, when, journal)
    index = SearchIndex()
    index.take_up(plan, state)
    found = index.find(" ".join(words), most)
    if as_json:
        echo_json([_json(plan, state, each) for each, _around in found])
        return
    for each, around in found:
        click.echo(f"{_where(plan, state, each)}: {clean_line(around)}")
    if not found:
        click.echo(_("nothing was found"), err=True)


def _where(plan: Plan, state: State, found: Found) -> str:
    session = plan.session(found.session)
    title = session.short_title if session else found.session
    note = state.notes.get(found.of) if found.kind == "note" else None
    if note is not None:
        who = f", {note.speaker}" if note.speaker else ""
        return f"{plan.local(note.at):%Y-%m-%d %H:%M} {title}, {_('note {number}').format(number=note.label)}{who}"
    if found.kind == "question":
        return f"{title}, {_('question {number}').format(number=found.of)}"
    return f"{title}, {_('speaker')}" if found.kind == "speaker" else title


def _json(plan: Plan, state: State, found: Found) -> dict[str, Any]:
    note = state.notes.get(found.of) if found.kind == "note" else None
    said: dict[str, Any] = {"kind": found.kind, "session": found.session or None, "text": found.title}
    if note is not None:
        said |= {
            "note": note.label,
            "at": plan.local(note.at).isoformat(),
            "speaker": note.speaker or None,
            "question": note.question or None,
            "note_kind": note.kind,
        }
    elif found.kind == "question":
        said["number"] = int(found.of)
    return said
