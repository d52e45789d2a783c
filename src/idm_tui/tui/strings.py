"""Every word that the app shows, in one place for translators."""

from __future__ import annotations

from idm_tui.core.language import _

NOW = _("NOW")
NEXT = _("NEXT")
LIVE = _("LIVE")
DUE = _("DUE")
OVER = _("OVER TIME")
WARNING = _("CLOSING")
DANGER = _("FINAL WORDS")
PAUSED = _("STOPPED")
SUSPENDED = _("SUSPENDED")
SKIPPED = _("skipped")
NEVER_ENDED = _("never ended")

AGENDA = _("AGENDA")
CONCLUDE = _("PLEASE CONCLUDE")
BE_READY = _("Next: {name}, please be ready")

THE_FLOOR = _("THE FLOOR")
PANEL = _("PANEL")
QUESTIONS = _("GUIDING QUESTIONS")
SPEAKERS_LIST = _("LIST OF SPEAKERS")
SESSION = _("SESSION")

LATE = _("late")
EARLY = _("early")
SLACK = _("slack {time}")
REHEARSAL = _("REHEARSAL {how}")
REPLAY = _("REPLAY {how}")
STANDS = _("stopped")

LEFT = _("{time} left")
OVERRUN = _("{time} over")
OF_LIMIT = _("of {limit}")
KEEPS = _("discussion keeps {time}")
LACKS = _("discussion lacks {time}")
EACH_MAY_HAVE = _("{time} for each of {count} more")
LAST_MAY_HAVE = _("{time} for the last speaker")
NONE_MAY_HAVE = _("no time left for {count} more")
OPEN_LEFT = _("{open} open · {time}")
OPEN_ONLY = _("{open} of {count} open")
IN_TIME = _("in {time}")
AGO = _("{time} ago")

BEFORE = _("The event begins on {day} at {time}")
BETWEEN = _("Nothing is on at the moment")
AFTER = _("The event is over: it ended on {day}")
AFTER_HINT = _("r rehearses it from its beginning")
BEFORE_HINT = _("r rehearses it")
NOT_STARTED = _("not started · s starts it")

NOBODY = _("Nobody has the floor")
NEXT_GIVES = _("n gives it to {name}")
NOBODY_WAITS = _("a adds to the list of speakers")
NO_SESSION = _("No session is live")
START_HINT = _("s starts {session}")
STARTS_AT = _("{session} starts at {time}")
FOR = _("for {group}")
NO_PANEL = _("No panel in this session")
NO_QUESTIONS = _("No guiding questions · f adds one from the room")
FROM = _("from {name}")
EMPTY_LIST = _("Nobody yet · a adds a name")

CLOSED = _("closed")
ENDS = _("ends {time}")
EACH = _("{limit} each")
TIMERS = _("TIMERS")

DAY = _("THE DAY")
TIMELINE_PRINTED = _("printed")
TIMELINE_EXPECTED = _("expected")
TIMELINE_SPOKEN = _("{time} left")
WHAT_CAN_BE_DONE = _("WHAT CAN BE DONE")
FORGOTTEN = {
    "start": _("not started · s starts it"),
    "end": _("not ended · e ends it"),
}
MISSING = {
    "start": _("s starts it · o or O: it was earlier"),
    "end": _("e ends it · O: it was earlier"),
}
HARD_STOP = _("Hard stop {time}")
NO_HARD_STOP = _("No hard stop is left today")
TO_SPARE = _("{time} to spare")
TOO_MUCH = _("{time} too much before it")
JUST_FITS = _("it just fits")
EACH_THEN = _("each of the {count} remaining speakers may have {time}, then the discussion keeps {kept}")
LAST_THEN = _("the last speaker may have {time}, then the discussion keeps {kept}")
EACH_MAY = _("each of the {count} remaining speakers may have {time}")
LAST_MAY = _("the last speaker may have {time}")
DISCUSSION_HAS = _("the discussion has {time}")
LIST_NEEDS = _("the list needs {time}")
FLOOR_OF = _("Floor: {speaker}, {time} of {limit}")
EXPECTED = _("expected")
NOT_STARTED_AT_ALL = _("not started")
DAY_OVER = _("Nothing more is due today")

MODERATORS = _("Moderator")
RAPPORTEURS = _("Rapporteur")
SPEAKERS = _("Speakers")
ON_BEHALF_OF = _("on behalf of {name}")
GENERAL_DISCUSSION = _("General discussion")
NO_MORE = _("The agenda says no more about it.")

SAVED = _("● saved")
UNSAVED = _("○ {count} UNSAVED")
SCRATCH = _("○ rehearsal")
KEYS_HINT = _("? help")

AGAIN = _("Pressed twice? Give the floor to {name} as well?")
END_WITH_LIST = _("{count} still on the list of speakers. End {session} all the same?")
ESC_LEAVES = _("Esc leaves it")
SHIFT_KEYS = _("+ - a minute more, less · Enter does it · Esc leaves it")
AS_IT_STANDS = _("as it stands")
THEN = _("then")
YES_NO = _("Enter yes · Esc no")
HELP_END = _("Esc closes · ctrl+p finds every command, session, speaker and question")
PROMPT_HELP = _("Enter does it · Esc leaves it")
BROKEN = _("{problem} · the last good plan is kept")
TAKEN_UP = _("the new agenda is in use: {sessions} sessions")
FAULT = _("that went wrong inside idm-tui; everything else goes on{where}")
FAULT_LOG = _("; what happened is in {path}")
STOPPED = _("idm-tui stopped because of a fault of its own; everything saved is kept, open it again{where}")
AWAY = _("open again: the last thing noted was {time} ago")
