"""What is wrong, or doubtful, in an agenda file, and where."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any

from idm_tui.core.record import record

if TYPE_CHECKING:
    from idm_tui.formats.positions import Path


@record
class Problem:
    """One finding. `path` names the key, `line` and `column` count from 1 and are 0 where there is none."""

    message: str
    path: Path = ()
    line: int = 0
    column: int = 0
    source_line: str = field(default="", compare=False)
    is_warning: bool = False

    def headline(self, source: str) -> str:
        """Return the finding on one line, with its place."""
        place = f"{source}:{self.line}:{self.column}" if self.line else source
        where = ".".join(map(str, self.path))
        severity = "warning: " if self.is_warning else ""
        return f"{place}: {severity}{where + ': ' if where else ''}{self.message}"

    def render(self, source: str) -> str:
        """Return the finding with the line of the file and a caret under it."""
        if not self.source_line.strip():
            return self.headline(source)
        text = self.source_line.replace("\t", " ")[:100]
        caret = f"\n    {' ' * (self.column - 1)}^" if self.column <= len(text) else ""
        return f"{self.headline(source)}\n    {text}{caret}"

    def to_json(self) -> dict[str, Any]:
        """Return the finding for programs."""
        return {
            "severity": "warning" if self.is_warning else "error",
            "line": self.line,
            "column": self.column,
            "path": ".".join(map(str, self.path)),
            "message": self.message,
        }


class AgendaError(Exception):
    """An agenda that cannot be used, with every reason."""

    def __init__(self, source: str, problems: list[Problem]) -> None:
        """Take the source's name and what was found in it."""
        self.source, self.problems = source, problems
        super().__init__(problems[0].headline(source) if problems else f"{source}: cannot be used")
