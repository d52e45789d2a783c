"""A fact as a row of texts: how files and streams keep it, and how it is cleaned where it comes back in."""

from __future__ import annotations

import json
from datetime import datetime
from functools import lru_cache

from idm_tui.core.facts import Fact, Unknown, body_from_json
from idm_tui.core.text import clean


def row_of(fact: Fact) -> tuple[str, ...]:
    """Return the texts of a fact, in the order in which `fact_of` reads them."""
    return (
        fact.id,
        fact.at.isoformat(),
        fact.recorded.isoformat(),
        fact.by,
        fact.role,
        fact.terminal,
        fact.command,
        fact.body.name if isinstance(fact.body, Unknown) else fact.body.kind,
        fact.body.values_json if isinstance(fact.body, Unknown) else json.dumps(fact.body.to_json()),
    )


def fact_of(row: tuple[str, ...]) -> Fact:
    """Read a row; raises ValueError for one that nobody can have written as a fact."""
    # Whoever can write the file can write anything into it: clean it here, where it enters.
    fact_id, at, recorded, by, role, terminal, command, kind = map(clean, row[:8])
    values = json.loads(row[8])
    if not isinstance(values, dict):
        msg = "the body of a fact is no table"
        raise ValueError(msg)  # noqa: TRY004 - one kind of error for whatever is wrong with a row
    cleaned = {clean(name): clean(value) if isinstance(value, str) else value for name, value in values.items()}
    return Fact(fact_id, _instant(at), _instant(recorded), by, role, terminal, command, body_from_json(kind, cleaned))


@lru_cache(maxsize=4096)
def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        msg = "an instant has no offset"
        raise ValueError(msg)
    return instant
