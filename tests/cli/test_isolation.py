"""The process in which sources are read: who waits sees for how long, and nothing of it breaks the caller."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from idm_tui.cli.isolation import Failed, in_a_process

SLOW = (
    "import time; from idm_tui.cli.isolation import in_a_process; print(in_a_process(lambda: time.sleep({}) or 'read'))"
)


def test_who_waits_at_a_terminal_sees_that_it_goes_on() -> None:
    ours, theirs = os.openpty()
    done = subprocess.run([sys.executable, "-c", SLOW.format(2.5)], stdout=subprocess.PIPE, stderr=theirs, check=True)
    os.close(theirs)
    said = os.read(ours, 100_000).decode()
    os.close(ours)
    assert done.stdout == b"read\n"
    assert "reading, 18 s at most" in said


@pytest.mark.parametrize("seconds", [0, 2.5])
def test_a_program_that_waits_is_told_nothing(seconds: float) -> None:
    done = subprocess.run([sys.executable, "-c", SLOW.format(seconds)], capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"read\n", b"")


def test_many_open_files_do_no_harm() -> None:
    resource = pytest.importorskip("resource", reason="only where the system has limits of its own")
    limit, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(limit, min(most, 2048)), most))
    held = [os.open(os.devnull, os.O_RDONLY) for _number in range(1100)]
    try:
        assert in_a_process(lambda: "read") == "read"
    finally:
        for each in held:
            os.close(each)
        resource.setrlimit(resource.RLIMIT_NOFILE, (limit, most))


def test_what_parsers_print_is_not_shown(capfd: pytest.CaptureFixture[str]) -> None:
    assert in_a_process(lambda: [os.write(stream, b"a parser in trouble\n") for stream in (1, 2)]) == [20, 20]
    assert tuple(capfd.readouterr()) == ("", "")


def _grows() -> list[bytes]:
    found: list[bytes] = []
    while True:
        found.append(b"x" * 50_000_000)


def _nests(depth: int = 0) -> int:
    return _nests(depth + 1) + 1


@pytest.mark.parametrize(
    ("work", "said"),
    [(_grows, "more memory"), (_nests, "nested too deep"), (lambda: 1 // 0, "cannot be read: ZeroDivisionError")],
)
def test_what_breaks_is_a_sentence(work: object, said: str) -> None:
    with pytest.raises(Failed, match=said):
        in_a_process(work)  # type: ignore[arg-type]
