"""Leaving when the system asks for it: the terminal clean, everything saved, and never a process that stays."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

_PATIENCE_S = 3.0


def leave_on_signals(app: App[None]) -> None:
    """Let SIGTERM and SIGHUP end the app with 128 + their number, as shells expect."""
    if threading.current_thread() is not threading.main_thread():
        return  # only a test runs it elsewhere
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        try:
            loop.add_signal_handler(number, _leave, app, 128 + number)
        except NotImplementedError:  # Windows
            signal.signal(number, lambda caught, _frame: _leave(app, 128 + caught))


def _leave(app: App[None], code: int) -> None:
    """Leave in good order; where the terminal is gone and Textual waits for it, leave all the same."""
    last_resort = threading.Timer(_PATIENCE_S, os._exit, (code,))  # whatever was answered is on the disk
    last_resort.daemon = True
    last_resort.start()
    app.exit(return_code=code)
