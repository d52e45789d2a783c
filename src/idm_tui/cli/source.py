"""Where an import comes from: a regular file, standard input, or an https address."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from idm_tui.formats.imports.draft import MOST_BYTES, ImportRefused

_PATIENCE_S = 15
_TOO_LARGE = "it is larger than 64 MB; an agenda is not"
_CHUNK = 1024 * 1024


def read_bytes(source: str) -> bytes:
    """Return what a source holds; raises ImportRefused."""
    if source == "-":
        return _limited(sys.stdin.buffer.read(MOST_BYTES + 1))
    if "://" in source:
        return _fetched(source)
    path = Path(source)
    try:
        if not path.exists():
            raise ImportRefused("the file is not there")
        if not path.is_file():
            raise ImportRefused("it is a folder" if path.is_dir() else "it is no regular file; save it as one first")
        with path.open("rb") as file:
            return _limited(file.read(MOST_BYTES + 1))
    except (OSError, ValueError) as error:
        msg = f"the file cannot be read: {(getattr(error, 'strerror', None) or str(error)).lower()}"
        raise ImportRefused(msg) from None


def _limited(data: bytes) -> bytes:
    if len(data) > MOST_BYTES:
        raise ImportRefused(_TOO_LARGE)
    return data


def _fetched(address: str) -> bytes:
    try:
        scheme, host = urlsplit(address).scheme, urlsplit(address).hostname
    except ValueError:
        scheme, host = "https", None
    if scheme != "https":
        raise ImportRefused("only https addresses are fetched; save the file and import that")
    if not host:
        raise ImportRefused("it is no address that can be fetched; write it like https://example.org/schedule.json")
    from http.client import HTTPException
    from urllib.error import HTTPError, URLError
    from urllib.request import HTTPRedirectHandler, Request, build_opener

    class Redirects(HTTPRedirectHandler):
        """Follows to https addresses alone: nothing goes on in the clear."""

        def redirect_request(self, req: Request, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
            if urlsplit(newurl).scheme != "https":
                raise ImportRefused("it leads on to an address that is not https; save the file and import that")
            return super().redirect_request(req, fp, code, msg, headers, newurl)

    request = Request(address, headers={"User-Agent": "idm-tui", "Accept": "*/*"})  # noqa: S310 - https alone
    try:
        with build_opener(Redirects).open(request, timeout=_PATIENCE_S) as answer:
            parts, size = [], 0
            while chunk := answer.read(_CHUNK):
                parts.append(chunk)
                size += len(chunk)
                if size > MOST_BYTES:
                    raise ImportRefused(_TOO_LARGE)
            if answer.length:  # a connection that ends early is no error to the library
                raise ImportRefused("it cannot be fetched: it was cut off on the way; try again")
            return b"".join(parts)
    except HTTPError as error:
        msg = f"it cannot be fetched: the server says {error.code} {error.reason}"
        raise ImportRefused(msg) from None
    except URLError as error:
        msg = f"it cannot be fetched: {error.reason}"
        raise ImportRefused(msg) from None
    except (OSError, ValueError, HTTPException) as error:
        msg = f"it cannot be fetched: {error}"
        raise ImportRefused(msg) from None
