"""Ways to be known to a nats-server that need keys: a server configured for each, and the file that opens it."""

from __future__ import annotations

import base64
import json
import os
import time
from typing import TYPE_CHECKING, Any

import nkeys

if TYPE_CHECKING:
    from pathlib import Path

_UNLIMITED = dict.fromkeys(("subs", "data", "payload"), -1)
_NO_STREAMS = {**_UNLIMITED, **dict.fromkeys(("imports", "exports", "conn", "leaf"), -1), "wildcards": True}
_LIMITS = {**_NO_STREAMS, **dict.fromkeys(("streams", "consumer", "mem_storage", "disk_storage"), -1)}


class Key:
    """A key pair of NATS."""

    def __init__(self, kind: int) -> None:
        self.seed = nkeys.encode_seed(os.urandom(32), kind)
        self._pair = nkeys.from_seed(self.seed)
        self.public = self._pair.public_key.decode()

    def grants(self, to: Key, name: str, **claims: Any) -> str:
        """Sign a token that says what another key may do."""
        said = {"iat": int(time.time()), "iss": self.public, "sub": to.public, "name": name, "jti": name}
        said["nats"] = {"version": 2, **claims}
        parts = [_coded(json.dumps(part).encode()) for part in ({"typ": "JWT", "alg": "ed25519-nkey"}, said)]
        return ".".join([*parts, _coded(self._pair.sign(".".join(parts).encode()))])


def _coded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def with_nkey(folder: Path) -> tuple[Path, Path]:
    """Write a server's configuration that knows one key, and the key's file."""
    key, seed, settings = Key(nkeys.PREFIX_BYTE_USER), folder / "seed.nk", folder / "nkey.conf"
    seed.write_bytes(key.seed)
    settings.write_text(json.dumps({"authorization": {"users": [{"nkey": key.public}]}}), encoding="utf-8")
    return settings, seed


def with_creds(folder: Path) -> tuple[Path, Path]:
    """Write a server's configuration that trusts an operator, and the credentials of a user whom it has never seen."""
    operator, user = Key(nkeys.PREFIX_BYTE_OPERATOR), Key(nkeys.PREFIX_BYTE_USER)
    system, account = Key(nkeys.PREFIX_BYTE_ACCOUNT), Key(nkeys.PREFIX_BYTE_ACCOUNT)
    trusted = {
        "operator": operator.grants(operator, "operator", type="operator"),
        "resolver": "MEMORY",
        "system_account": system.public,
        "resolver_preload": {
            system.public: operator.grants(system, "system", type="account", limits=_NO_STREAMS),
            account.public: operator.grants(account, "conference", type="account", limits=_LIMITS),
        },
    }
    token = account.grants(user, "ana", type="user", **_UNLIMITED)
    settings, creds = folder / "operator.conf", folder / "ana.creds"
    settings.write_text(json.dumps(trusted), encoding="utf-8")
    creds.write_text(
        f"-----BEGIN NATS USER JWT-----\n{token}\n------END NATS USER JWT------\n\n"
        f"-----BEGIN USER NKEY SEED-----\n{user.seed.decode()}\n------END USER NKEY SEED------\n",
        encoding="utf-8",
    )
    return settings, creds
