"""`do` at an event of several machines: who was too late is told so."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

from idm_tui.cli.do import share
from idm_tui.core import commands as c
from idm_tui.desk import Actor, Desk
from tests.clocks import ManualClock
from tests.desk.tables import at, plan
from tests.hubs import needs_server, server
from tests.journal.table import table, until

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


@needs_server
def test_who_was_too_late_is_told_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with server(tmp_path / "hub") as hub, table(tmp_path, f"{hub.url}/event") as others:
        journals = {name: others.sit(name) for name in ("Maria", "Ibrahim")}
        for journal in journals.values():
            until(journal, lambda now: now.is_connected)
        desks = {
            name: Desk(plan(), journal, ManualClock(at("11:00")), Actor(name, "moderator", name, is_shared=True))
            for name, journal in journals.items()
        }
        assert hub.process is not None
        hub.process.send_signal(signal.SIGSTOP)  # neither hears of the other in time
        desks["Maria"].do(c.Start(session="opening"))
        desks["Ibrahim"].do(c.Start(session="panel"))
        hub.process.send_signal(signal.SIGCONT)
        failed: dict[str, tuple[object, str]] = {}
        others.agree(2)
        for name, desk in desks.items():
            try:
                share(desk, journals[name])
            except SystemExit as end:
                failed[name] = (end.code, capsys.readouterr().err)
        assert [code for code, _said in failed.values()] == [1]
        late, (_code, said) = failed.popitem()
        assert (desks.keys() - {late}).pop() in said
