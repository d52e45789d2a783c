"""Terminals that share an event, for tests."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from idm_tui.core.clock import HubClock
from idm_tui.journal.address import parse
from idm_tui.journal.shared import Member, SharedJournal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from idm_tui.core.sharing import Sharing

PATIENCE_S = 30.0


class Table:
    """Some terminals at one event."""

    def __init__(self, folder: Path, url: str, options: Mapping[str, str] | None = None) -> None:
        self.folder, self.address = folder, parse(url, options)
        self.journals: dict[str, SharedJournal] = {}

    def sit(self, name: str, role: str = "moderator", **more: object) -> SharedJournal:
        member = replace(Member(name, role, name), **more)  # type: ignore[arg-type]
        self.journals[name] = SharedJournal(self.folder / f"{name}.journal", self.address, member, HubClock())
        return self.journals[name]

    def leave(self, name: str) -> None:
        journal = self.journals.pop(name)
        journal.close()
        assert journal.link.fault is None

    def order(self, name: str) -> list[str]:
        found: dict[str, None] = {}
        for each in self.journals[name].read():
            found.pop(each.id, None)
            found[each.id] = None
        return list(found)

    def agree(self, count: int, *names: str) -> list[str]:
        """Wait until all have so many facts, all shared, in one order."""
        end = time.monotonic() + PATIENCE_S
        while True:
            at = names or tuple(self.journals)
            orders = [self.order(name) for name in at]
            standing = [self.journals[name].sharing for name in at]
            if all(len(order) == count and order == orders[0] for order in orders) and all(
                now.is_connected and now.shared == now.total == count for now in standing
            ):
                return orders[0]
            assert time.monotonic() < end, (standing, [len(order) for order in orders])
            time.sleep(0.05)


@contextmanager
def table(folder: Path, url: str, options: Mapping[str, str] | None = None) -> Iterator[Table]:
    made = Table(folder, url, options)
    try:
        yield made
    finally:
        for name in list(made.journals):
            made.leave(name)


def until(journal: SharedJournal, holds: Callable[[Sharing], object]) -> None:
    assert journal.wait(holds, PATIENCE_S), journal.sharing


def eventually(holds: Callable[[], bool]) -> None:
    """Wait until something holds that nobody tells of."""
    end = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)
