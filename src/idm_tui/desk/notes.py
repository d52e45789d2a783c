"""The rapporteur's desk: what is noted, where it belongs, and what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from idm_tui.core import facts
from idm_tui.core.commands import Allow, Correct, Join, Note, Refile, Split, Strike, Withdraw
from idm_tui.core.language import _
from idm_tui.core.names import find
from idm_tui.core.notes import ATTRIBUTIONS, KINDS, SUMMARY, kinds_meant, part_of
from idm_tui.core.noting import question_noted, session_noted, turn_of
from idm_tui.core.overview import questions_of
from idm_tui.core.record import record, values
from idm_tui.core.striking import joined_into, strike
from idm_tui.core.text import clean, clean_line, fold, shorten
from idm_tui.desk.off_record import refuse_off_record
from idm_tui.desk.participants import known_name
from idm_tui.desk.refused import Refused
from idm_tui.desk.rules import Decision, Look, decide, named, the_one
from idm_tui.desk.sessions import find_session

if TYPE_CHECKING:
    from idm_tui.core import notes
    from idm_tui.core.state import Turn

NOBODY = "nobody"
_SHOWN = 48


@record(kw_only=True)
class _Filing:
    """Where a note belongs and what it is."""

    session: str
    kind: str = SUMMARY
    question: int = 0
    turn: str = ""
    speaker: str = ""
    group: str = ""
    attribution: str = "named"
    owner: str = ""
    due: str = ""
    tag: str = ""

    @property
    def part(self) -> str:
        """The part of the report where it stands."""
        return part_of(self.kind, self.question)

    def words(self, look: Look) -> str:
        """Tell it in a few words."""
        session = look.plan.session(self.session)
        parts = [KINDS[self.kind].words if self.kind != SUMMARY else "", named(session) if session else ""]
        parts += [_("question {number}").format(number=self.question) if self.question else "", self.speaker]
        return ", ".join(filter(None, parts))


def _kind(said: str) -> str:
    found = kinds_meant(said)
    if len(found) == 1:
        return found[0].name
    names = ", ".join(kind.name for kind in found) or ", ".join(KINDS)
    sentence = _('"{said}" may be any of: {kinds}') if found else _('"{said}" is no kind of note; there is: {kinds}')
    raise Refused(sentence.format(said=shorten(clean_line(said), 30), kinds=names))


def _attribution(said: str) -> str:
    wanted = fold(said)
    if wanted not in ATTRIBUTIONS:
        raise Refused(
            _('"{said}" is no attribution; there is: {all}').format(said=clean_line(said), all=", ".join(ATTRIBUTIONS))
        )
    return wanted


def _question(look: Look, session_id: str, number: int) -> int:
    if number == 0:
        return 0
    session = look.plan.session(session_id)
    questions = questions_of(session, look.latest.run(session_id), look.at)
    if not any(question.number == number for question in questions):
        where = named(session) if session else session_id
        if not questions:
            raise Refused(_("{session} has no questions").format(session=where))
        words = _("{session} has the questions 1 to {count}")
        raise Refused(words.format(session=where, count=questions[-1].number))
    return number


def _speaker(look: Look, session_id: str, said: str) -> tuple[str, str, str]:
    """Return the turn, the name and the group of whoever is meant: who spoke in the session, else a known name."""
    if fold(clean_line(said)) == NOBODY:
        return "", "", ""
    turns = look.latest.run(session_id).all_turns
    spoke = find(clean_line(said), [(turn.speaker, turn) for turn in turns])
    if spoke:
        the_one(said, spoke, _("speaker"))
        turn = spoke[-1][1]
        return turn.id, turn.speaker, turn.group
    session = look.plan.session(session_id)
    people = [(p.name, p.name) for p in (*session.moderators, *session.speakers)] if session else []
    panel = find(clean_line(said), people)
    name = the_one(said, panel, _("speaker")) if panel else known_name(look, said)
    return "", name, ""


@decide.register(Note)
def _note(command: Note, look: Look) -> Decision:
    refuse_off_record(look)
    text = clean(command.text).strip()
    if not text:
        raise Refused(_("no note was given"))
    filing = _filing(look, command)
    note = look.latest.notes
    body = facts.NoteTaken(
        filing.session,
        look.new_id(),
        note.next_number(),
        note.next_place(filing.session, filing.part),
        look.actor,
        text,
        **_as_fact(filing),
    )
    words = _("noted as {number}: {where}").format(number=body.number, where=filing.words(look))
    return Decision((body,), words)


def _turn(look: Look, session_id: str, turn_id: str) -> Turn:
    found = turn_of(look.latest.run(session_id), turn_id)
    if found is None:
        raise Refused(_("that intervention is not in the session"))
    return found


def _as_fact(filing: _Filing) -> dict[str, Any]:
    """Return the filing as the fields of a fact."""
    said = {name: value for name, value in values(filing).items() if name not in ("session", "kind")}
    return {"kind_of_note": filing.kind, **said}


def _filing_of(note: notes.Note) -> _Filing:
    """Return where a note belongs now."""
    return _Filing(**{name: getattr(note, name) for name in _Filing.__dataclass_fields__})


def _filing(look: Look, command: Note) -> _Filing:
    """Say where a note belongs: what it says itself, else what is going on at its moment."""
    noted = session_noted(look.overview)
    session = find_session(look, command.session).id if command.session else noted.id if noted else ""
    run = look.state.run(session)
    turn: Turn | None = run.floor
    if command.turn:
        turn = _turn(look, session, command.turn)
    name, group = (turn.speaker, turn.group) if turn is not None else ("", "")
    turn_id = turn.id if turn is not None else ""
    if command.speaker:
        turn_id, name, group = _speaker(look, session, command.speaker)
        turn = turn_of(look.latest.run(session), turn_id)
    question = question_noted(run, turn) if command.question is None else _question(look, session, command.question)
    return _Filing(
        session=session,
        kind=_kind(command.kind),
        question=question,
        turn=turn_id,
        speaker=name,
        group=group,
        attribution=_attribution(command.attribution) if command.attribution else "named",
        owner=clean_line(command.owner),
        due=clean_line(command.due),
        tag=clean_line(command.tag),
    )


# --- what becomes of a note


def _found(look: Look, said: str) -> notes.Note | None:
    """Return the note of an id or a number."""
    return look.latest.notes.get(said) or look.latest.notes.labelled(clean_line(said).lower())


def _meant(look: Look, said: str) -> notes.Note:
    found = _found(look, said)
    if found is None:
        count = len(look.latest.notes)
        raise Refused(
            _('no note has the number "{said}"; there are {count}').format(
                said=shorten(clean_line(said), 20), count=count
            )
            if count
            else _("nothing has been noted yet")
        )
    return found


def _that_counts(look: Look, said: str) -> notes.Note:
    note = _meant(look, said)
    if note.is_struck:
        raise Refused(_("note {number} was struck; its words are gone").format(number=note.label))
    if note.is_withdrawn:
        raise Refused(_("note {number} was withdrawn; undo brings it back").format(number=note.label))
    return note


@decide.register(Correct)
def _correct(command: Correct, look: Look) -> Decision:
    refuse_off_record(look)
    note = _that_counts(look, command.note)
    text = clean(command.text).strip()
    if not text:
        raise Refused(_("no words were given; withdraw {number} takes the note away").format(number=note.label))
    if text == note.text:
        raise Refused(_("note {number} says so already").format(number=note.label))
    body = facts.NoteCorrected(note.id, look.new_id(), command.base or note.version, look.actor, text)
    if body.base != note.version:
        words = _("note {number} was changed by {name} meanwhile: both versions stand beside each other")
        return Decision((body,), words.format(number=note.label, name=_last_writer(look, note)))
    return Decision((body,), _("note {number} is corrected").format(number=note.label))


def _last_writer(look: Look, note: notes.Note) -> str:
    last = look.history.last_that(
        lambda fact: isinstance(fact.body, facts.NoteCorrected) and fact.body.version == note.version
    )
    return last.by if last else note.writer


@decide.register(Refile)
def _refile(command: Refile, look: Look) -> Decision:
    note = _that_counts(look, command.note)
    session = find_session(look, command.session).id if command.session else note.session
    turn, speaker, group = note.turn, note.speaker, note.group
    if session != note.session and not command.speaker:
        turn = ""
    if command.turn:
        given = _turn(look, session, command.turn)
        turn, speaker, group = given.id, given.speaker, given.group
    elif command.speaker:
        turn, speaker, group = _speaker(look, session, command.speaker)
    question = note.question if session == note.session else 0
    filing = _Filing(
        session=session,
        kind=_kind(command.kind) if command.kind else note.kind,
        question=question if command.question is None else _question(look, session, command.question),
        turn=turn,
        speaker=speaker,
        group=group,
        attribution=_attribution(command.attribution) if command.attribution else note.attribution,
        owner=note.owner if command.owner is None else clean_line(command.owner),
        due=note.due if command.due is None else clean_line(command.due),
        tag=note.tag if command.tag is None else clean_line(command.tag),
    )
    stays = (filing.session, filing.part) == (note.session, note.part)
    place = note.place if stays else look.latest.notes.next_place(filing.session, filing.part)
    if filing == _filing_of(note):
        raise Refused(_("note {number} stands so already").format(number=note.label))
    body = facts.NoteFiled(note.id, filing.session, place, **_as_fact(filing))
    words = _("note {number}: {where}").format(number=note.label, where=filing.words(look))
    return Decision((body,), words)


@decide.register(Split)
def _split(command: Split, look: Look) -> Decision:
    note = _that_counts(look, command.note)
    wanted = clean(command.text).strip()
    if not wanted:
        raise Refused(_("say with which words the second note begins"))
    place = len(note.text) - len(wanted) if note.text.endswith(wanted) else note.text.find(wanted)
    first, second = note.text[: max(place, 0)].strip(), note.text[max(place, 0) :].strip()
    if place < 0:
        raise Refused(_('"{words}" is not in note {number}').format(words=shorten(wanted, 40), number=note.label))
    if not first:
        raise Refused(_("note {number} begins with these words; nothing would be left of it").format(number=note.label))
    all_notes = look.latest.notes
    taken = facts.NoteTaken(
        note.session,
        look.new_id(),
        all_notes.next_number(),
        all_notes.next_place(note.session, note.part),
        look.actor,
        second,
        **_as_fact(_filing_of(note)),
        of=note.id,
    )
    corrected = facts.NoteCorrected(note.id, look.new_id(), note.version, look.actor, first)
    words = _("note {number} is two now: {number} and {other}").format(number=note.label, other=taken.number)
    return Decision((corrected, taken), words)


@decide.register(Join)
def _join(command: Join, look: Look) -> Decision:
    note, other = _that_counts(look, command.note), _that_counts(look, command.other)
    if note.id == other.id:
        raise Refused(_("name two different notes, like join 12 13"))
    corrected = facts.NoteCorrected(note.id, look.new_id(), note.version, look.actor, f"{note.text} {other.text}")
    words = _("note {other} is part of note {number} now").format(other=other.label, number=note.label)
    return Decision((corrected, facts.NoteWithdrawn(other.id, note.id)), words)


@decide.register(Withdraw)
def _withdraw(command: Withdraw, look: Look) -> Decision:
    note = _meant(look, command.note)
    if note.is_withdrawn:
        raise Refused(_("note {number} was withdrawn before").format(number=note.label))
    words = _("note {number} is withdrawn: {text}").format(number=note.label, text=shorten(note.text, _SHOWN))
    return Decision((facts.NoteWithdrawn(note.id),), words)


@decide.register(Strike)
def _strike(command: Strike, look: Look) -> Decision:
    note_id, label = _to_strike(look, command.note)
    host = _host(look, note_id)
    if host is not None:
        raise Refused(_("its words stand in note {host}; strike {host} instead").format(host=host.label))
    words = _("note {number} is struck: its words are gone for good").format(number=label)
    return Decision((strike(look.history, note_id),), words)


def _to_strike(look: Look, said: str) -> tuple[str, str]:
    """Return the id and the number of the note that is meant; also of one that was undone, its words are kept too."""
    if _found(look, said) is None:
        for fact in reversed(look.history.facts):
            body = fact.body
            if isinstance(body, facts.NoteTaken) and str(body.number) == clean_line(said) and not body.is_struck:
                return body.note, str(body.number)
    note = _meant(look, said)
    if note.is_struck:
        raise Refused(_("note {number} was struck before").format(number=note.label))
    return note.id, note.label


def _host(look: Look, note_id: str) -> notes.Note | None:
    """Return the note that counts and into which a note was joined, were it over others."""
    seen: set[str] = set()
    while note_id not in seen:
        seen.add(note_id)
        into = joined_into(look.history, note_id)
        if not into:
            break
        note_id = into
    host = look.latest.notes.get(note_id) if len(seen) > 1 else None
    return host if host is not None and host.counts and not host.is_struck else None


@decide.register(Allow)
def _allow(command: Allow, look: Look) -> Decision:
    session = look.plan.session(clean_line(command.note))
    if session is not None:
        if session.id in look.latest.allowed:
            raise Refused(_("title and questions of {session} are allowed already").format(session=named(session)))
        words = _("title and questions of {session} may stand in reports without names")
        return Decision((facts.NoteAllowed(session.id),), words.format(session=named(session)))
    note = _that_counts(look, command.note)
    if note.is_allowed:
        raise Refused(_("note {number} is allowed already").format(number=note.label))
    words = _("note {number} may stand as it is in reports without names")
    return Decision((facts.NoteAllowed(note.id, note.fingerprint),), words.format(number=note.label))
