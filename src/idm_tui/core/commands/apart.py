"""Commands that belong to no session: timers, the message, signals, undoing."""

from __future__ import annotations

from idm_tui.core.commands.base import Command, argument, option


class TimerStart(Command, name="timer start"):
    """Start a timer of its own."""

    duration: int = argument("how long, like 5m", "duration")
    label: str = option("name", "its name", default="")


class TimerPause(Command, name="timer pause"):
    """Stop a timer for a while."""

    label: str = argument("the timer, if there are several", default="")


class TimerResume(Command, name="timer resume"):
    """Let a timer go on."""

    label: str = argument("the timer, if there are several", default="")


class TimerStop(Command, name="timer stop"):
    """Put a timer away."""

    label: str = argument("the timer, if there are several", default="")


class TimerAdd(Command, name="timer add"):
    """Add to a timer, or take away."""

    duration: int = argument("the time to add, like 1m or -1m", "duration")
    label: str = argument("the timer, if there are several", default="")


class Message(Command, name="message"):
    """Show a message on the stage display, or take it away."""

    text: str = argument("the message", default="")
    clear: bool = option("clear", "take the message away", "flag", default=False)


class Signals(Command, name="signals"):
    """Choose how the app calls you when time runs out: none, flash, bell, desktop, or several."""

    signals: str = argument("none, or any of flash, bell, desktop")


class Undo(Command, name="undo"):
    """Undo the last thing that I did; again for the one before."""
