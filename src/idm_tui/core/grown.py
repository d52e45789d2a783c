"""A frozen sequence to which one can be added cheaply: what happened, one after the other.

Adding to a tuple copies it, and a state is made anew with every fact. These share one list between the older and
the newer state, each of which sees its own beginning of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar, overload

Item = TypeVar("Item")


class Grown(Sequence[Item], Generic[Item]):
    """Frozen; `plus` returns a longer one and leaves this one as it is."""

    __slots__ = ("_count", "_shared")

    def __init__(self, shared: list[Item] | None = None, count: int = 0) -> None:
        """Begin empty, or with the first of a shared list."""
        self._shared: list[Item] = [] if shared is None else shared
        self._count = count

    @classmethod
    def of(cls, items: Iterable[Item]) -> Grown[Item]:
        """Make one of what there is."""
        listed = list(items)
        return cls(listed, len(listed))

    def plus(self, item: Item) -> Grown[Item]:
        """Return it with one more at the end."""
        shared = self._shared
        if len(shared) != self._count:  # another went on from here: part ways
            shared = shared[: self._count]
        shared.append(item)
        return Grown(shared, self._count + 1)

    def __len__(self) -> int:
        """Count them."""
        return self._count

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Item]: ...
    def __getitem__(self, index: int | slice) -> Item | Sequence[Item]:
        """Return one, or some."""
        if isinstance(index, slice):
            return self._shared[: self._count][index]
        if not -self._count <= index < self._count:
            raise IndexError(index)
        return self._shared[index % self._count]

    def __eq__(self, other: object) -> bool:
        """Compare with another of its kind."""
        if not isinstance(other, Grown):
            return NotImplemented
        if self._shared is other._shared:
            return self._count == other._count
        return self._count == other._count and list(self) == list(other)

    def __hash__(self) -> int:
        """Hash what is in it."""
        return hash(tuple(self))

    def __repr__(self) -> str:
        """Write what is in it."""
        return f"Grown({list(self)!r})"
