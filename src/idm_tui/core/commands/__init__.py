"""The commands: every action of the app, defined once.

A key, the palette, `idm-tui do` and a test all make the same command; footer, help, key table and the command
line are derived from these classes. Each names the facts that it was looking at in `watches`: if others wrote
such facts meanwhile, the desk says what changed instead of acting.
"""

from __future__ import annotations

# In the order of the help.
# isort: off
from idm_tui.core.commands.base import COMMANDS, Argument, Command, argument, option
from idm_tui.core.commands.sessions import End, Extend, Start
from idm_tui.core.commands.day import Absorb, Allot, Move, Restore, Share, Shift, Skip, Swap
from idm_tui.core.commands.floor import Add, Give, Next, Pause, Resume, Yield
from idm_tui.core.commands.speakers_list import (
    ListAdd,
    ListAgain,
    ListClose,
    ListFit,
    ListLast,
    ListLimit,
    ListMove,
    ListOpen,
    ListRemove,
    PointOfOrder,
    Rename,
    RoundClosing,
    RoundEnd,
    RoundOpen,
    RoundPanel,
    Times,
)
from idm_tui.core.commands.questions import Answered, Aside, Ask, Put, Reopen
from idm_tui.core.commands.notes import Allow, Correct, Join, Note, OffRecord, Refile, Split, Strike, Waive, Withdraw
from idm_tui.core.commands.apart import Message, Signals, TimerAdd, TimerPause, TimerResume, TimerStart, TimerStop, Undo
# isort: on

__all__ = [
    "COMMANDS",
    "Absorb",
    "Add",
    "Allot",
    "Allow",
    "Answered",
    "Argument",
    "Aside",
    "Ask",
    "Command",
    "Correct",
    "End",
    "Extend",
    "Give",
    "Join",
    "ListAdd",
    "ListAgain",
    "ListClose",
    "ListFit",
    "ListLast",
    "ListLimit",
    "ListMove",
    "ListOpen",
    "ListRemove",
    "Message",
    "Move",
    "Next",
    "Note",
    "OffRecord",
    "Pause",
    "PointOfOrder",
    "Put",
    "Refile",
    "Rename",
    "Reopen",
    "Restore",
    "Resume",
    "RoundClosing",
    "RoundEnd",
    "RoundOpen",
    "RoundPanel",
    "Share",
    "Shift",
    "Signals",
    "Skip",
    "Split",
    "Start",
    "Strike",
    "Swap",
    "TimerAdd",
    "TimerPause",
    "TimerResume",
    "TimerStart",
    "TimerStop",
    "Times",
    "Undo",
    "Waive",
    "Withdraw",
    "Yield",
    "argument",
    "option",
]
