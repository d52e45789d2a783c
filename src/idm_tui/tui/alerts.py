"""Calling for attention as each person chose: a flash, the terminal's bell, a desktop notification."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from idm_tui.core.alerts import alerts
from idm_tui.core.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from idm_tui.core.overview import Overview
    from idm_tui.tui.app import IdmApp

_OSC_9 = frozenset({"iTerm.app", "WezTerm", "ghostty", "vscode"})


class Alerts:
    """Watches one look after the other and calls when a countdown passes a mark; quiet until somebody chose."""

    def __init__(self, app: IdmApp, environ: Mapping[str, str] = os.environ) -> None:
        """Take the app, and the environment that tells what the terminal can do."""
        self._app, self._environ = app, environ
        self._before: Overview | None = None

    def watch(self, seen: Overview) -> None:
        """Call if something happened since the last look."""
        before, self._before = self._before, seen
        chosen = seen.state.signals.get(self._app.desk.actor.name, "").split()
        if before is None or not chosen:
            return
        called = alerts(before, seen)
        if not called:
            return
        words = " · ".join(alert.words for alert in called)
        if "flash" in chosen:
            self._app.flash(words)
        if "bell" in chosen:
            self._app.bell()
        if "desktop" in chosen and (sequence := notification(words, self._environ)):
            self._app.write_to_terminal(sequence)


def notification(words: str, environ: Mapping[str, str]) -> str:
    """Return the sequence for a desktop notification in this terminal; empty where it offers none.

    A multiplexer swallows the sequence, and a terminal that does not know it may print it: only those known to
    take it are given it.
    """
    if "TMUX" in environ or environ.get("TERM", "").startswith(("screen", "tmux")):
        return ""
    # Names are clean when they come from the agenda; what another wrote into the journal may not be.
    text = "".join(ch for ch in clean_line(words).replace(";", ",") if ch.isprintable() and ch != "\\")
    if "KITTY_WINDOW_ID" in environ or environ.get("TERM") == "xterm-kitty":
        return f"\x1b]99;;{text}\x1b\\"
    if environ.get("TERM_PROGRAM") in _OSC_9 or "WT_SESSION" in environ or environ.get("TERM") == "foot":
        return f"\x1b]9;{text}\x1b\\"
    return ""
