"""What a fact is, and how a journal writes it."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any, ClassVar, dataclass_transform

from idm_tui.core.record import record, values

if TYPE_CHECKING:
    from datetime import datetime

BODIES: dict[str, type[Body]] = {}
_TYPES: dict[type[Body], dict[str, str]] = {}


@dataclass_transform(frozen_default=True)
class Body:
    """What a fact says; each kind of fact is a subclass that names itself in the journal's words."""

    kind: ClassVar[str]

    def __init_subclass__(cls, *, kind: str) -> None:
        """Make the subclass a record and register it under its kind."""
        record(cls)
        cls.kind = kind
        BODIES[kind] = cls

    def without_words(self) -> Body:
        """Return the fact as it stands once the words of its note are struck; most have none."""
        return self

    def without_text(self) -> Body:
        """Return it as it stands where only older words of a note are struck, and the note goes on."""
        return self.without_words()

    def to_json(self) -> dict[str, Any]:
        """Return the fields for the journal, without those that say what is said by default."""
        given = values(self)
        return {f.name: given[f.name] for f in fields(self) if given[f.name] != f.default}  # type: ignore[arg-type]


@record
class Fact:
    """One thing that happened.

    `id` is unique and ordered by time, `command` joins what one command caused. `at` is when it happened,
    `recorded` when it was noted; both in UTC, `at` in whole seconds.
    """

    id: str
    at: datetime
    recorded: datetime
    by: str
    role: str
    terminal: str
    command: str
    body: Body

    @property
    def order(self) -> tuple[datetime, str]:
        """Facts apply in the order in which they happened, then in that of their noting."""
        return (self.at, self.id)


class Unknown(Body, kind="unknown"):
    """A fact of a kind that this version does not know: kept and shown, it changes nothing."""

    name: str
    values_json: str


def _types_of(body: type[Body]) -> dict[str, str]:
    if body not in _TYPES:
        _TYPES[body] = {f.name: str(f.type) for f in fields(body)}  # type: ignore[arg-type]
    return _TYPES[body]


def body_from_json(kind: str, values: dict[str, Any]) -> Body:
    """Make the body of a fact that the journal kept; keys that this version does not know are left out."""
    body = BODIES.get(kind)
    if body is None:
        return Unknown(kind, json.dumps(values))
    known = _types_of(body)
    given = {name: value for name, value in values.items() if name in known}
    if any(type(value).__name__ != known[name] for name, value in given.items()):
        return Unknown(kind, json.dumps(values))
    try:
        return body(**given)
    except TypeError:
        return Unknown(kind, json.dumps(values))
