"""Speaking times: the panel, everybody who spoke today, the groups, the guiding questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from idm_tui.core.speaking import Spoken, group_of, interventions, totals, turns_by_question
from idm_tui.core.text import clock_words, shorten
from idm_tui.tui import strings
from idm_tui.tui.screens.following import Following

if TYPE_CHECKING:
    from collections.abc import Iterable

    from idm_tui.core.directory import Directory
    from idm_tui.core.overview import Overview
    from idm_tui.desk import Desk

_BAR = 18
_NAME = 34


class SpeakingScreen(Following):
    """A table that follows the clock; whoever moderates draws the conclusions."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,B,q,enter", "dismiss", show=False)]

    def __init__(self, desk: Desk, directory: Directory, room: str | None) -> None:
        """Take what happened, who belongs to which group, and the room that is looked at."""
        super().__init__()
        self.desk, self.directory, self.room = desk, directory, room

    def content(self) -> Content:
        """Return what is to be read now."""
        seen = self.desk.look(room=self.room)
        session = seen.session or seen.ahead
        day = session.day if session else None
        found = list(interventions(seen.plan, seen.state, day))
        panel = {speaker.name for speaker in session.speakers} if session else set()
        of_panel = (each for each in found if session and each.session.id == session.id)
        by_panel = totals(of_panel, seen.now, lambda each: each.turn.speaker if each.turn.speaker in panel else "")
        by_person = totals(found, seen.now, lambda each: each.turn.speaker)
        floor = (each for each in found if each.turn.kind not in ("presentation", "answer"))
        by_group = totals(
            floor, seen.now, lambda each: group_of(seen.plan, seen.state, each.turn, self.directory.group_of)
        )
        parts = [Content(f"{strings.SPEAKING_TIMES} · {strings.TODAY}\n").stylize("bold")]
        parts += _table(strings.THE_PANEL, by_panel.items())
        parts += _table(strings.BY_QUESTION, _by_question(seen))
        parts += _table(strings.BY_GROUP, _longest_first(by_group))
        parts += _table(strings.BY_PERSON, _longest_first(by_person))
        parts.append(Content(f"\n{strings.ESC_CLOSES}"))
        return Content("\n").join(parts)


def _longest_first(sums: dict[str, Spoken]) -> list[tuple[str, Spoken]]:
    return sorted(sums.items(), key=lambda item: (-item[1].seconds, item[0]))


def _by_question(seen: Overview) -> list[tuple[str, Spoken]]:
    texts = {question.number: question.text for question in seen.questions()}
    found = []
    for number, turns in sorted(turns_by_question(seen.run).items()):
        spoken = Spoken(len(turns), sum(turn.watch.elapsed_s(seen.now) for turn in turns))
        found.append((f"{number} {texts.get(number, '')}", spoken))
    return found


def _table(title: str, rows: Iterable[tuple[str, Spoken]]) -> list[Content]:
    listed = list(rows)
    if not listed:
        return []
    longest = max(spoken.seconds for _name, spoken in listed) or 1
    found = [Content(f"\n{title}").stylize("bold")]
    for name, spoken in listed:
        bar = "█" * (spoken.seconds * _BAR // longest)
        row = f"{shorten(name, _NAME):<{_NAME}} {spoken.turns:>3}× {clock_words(spoken.seconds):>8}  {bar}"
        found.append(Content(row))
    return found
