"""Several real processes on one journal, sudden deaths, full disks and missing rights."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from idm_tui.journal.sqlite import SqliteJournal
from tests.journal.samples import fact, giving

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent.parent


def process(*arguments: object, prefix: tuple[str, ...] = ()) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*prefix, sys.executable, "-m", "tests.journal.writer", *map(str, arguments)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def lines_of(started: subprocess.Popen[str], say: str | None = None) -> list[str]:
    out, err = started.communicate(say)
    assert err == ""
    assert started.returncode == 0
    return out.splitlines()


def test_processes_that_write_at_once_lose_and_double_nothing(tmp_path: Path) -> None:
    path, writers, count = tmp_path / "event.journal", 5, 30
    started = [process("race", path, writer, count) for writer in range(writers)]
    for one in started:  # all are loaded before the first begins: they also race to make the file
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for one in started:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    said = [one.communicate() for one in started]
    assert [err for _out, err in said] == [""] * writers
    told = [out.splitlines() for out, _err in said]

    ids = [found.id for found in SqliteJournal(path).read()]
    assert sorted(ids) == sorted(fact(writer * 1000 + n).id for writer in range(writers) for n in range(count))
    for writer, known in enumerate(told):
        # What each was handed as news and appended itself is the journal from its beginning, without a gap.
        assert known == ids[: len(known)]
        assert known[-1] == fact(writer * 1000 + count - 1).id


@pytest.mark.parametrize("after", [1, 7, 40])
def test_what_was_shown_as_saved_outlives_a_killed_process(tmp_path: Path, after: int) -> None:
    path = tmp_path / "event.journal"
    victim = process("forever", path)
    assert victim.stdout is not None
    said = [victim.stdout.readline().strip() for _ in range(after)]
    victim.kill()
    said += victim.stdout.read().split()  # not communicate(): it would pass over what is buffered here
    victim.communicate()
    stored = [found.id for found in SqliteJournal(path).read()]
    assert stored[: len(said)] == said
    assert len(stored) - len(said) <= 1
    SqliteJournal(path).exchange(len(stored), giving(fact(len(stored))))
    assert len(SqliteJournal(path).read()) == len(stored) + 1


def test_a_file_that_may_not_grow_says_so_and_goes_on_when_it_may(tmp_path: Path) -> None:
    path = tmp_path / "event.journal"
    sentence, stored, read, later = lines_of(process("fill", path, 100_000))
    assert path.name in sentence
    assert int(stored) > 0
    assert int(read) == int(stored)
    assert int(later) == int(stored) + 1
    assert [found.id for found in SqliteJournal(path).read()] == [fact(n).id for n in range(int(stored) + 1)]


def own_mounts(folder: Path) -> tuple[str, ...]:
    """Run a process with a small disk of its own at the folder; needs a system that lets us."""
    mount = f'mount -t tmpfs -o size=300k tmpfs "{folder}" && exec "$@"'
    return ("unshare", "--mount", "sh", "-c", mount, "sh")


def test_a_full_disk_says_so_and_keeps_what_is_there(tmp_path: Path) -> None:
    prefix = own_mounts(tmp_path)
    if (
        shutil.which("unshare") is None
        or subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode
    ):
        pytest.skip("this system lets nobody mount a small disk")
    sentence, stored, read = lines_of(process("fill", tmp_path / "event.journal", 0, prefix=prefix))
    assert "the disk is full" in sentence
    assert int(stored) > 0
    assert int(read) == int(stored)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user can reach, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="idm-tui-test-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def filled(path: Path) -> Path:
    journal = SqliteJournal(path)
    journal.exchange(0, giving(fact(1), fact(2)))
    journal.close()
    return path


@pytest.mark.parametrize("folder_mode", [0o755, 0o555])
def test_a_journal_that_may_not_be_written_opens_for_reading(open_folder: Path, folder_mode: int) -> None:
    path = filled(open_folder / "event.journal")
    path.chmod(0o444)
    open_folder.chmod(folder_mode)
    before = path.read_bytes()
    if os.getuid() != 0 and folder_mode == 0o755:
        pytest.skip("the folder is our own: SQLite may still make its files beside the journal")
    first, refused, last = lines_of(process("nobody", path))
    assert first == last == f"read: {fact(1).id},{fact(2).id}"
    assert refused.startswith("refused: ")
    assert path.name in refused
    assert path.read_bytes() == before


def test_a_journal_that_may_not_be_read_is_refused_and_kept(open_folder: Path) -> None:
    path = filled(open_folder / "event.journal")
    path.chmod(0)
    (said,) = lines_of(process("nobody", path))
    assert said.startswith("refused: ")
    assert path.name in said
    path.chmod(0o600)
    assert [found.id for found in SqliteJournal(path).read()] == [fact(1).id, fact(2).id]


def test_a_folder_that_may_not_be_written_is_refused(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    (said,) = lines_of(process("nobody", open_folder / "event.journal"))
    assert said.startswith("refused: ")
    assert "event.journal" in said
