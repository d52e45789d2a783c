"""One session planned against actual: when it was, where its delay comes from, and every talk in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from idm_tui.core.text import clock_words, hour_minute, offset_words, shorten
from idm_tui.core.timing import session_timings, talk_timings
from idm_tui.tui import strings

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from idm_tui.core.plan import Session
    from idm_tui.core.timing import TalkTiming
    from idm_tui.desk import Desk

_NAME = 36


class TalksScreen(ModalScreen[None]):
    """A table that follows the clock."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,q", "dismiss", show=False)]

    def __init__(self, desk: Desk, session: Session, room: str | None) -> None:
        """Take the session, and the room from which it is looked at."""
        super().__init__()
        self.desk, self.session, self.room = desk, session, room

    def compose(self) -> ComposeResult:
        """Show it."""
        with VerticalScroll(classes="dialog"):
            yield Static(self._content())

    def on_mount(self) -> None:
        """Keep up with the clock."""
        self.set_interval(1.0, lambda: self.query_one(Static).update(self._content()))

    def _content(self) -> Content:
        seen, session = self.desk.look(room=self.room), self.session
        local = seen.plan.local
        parts = [Content(shorten(session.title, 120)).stylize("bold")]
        printed = f"{hour_minute(local(session.start))}–{hour_minute(local(session.end))}"
        lines = [f"{strings.TIMELINE_PRINTED} {printed}"]
        timing = next((t for t in session_timings(seen, session.day) if t.session.id == session.id), None)
        if timing is not None and timing.status not in ("skipped", "not started"):
            words = {"live": strings.SINCE_UNTIL, "ahead": strings.EXPECTED_SPAN}.get(
                timing.status, strings.ACTUAL_SPAN
            )
            span = words.format(start=hour_minute(local(timing.start)), end=hour_minute(local(timing.end)))
            late = f"  {offset_words(timing.offset_s)}" if abs(timing.offset_s) >= 60 else ""
            lines.append(f"{span}{late}")
            lines += [timing.words] if timing.words else []
        parts.append(Content("\n".join(lines)))
        talks = list(talk_timings(seen, session))
        if talks:
            parts.append(
                Content(f"\n{strings.OF_TALKS:<{_NAME}} {strings.PLANNED:>8} {strings.SPOKE:>9}").stylize("dim")
            )
            parts += [Content(_row(talk)) for talk in talks]
        parts.append(Content(f"\n{strings.ESC_CLOSES}"))
        return Content("\n").join(parts)


def _row(talk: TalkTiming) -> str:
    name = f"{talk.speaker} ({talk.group})" if talk.group else talk.speaker
    spoke = clock_words(talk.actual_s) if talk.began else strings.WAITING
    over = f"+{clock_words(talk.over_s)}" if talk.began and talk.over_s > 0 else ""
    return f"{shorten(name, _NAME):<{_NAME}} {clock_words(talk.planned_s):>8} {spoke:>9} {over:>8}".rstrip()
