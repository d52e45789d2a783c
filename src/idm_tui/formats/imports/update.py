"""Merging a new version of an agenda into the file that was edited since it was imported.

Three texts meet: the file as it stands, what was imported into it the last time, and what is imported now. What the
source alone has changed is taken; what was changed by hand stays; where both were changed, the hand's stays and the
line of it is a conflict. Without the earlier import only times and what is missing are taken.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from idm_tui.core.text import clean_line, shorten
from idm_tui.formats.imports.blocks import DayBlocks, lay_out
from idm_tui.formats.imports.draft import ImportRefused
from idm_tui.formats.imports.matching import matched, sessions_of
from idm_tui.formats.imports.settling import Sides, settle, take
from idm_tui.formats.problems import AgendaError
from idm_tui.formats.toml import read

if TYPE_CHECKING:
    from datetime import datetime

    from idm_tui.formats.imports.blocks import Block
    from idm_tui.formats.imports.matching import Seen
    from idm_tui.formats.toml import Reading

_OF_EVENT = ("title", "series", "form", "venue", "footnote")
_OF_SESSION = (
    "title",
    "subtitle",
    "kind",
    "room",
    "abstract",
    "discussion",
    "footnote",
    "moderators",
    "rapporteurs",
    "speakers",
    "questions",
)
_GONE = "no longer in the source"
_MOST_LINES = 200


def merge(existing: bytes, name: str, theirs: Reading, before: str = "") -> tuple[str, list[str]]:
    """Return the merged text and a line for each change; `before` is the last import. Raises ImportRefused."""
    try:
        ours = read(existing, name)
    except AgendaError as error:
        msg = f"{error.problems[0].headline(name)}; mend that first, then merge"
        raise ImportRefused(clean_line(msg)) from None
    if ours.agenda.event.timezone != theirs.agenda.event.timezone:
        mine = ours.agenda.event.timezone
        msg = f"{name} is in {mine}, the import in {theirs.agenda.event.timezone}; --timezone {mine} makes them one"
        raise ImportRefused(msg)
    merging = _Merging(name, ours, theirs, _earlier(before, ours, theirs))
    try:
        text = merging.merged()
        _read_once(text, ours)
    except TOMLKitError as error:
        msg = f"{name} is written in a way that cannot be merged: {str(error)[:120]}"
        raise ImportRefused(clean_line(msg)) from None
    except AgendaError as error:
        problem = error.problems[0]
        words = shorten(problem.source_line.strip(), 60)
        msg = f"merged into {name} it would not be right at `{words}`: {problem.message}; change that by hand first"
        raise ImportRefused(clean_line(msg)) from None
    if b"\r\n" in existing:
        text = text.replace("\n", "\r\n")
    return ("\ufeff" if existing.startswith(b"\xef\xbb\xbf") else "") + text, merging.lines()


def _earlier(text: str, *known: Reading) -> Reading | None:
    try:
        return _read_once(text, *known) if text else None
    except AgendaError:
        return None


def _read_once(text: str, *known: Reading) -> Reading:
    """Read a text, if it is none of those that were read: mostly few of the three differ, and each takes its time."""
    return next((reading for reading in known if reading.text == text), None) or read(text.encode(), "merged")


class _Merging:
    """One merge on its way."""

    def __init__(self, name: str, ours: Reading, theirs: Reading, before: Reading | None) -> None:
        self.name, self.ours, self.theirs = name, ours, theirs
        self.layout, self.their_layout = lay_out(ours), lay_out(theirs)
        self.blocks, self.their_blocks = self.layout.sessions(), self.their_layout.sessions()
        self.mine, self.new = sessions_of(ours), sessions_of(theirs)
        old = sessions_of(before) if before is not None else []
        self.before = matched(self.mine, old)
        """What each of our sessions was when it was imported, by our id."""
        self.earlier = before if self.before else None
        self.pairs = self._paired(old if self.before else [])
        self.told: list[tuple[str, str]] = []

    def _paired(self, old: list[Seen]) -> dict[str, Seen]:
        """Find what each of our sessions is now, first by way of what it was."""
        became = matched(old, self.new)
        pairs = {one: became[was.id] for one, was in self.before.items() if was.id in became}
        known = {was.id for was in self.before.values()}
        self.deleted = {now.id for was, now in became.items() if was not in known}
        """What was imported and has been taken out by hand."""
        taken = {seen.id for seen in pairs.values()}
        rest = [seen for seen in self.mine if seen.id not in pairs]
        free = [seen for seen in self.new if seen.id not in taken and seen.id not in self.deleted]
        return pairs | matched(rest, free)

    def merged(self) -> str:
        self._merge_event()
        self._merge_day_titles()
        for one in self.mine:
            if one.id in self.pairs:
                self._merge_session(one, self.pairs[one.id])
            else:
                self._part_with(one)
        self._add_new()
        return self.layout.text()

    def lines(self) -> list[str]:
        """Return the lines of what was done, then how much of each there is."""
        told: Counter[str] = Counter()
        lines = []
        for word, sentence in self.told:
            told[word] += 1
            if told[word] <= _MOST_LINES:
                lines.append(f"{self.name}: {word}: {clean_line(sentence)}")
        lines += [
            f"{self.name}: {word}: and {count - _MOST_LINES} more"
            for word, count in told.items()
            if count > _MOST_LINES
        ]
        summary = ", ".join(f"{count} {word}" for word, count in told.items()) or "nothing changes"
        return [*lines, f"merged: {summary}"]

    def _tell(self, word: str, seen: Seen, sentence: str = "") -> None:
        title = f'"{shorten(seen.entry.title, 60)}" ({seen.id})'
        self.told.append((word, f"{title}: {sentence}" if sentence else title))

    # --- the event and its days

    def _merge_event(self) -> None:
        block, their_block = self.layout.block(("event",)), self.their_layout.block(("event",))
        if block is None or their_block is None:
            return
        before = self.earlier.agenda.event if self.earlier else None
        sides = Sides(self.ours.agenda.event, before, self.theirs.agenda.event, self.earlier is not None)
        self._settle_own(block, their_block, _OF_EVENT, sides, "the event")

    def _merge_day_titles(self) -> None:
        old = {day.date: day for day in self.earlier.agenda.days} if self.earlier else {}
        new = {day.date: day for day in self.theirs.agenda.days}
        their_blocks = {day.date: day.head for day in self.their_layout.days}
        for day, blocks in zip(self.ours.agenda.days, self.layout.days, strict=True):
            if day.date in new:
                sides = Sides(day, old.get(day.date), new[day.date], day.date in old)
                self._settle_own(blocks.head, their_blocks[day.date], ("title", "ending"), sides, f"{day.date}")

    def _settle_own(self, block: Block, theirs: Block, keys: tuple[str, ...], sides: Sides, what: str) -> None:
        wanted = [key for key in keys if sides.of(key).verdict() != "stays"]
        if not wanted:
            return
        their_table = theirs.keys()
        with block.changing() as table:
            for key in wanted:
                changed, conflicts = settle(table, their_table, key, sides.of(key))
                self.told += [("changed", f"{what}: {words}") for words in changed]
                self.told += [("conflict", f"{what}: {words}") for words in conflicts]

    # --- sessions

    def _merge_session(self, one: Seen, now: Seen) -> None:
        was = self.before.get(one.id)
        sides = Sides(one.entry, was.entry if was else None, now.entry, was is not None)
        times = Sides(_times(one, one), _times(was, one) if was else None, _times(now, one), was is not None)
        # Where nothing is known of the time that was imported, the source's is the one that people will keep to.
        is_moved = times.verdict() == "taken" or (was is None and times.verdict() == "conflict")
        keys = [key for key in _OF_SESSION if sides.of(key).verdict() != "stays"]
        if not is_moved and times.verdict() == "conflict":
            self._tell("conflict", one, f"{_clock(times.ours)} stays, the source has {_clock(times.theirs)}")
        if not (is_moved or keys or (one.entry.skip and was is None)):
            return
        day, block = self.blocks[one.path]
        their_table = self.their_blocks[now.path][1].keys()
        with block.changing() as table:
            if was is None and one.entry.skip and _GONE in table.comment("skip"):
                del table["skip"]
                self._tell("back", one)
            for key in keys:
                self._settle(one, table, their_table, key, sides.of(key))
            if is_moved:
                take(table, their_table, "start")
                if one.end is not None:
                    take(table, their_table, "end")
                self._tell("moved", one, f"{_clock(times.ours)} → {_clock(times.theirs)}")
        if is_moved:
            block.start = now.start
            self._put_in_order(day, block, now)

    def _settle(self, one: Seen, table: Any, their_table: Any, key: str, sides: Sides) -> None:
        changed, conflicts = settle(table, their_table, key, sides)
        for words in changed:
            self._tell("renamed" if key == "title" else "changed", one, words.removeprefix("title: "))
        for words in conflicts:
            self._tell("conflict", one, words)

    def _put_in_order(self, day: DayBlocks, block: Block, now: Seen) -> None:
        target = self._day_of(now)
        if target is day and day.is_in_order(block):
            return
        day.rest.remove(block)
        target.put(block)

    def _part_with(self, one: Seen) -> None:
        """Let a session that the source had and has no longer be skipped; what was added by hand is none of it."""
        if one.id not in self.before:
            if self.earlier is None:
                self._tell("gone", one, "it is not in the source, and stays as it is")
            return
        self._tell("gone", one, "it stays in the file with skip = true")
        if one.entry.skip:
            return
        with self.blocks[one.path][1].changing() as table:
            skip = tomlkit.item(True)  # noqa: FBT003 - the value itself
            skip.comment(_GONE)
            table["skip"] = skip

    def _add_new(self) -> None:
        taken = {seen.id for seen in self.mine}
        known = {seen.id for seen in self.pairs.values()}
        for now in self.new:
            if now.id in known:
                continue
            if now.id in self.deleted:
                self._tell("left out", now, "it was taken out of the file by hand")
                continue
            block = self.their_blocks[now.path][1]
            free = _free(now.id, taken)
            if free != now.id:
                with block.changing() as table:
                    table["id"] = free
            taken.add(free)
            self._day_of(now).put(block)
            self._tell("new", now, f"{_clock((now.start, now.end))}" + (f", as {free}" if free != now.id else ""))

    def _day_of(self, now: Seen) -> DayBlocks:
        """Return our day of a session of the source; one that is not there yet is made."""
        date = self.theirs.agenda.days[int(now.path[1])].date
        found = next((day for day in self.layout.days if day.date == date), None)
        if found is None:
            head = self.their_blocks[now.path][0].head
            found = DayBlocks(date, head)
            self.layout.put_day(found)
        return found


def _times(seen: Seen, one: Seen) -> tuple[datetime, datetime | None]:
    """Return start and end, the start alone if our session is written without an end."""
    return seen.start, seen.end if one.end is not None else None


def _clock(times: tuple[datetime, datetime | None]) -> str:
    start, end = times
    if end is None:
        return f"{start:%Y-%m-%d %H:%M}"
    return f"{start:%Y-%m-%d %H:%M}–{end:%H:%M}" + ("" if end.date() == start.date() else f" of {end:%Y-%m-%d}")


def _free(wanted: str, taken: set[str]) -> str:
    found, number = wanted, 1
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found
