"""The cluster of the documentation, as it stands there: three nodes, an authority of their own, rights by role."""

from __future__ import annotations

import asyncio
import ipaddress
import signal
import ssl
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import nats
import nats.errors
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from idm_tui.core.facts import NoteTaken
from idm_tui.core.rights import ROLES
from idm_tui.journal.wire import Subjects
from tests.hubs import Server, free_port, needs_server
from tests.journal.samples import fact, giving
from tests.journal.table import Table, table, until

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = needs_server
CONFIGURATION = Path(__file__).parents[2] / "docs" / "cluster.conf"
NODES = ("a", "b", "c")


class Authority:
    """Signs the certificates of machines."""

    def __init__(self) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self.certificate = self._signed("authority", self._key, x509.BasicConstraints(ca=True, path_length=0))

    def _signed(self, name: str, key: ec.EllipticCurvePrivateKey, what: x509.BasicConstraints) -> bytes:
        called = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        by = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "authority")])
        here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
        made = x509.CertificateBuilder().subject_name(called).issuer_name(by).public_key(key.public_key())
        made = made.serial_number(x509.random_serial_number()).add_extension(what, critical=True)
        made = made.add_extension(here, critical=False)
        made = made.not_valid_before(datetime.now(UTC) - timedelta(days=1))
        made = made.not_valid_after(datetime.now(UTC) + timedelta(days=2))
        return made.sign(self._key, hashes.SHA256()).public_bytes(Encoding.PEM)

    def certify(self, folder: Path) -> None:
        """Give a machine its certificate."""
        key = ec.generate_private_key(ec.SECP256R1())
        (folder / "node.key").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        (folder / "node.pem").write_bytes(
            self._signed(folder.name, key, x509.BasicConstraints(ca=False, path_length=None))
        )
        (folder / "authority.pem").write_bytes(self.certificate)


class Conference:
    """The three machines."""

    def __init__(self, folder: Path) -> None:
        authority, routes = Authority(), {node: free_port() for node in NODES}
        self.folder, self.nodes = folder, []
        for node in NODES:
            here = folder / node
            here.mkdir()
            authority.certify(here)
            (here / "secrets.conf").write_text("\n".join(f'{role.upper()}: "2-{role}"' for role in ROLES))
            text = CONFIGURATION.read_text(encoding="utf-8").replace("0.0.0.0:6222", f"127.0.0.1:{routes[node]}")
            for name, port in routes.items():
                text = text.replace(f"{name}.example.org:6222", f"127.0.0.1:{port}")
            (here / "cluster.conf").write_text(text, encoding="utf-8")
            self.nodes.append(Server(here, more=("-c", "cluster.conf"), has_storage=False))
        self.authority = folder / "a" / "authority.pem"

    def url(self, role: str, event: str) -> str:
        return f"tls://{role}:2-{role}@{','.join(node.url.partition('//')[2] for node in self.nodes)}/{event}"

    async def tried(self, role: str, subject: str) -> list[str]:
        """Publish past the program; returns what the server says to it."""
        said: list[str] = []

        async def hear(error: Exception) -> None:
            said.append(str(error))

        trusting = ssl.create_default_context(cafile=str(self.authority))
        where = self.nodes[0].url.replace("nats", "tls")
        inbox = f"_INBOX.{role}".encode()
        client = await nats.connect(
            where, user=role, password=f"2-{role}", tls=trusting, inbox_prefix=inbox, error_cb=hear
        )
        with suppress(nats.errors.Error, TimeoutError):
            said.append((await client.request(subject, b"{}", timeout=2)).data.decode())
        await client.close()
        return said


@pytest.fixture(scope="module")
def conference(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Conference]:
    made = Conference(tmp_path_factory.mktemp("conference"))
    for node in made.nodes:
        node.start()
    yield made
    for node in made.nodes:
        node.stop(signal.SIGKILL)


def seated(conference: Conference, at: Table, *roles: str) -> None:
    for role in roles:
        at.address = replace(at.address, user=role, password=f"2-{role}")
        until(at.sit(role, role), lambda now: now.is_connected)


def test_each_role_has_its_rights_in_every_room_also_when_a_node_has_died(
    tmp_path: Path, conference: Conference
) -> None:
    for room, loss in (("room-1", None), ("room-2", conference.nodes[1])):
        (tmp_path / room).mkdir()
        with table(tmp_path / room, conference.url("moderator", room), {"ca": str(conference.authority)}) as at:
            seated(conference, at, *ROLES)
            at.journals["moderator"].exchange(0, giving(fact(1, terminal="moderator")))
            at.agree(1)
            if loss is not None:
                loss.stop(signal.SIGKILL)
            note = NoteTaken(note="n1", number=1, place=1, session="s", writer="rapporteur", text="said")
            at.journals["rapporteur"].exchange(1, giving(fact(2, note, terminal="rapporteur")))
            at.journals["chair"].exchange(1, giving(fact(3, terminal="chair")))
            at.agree(3, "rapporteur")
            at.agree(2, "moderator", "chair", "stage", "viewer")
            if loss is not None:
                loss.start()


def test_an_event_is_kept_three_times(tmp_path: Path, conference: Conference) -> None:
    stream = Subjects("room-3").stream
    with table(tmp_path, conference.url("moderator", "room-3"), {"ca": str(conference.authority)}) as at:
        seated(conference, at, "moderator")
        (said,) = asyncio.run(conference.tried("moderator", f"$JS.API.STREAM.INFO.{stream}"))
        assert '"num_replicas":3' in said


@pytest.mark.parametrize(
    ("role", "subject"),
    [
        ("stage", "idm.room-1.facts.shared.room.floor.given"),
        ("viewer", "idm.room-1.presence.moderator.x"),
        ("rapporteur", "idm.room-1.facts.shared.room.floor.given"),
        ("rapporteur", "idm.room-1.agenda"),
        ("moderator", "$JS.API.CONSUMER.CREATE.idm-room-1-facts.x.idm.room-1.facts.>"),
        ("stage", "$JS.API.CONSUMER.CREATE.idm-room-1-facts.x.idm.room-1.facts.shared.>"),
        ("moderator", "$JS.API.STREAM.PURGE.idm-room-1-facts"),
    ],
)
def test_every_node_refuses_the_rest(conference: Conference, role: str, subject: str) -> None:
    said = asyncio.run(conference.tried(role, subject))
    assert any("permissions violation" in each.casefold() for each in said), said


def test_who_does_not_trust_the_authority_says_so(tmp_path: Path, conference: Conference) -> None:
    with table(tmp_path, conference.url("moderator", "room-1")) as at:
        until(at.sit("moderator"), lambda now: "certificate that is not to be trusted" in now.trouble)
