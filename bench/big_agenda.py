"""An agenda of ten thousand sessions in thirty rooms on ten days."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice

ROOMS, DAYS, SESSIONS = 30, 10, 10_000


def big_agenda() -> str:
    """Return it as TOML."""
    parts = ['[event]\nid = "big"\ntitle = "A year in ten days"\ntimezone = "Europe/Zurich"\n']
    numbers = iter(range(1, SESSIONS + 1))
    for day in range(DAYS):
        parts.append(f'[[days]]\ndate = {date(2026, 5, 1) + timedelta(days=day)}\nhard_stops = ["13:00", "18:00"]\n')
        for room in range(1, ROOMS + 1):
            for slot, number in enumerate(islice(numbers, 34)):
                start = 8 * 60 + slot * 15
                end = start + 15
                parts.append(
                    f'[[days.sessions]]\nid = "s{number}"\nkind = "session"\n'
                    f'title = "Session {number}: on the matter number {number}"\nroom = "Room {room}"\n'
                    f'start = "{start // 60:02}:{start % 60:02}"\nend = "{end // 60:02}:{end % 60:02}"\n'
                    f'abstract = "{"Words of the abstract go on and on. " * 6}"\n'
                    f'moderators = [{{ name = "Moderator {number}", role = "Chair" }}]\n'
                    f'speakers = [{{ name = "Speaker {number}", minutes = 5 }}, {{ name = "Second {number}" }}]\n'
                    f'questions = ["What of {number}?", "And why {number}?"]\n'
                )
    return "\n".join(parts)
