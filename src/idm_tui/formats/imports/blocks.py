"""An agenda's text in blocks, one for each table, so that one can be changed and all others stay to the letter."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from idm_tui.formats.imports.draft import ImportRefused
from idm_tui.formats.imports.keys import Keys
from idm_tui.formats.positions import Positions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from idm_tui.formats.positions import Path
    from idm_tui.formats.toml import Reading

_SESSION_DEPTH = 4  # days, its number, sessions, its number


@dataclass(eq=False)
class Block:
    """A table as it is written: `lead` are the blank lines and comments that belong to it, `body` is the rest."""

    path: Path
    lead: str
    body: str
    start: datetime | None = None
    """When the session begins by now; None where it is no session."""

    @contextmanager
    def changing(self) -> Iterator[Keys]:
        """Hand out the keys of this block to be changed, and write them back."""
        keys = self.keys()
        yield keys
        self.body = _ended(keys.text())

    def keys(self) -> Keys:
        """Return the keys of this block, to take values from."""
        return Keys(self.body)


@dataclass(eq=False)
class DayBlocks:
    """A day's own block and those of its sessions."""

    date: date
    head: Block
    rest: list[Block] = field(default_factory=list)

    def put(self, block: Block) -> None:
        """Place a session before the first one that begins later."""
        assert block.start is not None
        after = 0
        for place, other in enumerate(self.rest):
            if other.start is not None:
                if other.start > block.start:
                    after = place
                    break
                after = place + 1
        self.rest.insert(after, block)

    def is_in_order(self, block: Block) -> bool:
        """Tell whether a session stands between those before and after it."""
        place = self.rest.index(block)
        before = next((other.start for other in reversed(self.rest[:place]) if other.start is not None), None)
        after = next((other.start for other in self.rest[place + 1 :] if other.start is not None), None)
        return (before is None or before <= _start(block)) and (after is None or _start(block) <= after)


@dataclass
class Layout:
    """The whole text: what stands before the first table, then days, and all that is no day."""

    items: list[Block | DayBlocks] = field(default_factory=list)

    @property
    def days(self) -> list[DayBlocks]:
        """The days, as the file has them."""
        return [item for item in self.items if isinstance(item, DayBlocks)]

    def sessions(self) -> dict[Path, tuple[DayBlocks, Block]]:
        """Return every session's day and block by its path."""
        return {block.path: (day, block) for day in self.days for block in day.rest if block.start is not None}

    def block(self, path: Path) -> Block | None:
        """Return the block of a table that is no session."""
        blocks = (item.head if isinstance(item, DayBlocks) else item for item in self.items)
        return next((block for block in blocks if block.path == path), None)

    def put_day(self, day: DayBlocks) -> None:
        """Place a day before the first one that is later."""
        places = [place for place, item in enumerate(self.items) if isinstance(item, DayBlocks)]
        later = (place for place in places if self._date(place) > day.date)
        self.items.insert(next(later, places[-1] + 1 if places else len(self.items)), day)

    def _date(self, place: int) -> date:
        item = self.items[place]
        assert isinstance(item, DayBlocks)
        return item.date

    def text(self) -> str:
        """Return the text of all blocks."""
        parts: list[str] = []
        for item in self.items:
            blocks = [item.head, *item.rest] if isinstance(item, DayBlocks) else [item]
            for block in blocks:
                parts += (block.lead, block.body)
        return "".join(parts)


def lay_out(reading: Reading) -> Layout:
    """Cut an agenda into its blocks; raises ImportRefused where days or sessions are no tables of their own."""
    positions, text = Positions(reading.text, with_lists=False), reading.text
    heads = sorted((offset, path) for path, offset in positions.offsets.items() if text[offset] == "[")
    paths = {path for _, path in heads}
    starts: list[tuple[int, Path]] = []
    for offset, path in heads:
        is_inside = len(path) > _SESSION_DEPTH and path[0] == "days"
        if is_inside or not _is_table(path):
            continue
        line_start = text.rfind("\n", 0, offset) + 1
        if not starts or starts[-1][0] != line_start:
            starts.append((line_start, path))
    for number, day in enumerate(reading.agenda.days):
        wanted: list[Path] = [("days", number, "sessions", count) for count in range(len(day.sessions))]
        if not paths.issuperset([("days", number), *wanted]):
            raise ImportRefused(
                "only an agenda with [[days]] and [[days.sessions]] in lines of their own can be merged"
            )
    return _arranged(reading, _cut(text, starts))


def _is_table(path: Path) -> bool:
    """Tell whether a path is a table of its own, and not a list that is a value in one."""
    if path[0] in ("days", "participants") or path[:2] == ("event", "organizers"):
        return isinstance(path[-1], int)
    return path in (("event",), ("event", "defaults"), ("event", "quantifiers"))


def _cut(text: str, starts: list[tuple[int, Path]]) -> list[Block]:
    first = starts[0][0] if starts else len(text)
    blocks: list[Block] = [Block((), "", "")]
    gap, blocks[0].body = _parted(text[:first])
    for number, (start, path) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else len(text)
        lead = gap
        gap, body = _parted(text[start:end])
        blocks.append(Block(path, lead, _ended(body)))
    blocks.append(Block(("end",), gap, ""))
    return blocks


def _parted(text: str) -> tuple[str, str]:
    """Return the lines at the end that belong to what follows, and what is before them."""
    lines = text.splitlines(keepends=True)
    content = len(lines)
    while content and (not lines[content - 1].strip() or lines[content - 1].lstrip().startswith("#")):
        content -= 1
    tail = range(content, len(lines))
    own = next((place for place in tail if not lines[place].strip()), None)
    if own is None:
        own = next((place for place in tail if not lines[place].startswith("# left:")), len(lines))
    return "".join(lines[own:]), "".join(lines[:own])


def _arranged(reading: Reading, blocks: list[Block]) -> Layout:
    layout = Layout()
    for block in blocks:
        path = block.path
        if path[:1] != ("days",):
            layout.items.append(block)
        elif len(path) == _SESSION_DEPTH:
            _add(layout, block, reading)
        else:
            layout.items.append(DayBlocks(reading.agenda.days[int(path[1])].date, block))
    return layout


def _add(layout: Layout, block: Block, reading: Reading) -> None:
    """Put a session into the latest day, and before it what stands between them."""
    between: list[Block] = []
    while isinstance(item := layout.items[-1], Block):
        between.insert(0, item)
        layout.items.pop()
    entry = reading.agenda.days[int(block.path[1])].sessions[int(block.path[3])]
    planned = reading.plan.session(entry.id)
    assert planned is not None
    block.start = reading.plan.local(planned.start).replace(tzinfo=None)
    item.rest += [*between, block]


def _start(block: Block) -> datetime:
    assert block.start is not None
    return block.start


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"
