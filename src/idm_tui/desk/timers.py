"""Free timers by name, and the message to the stage display."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core import facts
from idm_tui.core.commands import Message, TimerAdd, TimerPause, TimerResume, TimerStart, TimerStop
from idm_tui.core.language import _
from idm_tui.core.text import clean_line, clock_words, span_words
from idm_tui.desk.refused import Refused
from idm_tui.desk.rules import Decision, Look, decide, the_one

if TYPE_CHECKING:
    from idm_tui.core.state import Timer


@decide.register(TimerStart)
def _timer_start(command: TimerStart, look: Look) -> Decision:
    if command.duration <= 0:
        raise Refused(_("a timer is longer than nothing; write it like 5m"))
    name = clean_line(command.label)
    if not name:
        taken = {timer.name for timer in look.state.timers}
        name = next(
            free for n in range(1, len(taken) + 2) if (free := _("Timer {number}").format(number=n)) not in taken
        )
    elif look.state.timer(name):
        raise Refused(_('a timer is already called "{name}"; stop it or choose another name').format(name=name))
    words = _("{name}: {time}").format(name=name, time=clock_words(command.duration))
    return Decision((facts.TimerStarted(name, command.duration),), words)


def _timer(look: Look, said: str) -> Timer:
    timers = look.state.timers
    if not timers:
        raise Refused(_("no timer runs; timer start 5m starts one"))
    if not said and len(timers) == 1:
        return timers[0]
    if not said:
        raise Refused(_("name the timer; there is: {names}").format(names=", ".join(timer.name for timer in timers)))
    found: Timer = the_one(said, [(timer.name, timer) for timer in timers], _("timer"))
    return found


@decide.register(TimerPause)
def _timer_pause(command: TimerPause, look: Look) -> Decision:
    timer = _timer(look, command.label)
    if not timer.watch.runs:
        raise Refused(_("{name} is stopped; timer resume lets it go on").format(name=timer.name))
    return Decision((facts.TimerPaused(timer.name),), _("{name} is stopped").format(name=timer.name))


@decide.register(TimerResume)
def _timer_resume(command: TimerResume, look: Look) -> Decision:
    timer = _timer(look, command.label)
    if timer.watch.runs:
        raise Refused(_("{name} runs").format(name=timer.name))
    return Decision((facts.TimerResumed(timer.name),), _("{name} goes on").format(name=timer.name))


@decide.register(TimerStop)
def _timer_stop(command: TimerStop, look: Look) -> Decision:
    timer = _timer(look, command.label)
    return Decision((facts.TimerStopped(timer.name),), _("{name} is put away").format(name=timer.name))


@decide.register(TimerAdd)
def _timer_add(command: TimerAdd, look: Look) -> Decision:
    timer = _timer(look, command.label)
    if command.duration == 0:
        raise Refused(_("no time to add; write it like 1m or -1m"))
    sentence = _("{name} has {time} more") if command.duration > 0 else _("{name} has {time} less")
    words = sentence.format(name=timer.name, time=span_words(abs(command.duration)))
    return Decision((facts.TimerExtended(timer.name, command.duration),), words)


@decide.register(Message)
def _message(command: Message, look: Look) -> Decision:
    text = clean_line(command.text)
    if command.clear and text:
        raise Refused(_("either a message or --clear, not both"))
    if text:
        return Decision((facts.MessageShown(text),), _('the stage shows "{text}"').format(text=text))
    if not command.clear:
        raise Refused(_("no message was given; message --clear takes the old one away"))
    if not look.state.message:
        raise Refused(_("the stage shows no message"))
    return Decision((facts.MessageCleared(),), _("the message is gone from the stage"))
