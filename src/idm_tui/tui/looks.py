"""How each token of a line looks.

The colours are the terminal's own sixteen, so that they suit what people have chosen for it, light or dark; with
another theme Textual translates them. Every state has a glyph and a word beside its colour.
"""

from __future__ import annotations

from rich.style import Style

LOOKS: dict[str, Style | None] = {
    "plain": None,
    "dim": Style(color="bright_black"),
    "strong": Style(bold=True),
    "heading": Style(color="cyan", bold=True),
    "focus": Style(color="bright_yellow", bold=True),
    "now": Style(color="green", bold=True),
    "next": Style(color="cyan"),
    "over": Style(color="bright_black"),
    "good": Style(color="green"),
    "warning": Style(color="yellow", bold=True),
    "danger": Style(color="red", bold=True),
    "overtime": Style(color="red", bold=True, reverse=True),
    "key": Style(color="bright_yellow", bold=True),
    "block-a": Style(color="cyan", reverse=True),
    "block-b": Style(color="blue", reverse=True),
    "block-live": Style(color="green", reverse=True),
    "block-break": Style(color="bright_black"),
    "bar": Style(color="green"),
    "bar-rest": Style(color="bright_black"),
}
