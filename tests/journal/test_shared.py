"""Journals that share an event through real servers: cut off, killed, emptied, and out of step with the clock."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from threading import Event, Thread
from typing import TYPE_CHECKING

import nats
import pytest

from idm_tui.core.clock import HubClock
from idm_tui.core.facts import NoteStruck, NoteTaken
from idm_tui.core.history import History
from idm_tui.journal.address import parse
from idm_tui.journal.nats.link import Link
from idm_tui.journal.shared import Member, SharedJournal
from idm_tui.journal.sqlite import SqliteJournal
from idm_tui.journal.wire import Subjects
from tests.hubs import Server, cluster, needs_server, server
from tests.journal.samples import fact, giving
from tests.journal.table import PATIENCE_S, eventually, table, until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


pytestmark = needs_server


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Server]:
    with server(tmp_path / "hub") as made:
        yield made


def test_facts_reach_the_others_in_one_order(tmp_path: Path, hub: Server) -> None:
    with table(tmp_path, f"{hub.url}/event") as at:
        ana, bob = at.sit("ana"), at.sit("bob")
        for number in range(0, 100, 2):
            ana.exchange(0, giving(fact(number, terminal="ana")))
            bob.exchange(0, giving(fact(number + 1, terminal="bob")))
        at.agree(100)


def test_all_write_on_without_the_hub_and_agree_afterwards(tmp_path: Path, hub: Server) -> None:
    with table(tmp_path, f"{hub.url}/event") as at:
        names = ("ana", "bob", "cem")
        for name in names:
            until(at.sit(name), lambda now: now.is_connected)
        at.journals["ana"].exchange(0, giving(fact(0)))
        at.agree(1)
        hub.stop(signal.SIGKILL)
        for number, name in enumerate(names):
            for place in range(50):
                at.journals[name].exchange(0, giving(fact(100 * number + place + 1, terminal=name)))
            until(at.journals[name], lambda now: not now.is_connected and now.shared == 1 and now.total == 51)
            assert "127.0.0.1" in at.journals[name].sharing.trouble
        hub.start()
        order = at.agree(151)
        for number in range(3):  # each in its own order
            own = [each for each in order if 100 * number < int(each[-6:]) <= 100 * number + 50]
            assert own == sorted(own)


def test_a_terminal_that_comes_late_or_again_has_everything(tmp_path: Path, hub: Server) -> None:
    with table(tmp_path, f"{hub.url}/event") as at:
        at.sit("ana").exchange(0, giving(*map(fact, range(3000))))
        at.sit("bob")
        at.agree(3000)
        at.leave("bob")
        at.journals["ana"].exchange(0, giving(fact(3001)))
        at.sit("bob")
        assert at.agree(3001)[-1] == fact(3001).id


def test_a_hub_that_lost_everything_gets_it_back(tmp_path: Path, hub: Server) -> None:
    with table(tmp_path, f"{hub.url}/event") as at:
        ana, bob = at.sit("ana"), at.sit("bob")
        ana.exchange(0, giving(*map(fact, range(20))))
        before = at.agree(20)
        hub.stop(signal.SIGKILL)
        hub.forget()
        bob.exchange(0, giving(fact(30, terminal="bob")))
        ana.exchange(0, giving(fact(31, terminal="ana")))
        hub.start()
        assert at.agree(22)[:20] == before
        at.sit("cem")
        at.agree(22)


def test_every_fact_outlives_each_node_of_a_cluster_and_all_of_them(tmp_path: Path) -> None:
    with cluster(tmp_path / "hub") as nodes:
        url = f"nats://{','.join(node.url.removeprefix('nats://') for node in nodes)}/event"
        with table(tmp_path, url) as at:
            is_over, counts = Event(), dict.fromkeys(("ana", "bob", "cem"), 0)

            def write(name: str, start: int) -> None:
                while not is_over.wait(0.01):
                    counts[name] += 1
                    at.journals[name].exchange(0, giving(fact(start + counts[name], terminal=name)))

            for name in counts:
                until(at.sit(name), lambda now: now.is_connected)
            writers = [Thread(target=write, args=(name, place * 100_000)) for place, name in enumerate(counts)]
            for writer in writers:
                writer.start()
            for node in nodes:
                time.sleep(1)
                node.stop(signal.SIGKILL)
                time.sleep(2)
                node.start()
            is_over.set()
            for writer in writers:
                writer.join()
            before = at.agree(sum(counts.values()))
            for node in nodes:
                node.stop(signal.SIGKILL)
                node.forget()
            at.journals["bob"].exchange(0, giving(fact(900_000, terminal="bob")))
            for node in nodes:
                node.start()
            assert at.agree(len(before) + 1)[:-1] == before


def test_the_record_stays_with_rapporteurs_unless_they_share_it(tmp_path: Path, hub: Server) -> None:
    def noted(number: int, terminal: str) -> Callable[..., object]:
        note = NoteTaken(note=f"n{number}", number=number, place=1, session="s", writer=terminal, text="said")
        return giving(fact(number, note, terminal=terminal))

    with table(tmp_path, f"{hub.url}/event") as at:
        ana, rita, rolf = at.sit("ana"), at.sit("rita", "rapporteur"), at.sit("rolf", "rapporteur", shares_notes=True)
        stage = at.sit("wall", "stage")
        rita.exchange(0, noted(1, "rita"))  # type: ignore[arg-type]
        assert rita.settle(PATIENCE_S)
        rolf.exchange(0, noted(2, "rolf"))  # type: ignore[arg-type]
        assert rolf.settle(PATIENCE_S)
        ana.exchange(0, giving(fact(3, terminal="ana")))
        at.agree(3, "rita", "rolf")
        at.agree(2, "ana")
        at.agree(1, "wall")
        assert at.order("ana") == [fact(2).id, fact(3).id]
        assert at.order("wall") == [fact(3).id]
        assert stage.sharing.is_connected


@pytest.mark.parametrize("striker", ["rita", "rolf"])
def test_words_that_were_struck_are_gone_from_the_hub_too(tmp_path: Path, hub: Server, striker: str) -> None:
    secret = "words that nobody may find again"
    note = NoteTaken(note="n1", number=1, place=1, session="s", writer="rita", text=secret)
    with table(tmp_path, f"{hub.url}/event") as at:
        rita = at.sit("rita", "rapporteur")
        at.sit("rolf", "rapporteur")
        rita.exchange(0, giving(fact(1, note, terminal="rita")))
        at.agree(1)
        assert any(secret.encode() in path.read_bytes() for path in tmp_path.rglob("*.blk"))
        at.journals[striker].exchange(0, giving(fact(2, NoteStruck("n1"), terminal=striker)))
        at.agree(2)
        late = at.sit("late", "rapporteur")
        at.agree(2, "rita", "rolf")
        until(late, lambda now: now.total == 2)
        history = History.recorded(late.read())
        assert [(each.text, each.is_struck) for each in history.state.notes] == [("", True)]
        assert secret not in str([journal.read() for journal in at.journals.values()])
    hub.stop()
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and secret.encode() in path.read_bytes()]


def test_a_moderators_words_are_gone_wherever_they_were_once_a_rapporteur_strikes_them(
    tmp_path: Path, hub: Server
) -> None:
    secret = "words that nobody may find again"
    with table(tmp_path, f"{hub.url}/event") as at:
        ana, rita, carl = at.sit("ana"), at.sit("rita", "rapporteur"), at.sit("carl", "chair")
        note = NoteTaken(note="n1", number=1, place=1, session="s", writer="ana", text=secret)
        ana.exchange(0, giving(fact(1, note, terminal="ana")))
        at.agree(1)
        rita.exchange(0, giving(fact(2, NoteStruck("n1"), terminal="rita")))
        at.agree(2)
        assert [secret in str(one.read()) for one in (ana, rita, carl)] == [False, False, False]


def test_who_is_there_is_known_and_who_has_gone(tmp_path: Path, hub: Server) -> None:
    with table(tmp_path, f"{hub.url}/event") as at:
        rita = at.sit("rita", "rapporteur")
        at.sit("ana")
        until(rita, lambda now: [one.name for one in now.present if one.away_s is None] == ["ana", "rita"])
        at.leave("ana")
        until(rita, lambda now: [one.name for one in now.present if one.away_s is not None] == ["ana"])


def test_the_clock_shown_is_the_hubs(tmp_path: Path, hub: Server) -> None:
    clock = HubClock()
    journal = SharedJournal(
        tmp_path / "ana.journal", parse(f"{hub.url}/event"), Member("ana", "moderator", "ana"), clock
    )
    try:
        until(journal, lambda now: now.clock_off_s is not None)
        assert abs(journal.sharing.clock_off_s or 0) < 0.3
        assert abs(clock.machine_ahead_s or 0) < 0.3
    finally:
        journal.close()


def test_junk_in_the_stream_harms_nobody(tmp_path: Path, hub: Server) -> None:
    async def litter() -> None:
        subjects, client = Subjects("event"), await nats.connect(hub.url)
        stream = client.jetstream()
        for data in (b"", b"\xff", b"{}", b"[" * 10_000, os.urandom(500), b'{"id": 1}'):
            await stream.publish(f"{subjects.facts}.shared.room.floor.given", data)
        await client.publish(f"{subjects.presence}.moderator.x", b"\xff")
        await client.publish(f"{subjects.presence}.emperor.x", b'{"name": "x", "terminal": "x", "delay_ms": 1}')
        await stream.publish(subjects.agenda, b"no agenda")
        await client.close()

    with table(tmp_path, f"{hub.url}/event") as at:
        ana, bob = at.sit("ana"), at.sit("bob")
        ana.exchange(0, giving(fact(1)))
        at.agree(1)
        asyncio.run(litter())
        bob.exchange(0, giving(fact(2)))
        at.agree(2)
        assert {one.role for one in ana.sharing.present} <= {"moderator"}


def test_the_agenda_of_whoever_runs_the_event_reaches_those_who_have_none(tmp_path: Path, hub: Server) -> None:
    taken: list[bytes] = []
    versions = [b"first"]
    with table(tmp_path, f"{hub.url}/event") as at:
        at.sit("ana", agenda=lambda: versions[-1])
        at.sit("wall", "stage", take_agenda=taken.append, follows_agenda=True)
        other = at.sit("carl", "rapporteur", agenda=lambda: b"another")
        until(other, lambda now: now.agenda_differs)
        versions.append(b"second")
        eventually(lambda: taken[-1:] == [b"second"])


def test_a_version_of_ones_own_gives_way_only_when_it_is_asked_to(tmp_path: Path, hub: Server) -> None:
    mine = [b"mine"]
    with table(tmp_path, f"{hub.url}/event") as at:
        ana = at.sit("ana", agenda=lambda: b"the hub's")
        eventually(lambda: ana.link._agenda.theirs is not None)
        carl = at.sit("carl", "chair", agenda=lambda: mine[-1], take_agenda=mine.append)
        until(carl, lambda now: now.agenda_differs)
        assert mine == [b"mine"]
        carl.link.take_agenda()
        until(carl, lambda now: not now.agenda_differs)
        assert mine == [b"mine", b"the hub's"]


def test_ones_own_version_takes_the_place_of_the_hubs_when_it_is_offered(tmp_path: Path, hub: Server) -> None:
    taken: list[bytes] = []
    with table(tmp_path, f"{hub.url}/event") as at:
        at.sit("ana", agenda=lambda: b"the hub's")
        at.sit("wall", "stage", take_agenda=taken.append, follows_agenda=True)
        eventually(lambda: taken == [b"the hub's"])
        carl = at.sit("carl", "chair", agenda=lambda: b"mine")
        until(carl, lambda now: now.agenda_differs)
        carl.link.offer_agenda()
        until(carl, lambda now: not now.agenda_differs)
        eventually(lambda: taken == [b"the hub's", b"mine"])


def test_an_agenda_that_cannot_be_kept_is_told_and_keeps_nobody_from_sharing(tmp_path: Path, hub: Server) -> None:
    def take(_agenda: bytes) -> None:
        raise ValueError("the disk is full")

    with table(tmp_path, f"{hub.url}/event") as at:
        ana = at.sit("ana", agenda=lambda: b"the hub's")
        rita = at.sit("rita", "rapporteur", take_agenda=take, follows_agenda=True)
        until(rita, lambda now: now.trouble)
        assert rita.sharing.trouble == "the disk is full"
        ana.exchange(0, giving(fact(1)))
        at.agree(1)


def test_who_leaves_before_the_link_has_begun_leaves_nothing_behind(tmp_path: Path, hub: Server) -> None:
    begun = Event()

    class SlowToBegin(Link):
        def run(self) -> None:
            begun.wait(PATIENCE_S)
            super().run()

        def join(self, timeout: float | None = None) -> None:
            begun.set()  # it is only now that it comes to run
            super().join(timeout)

    path = tmp_path / "journal"
    SqliteJournal(path).close()
    link = SlowToBegin(parse(f"{hub.url}/event"), path, Member("ana", "chair", "t"), HubClock())
    link.start()
    link.leave()
    assert not link.is_alive()


def test_one_machine_may_be_of_several_roles(tmp_path: Path, hub: Server) -> None:
    """The stage display beside the rapporteur's app: what the one may not read the other gets all the same."""
    note = NoteTaken(note="n1", number=1, place=1, session="s", writer="rita", text="said")
    with table(tmp_path, f"{hub.url}/event") as at:
        at.sit("rita", "rapporteur").exchange(0, giving(fact(1, note, terminal="rita")))
        at.agree(1)
        at.sit("ana").exchange(0, giving(fact(2, terminal="ana")))
        until(at.journals["rita"], lambda now: now.shared == now.total == 2)
        until(at.sit("here", "stage"), lambda now: now.total == 1)
        at.leave("here")
        until(at.sit("here", "rapporteur"), lambda now: now.total == 2)


def test_an_agenda_that_was_changed_while_the_hub_was_away_reaches_everybody(tmp_path: Path, hub: Server) -> None:
    taken: list[bytes] = []
    versions = [b"first"]
    with table(tmp_path, f"{hub.url}/event") as at:
        carl = at.sit("carl", "chair", agenda=lambda: versions[-1])
        at.sit("wall", "stage", take_agenda=taken.append, follows_agenda=True)
        eventually(lambda: taken[-1:] == [b"first"])
        hub.stop(signal.SIGKILL)
        until(carl, lambda now: not now.is_connected)
        versions.append(b"second")
        hub.start()
        eventually(lambda: taken[-1:] == [b"second"])


def test_a_hub_that_lost_everything_gets_the_agenda_back_that_was_in_use(tmp_path: Path, hub: Server) -> None:
    taken: list[bytes] = []
    versions = [b"first"]
    with table(tmp_path, f"{hub.url}/event") as at:
        at.sit("carl", "chair", agenda=lambda: versions[-1])
        ana = at.sit("ana", agenda=lambda: b"first", take_agenda=taken.append, follows_agenda=True)
        eventually(lambda: taken[-1:] == [b"first"])
        versions.append(b"second")
        eventually(lambda: taken[-1:] == [b"second"])
        at.leave("carl")
        hub.stop(signal.SIGKILL)
        hub.forget()
        until(ana, lambda now: not now.is_connected)
        hub.start()
        at.sit("wall", "stage", take_agenda=taken.append, follows_agenda=True)
        taken.clear()
        eventually(lambda: taken[-1:] == [b"second"])
