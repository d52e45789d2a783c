"""Facts told in the field's words: for the log, for undo, and for telling others what happened meanwhile."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from idm_tui.core import facts
from idm_tui.core.floor import GROUP, kind_words
from idm_tui.core.language import _
from idm_tui.core.record import values
from idm_tui.core.text import clock_words, shorten, span_words

if TYPE_CHECKING:
    from idm_tui.core.facts import Body, Fact


def tell(body: Body) -> str:
    """Tell what one fact says."""
    return _tell(body)


def tell_all(history: list[Fact]) -> str:
    """Tell what one command caused; of a correction what became right, of many sessions how many."""
    bodies = [fact.body for fact in history]
    right = [body for body in bodies if not isinstance(body, facts.CommandUndone)] or bodies
    retimed = [body for body in right if isinstance(body, facts.SessionRetimed)]
    if len(retimed) > 1:
        right = [body for body in right if not isinstance(body, facts.SessionRetimed)]
    told = list(dict.fromkeys(tell(body) for body in right))
    if len(retimed) > 1:
        told.append(_("other times for {count} sessions").format(count=len(retimed)))
    return ", ".join(told)


@singledispatch
def _tell(body: Body) -> str:
    return body.kind


def _signed(seconds: int) -> str:
    return ("+" if seconds >= 0 else "-") + span_words(abs(seconds))


_PLAIN = {
    facts.SessionStarted: _("{session} started"),
    facts.SessionEnded: _("{session} ended"),
    facts.SessionPaused: _("{session} suspended"),
    facts.SessionResumed: _("{session} resumed"),
    facts.SessionSkipped: _("{session} skipped"),
    facts.SessionRestored: _("{session} as printed again"),
    facts.FloorYielded: _("the floor yielded"),
    facts.FloorPaused: _("the speaker's time stopped"),
    facts.FloorResumed: _("the speaker's time let go on"),
    facts.ListAdded: _("{name} put on the list of speakers"),
    facts.ListRemoved: _("an entry taken off the list of speakers"),
    facts.ListMoved: _("an entry moved to place {place} of the list"),
    facts.ListCarried: _("an entry carried over from {of}"),
    facts.ListKept: _("the list of {session} kept for the next session"),
    facts.RoundOpened: _("a round of {size} opened"),
    facts.RoundEnded: _("the rounds ended"),
    facts.ParticipantRenamed: _("{old} is called {new}"),
    facts.ListClosed: _("the list of speakers closed"),
    facts.ListOpened: _("the list of speakers opened"),
    facts.QuestionPut: _("question {number} put"),
    facts.QuestionAnswered: _("question {number} answered"),
    facts.QuestionSetAside: _("question {number} set aside"),
    facts.QuestionReopened: _("question {number} reopened"),
    facts.TimerPaused: _("timer {name} stopped"),
    facts.TimerResumed: _("timer {name} let go on"),
    facts.TimerStopped: _("timer {name} put away"),
    facts.MessageCleared: _("the message taken from the stage"),
    facts.CommandUndone: _("a command undone"),
    facts.DraftKept: _("a draft kept: {text}"),
    facts.SignalsChosen: _("signals chosen: {signals}"),
    facts.NoteWithdrawn: _("a note withdrawn"),
    facts.NoteStruck: _("a note struck; its words are gone"),
    facts.NoteAllowed: _("words of a note allowed in the report"),
    facts.InterventionWaived: _("an intervention left without text"),
    facts.OffRecordBegan: _("off the record"),
    facts.OffRecordEnded: _("on the record again"),
}


def _tell_plainly(body: Body) -> str:
    return _(_PLAIN[type(body)]).format(**values(body))


for _kind in _PLAIN:
    _tell.register(_kind, _tell_plainly)


@_tell.register(facts.SessionExtended)
def _session_extended(body: facts.SessionExtended) -> str:
    return _("{session} given {time}").format(session=body.session, time=_signed(body.seconds))


@_tell.register(facts.SessionRetimed)
def _session_retimed(body: facts.SessionRetimed) -> str:
    return _("{session} agreed for {start} to {end}").format(
        session=body.session, start=body.start[11:16], end=body.end[11:16]
    )


@_tell.register(facts.TalkAllotted)
def _talk_allotted(body: facts.TalkAllotted) -> str:
    return _("the talk of {speaker} set to {time}").format(speaker=body.speaker, time=clock_words(body.limit_s))


@_tell.register(facts.FloorGiven)
def _floor_given(body: facts.FloorGiven) -> str:
    words = _("the floor given to {speaker}").format(speaker=body.speaker)
    return words + (_(" for {group}").format(group=body.group) if body.group else "")


@_tell.register(facts.FloorExtended)
def _floor_extended(body: facts.FloorExtended) -> str:
    return _("the speaker given {time}").format(time=_signed(body.seconds))


@_tell.register(facts.ListLimited)
def _list_limited(body: facts.ListLimited) -> str:
    time = clock_words(body.limit_s)
    if body.scope == GROUP:
        return _("interventions for a group limited to {time}").format(time=time)
    if body.scope:
        return _("each {kind} limited to {time}").format(kind=kind_words(body.scope), time=time)
    return _("each intervention limited to {time}").format(time=clock_words(body.limit_s))


@_tell.register(facts.FloorCorrected)
def _floor_corrected(body: facts.FloorCorrected) -> str:
    return _("the times of a turn put right: {began} to {ended}").format(
        began=body.began[11:19], ended=body.ended[11:19]
    )


@_tell.register(facts.RoundReplied)
def _round_replied(body: facts.RoundReplied) -> str:
    words = _("closing words of the panel, {time} each") if body.closing else _("the panel replies, {time} each")
    return words.format(time=clock_words(body.each_s))


@_tell.register(facts.QuestionAsked)
def _question_asked(body: facts.QuestionAsked) -> str:
    return _("question {number} from the room: {text}").format(number=body.number, text=shorten(body.text, 60))


@_tell.register(facts.TimerStarted)
def _timer_started(body: facts.TimerStarted) -> str:
    return _("timer {name} started: {time}").format(name=body.name, time=clock_words(body.seconds))


@_tell.register(facts.TimerExtended)
def _timer_extended(body: facts.TimerExtended) -> str:
    return _("timer {name} given {time}").format(name=body.name, time=_signed(body.seconds))


@_tell.register(facts.MessageShown)
def _message_shown(body: facts.MessageShown) -> str:
    return _('"{text}" shown on the stage').format(text=shorten(body.text, 60))


def _words(text: str, *, is_struck: bool) -> str:
    return _("(struck)") if is_struck else shorten(text, 60)


@_tell.register(facts.NoteTaken)
def _note_taken(body: facts.NoteTaken) -> str:
    who = f" ({body.speaker})" if body.speaker else ""
    words = _words(body.text, is_struck=body.is_struck)
    return _("note {number}{who}: {words}").format(number=body.number, who=who, words=words)


@_tell.register(facts.NoteCorrected)
def _note_corrected(body: facts.NoteCorrected) -> str:
    return _("a note corrected: {words}").format(words=_words(body.text, is_struck=body.is_struck))


@_tell.register(facts.NoteFiled)
def _note_filed(body: facts.NoteFiled) -> str:
    where = [body.session, _("question {number}").format(number=body.question) if body.question else "", body.speaker]
    return _("a note filed: {where}").format(where=", ".join(filter(None, [body.kind_of_note, *where])))


@_tell.register(facts.Unknown)
def _unknown(body: facts.Unknown) -> str:
    return _("something that this version does not know: {kind}").format(kind=body.name)
