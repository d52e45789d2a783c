"""The chair's keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core import commands as do
from idm_tui.core.answers import ahead
from idm_tui.core.language import _
from idm_tui.core.reminder import reminder
from idm_tui.tui.keys import ANY, END, MESSAGE, PAUSE, SIGNALS, START, UNDO, Ask, Chosen, Key, ask, plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from idm_tui.core.commands import Command
    from idm_tui.core.overview import Overview

_GO_THERE = _("go to a session first: arrows")


def _on_session(kind: type[do.Skip | do.Restore]) -> Callable[[Overview, Chosen], Command | None]:
    def make(seen: Overview, chosen: Chosen) -> Command | None:
        if not chosen.session:
            return None
        return do.Skip(session=chosen.session, preview=True) if kind is do.Skip else do.Restore(session=chosen.session)

    return make


def _swap(seen: Overview, chosen: Chosen) -> Command | None:
    """Swap the session under the cursor with the next one that is no break."""
    rows = [row.session for row in ahead(seen)]
    place = next((i for i, session in enumerate(rows) if session.id == chosen.session), None)
    if place is None:
        return None
    other = next((session for session in rows[place + 1 :] if not session.is_unattended), None)
    return do.Swap(session=chosen.session, other=other.id, preview=True) if other else None


def _move(seen: Overview, chosen: Chosen) -> Ask | None:
    if not chosen.session:
        return None
    return Ask(do.Move, _("when it begins, like 15:45"), f"{chosen.session} ", shows_first=True)


def _began(seen: Overview, chosen: Chosen) -> Ask | None:
    """Say when the live session, or the one that is due, really began."""
    missing = reminder(seen)
    due = next((row.session for row in seen.projection.rows if not row.session.is_unattended), None)
    session = missing.session if missing and missing.what == "start" else seen.live or due
    return Ask(do.Start, _("when it began, like 11:02"), f"{session.id} --at ") if session else None


def _ended(seen: Overview, chosen: Chosen) -> Ask | None:
    """Say when the session at hand, or the last one, really ended."""
    session = seen.live.id if seen.live else seen.state.last_started
    return Ask(do.End, _("when it ended, like 12:58"), f"{session} --at ") if session else None


CHAIR: tuple[Key, ...] = (
    Key(
        "shift",
        "f",
        "f",
        _("shift"),
        _("move all that follows; + and - change by how much"),
        plain(do.Shift(preview=True)),
    ),
    Key(
        "absorb",
        "b",
        "b",
        _("absorb"),
        _("take the lateness out of breaks and discussions"),
        plain(do.Absorb(preview=True)),
    ),
    Key(
        "share",
        "h",
        "h",
        _("share"),
        _("let the talks that remain bear the lateness"),
        plain(do.Share(preview=True)),
    ),
    UNDO,
    Key(
        "more",
        "plus,equals_sign",
        "+ -",
        _("minute"),
        _("a minute more, a minute less for the session"),
        plain(do.Extend(duration=60)),
    ),
    Key("less", "minus", "", "", _("a minute less for the session"), plain(do.Extend(duration=-60))),
    START,
    END,
    Key(
        "began",
        "o",
        "o O",
        _("began, ended at"),
        _("say when it really began, really ended"),
        _began,
        _("nothing is due"),
    ),
    Key("ended", "O", "", "", _("say when it really ended"), _ended, _("nothing has begun")),
    PAUSE,
    Key(
        "extend",
        "x",
        "x",
        _("extend"),
        _("give a session more time, or less: 5m, -5m, 5m session-2"),
        ask(do.Extend, _("5m, -5m, or 5m session-2")),
    ),
    Key("skip", "k", "k", _("skip"), _("let the session under the cursor go"), _on_session(do.Skip), _GO_THERE),
    Key(
        "swap",
        "w",
        "w",
        _("swap"),
        _("swap the session under the cursor with the next one"),
        _swap,
        _("go to a session first that another follows: arrows"),
    ),
    Key("move", "v", "v", _("move"), _("let the session under the cursor begin at another time"), _move, _GO_THERE),
    Key(
        "restore",
        "z",
        "z",
        _("as printed"),
        _("let the session under the cursor take place as printed again"),
        _on_session(do.Restore),
        _GO_THERE,
    ),
    Key(
        "allot",
        "l",
        "l",
        _("talk length"),
        _("give a panellist's talk another length"),
        ask(do.Allot, _("Arkless 8m")),
    ),
    MESSAGE,
    SIGNALS,
    ANY,
)
