"""The file of participants that an agenda may name: CSV with the columns name, delegation, group."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

from idm_tui.core.agenda import Participant
from idm_tui.core.text import clean_line
from idm_tui.formats.problems import AgendaError, Problem

if TYPE_CHECKING:
    from pathlib import Path

    from idm_tui.core.plan import Plan

COLUMNS = ("name", "delegation", "group")
_MOST_BYTES = 16 * 1024 * 1024


def with_file(plan: Plan, path: Path, agenda: str) -> Plan:
    """Return the plan with the participants of a file behind its own; raises AgendaError that names the agenda."""
    try:
        return replace(plan, participants=(*plan.participants, *read_participants(path)))
    except ValueError as error:
        problem = Problem(f"{path.name}: {error}", ("event", "participants_file"))
        raise AgendaError(agenda, [problem]) from error


def read_participants(path: Path) -> tuple[Participant, ...]:
    """Read a file of participants; raises ValueError with one sentence that says where."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ValueError("the file of participants is larger than 16 MB")
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        msg = f"the file of participants cannot be read: {(error.strerror or str(error)).lower()}"
        raise ValueError(msg) from None
    except UnicodeDecodeError:
        raise ValueError("the file of participants is not UTF-8; save it as UTF-8") from None
    separator = max(",;\t", key=text.partition("\n")[0].count)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=separator))
    except csv.Error as error:
        msg = f"the file of participants is no CSV: {error}"
        raise ValueError(msg) from None
    if not rows:
        raise ValueError("the file is empty; its first line names the columns: name, delegation, group")
    heading = [clean_line(cell).lower() for cell in rows[0]] if rows else []
    if "name" not in heading:
        msg = f"the first line must name the columns: {', '.join(COLUMNS)}; there is: {', '.join(heading)}"
        raise ValueError(msg)
    places = {column: heading.index(column) for column in COLUMNS if column in heading}
    found = []
    for row in rows[1:]:
        cells = {column: clean_line(row[place]) for column, place in places.items() if place < len(row)}
        if cells.get("name"):
            found.append(Participant(**cells))
    return tuple(found)
