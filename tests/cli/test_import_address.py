"""Agendas from an address: a real server that redirects, refuses, sends too much, or says nothing."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.shell import refused, run
from tests.cli.test_import import CALENDAR

if TYPE_CHECKING:
    from collections.abc import Iterator


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        host = self.headers["Host"]
        match self.path:
            case "/moved":
                self.answer(302, Location=f"https://{host}/agenda")
            case "/clear":
                self.answer(302, Location=f"http://{host}/agenda")
            case "/file":
                self.answer(302, Location="file:///etc/passwd")
            case "/round":
                self.answer(302, Location="/round")
            case "/agenda":
                self.answer(200, CALENDAR.encode())
            case "/short":
                self.answer(200, CALENDAR.encode(), **{"Content-Length": "9999"})
            case "/large":
                self.answer(200, bytes(64 * 1024 * 1024 + 1))
            case "/slow":
                time.sleep(3)
            case _:
                self.answer(404)

    def answer(self, code: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words: object) -> None:
        """Say nothing: the errors of the tests stand alone."""


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not shutil.which("openssl"):
        pytest.skip("openssl makes the certificate")
    path = tmp_path_factory.mktemp("server") / "both.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
         "subjectAltName=DNS:localhost", "-keyout", path, "-out", path.with_suffix(".crt")],
        check=True, capture_output=True,
    )  # fmt: skip
    with path.open("ab") as file:
        file.write(path.with_suffix(".crt").read_bytes())
    return path


@pytest.fixture
def untrusted(certificate: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("localhost", 0), Handler)
    server.handle_error = lambda *_args: None  # type: ignore[method-assign]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"https://localhost:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def server(untrusted: str, certificate: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    monkeypatch.setenv("no_proxy", "localhost")
    return untrusted


@pytest.mark.parametrize("path", ["agenda", "moved"])
def test_an_agenda_is_fetched(server: str, path: str) -> None:
    answer = run("import", f"{server}/{path}", "-o", "out.toml")
    assert answer.code == 0, answer.err
    assert run("check", "out.toml").code == 0


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("missing", "404"),
        ("clear", "not https"),
        ("file", "not allowed"),
        ("round", "302"),
        ("large", "64 MB"),
        ("short", "cannot be fetched"),
        ("slow", "cannot be fetched|timed out"),
    ],
)
def test_what_cannot_be_fetched(server: str, path: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("idm_tui.cli.source._PATIENCE_S", 1)
    said = refused("import", f"{server}/{path}", "-o", "out.toml")
    assert said.startswith(f"{server}/{path}: ")
    assert any(word in said for word in words.split("|")), said
    assert not Path("out.toml").exists()


def test_a_server_that_nobody_vouches_for_is_not_asked(untrusted: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "localhost")
    assert "certificate" in refused("import", f"{untrusted}/agenda", "-o", "out.toml")


@pytest.mark.parametrize("address", ["http://localhost/a", "ftp://localhost/a", "file:///etc/passwd", "javascript://x"])
def test_only_https_is_fetched(address: str) -> None:
    assert "only https" in refused("import", address, "-o", "out.toml")


@pytest.mark.parametrize("address", ["https://", "https://[::bad/", "https:///x"])
def test_an_address_without_a_host_is_told_how_to_be_written(address: str) -> None:
    assert "write it like https://" in refused("import", address, "-o", "out.toml")


@pytest.mark.parametrize("address", ["https://[::1", "https://localhost:99999/", "https://a b/\x1b"])
def test_what_is_no_address(address: str) -> None:
    assert refused("import", address, "-o", "out.toml")
