"""The language that the app speaks: every sentence for people passes through here."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations

_catalogue: NullTranslations | None = None


def speak(catalogue: NullTranslations | None) -> None:
    """Use a gettext catalogue from now on; None for the English of the source."""
    global _catalogue  # noqa: PLW0603 - one process speaks one language
    _catalogue = catalogue


def _(text: str) -> str:
    """Return a text in the language spoken."""
    return _catalogue.gettext(text) if _catalogue else text


def ngettext(one: str, many: str, count: int) -> str:
    """Return a text in the language spoken, in the form for a count."""
    if _catalogue:
        return _catalogue.ngettext(one, many, count)
    return one if count == 1 else many
