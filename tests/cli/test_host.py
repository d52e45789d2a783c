"""`idm-tui host` for real: the lines that it prints, what each opens, and what stays secret."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import signal
import socket
import ssl
import stat
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nats
import nats.errors
import pytest

from idm_tui.cli.hosting.invitation import qr_code
from idm_tui.core.rights import ROLES
from tests.agendas import WORKSHOP
from tests.hubs import free_port, needs_server
from tests.journal.table import eventually, table

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = needs_server
PROGRAM = (sys.executable, "-m", "idm_tui")
EVENT = "idm-2007-labour-mobility"
FAKETIME = shutil.which("faketime")
STREAM = f"idm-{EVENT}-facts"
FACTS = f"idm.{EVENT}.facts"


class Hub:
    """A hub that `idm-tui host` has opened."""

    def __init__(self, folder: Path, *more: str, port: int = 0) -> None:
        self.folder, self.port = folder, port or free_port()
        self.process = subprocess.Popen(
            [*PROGRAM, "host", str(WORKSHOP), "--port", str(self.port), "--address", "127.0.0.1", *more],
            env={**os.environ, "IDM_TUI_DATA": str(folder / "host")},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        self.lines: dict[str, str] = {}
        while set(self.lines) != set(ROLES):
            line = self.process.stdout.readline()
            assert line, self.process.communicate()
            role, _space, command = line.strip().partition(" ")
            self.lines[role] = command.strip()

    def address(self, role: str) -> str:
        found = re.fullmatch(r"idm-tui (?:stage )?--join (nats://\S+)", self.lines[role])
        assert found is not None
        return found[1]

    def secret(self, role: str) -> str:
        return self.address(role).split(":")[2].partition("@")[0]

    def run(self, name: str, role: str, *arguments: str, url: str = "") -> subprocess.CompletedProcess[str]:
        variables = {"IDM_TUI_DATA": str(self.folder / name), "IDM_TUI_JOIN": url or self.address(role)}
        return subprocess.run(
            [*PROGRAM, *arguments],
            env={**os.environ, **variables},
            cwd=self.folder,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def facts(self, name: str, role: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.run(name, role, "log", "--json").stdout.splitlines()]

    def close(self) -> str:
        self.process.send_signal(signal.SIGINT)
        return self.process.communicate(timeout=30)[1]


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    made = Hub(tmp_path_factory.mktemp("hub"))
    yield made
    if made.process.poll() is None:
        made.close()


def test_each_line_opens_the_event_also_where_there_is_no_agenda(hub: Hub) -> None:
    done = hub.run("ana", "moderator", "do", "--at", "2007-10-08T11:00", "start", "session-1")
    assert (done.returncode, done.stderr.strip()) == (0, "Session I started at 11:00")
    for role in ROLES:
        assert [fact["kind"] for fact in hub.facts(f"at-{role}", role)][:1] == ["session.started"]


def test_each_keeps_to_their_role(hub: Hub) -> None:
    given = hub.run("rita", "rapporteur", "do", "--at", "2007-10-08T11:02", "give", "arkless")
    assert (given.returncode, given.stderr.strip()) == (
        1,
        "idm-tui: that is for the moderator or the chair; a rapporteur notes",
    )
    assert hub.run("rita", "rapporteur", "do", "note", "a thought").returncode == 0
    watched = hub.run("wall", "stage", "do", "give", "arkless")
    assert (watched.returncode, watched.stderr.strip()) == (1, "idm-tui: a stage watches and changes nothing")
    assert "note.taken" in [fact["kind"] for fact in hub.facts("rolf", "rapporteur")]
    for role in ("moderator", "chair", "stage", "viewer"):
        assert "note.taken" not in [fact["kind"] for fact in hub.facts(f"later-{role}", role)]


def test_who_has_a_secret_for_one_role_cannot_sit_down_as_another(hub: Hub) -> None:
    done = hub.run("rita", "rapporteur", "do", "--role", "moderator", "give", "arkless")
    assert done.returncode == 1
    assert done.stderr == "idm-tui: this address is for the rapporteur, not for the moderator\n"
    done = hub.run("ana", "moderator", "do", "--role", "chair", "timer", "start", "4m")
    assert (done.returncode, done.stderr) == (0, "Timer 1: 4:00\n")


async def _tried(hub: Hub, role: str, subject: str, data: bytes = b"{}") -> list[str]:
    """Publish past the program, with a role's secret alone; returns what the server says to it."""
    said: list[str] = []

    async def hear(error: Exception) -> None:
        said.append(str(error))

    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    client = await nats.connect(
        f"tls://127.0.0.1:{hub.port}",
        user=role,
        password=hub.secret(role),
        tls=trusting,
        error_cb=hear,
        inbox_prefix=f"_INBOX.{role}".encode(),
    )
    with suppress(nats.errors.Error, TimeoutError):
        reply = await client.request(subject, data, timeout=1)
        said.append(reply.data.decode())
    await client.close()
    return said


REFUSED = {
    "a stage gives the floor": ("stage", f"{FACTS}.shared.room.floor.given"),
    "a stage writes anywhere": ("stage", "anything"),
    "a viewer notes": ("viewer", f"{FACTS}.kept.note.taken"),
    "a rapporteur gives the floor": ("rapporteur", f"{FACTS}.shared.room.floor.given"),
    "a rapporteur undoes what happened in the room": ("rapporteur", f"{FACTS}.shared.room.command.undone"),
    "a rapporteur changes the agenda": ("rapporteur", f"idm.{EVENT}.agenda"),
    "a moderator deletes the stream": ("moderator", f"$JS.API.STREAM.DELETE.{STREAM}"),
    "a moderator empties the stream": ("moderator", f"$JS.API.STREAM.PURGE.{STREAM}"),
    "a moderator reads the record": ("moderator", f"$JS.API.CONSUMER.CREATE.{STREAM}.x.{FACTS}.>"),
    "a moderator reads a message past the rules": ("moderator", f"$JS.API.STREAM.MSG.GET.{STREAM}"),
    "a stage reads notes": ("stage", f"$JS.API.CONSUMER.CREATE.{STREAM}.x.{FACTS}.shared.>"),
    "a moderator passes for the stage": ("moderator", f"idm.{EVENT}.presence.stage.x"),
}


@pytest.mark.parametrize(("role", "subject"), REFUSED.values(), ids=REFUSED)
def test_the_server_itself_refuses(hub: Hub, role: str, subject: str) -> None:
    said = asyncio.run(_tried(hub, role, subject))
    assert any("permissions violation" in each.casefold() for each in said), said


def test_what_a_reader_asks_for_must_be_what_it_may_read(hub: Hub) -> None:
    subject = f"$JS.API.CONSUMER.CREATE.{STREAM}.x.{FACTS}.shared.room.>"
    config = {"name": "x", "filter_subject": f"{FACTS}.>", "ack_policy": "none"}
    said = asyncio.run(_tried(hub, "stage", subject, json.dumps({"stream_name": STREAM, "config": config}).encode()))
    assert any("error" in json.loads(each) for each in said), said


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda url: re.sub(r":[^:@]+@", ":wrong-secret@", url), "does not take this secret for moderator"),
        (lambda url: url[:-4] + "0000", "shows another certificate"),
        (lambda url: url.partition("#")[0], "certificate"),
        (lambda _url: "http://moderator:se-cret@127.0.0.1", "is no address of a hub"),
        (lambda url: re.sub(r":[^:@]+@", "@", url), "has no secret for moderator"),
    ],
    ids=["wrong secret", "other certificate", "no certificate named", "no address", "no secret"],
)
def test_a_wrong_address_is_one_clear_sentence(hub: Hub, change: Any, sentence: str) -> None:
    url = change(hub.address("moderator"))
    done = hub.run("new", "moderator", "do", "timer", "start", "1m", url=url)
    assert done.returncode == 1
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1
    assert not any(secret in done.stderr for secret in ("wrong-secret", "se-cret", hub.secret("moderator")))


@pytest.mark.skipif(
    FAKETIME is None and "CI" not in os.environ,
    reason="faketime is missing, so no machine with a wrong date is tried: apt install faketime",
)
@pytest.mark.parametrize("off", ["-10d", "+900d"])
def test_a_machine_whose_date_is_wrong_comes_in_all_the_same(hub: Hub, off: str) -> None:
    assert FAKETIME is not None
    done = subprocess.run(
        [FAKETIME, "-f", off, *PROGRAM, "do", "timer", "start", "3m"],
        env={**os.environ, "IDM_TUI_DATA": str(hub.folder / f"date{off}"), "IDM_TUI_JOIN": hub.address("chair")},
        cwd=hub.folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, "Timer" in done.stderr, "not shared" in done.stderr) == (0, True, False), done.stderr


def test_nothing_in_the_folder_where_one_types_the_line_is_run(hub: Hub, tmp_path: Path) -> None:
    (tmp_path / "nats.py").write_text("raise SystemExit('this was run')", encoding="utf-8")
    done = subprocess.run(
        [str(Path(sys.executable).with_name("idm-tui")), "status", "--join", hub.address("chair")],
        env={**os.environ, "IDM_TUI_DATA": str(tmp_path / "data")},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_no_secret_is_on_the_list_of_processes(hub: Hub) -> None:
    """One that is given on the command line is gone from it before anything else happens."""
    process = subprocess.Popen(
        [*PROGRAM, "status", "--join", hub.address("chair")],
        env={**os.environ, "IDM_TUI_DATA": str(hub.folder / "listed")},
        cwd=hub.folder,
        stdout=subprocess.PIPE,
        text=True,
    )
    listed = []
    while process.poll() is None:
        with suppress(OSError):
            listed.append(Path(f"/proc/{process.pid}/cmdline").read_bytes())
        time.sleep(0.01)
    assert process.communicate()[0]
    assert hub.secret("chair").encode() not in listed[-1]
    with_secret = [line for line in listed if hub.secret("chair").encode() in line]
    assert len(with_secret) < len(listed) / 2


def test_what_is_kept_is_for_its_owner_alone_and_no_log_holds_a_secret(hub: Hub) -> None:
    secrets = [hub.secret(role).encode() for role in ROLES]
    for path in (hub.folder / "host" / "hubs").rglob("*"):
        if path.is_file() and any(secret in path.read_bytes() for secret in secrets):
            assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
            assert path.name in ("secrets.json", "server.conf")
    assert stat.S_IMODE((hub.folder / "host" / "hubs" / EVENT).stat().st_mode) == 0o700


def test_the_host_closes_its_own_server_and_opens_with_the_same_secrets_again(tmp_path: Path) -> None:
    first = Hub(tmp_path)
    second = subprocess.run(
        [*PROGRAM, "host", str(WORKSHOP), "--port", str(first.port)],
        env={**os.environ, "IDM_TUI_DATA": str(tmp_path / "other")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (second.returncode, second.stdout) == (1, "")
    assert f"port {first.port} is taken" in second.stderr
    assert first.run("ana", "moderator", "do", "timer", "start", "5m").returncode == 0
    assert "the hub is closed" in first.close()
    alone = first.run("ana", "moderator", "do", "timer", "start", "6m")
    assert (alone.returncode, "not shared yet" in alone.stderr) == (0, True)
    again = Hub(tmp_path)
    assert {role: again.secret(role) for role in ROLES} == {role: first.secret(role) for role in ROLES}
    assert again.run("ana", "moderator", "do", "timer", "start", "7m").returncode == 0
    assert len(again.facts("bob", "chair")) == 3
    again.close()


def test_the_agenda_that_was_in_use_comes_back_although_the_hub_lost_it_and_the_host_has_another(
    tmp_path: Path,
) -> None:
    versions = [WORKSHOP.read_bytes()]
    first = Hub(tmp_path)
    with table(tmp_path, first.address("chair")) as at:
        carl = at.sit("carl", "chair", agenda=lambda: versions[-1])
        eventually(lambda: carl.link._agenda.theirs == versions[0])
        versions.append(versions[0].replace(b"Session I", b"Session One"))
        kept = tmp_path / "host" / "hubs" / EVENT / "agenda.toml"
        eventually(lambda: kept.is_file() and kept.read_bytes() == versions[-1])
        time.sleep(0.5)  # it is told right behind
    assert f"another version than {WORKSHOP}" in first.close()
    shutil.rmtree(tmp_path / "host" / "hubs" / EVENT / "store")
    again = Hub(tmp_path)
    assert again.run("wall", "stage", "status", "--at", "2007-10-08T11:30").returncode == 0
    assert next((tmp_path / "wall" / "agendas").glob("*.toml")).read_bytes() == versions[-1]
    again.close()


def test_a_host_that_is_killed_leaves_no_server_behind(tmp_path: Path) -> None:
    first = Hub(tmp_path)
    first.process.kill()
    first.process.communicate()
    end = time.monotonic() + 20
    while True:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", first.port)) != 0:
                break
        assert time.monotonic() < end
        time.sleep(0.05)
    again = Hub(tmp_path, port=first.port)
    assert again.run("ana", "moderator", "do", "timer", "start", "7m").returncode == 0
    again.close()


def test_a_host_without_the_server_says_how_to_get_it(tmp_path: Path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import shutil; shutil.which = lambda *a, **k: None\nfrom idm_tui.cli.main import main\nmain()",
            "host",
        ],
        env={**os.environ, "IDM_TUI_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("idm-tui: nats-server is missing: ")
    assert done.stderr.count("\n") == 1


def test_a_qr_code_is_drawn_in_half_blocks() -> None:
    lines = qr_code("idm-tui --join nats://moderator:k3j2-9dkq@192.0.2.1:4242/event#0123456789").splitlines()
    assert len({len(line) for line in lines}) == 1
    assert set("".join(lines)) <= set(" ▀▄█")
