"""Speaking times as a document: a row for each intervention, or totals by person, group or session."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from idm_tui.core.floor import POINT_OF_ORDER
from idm_tui.core.language import _
from idm_tui.core.record import record
from idm_tui.core.speaking import Intervention, Spoken, group_of, interventions, totals
from idm_tui.core.text import clock_words
from idm_tui.formats.tables import csv_text, markdown_table, markdown_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from idm_tui.core.plan import Plan
    from idm_tui.core.state import State

CSV_HEADING = (
    "date",
    "session",
    "title",
    "room",
    "name",
    "for",
    "group",
    "kind",
    "question",
    "began",
    "ended",
    "duration_s",
    "paused_s",
    "limit_s",
    "about",
)
BY = ("person", "group", "session", "kind")


@record
class SpeakingReport:
    """The interventions of an event at an instant; `group` knows groups that the agenda does not name."""

    plan: Plan
    state: State
    now: datetime
    group: Callable[[str], str]

    def csv(self) -> str:
        """Write a row for each intervention in the order in which they began; lengths in seconds, without pauses."""
        return csv_text(CSV_HEADING, (self._row(each) for each in self._all()))

    def totals_csv(self, by: str) -> str:
        """Write a row for each person, group, session or kind; points of order are no one's speaking time."""
        rows = ((key, spoken.turns, spoken.seconds) for key, spoken in self.totals(by).items())
        return csv_text((by, "turns", "total_s"), rows)

    def markdown(self) -> str:
        """Write a page: the interventions, then the totals."""
        parts = [f"# {_('Speaking times')}: {markdown_words(self.plan.event.title)}"]
        heading = (_("Session"), _("Name"), _("for"), _("kind"), _("question"), _("began"), _("spoke"))
        parts.append(markdown_table(heading, (self._cells(each) for each in self._all())))
        for by, title in (("person", _("By person")), ("group", _("By group")), ("session", _("By session"))):
            sums = self.totals(by)
            if sums:
                parts.append(f"## {title}")
                rows = ((key, spoken.turns, clock_words(spoken.seconds)) for key, spoken in sums.items())
                parts.append(markdown_table(("", _("times"), _("in all")), rows))
        return "\n\n".join(parts) + "\n"

    def text(self) -> str:
        """Write the interventions and the totals by person for a terminal."""
        lines = []
        session = ""
        for each in self._all():
            if each.session.id != session:
                session = each.session.id
                lines.append(each.session.title)
            who, group, kind, question, began, spoke = self._cells(each)[1:]
            name = f"{who} ({group})" if group else who
            about = f"  {_('question {number}').format(number=question)}" if question else ""
            lines.append(f"  {began}  {spoke:>7}  {name}  {kind}{about}")
        for by, title in (("person", _("By person")), ("group", _("By group"))):
            sums = self.totals(by)
            if sums:
                lines += ["", title]
                lines += [f"  {clock_words(s.seconds):>8}  {s.turns:>3} x  {key}" for key, s in sums.items()]
        return "\n".join(lines) + "\n" if lines else _("Nobody has spoken yet.") + "\n"

    def _all(self) -> list[Intervention]:
        return list(interventions(self.plan, self.state))

    def totals(self, by: str) -> dict[str, Spoken]:
        """Add up by person, group, session or kind; lengths in seconds, without pauses."""
        spoken = self._all()
        if by == "session":
            titles = _titles(spoken)
            return totals(spoken, self.now, lambda each: titles[each.session.id])
        keys: dict[str, Callable[[Intervention], str]] = {
            "person": lambda each: each.turn.speaker,
            "group": self._group,
            "kind": lambda each: each.turn.kind,
        }
        sums = totals(spoken, self.now, keys[by])
        return dict(sorted(sums.items(), key=lambda item: (-item[1].seconds, item[0])))

    def _group(self, each: Intervention) -> str:
        if each.turn.kind in ("presentation", "answer"):
            return ""  # the panel speaks for itself
        return group_of(self.plan, self.state, each.turn, self.group)

    def _row(self, each: Intervention) -> tuple[object, ...]:
        turn, session, local = each.turn, each.session, self.plan.local
        return (
            self.plan.days[session.day].date.isoformat(),
            session.id,
            session.title,
            session.room,
            turn.speaker,
            turn.group,
            self._group(each),
            turn.kind,
            turn.question or "",
            local(turn.since).isoformat(timespec="seconds"),
            local(turn.ended).isoformat(timespec="seconds") if turn.ended else "",
            turn.watch.elapsed_s(self.now),
            turn.paused_s(self.now),
            turn.limit_s,
            turn.about,
        )

    def _cells(self, each: Intervention) -> tuple[str, ...]:
        turn = each.turn
        kind = turn.kind if turn.kind != POINT_OF_ORDER else _("point of order")
        began = f"{self.plan.local(turn.since):%H:%M:%S}"
        spoke = clock_words(turn.watch.elapsed_s(self.now))
        question = str(turn.question) if turn.question else ""
        return (each.session.short_title, turn.speaker, turn.group, kind, question, began, spoke)


def _titles(spoken: Iterable[Intervention]) -> dict[str, str]:
    """Return the title of each session in which somebody spoke, with its id where another has the same."""
    sessions = {each.session.id: each.session for each in spoken}
    same = Counter(session.title for session in sessions.values())
    return {key: s.title if same[s.title] == 1 else f"{s.title} ({key})" for key, s in sessions.items()}
