"""The panel in its order: who has spoken, for how long, who waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.floor import yet_to_reply
from idm_tui.core.text import clock_words
from idm_tui.core.timetable import talk_s
from idm_tui.tui import strings
from idm_tui.tui.line import Line
from idm_tui.tui.widgets.picker import Picker

if TYPE_CHECKING:
    from idm_tui.core.agenda import Speaker
    from idm_tui.core.overview import Overview
    from idm_tui.tui.view import View


def whose(seen: Overview) -> str:
    """Name the session in a heading where it is not the one at hand."""
    return f" · {seen.ahead.short_title}" if seen.ahead is not None and seen.ahead != seen.session else ""


class PanelList(Picker):
    """The panellists of the session at hand; Enter gives the floor."""

    def rests_on(self, view: View) -> object:
        """Rest on who has spoken: the time of the one who speaks is large beside it."""
        return (view.seen.plan, view.seen.ahead, view.seen.run)

    def _speakers(self, view: View) -> tuple[Speaker, ...]:
        return view.seen.ahead.speakers if view.seen.ahead else ()

    def count(self, view: View) -> int:
        """Return how many panellists there are."""
        return len(self._speakers(view))

    def speaker_at(self, index: int) -> Speaker | None:
        """Return the panellist of a row."""
        speakers = self._speakers(self.view) if self.view else ()
        return speakers[index] if 0 <= index < len(speakers) else None

    def title(self, view: View, width: int) -> Line | None:
        """Return the heading with how many were heard."""
        speakers = self._speakers(view)
        heard = sum(bool(view.seen.run.turns_of(speaker.name)) for speaker in speakers)
        note = Line.of(f"{heard}/{len(speakers)}", "dim") if speakers else None
        return self.heading(strings.PANEL + whose(view.seen), note, width)

    def empty(self, view: View, width: int) -> list[Line]:
        """Say that there is no panel."""
        return [Line.of(f"  {strings.NO_PANEL}", "dim")] if view.seen.ahead else []

    def item(self, view: View, index: int, width: int) -> list[Line]:
        """Return one panellist."""
        speaker = self._speakers(view)[index]
        run, now = view.seen.run, view.seen.now
        turns = run.turns_of(speaker.name)
        used = sum(turn.watch.elapsed_s(now) for turn in turns)
        glyph, token = "  ", "plain"
        replying = yet_to_reply(view.seen.live, run) if view.seen.live else ()
        if run.floor and run.floor.speaker == speaker.name:
            glyph, token = "▶ ", "now"
        elif run.held and run.held.speaker == speaker.name:
            glyph, token = "‖ ", "warning"
        elif speaker in replying:
            glyph, token = "  ", "plain"  # heard with the talk, not yet with the reply to the round
        elif turns:
            glyph, token = "✓ ", "over"
        line = Line.of(glyph, token).add(speaker.name, token)
        if speaker.on_behalf_of:
            line = line.add(f" {strings.FOR.format(group=speaker.on_behalf_of.name)}", "dim")
        planned = clock_words(talk_s(view.seen.plan, run, speaker))
        speaks = run.floor is not None and run.floor.speaker == speaker.name
        right = Line.of(f"{clock_words(used)} ", token) if turns and not speaks else Line.of(f"{planned} ", "dim")
        return [line.spread(right, width)]
