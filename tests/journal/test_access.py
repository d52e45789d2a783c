"""How a terminal is let in by a server, and what it says where it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.credentials import with_creds, with_nkey
from tests.hubs import Server, free_port, needs_server
from tests.journal.samples import fact, giving
from tests.journal.table import table, until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = needs_server


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("nats://moderator:wrong@127.0.0.1:{port}/e", "does not take this secret for moderator"),
        ("nats://127.0.0.1:{port}/e", "does not take this secret"),
        ("nats://127.0.0.1:{free}/e", "no hub answers at 127.0.0.1:{free}"),
        ("tls://ana:right@127.0.0.1:{port}/e", "speaks in the clear"),
    ],
    ids=["wrong secret", "no secret", "nobody there", "no TLS there"],
)
def test_what_is_wrong_with_the_hub_is_one_sentence(tmp_path: Path, url: str, said: str) -> None:
    guarded = Server(tmp_path / "hub", more=("--user", "ana", "--pass", "right"))
    guarded.start()
    places = {"port": guarded.port, "free": free_port()}
    with table(tmp_path, url.format(**places)) as at:
        ana = at.sit("ana")
        until(ana, lambda now: now.trouble)
        assert said.format(**places) in ana.sharing.trouble
        assert "wrong" not in ana.sharing.trouble
        ana.exchange(0, giving(fact(1)))
        assert list(ana.read()) == [fact(1)]
    guarded.stop()


@pytest.mark.parametrize("secret", [":right@", "@"], ids=["user and password", "token"])
def test_any_way_of_being_known_to_a_server_does(tmp_path: Path, secret: str) -> None:
    more = ("--auth", "token-abc") if secret == "@" else ("--user", "ana", "--pass", "right")
    who = "token-abc" if secret == "@" else "ana"
    guarded = Server(tmp_path / "hub", more=more)
    guarded.start()
    with table(tmp_path, f"nats://{who}{secret}127.0.0.1:{guarded.port}/e") as at:
        at.sit("ana").exchange(0, giving(fact(1)))
        at.agree(1)
    guarded.stop()


@pytest.mark.parametrize(("option", "prepare"), [("nkey", with_nkey), ("creds", with_creds)])
def test_keys_in_files_open_a_server_that_asks_for_them(
    tmp_path: Path, option: str, prepare: Callable[[Path], tuple[Path, Path]]
) -> None:
    settings, key = prepare(tmp_path)
    guarded = Server(tmp_path / "hub", more=("-c", str(settings)))
    guarded.start()
    with table(tmp_path, f"{guarded.url}/e", {option: str(key)}) as at:
        at.sit("ana").exchange(0, giving(fact(1)))
        at.agree(1)
    with table(tmp_path, f"{guarded.url}/e") as at:
        stranger = at.sit("stranger")
        until(stranger, lambda now: "does not take this secret" in now.trouble)
    guarded.stop()
