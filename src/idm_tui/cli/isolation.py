"""Work on files that anybody may have made, in a process that may not take too much time or memory."""

from __future__ import annotations

import gc
import os
import pickle
import selectors
import signal
import sys
import time
import warnings
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")
_MOST_BYTES = 800 * 1024 * 1024  # beside what the program itself takes, which is about 100 MB
_MOST_S = 18.0
_STEP_S = 0.25
_SELDOM = 50_000


class Failed(Exception):  # noqa: N818 - said to people as it stands
    """It took too much time or memory, or broke; the message is one sentence."""


def in_a_process(work: Callable[..., Result], *arguments: Any) -> Result:
    """Do work in a process of its own where the system can fork; what it raises is raised here. Raises Failed."""
    if not hasattr(os, "fork") or "IDM_TUI_NO_FORK" in os.environ:
        return work(*arguments)
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # no thread of ours holds a lock that the child needs
        child = os.fork()
    if child == 0:
        os.close(reading)
        _be_the_child(writing, work, arguments)
    os.close(writing)
    try:
        answer = _all_of(reading)
    finally:
        os.close(reading)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    if answer is None:
        msg = f"it takes longer than {_MOST_S:.0f} seconds to read; is it an agenda?"
        raise Failed(msg)
    try:
        is_good, value = pickle.loads(answer)  # noqa: S301 - it comes from our own child
    except (EOFError, pickle.UnpicklingError):  # the child ended, or broke off while it told
        raise Failed("it takes more memory to read than any agenda; is it one?") from None
    if not is_good:
        raise value
    return value  # type: ignore[no-any-return]


def _be_the_child(writing: int, work: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    """Do the work, send what came of it, and end without the parent's business, whatever happens.

    What parsers print in their trouble is no sentence for people: what came of it is all that is said.
    """
    gc.freeze()  # a large source makes many objects and few rings of them: it need not be looked for rings so often
    gc.set_threshold(_SELDOM)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in {1, 2} - {writing}:
        os.dup2(nowhere, stream)
    try:
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(_answer_of(work, arguments))
    finally:
        os._exit(0)


def _answer_of(work: Callable[..., Any], arguments: tuple[Any, ...]) -> bytes:
    import resource

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(ValueError, OSError):
        most = _taken() + _MOST_BYTES
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    sys.setrecursionlimit(3000)
    try:
        answer = (True, work(*arguments))
    except MemoryError:
        return b""
    except RecursionError:
        answer = (False, Failed("it is nested too deep to be an agenda"))
    except Exception as error:  # noqa: BLE001 - whatever it is, no traceback reaches a user
        is_said = type(error).__module__.startswith("idm_tui")
        answer = (False, error if is_said else Failed(f"it cannot be read: {type(error).__name__}: {str(error)[:120]}"))
    return pickle.dumps(answer)


def _taken() -> int:
    """Return the bytes of addresses that this process has already, where the system tells."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    except OSError:
        return 100 * 1024 * 1024
    return pages * os.sysconf("SC_PAGE_SIZE")


def _all_of(reading: int) -> bytes | None:
    """Return all that comes through a pipe; None if it takes too long. Who waits at a terminal sees for how long."""
    parts: list[bytes] = []
    began = time.monotonic()
    with ExitStack() as shown:
        bar: Any = None
        ready = shown.enter_context(selectors.DefaultSelector())
        ready.register(reading, selectors.EVENT_READ)
        while (waited := time.monotonic() - began) < _MOST_S:
            if ready.select(_STEP_S):
                part = os.read(reading, 1024 * 1024)
                if not part:
                    return b"".join(parts)
                parts.append(part)
            elif waited > 1 and sys.stderr.isatty():
                if bar is None:
                    label = f"reading, {_MOST_S:.0f} s at most"
                    steps = int(_MOST_S / _STEP_S)
                    bar = shown.enter_context(
                        click.progressbar(length=steps, label=label, show_eta=False, file=sys.stderr)
                    )
                bar.update(int(waited / _STEP_S) - bar.pos)
    return None
