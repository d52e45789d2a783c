"""Who is there: each terminal says so every few seconds, and the others notice when it falls silent."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from idm_tui.core.clock import steady_s
from idm_tui.core.record import amended
from idm_tui.core.rights import ROLES
from idm_tui.core.sharing import Present
from idm_tui.core.text import clean_line, shorten
from idm_tui.journal.wire import token

if TYPE_CHECKING:
    from collections.abc import Callable

    from nats.aio.client import Client
    from nats.aio.msg import Msg

    from idm_tui.journal.shared import Member
    from idm_tui.journal.wire import Subjects

_EVERY_S = 3.0
_GONE_AFTER_S = 10.0
_FORGOTTEN_AFTER_S = 1800.0
_MOST = 1000


class Presence:
    """The terminals of an event that were heard of."""

    def __init__(self, subjects: Subjects, member: Member) -> None:
        """Take who sits here."""
        self._subjects, self._member = subjects, member
        self._heard: dict[tuple[str, str], tuple[Present, float, bool]] = {}
        """By role and terminal as the subject has them: the hub lets nobody write under another role."""
        self._now_s = steady_s()
        """The last moment at which others could be heard: without a hub nobody knows who is there."""
        self.delay_ms = 0

    @property
    def all(self) -> tuple[Present, ...]:
        """Everybody, then those who are gone, for half an hour and unless they sit elsewhere by now."""
        now, found = self._now_s, []
        for one, heard_s, has_left in list(self._heard.values()):
            silent_s = now - heard_s
            if silent_s > _FORGOTTEN_AFTER_S:
                continue
            is_gone = has_left or silent_s > _GONE_AFTER_S
            found.append(amended(one, away_s=int(silent_s) // 5 * 5) if is_gone else one)
        there = {(one.role, one.name) for one in found if one.away_s is None}
        shown = [one for one in found if one.away_s is None or (one.role, one.name) not in there]
        return tuple(sorted(shown, key=_rank))

    async def attend(self, client: Client, tell: Callable[[], None]) -> None:
        """Say that somebody is here and hear who else is, until the connection ends."""

        async def hear(message: Msg) -> None:
            self._hear(message)
            tell()

        deaf_s = steady_s() - self._now_s
        self._heard = {where: (one, heard + deaf_s, left) for where, (one, heard, left) in self._heard.items()}
        await client.subscribe(f"{self._subjects.presence}.>", cb=hear)
        while True:
            self._now_s = steady_s()
            await self._say(client, has_left=False)
            tell()
            await asyncio.sleep(_EVERY_S)

    async def leave(self, client: Client) -> None:
        """Say farewell."""
        await self._say(client, has_left=True)
        await client.flush()

    async def _say(self, client: Client, *, has_left: bool) -> None:
        member = self._member
        if not member.is_present:
            return
        said = {"name": member.name, "terminal": member.terminal, "delay_ms": self.delay_ms, "left": has_left}
        subject = f"{self._subjects.presence}.{member.role}.{token(member.terminal)}"
        await client.publish(subject, json.dumps(said).encode())

    def _hear(self, message: Msg) -> None:
        role, place = message.subject.split(".")[-2:]
        try:
            said = json.loads(message.data)
            name, terminal = shorten(clean_line(str(said["name"])), 40), shorten(clean_line(str(said["terminal"])), 80)
            one = Present(name, role, terminal, int(said["delay_ms"]))
        except (ValueError, KeyError, TypeError, RecursionError):
            return
        alike = sum(other == role for other, _place in self._heard)
        if role in ROLES and (alike < _MOST or (role, place) in self._heard):
            self._heard[role, place] = (one, steady_s(), bool(said.get("left")))


def _rank(one: Present) -> tuple[bool, int, str, str]:
    return (one.away_s is not None, ROLES.index(one.role), one.name, one.terminal)
