"""What a hub is known by: a secret for each role and a certificate, made once for each event and kept for its owner."""

from __future__ import annotations

import hashlib
import ipaddress
import json
import os
import secrets
import socket
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from idm_tui.core.record import record
from idm_tui.core.rights import HOST, ROLES

if TYPE_CHECKING:
    from pathlib import Path

    from cryptography import x509

# Letters and digits that nobody takes for another when typing them from a screen.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _GROUP = 4, 4
_PIN = 20
_DAYS = 400


@record
class Identity:
    """The secrets by role, and the beginning of the certificate's SHA-256."""

    secrets: dict[str, str]
    pin: str


def identity(folder: Path) -> Identity:
    """Return the identity of the hub that lies in a folder, made anew where there is none or it runs out."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder.chmod(0o700)
    return Identity(_secrets(folder / "secrets.json"), _pin(folder / "certificate.pem", folder / "key.pem"))


def write_private(file: Path, text: str) -> None:
    """Write a file that nobody else may read, whole or not at all."""
    fresh = file.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as out:
        out.write(text)
    fresh.replace(file)


def address_here() -> str:
    """Return the address under which others on the network reach this machine."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(("192.0.2.1", 9))  # nothing is sent: it tells which way out would be taken
            return str(asked.getsockname()[0])
        except OSError:
            return "127.0.0.1"


def _secrets(file: Path) -> dict[str, str]:
    try:
        known = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        known = {}
    found = known if isinstance(known, dict) else {}
    wanted = {role: str(found.get(role) or _secret()) for role in (*ROLES, HOST)}
    if wanted != found:
        write_private(file, json.dumps(wanted, indent=2))
    return wanted


def _secret() -> str:
    groups = ("".join(secrets.choice(_ALPHABET) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def _pin(certificate: Path, key: Path) -> str:
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import Encoding

    try:
        found = x509.load_pem_x509_certificate(certificate.read_bytes())
        is_good = key.is_file() and found.not_valid_after_utc > datetime.now(UTC) + timedelta(days=7)
    except (OSError, ValueError):
        is_good = False
    if not is_good:
        found = _make_certificate(certificate, key)
    return hashlib.sha256(found.public_bytes(Encoding.DER)).hexdigest()[:_PIN]


def _make_certificate(certificate: Path, key: Path) -> x509.Certificate:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    from cryptography.x509.oid import NameOID

    private = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "idm-tui hub")])
    now = datetime.now(UTC)
    places: list[x509.GeneralName] = [x509.DNSName("localhost"), x509.DNSName(socket.gethostname() or "hub")]
    places += [x509.IPAddress(ipaddress.ip_address(found)) for found in dict.fromkeys(("127.0.0.1", address_here()))]
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=_DAYS))
        .add_extension(x509.SubjectAlternativeName(places), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(private, hashes.SHA256())
    )
    secret = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    write_private(key, secret.decode())
    write_private(certificate, made.public_bytes(Encoding.PEM).decode())
    return made
