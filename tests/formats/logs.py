"""Reading a log as the two programs do that make minutes of it: W3C's scribe, and MeetBot.

The reader of scribe's format is strict: a line of another shape makes scribe give up the whole log. MeetBot is the
real one.
"""

from __future__ import annotations

import itertools
import logging
import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

import hcoopmeetbotlogic.handler as meetbot
import hcoopmeetbotlogic.state as meetbot_state
import pytest
from hcoopmeetbotlogic.config import Config
from hcoopmeetbotlogic.interface import Context, Message

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LINE = re.compile(r"(\d\d):(\d\d):(\d\d) <([^<> ]+)> (.*)")
_SPEAKER = re.compile(r" *([^ :：\">]+) *[:：] *(.*)")
_CONTINUED = re.compile(r" *(?:\.\.+|…) *(.*?) *")
_SUBSTITUTION = re.compile(r" *([si])([/|])(.*?)\2(.*?)(?:\2[gG]? *)?")
_PLACES = {
    "topic": re.compile(r" *topic *[:：] *(.*)", re.IGNORECASE),
    "subtopic": re.compile(r" *sub-?topic *[:：] *(.*)", re.IGNORECASE),
    "action": re.compile(r" *action *(?:[:：] *(.*)|(?<= )(\w+ *[:：].*)|(?<= )(\S+ +to\b.*))", re.IGNORECASE),
    "resolution": re.compile(r" *resol(?:ution|ved) *[:：] *(.*)", re.IGNORECASE),
    "issue": re.compile(r" *issue *[:：] *(.*)", re.IGNORECASE),
    "meeting": re.compile(r" *meeting *[:：] *(.*)", re.IGNORECASE),
    "date": re.compile(r" *date *[:：] *(\d+ \w+ \d+)", re.IGNORECASE),
    "scribe": re.compile(r" *scribe(?:nick)? *[:：+-]+ *(.*)", re.IGNORECASE),
    "present": re.compile(r" *present *[:：+=-]+ *(.*)", re.IGNORECASE),
}
# What is said to bots, to the queue and to the agenda, and what describes the meeting: none of it is in the minutes.
_LEFT_OUT = [
    re.compile(words, re.IGNORECASE)
    for words in (
        r" *(?:regrets?|chairs?) *[:：+-].*",
        r" *(?:repo|repos|repository|slideset|slides|recording|agenda|scribeoptions|namedanchorhere) *[:：].*",
        r" *recording +(?:starts|ends|is starting)[. ]*",
        r" *(?:previous|next) +meeting *[:：].*",
        r" *(?:zakim|rrsagent|agendabot|trackbot) *,.*",
        r" *(?:chair +)?(?:ack|recognize)s? \w.*",
        r" *agenda *\d* *[-+=?].*",
        r" *(?:(?:take up|open|move to) +)?(?:next +)?agend(?:um|a)(?: .*)?",
        r" *(?:skip|close|really close|drop|delete|forget|remove) +(?:this +)?agend(?:um|a)\b.*",
        r" *(?:please +)?clear +(?:the +)?agenda *",
        r" *(?:q|qq|queue) *[-+=?].*",
        r" *[-+=?] *(?:q|qq|queue)\b.*",
        r" *(?:vq|qv|vqueue)\?.*",
        r" *(?:please +)?(?:show +)?(?:the +)?(?:full +|verbose +)?(?:q|queue)\?? *",
        r" *(?:list|show) +(?:all +)?(?:the +)?questions *",
    )
]


@dataclass
class Said:
    """One thing in the minutes: what kind it is, who said it if anybody, and its lines."""

    kind: str
    text: str
    speaker: str = ""
    lines: list[str] = field(default_factory=list)

    @property
    def whole(self) -> str:
        return "\n".join([self.text, *self.lines])


@dataclass
class Minutes:
    """What scribe makes of a log."""

    head: dict[str, list[str]] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)

    def of(self, kind: str) -> list[str]:
        return [each.whole for each in self.said if each.kind == kind]


def lines_of(log: str) -> list[tuple[time, str, str]]:
    """Return the lines as time, nick and words; one of another shape is an error."""
    assert log.endswith("\n")
    found = []
    for line in log.removesuffix("\n").split("\n"):
        match = LINE.fullmatch(line.replace("\t", " "))
        assert match is not None, line
        found.append((time(int(match[1]), int(match[2]), int(match[3])), match[4], match[5]))
    return found


class _Scribe:
    """Reads one line after the other, as the nick that is the scribe."""

    def __init__(self) -> None:
        self.minutes = Minutes()
        self._speaker = ""  # who goes on if a line is continued
        self._verbatim = ""

    def read(self, text: str) -> None:
        if not text.strip():
            return
        if self._verbatim or text.strip() in ("```", "[["):
            self._verbatim = "" if text.strip() in ("```", "]]") and self._verbatim else "on"
            self._say("verbatim", text)
        elif _SUBSTITUTION.fullmatch(text):
            self._say("substitution", text)
        elif not (self._place(text) or any(words.fullmatch(text) for words in _LEFT_OUT)):
            self._words(text)

    def _place(self, text: str) -> bool:
        for kind, shape in _PLACES.items():
            match = shape.match(text)
            if match is None:
                continue
            words = next((group for group in match.groups() if group is not None), "")
            if kind in ("meeting", "date", "scribe", "present"):
                self.minutes.head.setdefault(kind, []).append(words.strip())
            else:
                self._say(kind, words.strip())
            return True
        return False

    def _words(self, text: str) -> None:
        speaks, goes_on = _SPEAKER.fullmatch(text), _CONTINUED.fullmatch(text)
        if text.lstrip(" ").startswith("<rapporteur>"):
            self._say("remark", text.partition("> ")[2])
        elif text.lstrip(" ").startswith("\\"):
            self._say("summary", text.lstrip(" ")[1:])  # and whoever spoke before may still go on
        elif speaks is not None and not speaks[1].startswith(".."):
            self._speaker = speaks[1]
            self._say("speech", speaks[2], speaks[1])
        elif goes_on is not None:
            self._go_on(goes_on[1])
        else:
            self._speaker = ""
            self._say("summary", text)

    def _go_on(self, text: str) -> None:
        last = self.minutes.said[-1] if self.minutes.said else None
        if self._speaker and not (last is not None and (last.kind, last.speaker) == ("speech", self._speaker)):
            self._say("speech", text, self._speaker)
        elif last is not None and last.kind != "verbatim":
            last.lines.append(text)
        else:
            self._say("summary", text)

    def _say(self, kind: str, text: str, speaker: str = "") -> None:
        self.minutes.said.append(Said(kind, text, speaker))


def scribed(log: str) -> Minutes:
    """Return the minutes that scribe makes of a log of one nick."""
    reader = _Scribe()
    for _at, nick, text in lines_of(log):
        assert nick == "rapporteur"
        reader.read(text)
    return reader.minutes


@dataclass
class Noted:
    """One event of a meeting as MeetBot tracks it."""

    at: time
    kind: str
    words: str


def _always(instant: datetime) -> Callable[[], datetime]:
    return lambda: instant


def replayed(log: str, folder: Path, day: date = date(2007, 10, 8)) -> list[Noted]:
    """Let MeetBot hear a log line by line; return the events of the meeting, which must have ended by itself."""
    meetbot_state.set_logger(logging.getLogger("meetbot"))
    meetbot_state.set_config(Config(conf_file=None, log_dir=str(folder), pattern="{name}"))
    replies: list[str] = []
    context = Context(
        get_topic=str, set_topic=lambda topic: None, send_reply=replies.append, send_message=lambda words: None
    )
    numbers = itertools.count()
    meeting: Any = None
    with pytest.MonkeyPatch.context() as patched:
        for at, nick, text in lines_of(log):
            instant = datetime.combine(day, at, UTC)
            patched.setattr("hcoopmeetbotlogic.command.now", _always(instant))
            meetbot.irc_message(context, Message(id=f"m{next(numbers)}", timestamp=instant, nick=nick, channel="#forum",
                                                 network="file", payload=text))  # fmt: skip
            meeting = meetbot_state.get_meeting("#forum", "file") or meeting
    assert meeting is not None
    assert not meeting.active
    assert not [reply for reply in replies if "Unknown" in reply]
    return [Noted(event.timestamp.time(), event.event_type.name, str(event.operand)) for event in meeting.events]
