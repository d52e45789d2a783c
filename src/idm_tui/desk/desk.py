"""The desk itself: one door for every command, whoever brings it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from idm_tui.core.clock import parse_when, to_second
from idm_tui.core.commands import Undo
from idm_tui.core.facts import CommandUndone, DraftKept, Fact, NoteStruck
from idm_tui.core.history import History
from idm_tui.core.language import _
from idm_tui.core.overview import Overview, overview
from idm_tui.core.record import record
from idm_tui.core.rights import WATCHING, may_write
from idm_tui.core.striking import wiped
from idm_tui.core.text import clean_line
from idm_tui.desk.conflicts import overruled, refuse_upset
from idm_tui.desk.refused import Refused
from idm_tui.desk.terminals import is_gone
from idm_tui.journal import JournalError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from idm_tui.core.clock import Clock
    from idm_tui.core.commands import Command
    from idm_tui.core.moment import Moment
    from idm_tui.core.plan import Plan
    from idm_tui.core.preview import Preview
    from idm_tui.core.state import Draft, State
    from idm_tui.desk.rulebook import Decision
    from idm_tui.journal import Journal


def new_id() -> str:
    """Return a unique id that orders by time (UUIDv7)."""
    from uuid_utils import uuid7

    return str(uuid7())


@record
class Actor:
    """Who gives commands, in which role, from which terminal.

    `is_shared` if others sit at machines of their own: each then keeps to their role.
    """

    name: str
    role: str = "moderator"
    terminal: str = ""
    is_shared: bool = False


@record
class Outcome:
    """What a command caused and the sentence that tells of it; unsaved if the journal could not take it yet."""

    facts: tuple[Fact, ...]
    words: str
    is_saved: bool = True


class Desk:
    """Holds the plan and the history of one event, and lets commands through that fit them.

    What the journal cannot take counts all the same; it stays in `unsaved`, and `trouble` says why, until it can.
    """

    def __init__(self, plan: Plan, journal: Journal, clock: Clock, actor: Actor) -> None:
        """Read the journal; raises JournalError."""
        self.plan, self.journal, self.clock, self.actor = plan, journal, clock, actor
        self.history = History()
        self.unsaved: list[Fact] = []
        self.trouble = ""
        self.overruled = ""
        """What this terminal did and does not count, because somebody else was quicker; until it was told."""
        self._recorded: list[Fact | None] = []
        self._strikes: list[Fact] = []
        self._moment: Moment | None = None
        self._take_in(journal.read())

    @property
    def state(self) -> State:
        """The state after all facts that are known here."""
        return self.history.state

    @property
    def position(self) -> int:
        """How many facts of the journal are known here."""
        return len(self._recorded)

    def refresh(self) -> bool:
        """Take in what others recorded and save what is unsaved; tells whether anything changed."""
        try:
            if self.unsaved:
                waiting = tuple(self.unsaved)
                self._take_in(*self.journal.exchange(self.position, lambda _news: waiting))
                return True
            news = self.journal.read(self.position)
        except JournalError as error:
            changed, self.trouble = self.trouble != str(error), str(error)
            return changed
        changed = bool(news or self.trouble)
        self._take_in(news)
        return changed

    def draft(self, place: str) -> Draft | None:
        """Return what was being typed at a place."""
        return self.state.drafts.get((self.actor.name, place))

    def lost_draft(self, place: str) -> tuple[str, Draft] | None:
        """Return what this person was typing at a place of its kind in a process that is gone, and that place."""
        kind = place.partition("@")[0]
        found = [
            (kept_at, draft)
            for (writer, kept_at), draft in self.state.drafts.items()
            if writer == self.actor.name and kept_at != place and kept_at.partition("@")[0] == kind
        ]
        gone = [(kept_at, draft) for kept_at, draft in found if is_gone(draft.terminal)]
        return max(gone, key=lambda pair: pair[1].kept, default=None)

    def keep_draft(self, place: str, text: str, since: datetime | None = None, about: str = "") -> None:
        """Keep what is being typed, so that not even a killed process loses it; an empty text ends it.

        Off the record nothing is kept.
        """
        draft = self.draft(place)
        is_kept = (text, about if text else "") == ((draft.text, draft.about) if draft else ("", ""))
        if is_kept or self.actor.role in WATCHING:
            return
        if text and self.state.off_record:
            return
        from idm_tui.desk.rules import Decision

        now = to_second(self.clock.now())
        begun = since.isoformat(timespec="milliseconds") if since and text else ""
        body = DraftKept(self.actor.name, place, text, begun, about if text else "", self.actor.terminal)
        kept = self._facts(Decision((body,), ""), now, now)

        def unless_off_record(news: Sequence[Fact]) -> Sequence[Fact]:
            self._take_in(news)
            return self.unsaved if text and self.state.off_record else (*self.unsaved, *kept)

        try:
            _news, added = self.journal.exchange(self.position, unless_off_record)
        except JournalError as error:
            self._keep_unsaved(kept, str(error))
        else:
            self._take_in(added)

    def _keep_unsaved(self, facts: tuple[Fact, ...], trouble: str) -> None:
        self.unsaved += facts
        self.history.admit(facts)
        self._forget(facts)
        self.trouble = trouble

    def _forget(self, news: Sequence[Fact]) -> None:
        """Let go of the words of notes that were struck, also where they come in late."""
        if any(isinstance(fact.body, NoteStruck) for fact in news):
            self._strikes += [fact for fact in news if isinstance(fact.body, NoteStruck)]
            changed = {fact.id: fact for fact in wiped(self.history.facts, self._strikes)}
        else:
            changed = {fact.id: fact for fact in wiped(news, self._strikes)}
        if changed:
            self.history = self.history.with_words_changed(changed)
            self._recorded = [fact and changed.get(fact.id, fact) for fact in self._recorded]
            self.unsaved = [changed.get(fact.id, fact) for fact in self.unsaved]

    def rewind(self) -> None:
        """Read the journal from its beginning, after its clock was moved back."""
        self.history, self._recorded = History(), []
        self._take_in(self.journal.read())

    def change_plan(self, plan: Plan) -> None:
        """Go on with another version of the agenda."""
        self.plan, self._moment = plan, None

    def look(self, at: datetime | None = None, room: str | None = None) -> Overview:
        """Look at the event now, or as it was known at an instant."""
        now = to_second(self.clock.now() if at is None else at)
        state = self.state if at is None else self.history.state_at(now)
        seen = overview(self.plan, state, now, room, self._moment)
        if at is None:
            self._moment = seen.moment
        return seen

    def do(
        self,
        command: Command,
        at: datetime | None = None,
        seen: int | None = None,
        room: str | None = None,
        draft: str = "",
    ) -> Outcome:
        """Do a command at an instant, now if none is given.

        `seen` is the position up to which its giver had seen the journal; if others changed since then what the
        command is about, it is refused with what they did. `draft` is the place where it was typed: what is kept
        there is done with in the same breath. Raises Refused and JournalError.
        """
        if self.actor.role in WATCHING:
            raise Refused(_("a {role} watches and changes nothing").format(role=self.actor.role))
        noted = to_second(self.clock.now())
        moment = self._moment_of(command, noted if at is None else to_second(at))
        if getattr(command, "preview", False):
            return Outcome((), self.preview(command, at, room).words)
        decided: list[Outcome] = []

        def decide_on(news: Sequence[Fact]) -> Sequence[Fact]:
            self._take_in(news)
            self._refuse_stale(command, self.position - len(news) if seen is None else seen)
            decision = self._undo() if isinstance(command, Undo) else self._decide(command, moment, room)
            if draft and self.draft(draft) is not None:
                done = (noted, DraftKept(self.actor.name, draft, "", terminal=self.actor.terminal))
                decision = replace(decision, dated=(*decision.dated, done))
            facts = self._facts(decision, moment, noted)
            self._refuse_to_others(facts)
            refuse_upset(self.history, self.plan, facts)
            decided.append(Outcome(facts, decision.words))
            return (*self.unsaved, *facts)

        try:
            _news, added = self.journal.exchange(self.position, decide_on)
        except JournalError as error:
            if not decided:
                decide_on(())
            outcome = replace(decided[0], is_saved=False)
            self._keep_unsaved(outcome.facts, str(error))
            return outcome
        self._take_in(added)
        return decided[0]

    def preview(self, command: Command, at: datetime | None = None, room: str | None = None) -> Preview:
        """Show what a command would do to the rest of the day; nothing is changed. Raises Refused."""
        from idm_tui.core.fold import fold
        from idm_tui.core.preview import Preview

        noted = to_second(self.clock.now())
        moment = self._moment_of(command, noted if at is None else to_second(at))
        decision = self._decide(command, moment, room)
        facts = self._facts(decision, moment, noted)
        refuse_upset(self.history, self.plan, facts)
        state = self.history.state_before(moment)
        then = fold(facts, state)
        before = overview(self.plan, state, moment, room)
        return Preview(before, overview(self.plan, then, moment, before.room), decision.words)

    def _moment_of(self, command: Command, given: datetime) -> datetime:
        """Return when a command happened: as it says itself, else as it was given."""
        ago, when = getattr(command, "ago", None) or 0, getattr(command, "when", "")
        moment = given - timedelta(seconds=ago)
        if when:
            try:
                moment = parse_when(when, self.plan.zone, given)
            except ValueError as error:
                raise Refused(str(error)) from None
        if moment > given:
            raise Refused(_("that would be in the future; write when it was, like --ago 3m or --at 10:42"))
        if when and ago:
            raise Refused(_("say either how long ago it was or at what time"))
        return moment

    def _take_in(self, *news: Sequence[Fact]) -> None:
        """Take in facts that are in the journal; those that waited here unsaved are in the history already."""
        for facts in news:
            waiting = {fact.id for fact in self.unsaved}
            # What comes again, because it was recorded anew behind others, is no news.
            self._recorded += [None if self._is_known(fact, waiting) else fact for fact in facts]
            lost = self.history.admit(facts)
            self.overruled = overruled(lost, self._recorded, self.actor.terminal) or self.overruled
            self._forget(facts)
            if waiting:
                arrived = {fact.id for fact in facts}
                self.unsaved = [fact for fact in self.unsaved if fact.id not in arrived]
        if not self.unsaved:
            self.trouble = ""

    def _is_known(self, fact: Fact, waiting: set[str]) -> bool:
        return fact.id not in waiting and self.history.knows(fact.id)

    def _decide(self, command: Command, moment: datetime, room: str | None) -> Decision:
        from idm_tui.desk.rulebook import Look, decide

        state = self.history.state_before(moment)
        seen = overview(self.plan, state, moment, room)
        is_said = bool(getattr(command, "ago", None) or getattr(command, "when", ""))
        return decide(command, Look(seen, self.history, new_id, self.actor.name, is_said))

    def _facts(self, decision: Decision, moment: datetime, noted: datetime) -> tuple[Fact, ...]:
        command_id = new_id()
        who = self.actor
        return tuple(
            Fact(new_id(), at, noted, clean_line(who.name), who.role, who.terminal, command_id, body)
            for at, body in (*((moment, body) for body in decision.bodies), *decision.dated)
        )

    def _refuse_stale(self, command: Command, seen: int) -> None:
        if not command.watches:
            return
        from idm_tui.core.story import tell

        for fact in filter(None, reversed(self._recorded[seen:])):
            touched = self.history.of_command(fact.body.command) if isinstance(fact.body, CommandUndone) else [fact]
            if fact.terminal != self.actor.terminal and any(
                each.body.kind.startswith(command.watches) for each in touched
            ):
                raise Refused(_("{name} was quicker: {what}; look again").format(name=fact.by, what=tell(fact.body)))

    def _refuse_to_others(self, facts: tuple[Fact, ...]) -> None:
        """Refuse what is another role's to do, where each sits at a machine of their own."""
        if not self.actor.is_shared:
            return
        for fact in facts:
            if not may_write(self.actor.role, of_record=self.history.is_of_record(fact)):
                raise Refused(_("that is for the moderator or the chair; a {role} notes").format(role=self.actor.role))

    def _undo(self) -> Decision:
        command = next(iter(self.history.commands_of(self.actor.name)), None)
        if command is None:
            raise Refused(_("{name} has done nothing that could be undone").format(name=self.actor.name))
        from idm_tui.core.story import tell_all
        from idm_tui.desk.rulebook import Decision

        resting = self.history.resting_on(command)
        what = tell_all(self.history.of_command(command))
        if resting:
            names = ", ".join(sorted({fact.by for fact in resting}))
            raise Refused(
                _("what {names} did rests on it ({what}); they must undo theirs first").format(names=names, what=what)
            )
        return Decision((CommandUndone(command),), _("undone: {what}").format(what=what))
