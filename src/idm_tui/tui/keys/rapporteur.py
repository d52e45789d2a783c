"""The rapporteur's keys: F-keys, because the note line takes letters; letters where one goes through the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core import commands as do
from idm_tui.core.language import _
from idm_tui.tui.keys import ANY, UNDO, Key

if TYPE_CHECKING:
    from collections.abc import Callable

    from idm_tui.core.commands import Command
    from idm_tui.core.overview import Overview
    from idm_tui.tui.keys import Chosen

_GO_THERE = _("go to a note first: ↑ or Esc, then arrows")


def _on_note(kind: type[do.Withdraw | do.Strike]) -> Callable[[Overview, Chosen], Command | None]:
    return lambda seen, chosen: kind(note=chosen.note) if chosen.note else None


def _join(seen: Overview, chosen: Chosen) -> Command | None:
    return do.Join(note=chosen.note_before, other=chosen.note) if chosen.note and chosen.note_before else None


def _waive(seen: Overview, chosen: Chosen) -> Command | None:
    return do.Waive(speaker=chosen.turn) if chosen.turn else None


def off_record(seen: Overview, chosen: Chosen) -> Command:
    """Go off the record, or back."""
    return do.OffRecord(switch="off" if seen.state.off_record else "on")


# Work in the note line too, one after the other with what is typed.
OFF = Key("off", "f8", "F8", _("off the record"), _("off the record, and back on it"), off_record)
RAPPORTEUR: tuple[Key, ...] = (OFF,)

# Work while the notes have the focus.
NOTES: tuple[Key, ...] = (
    Key("withdraw", "d", "d", _("withdraw"), _("withdraw the note under the cursor"), _on_note(do.Withdraw), _GO_THERE),
    Key(
        "join",
        "j",
        "j",
        _("join"),
        _("put the note under the cursor behind the one above it"),
        _join,
        _("go to a note that stands below another"),
    ),
    Key(
        "strike",
        "X",
        "X",
        _("strike"),
        _("remove the words of the note for good, at the speaker's wish"),
        _on_note(do.Strike),
        _GO_THERE,
    ),
    Key(
        "waive",
        "w",
        "w",
        _("no text needed"),
        _("leave the intervention under the cursor without text"),
        _waive,
        _("go to an intervention without text first: arrows"),
    ),
    UNDO,
    ANY,
)

# What gives no command, and works while somebody types.
IN_THE_LINE = (
    ("f1", "app.help"),
    ("f2", "kind"),
    ("f3", "speaker"),
    ("f4", "question"),
    ("f5", "attribution"),
    ("f6", "split"),
    ("f7", "close_down"),
    ("f9", "report"),
)
MOVING = (
    ("Enter", _("take the note; /k in front makes it a key message, /d a decision, /a an action @owner by date")),
    ("F2", _("the kind of note: of the one being typed, or under the cursor")),
    ("F3 F4", _("who said it, which question it is about")),
    ("F5", _("how the report names them: by name, by group, not at all")),
    ("F6", _("while a note is corrected: split it at the cursor")),
    ("F7", _("close-down: what is still missing in the session")),
    ("F9", _("write the report")),
    ("↑ Esc", _("into the notes; Enter corrects one, or notes an intervention")),
    ("h", _("what became of the note under the cursor")),
)
