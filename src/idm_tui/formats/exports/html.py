"""The agenda as one HTML file: it needs nothing beside it, reads on a telephone and prints well."""

from __future__ import annotations

import re
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from idm_tui.formats.exports.page import about, day_title, has_more, remark, table
from idm_tui.formats.exports.people import open_floor
from idm_tui.formats.exports.programme import by_date, iso

if TYPE_CHECKING:
    from collections.abc import Iterator

    from idm_tui.formats.exports.programme import Item, Programme

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")


def write(programme: Programme) -> str:
    """Write the page."""
    return "\n".join(_lines(programme)) + "\n"


def _lines(programme: Programme) -> Iterator[str]:
    plan, event = programme.plan, programme.plan.event
    language = next(filter(_LANGUAGE.fullmatch, event.languages), "en")
    style = (files("idm_tui.formats.exports") / "page.css").read_text("utf-8")
    yield f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{_text(event.title)}</title>\n<style>\n{style}</style>\n</head>"
    yield f'<body data-event="{escape(event.id)}" data-timezone="{escape(event.timezone)}">'
    yield f'<header>\n<h1 dir="auto">{_text(event.title)}</h1>'
    yield from (f'<p class="about" dir="auto">{_text(line)}</p>' for line in about(programme))
    yield "</header>\n<main>"
    for day, items in by_date(programme.items).items():
        yield f'<section data-date="{day.isoformat()}">\n<h2 dir="auto">{_text(day_title(plan, day))}</h2>'
        yield '<div class="wide"><table>'
        heading, rows = table(items)
        names = "".join(f'<th scope="col">{_text(name)}</th>' for name in heading)
        yield f"<thead><tr>{names}</tr></thead>\n<tbody>"
        yield from map(_row, items, rows)
        yield "</tbody>\n</table></div>"
        for item in filter(has_more, items):
            yield from _more(item)
        yield "</section>"
    yield "</main>\n</body>\n</html>"


def _row(item: Item, row: tuple[str, ...]) -> str:
    session = item.session
    when, title, *others, name = map(_text, row)
    start, dash, end = when.partition("–")
    times = f'<time datetime="{iso(item.start)}">{start}</time>{dash}<time datetime="{iso(item.end)}">{end}</time>'
    said = title if item.takes_place else f"<s>{title}</s>"
    return (
        f'<tr class="{session.kind}" data-session="{escape(session.id)}"><td class="time">{times}</td>'
        f'<td class="title" dir="auto">{said}</td>{"".join(f"""<td dir="auto">{cell}</td>""" for cell in others)}'
        f'<td class="id" dir="auto">{name}</td></tr>'
    )


def _more(item: Item) -> Iterator[str]:
    session = item.session
    yield f'<article data-session="{escape(session.id)}">\n<h3 dir="auto">{_text(session.title)}</h3>'
    if words := remark(item):
        yield f'<p class="remark">{_text(words)}</p>'
    if session.subtitle:
        yield f'<p class="subtitle" dir="auto">{_text(session.subtitle)}</p>'
    yield from (f'<p dir="auto">{_text(part)}</p>' for part in session.abstract.split("\n\n") if part.strip())
    if session.questions:
        questions = "".join(f'<li dir="auto">{_text(words)}</li>' for words in session.questions)
        yield f"<ol>{questions}</ol>"
    if words := open_floor(session):
        yield f'<p class="discussion">{_text(words)}</p>'
    yield "</article>"


def _text(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>\n")
