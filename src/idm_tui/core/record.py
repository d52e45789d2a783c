"""The base of the many small value classes: facts and commands.

A frozen dataclass costs half a millisecond to define, which some sixty of them would add to every start. These
take only their constructor from dataclasses; type checkers still see them as frozen.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any


class Record:
    """A value: equal to another of its class with the same fields."""

    @staticmethod
    def define(cls: type, *, kw_only: bool = False) -> None:
        """Give a class its constructor."""
        dataclass(eq=False, repr=False, kw_only=kw_only)(cls)

    def values(self) -> dict[str, Any]:
        """Return the fields by name."""
        return {f.name: getattr(self, f.name) for f in fields(self)}  # type: ignore[arg-type]

    def __eq__(self, other: object) -> bool:
        """Compare class and fields."""
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        """Hash class and fields."""
        return hash((type(self), *self.__dict__.values()))

    def __repr__(self) -> str:
        """Write it as it would be made."""
        return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in self.values().items())})"
