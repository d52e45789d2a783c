"""Where each key of a TOML text stands, which no kept library tells.

Only used when there is something to report, on a text that `tomllib` has accepted: it may trust the grammar.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from dataclasses import dataclass, field

Path = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r"""[ \t]*("(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[A-Za-z0-9_-]+)[ \t]*""")
_STRING = re.compile(r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL)
_SCALAR = re.compile(r"[^,\]}\n#]+")
_FLAT_LIST = re.compile(rf"\[(?:[^\[\]\"'#]++|#[^\n]*|{_STRING.pattern})*+\]", re.DOTALL)


@dataclass
class Positions:
    """The offset of every table header, key and array element of a text.

    Whoever does not look into lists is served twice as fast by `with_lists=False`.
    """

    text: str
    with_lists: bool = True
    offsets: dict[Path, int] = field(default_factory=dict)
    _at: int = 0
    _counts: dict[Path, int] = field(default_factory=dict)
    _line_starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        """Walk through the text once."""
        self._line_starts = [0, *(found.end() for found in re.finditer("\n", self.text))]
        table: Path = ()
        while (ahead := self._skip()) != "":
            if ahead == "[":
                table = self._header()
            else:
                self._pair(table)

    def line_and_column(self, path: Path) -> tuple[int, int]:
        """Return where a path stands, from 1; what is missing is looked for at its table."""
        known = path
        while known and known not in self.offsets:
            known = known[:-1]
        offset = self.offsets.get(known, 0)
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def _skip(self) -> str:
        """Pass over white space and comments; return the character ahead, empty at the end."""
        found = _BLANK.match(self.text, self._at)
        self._at = found.end() if found else self._at
        return self.text[self._at : self._at + 1]

    def _dotted(self) -> Path:
        keys: list[str] = []
        while found := _KEY.match(self.text, self._at):
            self._at = found.end()
            word = found[1]
            keys.append(tomllib.loads(f"k = {word}")["k"] if word[0] in "\"'" else word)
            if self.text[self._at : self._at + 1] != ".":
                break
            self._at += 1
        return tuple(keys)

    def _absolute(self, keys: Path) -> Path:
        """Put the number of the latest element behind each key that names an array of tables."""
        found: Path = ()
        for key in keys:
            found = (*found, key)
            if found in self._counts:
                found = (*found, self._counts[found])
        return found

    def _header(self) -> Path:
        start = self._at
        array = self.text.startswith("[[", self._at)
        self._at += 2 if array else 1
        keys = self._dotted()
        self._at += 2 if array else 1
        if array:
            name = (*self._absolute(keys[:-1]), keys[-1])
            self._counts[name] = self._counts.get(name, -1) + 1
            self.offsets.setdefault(name, start)
        table = self._absolute(keys)
        self.offsets[table] = start
        return table

    def _pair(self, table: Path) -> None:
        start = self._at
        keys = self._dotted()
        if not keys:  # never on a valid text; do not loop on another
            self._at = len(self.text)
            return
        path = (*table, *keys)
        for end in range(len(table) + 1, len(path) + 1):
            self.offsets.setdefault(path[:end], start)
        self._at += 1  # the equals sign
        self._value(path)

    def _value(self, path: Path) -> None:
        self._skip_blanks()
        opening = self.text[self._at : self._at + 1]
        if opening == "[" and not self.with_lists and (found := _FLAT_LIST.match(self.text, self._at)):
            self._at = found.end()
        elif opening == "[":
            self._at += 1
            self._elements(path)
        elif opening == "{":
            self._at += 1
            self._inline(path)
        elif found := (_STRING if opening in "\"'" else _SCALAR).match(self.text, self._at):
            self._at = found.end()

    def _skip_blanks(self) -> None:
        while self.text[self._at : self._at + 1] in (" ", "\t"):
            self._at += 1

    def _elements(self, path: Path) -> None:
        number = 0
        while self._skip() not in ("]", ""):
            self.offsets[*path, number] = self._at
            self._value((*path, number))
            number += 1
            self._comma()
        self._at += 1

    def _inline(self, path: Path) -> None:
        while self._skip() not in ("}", ""):
            self._pair(path)
            self._comma()
        self._at += 1

    def _comma(self) -> None:
        if self._skip() == ",":
            self._at += 1
