"""The report as one HTML file: it needs nothing beside it, reads on a telephone and prints well."""

from __future__ import annotations

import unicodedata
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from idm_tui.core.language import _
from idm_tui.formats.report.layout import Heading, Numbered, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from idm_tui.formats.report.content import Table
    from idm_tui.formats.report.layout import Block, Cover


def write(cover: Cover, blocks: Iterable[Block]) -> str:
    """Write the document."""
    body = _Body()
    for block in blocks:
        body.add(block)
    contents = [_toc(heading, anchor) for heading, anchor in body.headings if heading.level <= 2]
    mark = f'<p class="stamp">{_text(cover.stamp)}</p>' if cover.stamp else ""
    style = (files("idm_tui.formats.report") / "report.css").read_text("utf-8")
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(cover.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(cover.title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n{mark}\n"
        f'<header>\n<h1 dir="auto">{_text(cover.title)}</h1>\n{body.front()}</header>\n'
        f'<nav aria-label="{escape(_("Contents"))}">\n<ul>\n{chr(10).join(contents)}\n</ul>\n</nav>\n'
        f"<main>\n{body.rest()}</main>\n</body>\n</html>\n"
    )


class _Body:
    """Collects the body, and its headings for the table of contents."""

    def __init__(self) -> None:
        self.headings: list[tuple[Heading, str]] = []
        self._front: list[str] = []
        self._rest: list[str] = []

    def add(self, block: Block) -> None:
        if isinstance(block, Heading):
            anchor = f"h-{len(self.headings) + 1}"
            self.headings.append((block, anchor))
            words = " ".join(filter(None, (block.number, block.text)))
            self._rest.append(f'<h{block.level + 1} id="{anchor}" dir="auto">{_text(words)}</h{block.level + 1}>')
        else:
            (self._rest if self.headings else self._front).extend(_block(block))

    def front(self) -> str:
        return "".join(f"{line}\n" for line in self._front)

    def rest(self) -> str:
        return "".join(f"{line}\n" for line in self._rest)


def _toc(heading: Heading, anchor: str) -> str:
    words = " ".join(filter(None, (heading.number, heading.text)))
    return f'<li class="level-{heading.level}"><a href="#{anchor}" dir="auto">{_text(words)}</a></li>'


def _block(block: Words | Numbered | Table) -> Iterator[str]:
    if isinstance(block, Words):
        tag = "blockquote" if block.look == "question" else "p"
        yield f'<{tag} class="{block.look}" dir="auto">{_text(block.text)}</{tag}>'
    elif isinstance(block, Numbered):
        lead = f'<b class="lead">{_text(block.lead)}:</b> ' if block.lead else ""
        tail = f' <i class="tail">({_text(block.tail)})</i>' if block.tail else ""
        text = f"<q>{_text(block.text)}</q>" if block.is_quote else f"<span>{_text(block.text)}</span>"
        number = f'<a class="number" href="#p-{escape(block.number)}">{_text(block.number)}</a>'
        yield f'<div class="numbered" id="p-{escape(block.number)}">{number}<p dir="auto">{lead}{text}{tail}</p></div>'
    else:
        yield f'<div class="wide"><table>\n<caption>{_text(block.caption)}</caption>'
        yield f"<thead><tr>{''.join(f'<th scope=col>{_text(cell)}</th>' for cell in block.heading)}</tr></thead>"
        yield "<tbody>"
        for row in block.rows:
            yield f"<tr>{''.join(f'<td dir=auto>{_text(cell)}</td>' for cell in row)}</tr>"
        yield "</tbody>\n</table></div>"


def _text(text: str) -> str:
    # Accents that were typed as marks of their own are composed, as a page of the web should have them.
    return escape(unicodedata.normalize("NFC", text), quote=False).replace("\n", "<br>\n")
