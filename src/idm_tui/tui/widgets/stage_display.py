"""What faces the speaker: the name, the time in digits as large as the terminal allows, who is next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.clock import seconds_between
from idm_tui.core.floor import POINT_OF_ORDER
from idm_tui.core.text import clock_words
from idm_tui.tui import strings
from idm_tui.tui.digits import large, largest_scale
from idm_tui.tui.line import Line
from idm_tui.tui.widgets.floor import PHASES
from idm_tui.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from idm_tui.core.overview import Overview
    from idm_tui.tui.view import View

# Shape beside word and colour, to be told apart from ten metres.
_SHAPES = {"normal": "", "warning": "▲", "danger": "▲▲", "overtime": "■■■"}


class StageDisplay(Lines):
    """Fills the screen; `is_blank`, and who was told to conclude, are this display's own."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """Begin with everything shown."""
        super().__init__(id=id)
        self.is_blank = False
        self.told: str | None = None
        """The turn of whoever was told to conclude, empty for the whole room; whoever comes next was not told."""

    @property
    def turn(self) -> str:
        """Whose turn it is; empty for nobody's."""
        floor = self.view.seen.run.floor if self.view else None
        return floor.id if floor else ""

    @property
    def concludes(self) -> bool:
        """Whether whoever speaks now was told to conclude."""
        return self.told is not None and self.told == self.turn

    def rests_on(self, view: View) -> object:
        """Rest on the second and what this display was told."""
        return (view, self.is_blank, self.told)

    def lines(self, view: View, width: int, height: int) -> list[Line]:
        """Return the whole screen."""
        seen = view.seen
        local = seen.plan.local(seen.now)
        clock = Line.of(f"{local:%H:%M:%S} ", "strong")
        if self.is_blank:
            return [Line().spread(clock, width)]
        title = seen.session.short_title if seen.session else seen.plan.event.title
        is_cut_off = view.sharing is not None and not view.sharing.is_connected
        head = Line.of(f" ○ {strings.CUT_OFF}", "warning") if is_cut_off else Line.of(f" {title}", "dim")
        found = [head.spread(clock, width), Line()]
        body = self._body(seen, width, max(height - 7, 3))
        found += body
        found += [Line()] * max(height - len(found) - 3, 0)
        message = strings.CONCLUDE if self.concludes else seen.state.message
        found.append(_centred(Line.of(f"  {message}  ", "overtime"), width) if message else Line())
        found.append(Line())
        found.append(_centred(self._next(seen), width))
        return found

    def _body(self, seen: Overview, width: int, height: int) -> list[Line]:
        turn = seen.run.floor
        if turn is not None:
            left, limit, name = turn.remaining_s(seen.now), turn.limit_s, turn.speaker
            if turn.kind == POINT_OF_ORDER:
                name = f"{strings.POINT_OF_ORDER} · {name}"
            stopped = not turn.watch.runs
        elif seen.live is not None and seen.expected_end is not None:
            left = seconds_between(seen.now, seen.expected_end)
            limit, name, stopped = max(seen.live.length_s, left), strings.NOBODY, seen.run.is_paused
        else:
            return [Line(), _centred(Line.of(strings.NO_SESSION, "dim"), width)]
        phase = seen.countdown_phase(left)
        token, word = PHASES[phase]
        shape = _SHAPES[phase]
        if stopped:
            token, word, shape = "warning", strings.PAUSED, "‖"
        text = clock_words(left) if left >= 0 else f"+{clock_words(-left)}"
        longest = max(text, clock_words(limit), "00:00", key=len)
        scale = max(largest_scale(longest, width - 4, height - 4), 1)
        digits = [_centred(Line.of(row, token), width) for row in large(text, scale)]
        call = " ".join(filter(None, [shape, word, shape]))
        rest = max(height - len(digits) - 4, 0) // 2
        name_line = _centred(Line.of(name, "strong"), width)
        return [*[Line()] * rest, name_line, Line(), *digits, Line(), _centred(Line.of(call, token), width)]

    def _next(self, seen: Overview) -> Line:
        if seen.live is None:
            return Line()
        name = seen.next_up.name if seen.next_up else ""
        return Line.of(strings.BE_READY.format(name=name), "next") if name else Line()


def _centred(line: Line, width: int) -> Line:
    fitted = line.fit(width)
    return Line.of(" " * ((width - fitted.width) // 2)) + fitted
