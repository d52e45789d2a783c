"""Words as programs keep them: in one of several languages, as HTML, or with names in different keys."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import Any

from idm_tui.formats.imports.draft import Person

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|&[a-z]+;|&#\d+;")
_BLOCKS = frozenset(("p", "br", "li", "div", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol"))
_LANGUAGES = ("en", "fr", "es", "de")


def text_of(value: Any) -> str:
    """Return a text; of one in several languages the English, else the first."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        named = next((value[language] for language in _LANGUAGES if value.get(language)), None)
        return text_of(named if named is not None else next(iter(value.values()), ""))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return ""


def plain_text(value: Any) -> str:
    """Return a text without its HTML; text that has none stays as it is."""
    text = text_of(value)
    if not _TAG.search(text):
        return text.strip()
    reader = _PlainText()
    try:
        reader.feed(text)
        reader.close()
    except (AssertionError, ValueError):
        return unescape(_TAG.sub(" ", text)).strip()
    lines = (" ".join(line.split()) for line in "".join(reader.parts).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _PlainText(HTMLParser):
    """Collects the words between tags; blocks begin on a new line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("script", "style")
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style") and self._hidden > 0
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def person_of(value: Any) -> Person | None:
    """Return a person that a program keeps as a text, or as a table with the name in one of several keys."""
    if isinstance(value, str):
        return Person(value) if value.strip() else None
    if not isinstance(value, dict):
        return None
    first, last = (
        next((text_of(value[key]) for key in keys if value.get(key)), "").strip()
        for keys in (("firstName", "first_name"), ("familyName", "last_name", "lastName"))
    )
    names = ("public_name", "name", "full_public_name", "full_name", "fullName")
    name = f"{first} {last}" if first and last else next((text_of(value[key]) for key in names if value.get(key)), last)
    organisation = next(
        (text_of(value[key]) for key in ("affiliation", "organisation", "organization", "company") if value.get(key)),
        "",
    )
    if not name.strip() and not organisation:
        return None
    return Person(name, organisation=organisation)


def people_of(value: Any) -> list[Person]:
    """Return the people of a list, in its order."""
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [person for person in map(person_of, items) if person is not None]


def table(value: Any) -> dict[str, Any]:
    """Return a table of JSON; an empty one for whatever else stands in its place."""
    return value if isinstance(value, dict) else {}


def tables(value: Any) -> list[dict[str, Any]]:
    """Return the tables of a list, or of a table of tables; none for whatever else stands in its place."""
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [item for item in items if isinstance(item, dict)]
