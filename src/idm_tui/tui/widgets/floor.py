"""The floor: who has it, and the countdown in large digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.projection import SOON
from idm_tui.core.text import clock_words, hour_minute, span_words
from idm_tui.tui import strings
from idm_tui.tui.digits import large, largest_scale
from idm_tui.tui.line import Line
from idm_tui.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from idm_tui.core.overview import Overview
    from idm_tui.core.state import Turn
    from idm_tui.tui.view import View

# How a countdown looks and what it says, by its phase: never by colour alone.
PHASES = {
    "normal": ("now", ""),
    "warning": ("warning", strings.WARNING),
    "danger": ("danger", strings.DANGER),
    "overtime": ("overtime", strings.OVER),
}


class Floor(Lines):
    """The speaker, large digits, and what is left for the others."""

    def lines(self, view: View, width: int, height: int) -> list[Line]:
        """Return the panel."""
        seen = view.seen
        title = self.heading(strings.THE_FLOOR, None, width)
        turn = seen.run.floor
        if turn is None:
            return [title, Line(), *self._nobody(seen)]
        return [title, *self._speaker(seen, turn), *self._countdown(seen, turn, width, height - 4)]

    def _nobody(self, seen: Overview) -> list[Line]:
        if seen.live is None:
            rows = seen.projection.rows
            due = next((row for row in rows if not row.session.is_unattended), None)
            hint = ""
            if due is not None:
                sentence = strings.START_HINT if due.start - seen.now <= SOON else strings.STARTS_AT
                time = hour_minute(seen.plan.local(due.start))
                hint = sentence.format(session=due.session.short_title, time=time)
            return [Line.of(f"  {strings.NO_SESSION}", "strong"), Line.of(f"  {hint}", "dim")]
        name = seen.next_up.name if seen.next_up else ""
        hint = strings.NEXT_GIVES.format(name=name) if name else strings.NOBODY_WAITS
        found = [Line.of(f"  {strings.NOBODY}", "strong"), Line.of(f"  {hint}", "dim"), Line()]
        found += _share(seen)
        return found

    def _speaker(self, seen: Overview, turn: Turn) -> list[Line]:
        name = Line.of("▶ ", "now").add(turn.speaker, "strong")
        panellist = next((s for s in (seen.live.speakers if seen.live else ()) if s.name == turn.speaker), None)
        detail = strings.FOR.format(group=turn.group) if turn.group else ""
        if panellist is not None and not detail:
            detail = panellist.organisation or panellist.role
        if turn.kind == "point-of-order":
            name = Line.of(f"▶ {strings.POINT_OF_ORDER} ", "warning").add(turn.speaker, "strong")
            detail = strings.NO_SUBSTANCE
        if turn.about:
            detail = f"{detail} · {turn.about}" if detail else turn.about
        return [name, Line.of(f"  {detail}", "dim")]

    def _countdown(self, seen: Overview, turn: Turn, width: int, height: int) -> list[Line]:
        left = turn.remaining_s(seen.now)
        token, word = PHASES[seen.countdown_phase(left)]
        if not turn.watch.runs:
            token, word = "warning", strings.PAUSED
        text = clock_words(left) if left >= 0 else f"+{clock_words(-left)}"
        # The scale is that of the longest this countdown becomes in time, so that it does not jump.
        longest = max(clock_words(turn.limit_s), "00:00", text, key=len)
        digits = large(text, max(largest_scale(longest, width - 4, height - 1), 1))
        below = Line.of(f"  {strings.OF_LIMIT.format(limit=clock_words(turn.limit_s))}", "dim").add(f"  {word}", token)
        found = [*(Line.of(f"  {row}", token) for row in digits), below]
        held = seen.run.held
        if held is not None:
            rest = held.remaining_s(seen.now)
            time = (strings.LEFT if rest >= 0 else strings.OVERRUN).format(time=clock_words(abs(rest)))
            words = strings.WAITS.format(name=held.speaker, time=time)
            found.append(Line.of(f"  ‖ {words}", "warning"))
        up = seen.next_up
        following = [Line.of(f"  {strings.NEXT_UP.format(name=up.name)}", "next")] if up and held is None else []
        return [*found, *following, *_share(seen)][:height]


def _share(seen: Overview) -> list[Line]:
    """Tell what each panellist who still waits may have, so that the discussion keeps its time."""
    budget = seen.budget
    if budget is None or budget.per_speaker_s is None:
        return []
    if budget.per_speaker_s <= 0:
        return [Line.of(f"  {strings.NONE_MAY_HAVE.format(count=budget.speakers_left)}", "warning")]
    sentence = strings.LAST_MAY_HAVE if budget.speakers_left == 1 else strings.EACH_MAY_HAVE
    share = sentence.format(count=budget.speakers_left, time=span_words(budget.per_speaker_s))
    return [Line.of(f"  {share}", "dim")]
