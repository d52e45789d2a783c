"""All that the agenda says of one session."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from idm_tui.tui import strings
from idm_tui.tui.line import Line, wrapped
from idm_tui.tui.widgets.lines import Lines
from idm_tui.tui.widgets.now_card import day_words, slot

if TYPE_CHECKING:
    from textual.events import MouseScrollDown, MouseScrollUp

    from idm_tui.core.agenda import Party
    from idm_tui.core.plan import Session
    from idm_tui.tui.view import View

_MEASURE = 100  # a line longer than this is hard to read


class Detail(Lines, can_focus=True):
    """Title, people, abstract, questions; scrolls where it is longer than the panel."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_lines(-1)", show=False),
        Binding("down", "scroll_lines(1)", show=False),
        Binding("pageup", "scroll_lines(-10)", show=False),
        Binding("pagedown", "scroll_lines(10)", show=False),
        Binding("home", "scroll_lines(-100000)", show=False),
        Binding("end", "scroll_lines(100000)", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """Begin without a session."""
        super().__init__(id=id)
        self.session: Session | None = None
        self._top = 0
        self._length = 0

    def open(self, session: Session) -> None:
        """Show a session from its beginning."""
        self.session, self._top = session, 0
        self.show()

    def action_scroll_lines(self, step: int) -> None:
        """Scroll."""
        furthest = max(self._length - self.content_size.height + 1, 0)
        self._top = min(max(self._top + step, 0), furthest)
        self.show()

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Scroll with the wheel."""
        self.action_scroll_lines(2)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Scroll back with the wheel."""
        self.action_scroll_lines(-2)

    def rests_on(self, view: View) -> object:
        """Rest on the plan."""
        return view.seen.plan

    def lines(self, view: View, width: int, height: int) -> list[Line]:
        """Return the part in sight."""
        if self.session is None:
            return []
        # The file may have been saved since: show what it says now.
        session = view.seen.plan.session(self.session.id) or self.session
        note = Line.of(f"{slot(view.seen.plan, session)} · {day_words(view.seen.plan, session.start)}", "dim")
        text = self._text(session, min(width - 2, _MEASURE))
        self._length = len(text)
        return [self.heading(strings.SESSION, note, width), *text[self._top : self._top + height - 1]]

    def _text(self, session: Session, width: int) -> list[Line]:
        found = [*wrapped(session.title, width, "strong", " ")]
        if session.subtitle:
            found += wrapped(session.subtitle, width, "plain", " ")
        facts = " · ".join(filter(None, [session.kind if session.kind != "session" else "", session.room]))
        if facts:
            found.append(Line.of(f" {facts}", "dim"))
        found += self._people(strings.MODERATORS, session.moderators, width)
        found += self._people(strings.SPEAKERS, session.speakers, width)
        found += self._people(strings.RAPPORTEURS, session.rapporteurs, width)
        if session.abstract:
            found += [Line(), *wrapped(session.abstract, width, "plain", " ")]
        if session.questions:
            found += [Line(), Line.of(f" {strings.QUESTIONS}", "heading")]
            for number, question in enumerate(session.questions, 1):
                first, *rest = wrapped(question, width - 4)
                found += [Line.of(f" {number:>2} ", "dim") + first, *(Line.of("    ") + line for line in rest)]
        if session.discussion:
            found += [Line(), Line.of(f" {strings.GENERAL_DISCUSSION}", "heading")]
        if session.footnote:
            found += [Line(), *wrapped(session.footnote, width, "dim", " ")]
        if len(found) <= 2:
            found += [Line(), Line.of(f" {strings.NO_MORE}", "dim")]
        return found

    def _people(self, heading: str, people: tuple[Party, ...], width: int) -> list[Line]:
        if not people:
            return []
        found = [Line(), Line.of(f" {heading}", "heading")]
        for person in people:
            found.append(Line.of(f" {person.name}", "strong"))
            printed = ", ".join(filter(None, [person.role, person.organisation]))
            if printed:
                found += wrapped(printed, width, "plain", "   ")
            behalf = getattr(person, "on_behalf_of", None)
            if behalf is not None:
                whole = ", ".join(filter(None, [behalf.name, behalf.role, behalf.organisation]))
                found += wrapped(strings.ON_BEHALF_OF.format(name=whole), width, "dim", "   ")
        return found
