"""How the day stands: one sentence, the next hard stop, what the session at hand can still pay for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.clock import seconds_between
from idm_tui.core.day_sentence import day_sentence
from idm_tui.core.reminder import reminder
from idm_tui.core.text import clock_words, hour_minute, span_words
from idm_tui.tui import strings
from idm_tui.tui.line import Line, wrapped
from idm_tui.tui.widgets.floor import PHASES
from idm_tui.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from idm_tui.core.overview import Overview
    from idm_tui.tui.view import View


_LINES_OF_SENTENCE = 2


class DayCard(Lines):
    """The chair's first glance."""

    def rests_on(self, view: View) -> object:
        """Rest on what happened and on whole minutes, on seconds only while somebody speaks."""
        seen = view.seen
        second = seen.now if seen.run.floor else int(seen.now.timestamp()) // 60
        return (seen.plan, seen.state, seen.room, seen.projection.offset_s // 60, second)

    def lines(self, view: View, width: int, height: int) -> list[Line]:
        """Return the card."""
        seen = view.seen
        is_late = seen.projection.offset_s >= 60 or (seen.projection.slack_s or 0) <= -60
        over = strings.EVENT_OVER if seen.moment.phase == "after" else strings.DAY_OVER
        sentence = day_sentence(seen) or over
        token = "warning" if is_late else "strong"
        found = wrapped(sentence, width - 2, token, indent=" ")
        if len(found) > _LINES_OF_SENTENCE:
            last = found[_LINES_OF_SENTENCE - 1]
            found = [*found[: _LINES_OF_SENTENCE - 1], Line.of(last.text[: width - 2] + "…", token)]
        missing = reminder(seen)
        if missing is not None:
            found.append(Line.of(f" ! {missing.words}", "warning").add(f" · {strings.MISSING[missing.what]}", "dim"))
        found.append(_hard_stop(seen))
        if seen.live is not None:
            floor = [_floor(seen)] if seen.run.floor is not None else []
            budget = wrapped(_budget(seen), width - 2, "plain", indent=" ")
            if len(found) + len(budget) + len(floor) > height:
                budget = [Line.of(f" {_budget(seen)}").fit(width)]  # who speaks comes before the rest of it
            found += [*budget, *floor]
        return found[:height]


def _hard_stop(seen: Overview) -> Line:
    stop, slack = seen.projection.hard_stop, seen.projection.slack_s
    if stop is None or slack is None:
        return Line.of(f" {strings.NO_HARD_STOP}", "dim")
    line = Line.of(f" {strings.HARD_STOP.format(time=hour_minute(seen.plan.local(stop)))}", "heading")
    wait = seconds_between(seen.now, stop)
    if wait > 0:
        line = line.add(f" {strings.IN_TIME.format(time=span_words(wait))}")
    if slack >= 60:
        return line.add(" · ").add(strings.TO_SPARE.format(time=span_words(slack)), "good")
    if slack <= -60:
        return line.add(" · ").add(strings.TOO_MUCH.format(time=span_words(-slack)), "warning")
    return line.add(f" · {strings.JUST_FITS}")


def _budget(seen: Overview) -> str:
    """Say what is left of the live session and what it can pay for."""
    live, budget = seen.live, seen.budget
    if live is None or budget is None:
        return ""
    left = strings.LEFT if budget.left_s >= 0 else strings.OVERRUN
    parts = [f"{live.short_title}: {left.format(time=span_words(abs(budget.left_s)))}"]
    has_discussion = live.discussion or live.kind == "discussion"
    kept = span_words(seen.plan.event.defaults.discussion)
    if budget.per_speaker_s is not None:
        is_last = budget.speakers_left == 1
        if budget.per_speaker_s == 0:
            parts.append(strings.NONE_MAY_HAVE.format(count=budget.speakers_left))
        elif has_discussion:
            words = strings.LAST_THEN if is_last else strings.EACH_THEN
            time = clock_words(budget.per_speaker_s)
            parts.append(words.format(count=budget.speakers_left, time=time, kept=kept))
        else:
            words = strings.LAST_MAY if is_last else strings.EACH_MAY
            parts.append(words.format(count=budget.speakers_left, time=clock_words(budget.per_speaker_s)))
    elif has_discussion:
        parts.append(strings.DISCUSSION_HAS.format(time=span_words(max(budget.discussion_s, 0))))
    if seen.list_end is not None:
        needs = seconds_between(seen.now, seen.list_end)
        parts.append(strings.LIST_NEEDS.format(time=span_words(needs)))
    return " · ".join(parts)


def _floor(seen: Overview) -> Line:
    turn = seen.run.floor
    if turn is None:
        return Line()
    left = turn.remaining_s(seen.now)
    token, word = PHASES[seen.countdown_phase(left)]
    time = clock_words(left) if left >= 0 else f"+{clock_words(-left)}"
    words = strings.FLOOR_OF.format(speaker=turn.speaker, time=time, limit=clock_words(turn.limit_s))
    return Line.of(f" {words}", token).add(f" {word}" if word else "", token)
