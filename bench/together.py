"""What sharing an event between machines costs, beside a bare publish and delivery on the same server.

python bench/together.py [quick]        needs nats-server; the whole takes about four minutes
"""

from __future__ import annotations

import asyncio
import multiprocessing
import resource
import statistics
import sys
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import nats

from idm_tui.core.clock import HubClock
from idm_tui.core.facts import Fact, MessageShown
from idm_tui.core.history import History
from idm_tui.journal.address import parse
from idm_tui.journal.shared import Member, SharedJournal
from idm_tui.journal.wire import to_wire

sys.path.insert(0, str(Path(__file__).parents[1]))
from bench.terminal import Terminal as BareTerminal
from tests.e2e.session import session_now
from tests.e2e.terminal import APP, Terminal
from tests.hubs import Server, server

MANY = 100_000
TERMINALS, ROOMS, COMMANDS_A_MINUTE = 60, 10, 20


def fact(number: int, terminal: str) -> Fact:
    """Make a fact of now."""
    now = datetime.now(UTC)
    return Fact(
        f"{terminal}-{number:08}",
        now,
        now,
        terminal,
        "moderator",
        terminal,
        f"c-{terminal}-{number:08}",
        MessageShown(f"message {number}"),
    )


def sit(folder: Path, url: str, name: str) -> SharedJournal:
    """Open a terminal that has come in."""
    journal = SharedJournal(folder / f"{name}.journal", parse(url), Member(name, "moderator", name), HubClock())
    assert journal.wait(lambda now: now.is_connected and not now.to_read, 60), journal.sharing
    return journal


def _hear(url: str, told: multiprocessing.Queue[float]) -> None:
    async def stay() -> None:
        async def hear(_message: object) -> None:
            told.put(time.perf_counter())

        client = await nats.connect(url)
        await client.jetstream().subscribe("bare", cb=hear, ordered_consumer=True)
        told.put(0)
        await asyncio.Event().wait()

    asyncio.run(stay())


async def bare(url: str, count: int) -> float:
    """Return the median seconds from a publish to its delivery to another process, over a stream on disk."""
    sender = await nats.connect(url)
    stream = sender.jetstream()
    await stream.add_stream(name="bare", subjects=["bare"])
    told: multiprocessing.Queue[float] = multiprocessing.Queue()
    receiver = multiprocessing.Process(target=_hear, args=(url, told), daemon=True)
    receiver.start()
    told.get()
    took, data = [], to_wire(fact(1, "bare"))
    for _number in range(count):
        await asyncio.sleep(0.02)
        began = time.perf_counter()
        await stream.publish("bare", data)
        took.append(told.get() - began)
    receiver.kill()
    receiver.join()
    await sender.close()
    return statistics.median(took)


def _listen(folder: Path, url: str, told: multiprocessing.Queue[float]) -> None:
    with closing(sit(folder, url, "bob")) as bob:
        told.put(0)
        total = 0
        while bob.wait(lambda now: now.total > total, 10):  # noqa: B023
            told.put(time.perf_counter())
            total = bob.sharing.total


def delay(folder: Path, url: str, count: int) -> float:
    """Return the median seconds from the beginning of a command to where another process has it in its journal."""
    told: multiprocessing.Queue[float] = multiprocessing.Queue()
    bob = multiprocessing.Process(target=_listen, args=(folder, url, told), daemon=True)
    bob.start()
    told.get()
    took = []
    with closing(sit(folder, url, "ana")) as ana:
        for number in range(count):
            time.sleep(0.02)
            began = time.perf_counter()
            ana.exchange(number, lambda _news, n=number: [fact(n, "ana")])  # type: ignore[misc]
            took.append(told.get() - began)
    bob.kill()
    bob.join()
    return statistics.median(took)


def _seen(screen: Terminal, words: str, began: float) -> float:
    """Return the seconds until words stand on a screen."""
    while True:
        has_come, now = screen.pump(0.5), time.perf_counter()
        if has_come and words in screen.text():
            return now - began


def keys(folder: Path, url: str, count: int) -> float:
    """Return the median seconds from a key to its effect on another's screen."""
    agenda = session_now(folder)
    took = []
    with _app(folder, url, agenda, "Ana", "moderator") as ana, _app(folder, url, agenda, "Carl", "chair") as carl:
        for screen in (ana, carl):
            screen.shows("shared 0/0")
        for number, key in enumerate(("s", "n", *("+-"[place % 2] for place in range(count))), 1):
            while ana.pump(0.03) or carl.pump(0.03):
                pass
            began = time.perf_counter()
            ana.press(key)
            took.append(_seen(carl, f"shared {number}/{number}", began))
            _seen(ana, f"shared {number}/{number}", began)
    return statistics.median(took)


def _app(folder: Path, url: str, agenda: Path, name: str, role: str) -> Terminal:
    program = (*APP, str(agenda), "--role", role, "--by", name)
    return Terminal(program, folder / name, (120, 36), variables={"IDM_TUI_JOIN": url})


def bare_keys(count: int) -> float:
    """Return the median seconds from a key to the screen of a bare Textual app, which shares nothing."""
    plain = BareTerminal([sys.executable, str(Path(__file__).parent / "bare.py")], {})
    plain.read(2)
    took = [plain.press("\x1b[B")[0] / 1000 for _place in range(count)]
    plain.close()
    return statistics.median(took)


def flood(folder: Path, url: str, seconds: int) -> tuple[float, float]:
    """Write a thousand facts a second; returns how many a second were written, and when the others had them all."""
    with closing(sit(folder, url, "ana")) as ana, closing(sit(folder, url, "bob")) as bob:
        began, number = time.perf_counter(), 0
        while time.perf_counter() - began < seconds:
            ana.exchange(number, lambda _news: [fact(number + place, "ana") for place in range(50)])  # noqa: B023
            number += 50
            time.sleep(max(began + number / 1000 - time.perf_counter(), 0))
        written = time.perf_counter()
        assert bob.wait(lambda now: now.total >= number, 120), bob.sharing
        return number / (written - began), time.perf_counter() - written


def come_late(folder: Path, url: str) -> tuple[float, float]:
    """Return how long a new terminal takes until it has everything, and folded it."""
    with closing(sit(folder, url, "first")) as first:
        for start in range(0, MANY, 10_000):
            batch = [fact(start + number, "first") for number in range(10_000)]
            first.exchange(start, lambda _news, batch=batch: batch)  # type: ignore[misc]
        assert first.settle(300)
        assert first.wait(lambda now: now.shared >= MANY, 300), first.sharing
    began = time.perf_counter()
    with closing(sit(folder, url, "late")) as late:
        assert late.wait(lambda now: now.total >= MANY, 120), late.sharing
        read = time.perf_counter() - began
        History.recorded(late.read())
        return read, time.perf_counter() - began


def open_late(folder: Path, url: str) -> float:
    """Return how long the app takes, on a machine that has nothing yet, until it has everything and obeys a key."""
    folder.mkdir()
    agenda = session_now(folder)
    began = time.perf_counter()
    with _app(folder, url, agenda, "New", "moderator") as new:
        _seen(new, f"shared {MANY}/{MANY}", began)
        new.press("W")
        return _seen(new, "Esc closes", began)


def _terminal(folder: Path, url: str, number: int, seconds: int, told: object) -> None:
    with closing(sit(folder, f"{url}/room{number % ROOMS}", f"t{number:02}")) as journal:
        cpu, end, done = time.process_time(), time.monotonic() + seconds, 0
        while time.monotonic() < end:
            time.sleep(60 / COMMANDS_A_MINUTE)
            journal.exchange(0, lambda _news, n=done: [fact(n, f"t{number:02}")])  # type: ignore[misc]
            done += 1
        journal.settle(30)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        told.put((time.process_time() - cpu, peak, journal.sharing.shared == journal.sharing.total))  # type: ignore[attr-defined]


def crowd(folder: Path, hub: Server, seconds: int) -> None:
    """Let sixty terminals give twenty commands a minute each."""
    told: multiprocessing.Queue[tuple[float, float, bool]] = multiprocessing.Queue()
    them = [
        multiprocessing.Process(target=_terminal, args=(folder, hub.url, n, seconds, told)) for n in range(TERMINALS)
    ]
    for one in them:
        one.start()
    found = [told.get() for _one in them]
    for one in them:
        one.join()
    cpus, peaks, shared = zip(*found, strict=True)
    assert hub.process is not None
    ticks = Path(f"/proc/{hub.process.pid}/stat").read_text(encoding="ascii").split()
    memory = next(line for line in Path(f"/proc/{hub.process.pid}/status").read_text().splitlines() if "VmRSS" in line)
    print(f"{TERMINALS} terminals, {ROOMS} rooms, {COMMANDS_A_MINUTE} commands a minute each, {seconds} s:")
    cpu, server_cpu = 100 * statistics.median(cpus) / seconds, (int(ticks[13]) + int(ticks[14])) / seconds
    print(f"  a terminal {cpu:.2f} % of a core, {statistics.median(peaks):.0f} MiB")
    print(f"  the server {server_cpu:.1f} % of a core, {int(memory.split()[1]) // 1024} MiB")
    print(f"  everything shared: {sum(shared)} of {TERMINALS}")


def main() -> None:
    """Measure, and print."""
    quick = "quick" in sys.argv[1:]
    with tempfile.TemporaryDirectory() as name, server(Path(name) / "hub") as hub:
        folder = Path(name)
        plain, ours = asyncio.run(bare(hub.url, 300)), delay(folder, f"{hub.url}/delay", 300)
        print(f"bare publish and delivery {1000 * plain:.2f} ms")
        print(
            f"from a command to the journal of another process {1000 * ours:.2f} ms: {ours / plain:.1f} times as long"
        )
        seen, own = keys(folder, hub.url, 100), bare_keys(50)
        print(f"from a key to the screen of another {1000 * seen:.1f} ms: {seen / (own + plain):.1f} times as long as")
        print(f"  a bare Textual app takes to its own screen, {1000 * own:.1f} ms, and the bare delivery")
        rate, behind = flood(folder / "flood", f"{hub.url}/flood", 5 if quick else 60)
        print(f"{rate:.0f} facts a second; the other had them all {behind:.2f} s after the last")
        read, folded = come_late(folder / "late", f"{hub.url}/now")
        print(f"{MANY:,} facts come in {read:.1f} s, with folding {folded:.1f} s")
        print(f"the app obeys after {open_late(folder / 'open', hub.url):.1f} s on a machine that has none of them yet")
        crowd(folder / "crowd", hub, 15 if quick else 60)


if __name__ == "__main__":
    main()
