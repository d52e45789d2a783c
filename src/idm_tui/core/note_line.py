"""A note as it is typed: its kind in front, who is to do it, until when and its tag behind.

    /k Data must be shared #data
    /a Send the study to all delegations @Secretariat by 30 November

Whatever does not fit this is text: no note is ever refused for the way it is written.
"""

from __future__ import annotations

import re

from idm_tui.core.notes import ACTIONS, KINDS, SUMMARY, kinds_meant
from idm_tui.core.record import record

_KIND = re.compile(r"/(\S+)\s+(?=\S)")
_TAG = re.compile(r"\s+#([^\W\d][\w-]*)\s*$")
_OWNER = re.compile(r"\s+@([^@]+?)\s*$")
_DUE = re.compile(r"\s+by\s+(\S(?:.*\S)?)\s*$")


@record
class Typed:
    """What a typed line says; an empty `kind` leaves it to what was chosen."""

    text: str
    kind: str = ""
    owner: str = ""
    due: str = ""
    tag: str = ""


def read_note_line(line: str, chosen: str = SUMMARY) -> Typed:
    """Read a line; `chosen` is the kind that it has if it does not say one itself."""
    text, kind, tag, owner, due = line.strip(), "", "", "", ""
    found = _KIND.match(text)
    if found and len(kinds := kinds_meant(found.group(1))) == 1:
        kind, text = kinds[0].name, text[found.end() :]
    if found := _TAG.search(text):
        tag, text = found.group(1), text[: found.start()]
    if KINDS[kind or chosen].part == ACTIONS and (found := _OWNER.search(text)):
        owner, text = found.group(1), text[: found.start()]
        if found := _DUE.search(f" {owner}"):
            due, owner = found.group(1), f" {owner}"[: found.start()].strip()
    return Typed(text, kind, owner, due, tag)
