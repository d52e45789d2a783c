"""Reading a source whole, for the tests of the formats: to a plan that was checked, and what is doubtful."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from idm_tui.core.text import clean_line
from idm_tui.formats.imports.draft import ImportRefused, Options
from idm_tui.formats.imports.read import read_source
from tests.agendas import plan_of

if TYPE_CHECKING:
    from idm_tui.core.plan import Plan
    from idm_tui.formats.imports.draft import Draft

NOTHING = Options()
PARIS = Options(timezone="Europe/Paris")


def imported(data: bytes | str, options: Options = NOTHING, form: str = "") -> tuple[Plan, Draft]:
    """Import a source; what is written is an agenda that can be read."""
    text, draft = read_source(data.encode() if isinstance(data, str) else data, "source", options, form)
    return plan_of(text), draft


def imported_json(tree: Any, options: Options = NOTHING) -> tuple[Plan, Draft]:
    """Import a tree of JSON."""
    return imported(json.dumps(tree), options)


def codes(draft: Draft) -> list[str]:
    """Return the codes of the doubts."""
    return [doubt.code for doubt in draft.doubts]


def times(plan: Plan) -> list[tuple[str, str, str]]:
    """Return title, start and end of each session on the clocks of the event."""
    return [
        (session.title, f"{plan.local(session.start):%d %H:%M}", f"{plan.local(session.end):%d %H:%M}")
        for session in plan.sessions
    ]


def read_or_refused(data: bytes, form: str = "") -> None:
    """Import anything: an agenda comes of it, or one sentence that can be shown."""
    try:
        imported(data, PARIS, form)
    except ImportRefused as refused:
        assert str(refused) == clean_line(str(refused))  # noqa: PT017 - both are well
