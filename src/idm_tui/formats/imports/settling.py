"""Settling a value that an agenda, the version it was imported from and a new version may each have otherwise."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, Literal

from tomlkit.items import Array

from idm_tui.core.record import record
from idm_tui.core.text import fold, shorten

if TYPE_CHECKING:
    from collections.abc import Sequence

Verdict = Literal["stays", "taken", "conflict"]
_SHOWN = 60
_OF_A_PERSON = ("name", "role", "organisation", "on_behalf_of", "minutes")


@record
class Sides:
    """A value as it stands, as it was imported before, and as it is now; `is_known` if there was a before."""

    ours: Any
    before: Any
    theirs: Any
    is_known: bool

    def of(self, name: str) -> Sides:
        """Return the sides of an attribute."""
        before = getattr(self.before, name) if self.is_known else None
        return Sides(getattr(self.ours, name), before, getattr(self.theirs, name), self.is_known)

    def verdict(self) -> Verdict:
        """Take what the source alone has changed, let stay what was changed by hand, and tell where both were."""
        if self.ours == self.theirs or (self.is_known and self.theirs == self.before):
            return "stays"
        if self.is_known:
            return "taken" if self.ours == self.before else "conflict"
        if isinstance(self.ours, str) and isinstance(self.theirs, str) and fold(self.ours) == fold(self.theirs):
            return "stays"
        return "conflict" if self.ours else "taken"

    def words(self) -> str:
        """Say what stands against what."""
        ours, theirs = shown(self.ours), shown(self.theirs)
        return f"{ours} stays, the source has " + (theirs if theirs != ours else "it in other words")


def shown(value: Any) -> str:
    """Say a value in a few words."""
    if isinstance(value, tuple):
        names = [shorten(each if isinstance(each, str) else each.name, 30) for each in value]
        return f'"{shorten("; ".join(names), _SHOWN)}"' if names else "none"
    if isinstance(value, bool):
        return "true" if value else "false"
    name = getattr(value, "name", value)
    return f'"{shorten(" ".join(str(name).split()), _SHOWN)}"' if name else "none"


def settle(table: Any, theirs: Any, key: str, sides: Sides) -> tuple[list[str], list[str]]:
    """Settle a key of a table; returns what was changed, and the conflicts, each in words."""
    verdict = sides.verdict()
    if verdict == "stays":
        return [], []
    if _can_be_mended(table, theirs, key, sides):
        return _mend(table, theirs, key, sides)
    if verdict == "conflict" or table.has_tables(key):
        return [], [f"{key}: {sides.words()}"]
    take(table, theirs, key)
    return [f"{key}: {shown(sides.ours)} → {shown(sides.theirs)}"], []


def take(table: Any, theirs: Any, key: str) -> None:
    """Write a key as the source has it."""
    if key in theirs:
        table[key] = theirs[key]
    elif key in table:
        del table[key]


# --- lists of people and of questions, one element after the other


def _can_be_mended(table: Any, theirs: Any, key: str, sides: Sides) -> bool:
    """Tell whether a list can be changed where it differs, so that comments and all else in it stay."""
    if not (sides.is_known and isinstance(sides.ours, tuple) and isinstance(table.get(key), Array)):
        return False
    if len(table[key]) != len(sides.ours) or (sides.theirs and len(theirs.get(key, ())) != len(sides.theirs)):
        return False
    return all(len(set(_names(side))) == len(side) for side in (sides.ours, sides.before, sides.theirs))


def _mend(table: Any, their_table: Any, key: str, sides: Sides) -> tuple[list[str], list[str]]:
    array, ours, theirs = table[key], dict(_named(sides.ours)), dict(_named(sides.theirs))
    before, items = dict(_named(sides.before)), dict(zip(theirs, their_table.get(key, ()), strict=True))
    changed, conflicts = [], []
    for place, (name, mine) in reversed(list(enumerate(ours.items()))):
        if name in theirs:
            if not isinstance(mine, str) and name in before:
                person = Sides(mine, before[name], theirs[name], is_known=True)
                done, doubtful = _mend_person(array[place], items[name], person)
                changed += done
                conflicts += doubtful
        elif name in before and before[name] == mine:
            del array[place]
            changed.append(f"{key}: without {shown(mine)}")
        elif name in before:
            conflicts.append(f"{key}: {shown(mine)} stays, the source has it no longer")
    changed.reverse()
    names = [name for name in ours if name in theirs or name not in before or before[name] != ours[name]]
    place = 0
    for name, new in theirs.items():
        if name in names:
            place = names.index(name) + 1
        elif name not in before:
            array.insert(place, items[name])
            names.insert(place, name)
            changed.append(f"{key}: with {shown(new)}")
            place += 1
    if not names:
        del table[key]
    elif names != list(theirs) and sides.ours == sides.before and set(names) == set(theirs):
        table[key] = their_table[key]
        changed.append(f"{key}: in another order")
    return changed, conflicts


def _mend_person(table: Any, theirs: Any, sides: Sides) -> tuple[list[str], list[str]]:
    changed, conflicts = [], []
    known = {field.name for field in fields(sides.ours)}
    for key in _OF_A_PERSON:
        if key not in known:
            continue
        inner = sides.of(key)
        words = f"{key} of {shown(sides.ours)}"
        match inner.verdict():
            case "taken":
                take(table, theirs, key)
                changed.append(f"{words}: {shown(inner.ours)} → {shown(inner.theirs)}")
            case "conflict":
                conflicts.append(f"{words}: {inner.words()}")
    return changed, conflicts


def _named(side: Sequence[Any]) -> list[tuple[str, Any]]:
    return list(zip(_names(side), side, strict=True))


def _names(side: Sequence[Any]) -> list[str]:
    return [each if isinstance(each, str) else fold(each.name) for each in side]
