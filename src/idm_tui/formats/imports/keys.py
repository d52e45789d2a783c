"""The keys of one table as it is written: each is parsed when it is asked for, and all others stay to the letter."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from typing import Any

import tomlkit

from idm_tui.formats.positions import Positions


class Keys(MutableMapping[str, Any]):
    """The values of a table by their keys.

    To parse a whole table so that it can be written back takes twenty times as long as one key of it, and a new
    version changes few keys of many tables.
    """

    def __init__(self, body: str) -> None:
        """Cut the text of a table, from its header on, where its keys begin."""
        cuts = _cuts(body)
        ends = [*(start for start in cuts.values()), len(body)][1:]
        self._head = body[: min(cuts.values(), default=len(body))]
        self._texts = {key: body[start:end] for (key, start), end in zip(cuts.items(), ends, strict=True)}
        self._parsed: dict[str, Any] = {}

    def _document(self, key: str) -> Any:
        if key not in self._parsed:
            self._parsed[key] = tomlkit.parse(self._texts.get(key, ""))
        return self._parsed[key]

    def __getitem__(self, key: str) -> Any:
        """Return a value; what stands in tables of its own has none."""
        if key not in self._texts:
            raise KeyError(key)
        return self._document(key)[key]

    def __setitem__(self, key: str, value: Any) -> None:
        """Change a value, or write a new one behind all others."""
        self._document(key)[key] = value
        self._texts.setdefault(key, "")

    def __delitem__(self, key: str) -> None:
        """Take a key out; comments under it stay."""
        del self._document(key)[key]

    def __iter__(self) -> Iterator[str]:
        """Go through the keys in their order."""
        return iter(self._texts)

    def __len__(self) -> int:
        """Return how many keys there are."""
        return len(self._texts)

    def comment(self, key: str) -> str:
        """Return the comment that stands behind a value."""
        return str(self._document(key).item(key).trivia.comment)

    def has_tables(self, key: str) -> bool:
        """Tell whether a key is written as tables of its own, each under a header."""
        return self._texts.get(key, "").lstrip().startswith("[")

    def text(self) -> str:
        """Return the text of the table; what stands under headers of its own comes last, or it would take in keys."""
        parts = [
            tomlkit.dumps(self._parsed[key]) if key in self._parsed else self._texts[key]
            for key in sorted(self._texts, key=self.has_tables)
        ]
        return "".join([self._head, *(part if part.endswith("\n") or not part else f"{part}\n" for part in parts)])


def _cuts(body: str) -> dict[str, int]:
    """Return where the first line of each key begins, in their order."""
    offsets = sorted((offset, path) for path, offset in Positions(body, with_lists=False).offsets.items())
    depth = max((len(path) for offset, path in offsets if offset == offsets[0][0]), default=0)  # that of the header
    cuts: dict[str, int] = {}
    for offset, path in offsets:
        if len(path) > depth:
            cuts.setdefault(str(path[depth]), body.rfind("\n", 0, offset) + 1)
    return cuts
