"""`do`: every command from the shell, its words, its exits, and where it keeps what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from idm_tui.core.commands import COMMANDS
from tests.cli.shell import do, refused, run, status

if TYPE_CHECKING:
    from pathlib import Path


def test_narration_goes_to_stderr_and_nothing_to_stdout() -> None:
    answer = run("do", "--at", "2007-10-08T11:00", "start", "session-1")
    assert (answer.code, answer.out, answer.err) == (0, "", "Session I started at 11:00\n")


def test_names_of_several_words_need_no_quotes() -> None:
    do("11:00", "start", "Session", "I")
    assert "David Arkless" in do("11:05", "give", "David", "Arkless")
    do("11:06", "list", "add", "Republic", "of", "Korea", "--kind", "question")
    assert status("11:06")["list"]["entries"][0]["name"] == "Republic of Korea"
    do("11:07", "list", "remove", "Republic", "of", "Korea")
    do("11:08", "message", "Two", "minutes", "left")
    assert status("11:08")["message"] == "Two minutes left"


def test_a_name_of_several_words_may_be_moved_without_quotes() -> None:
    do("11:00", "start", "session-1")
    do("11:01", "list", "add", "Chile")
    do("11:01", "list", "add", "Costa", "Rica")
    do("11:02", "list", "move", "Costa", "Rica", "1")
    assert [entry["name"] for entry in status("11:02")["list"]["entries"]] == ["Costa Rica", "Chile"]


def test_quotes_do_no_harm() -> None:
    do("11:00", "start", "session i")
    do("11:01", "give", "jung mino")
    assert status("11:01")["floor"]["speaker"] == "Jung Mino"


NEGATIVE = [
    (("extend", "-5m"), "5 min less"),
    (("extend", "-1h15"), "1 h 15 min less"),
    (("add", "-90s"), "1 min 30 s less"),
    (("timer", "add", "-1m"), "1 min less"),
    (("timer", "add", "-1m", "Coffee"), "1 min less"),
    (("extend", "+5m"), "5 min more"),
]


@pytest.mark.parametrize(("words", "says"), NEGATIVE)
def test_durations_may_be_negative(words: tuple[str, ...], says: str) -> None:
    do("11:00", "start", "session-1")
    do("11:00", "timer", "start", "5m", "--name", "Coffee")
    assert says in do("11:01", *words)


REFUSED = [
    ("next",),
    ("end",),
    ("undo",),
    ("start", "nowhere"),
    ("start", "session"),
    ("give", "Nobody"),
    ("put", "99"),
    ("list", "limit", "-3m"),
    ("timer", "pause"),
    ("message",),
    ("give", "Arkless", "--at", "11:20"),
    ("start", "session-1", "--at", "10:55", "--ago", "5m"),
    ("start", "session-1", "--at", "noon"),
    ("shift",),
    ("shift", "--preview"),
    ("shift", "0m"),
    ("absorb",),
    ("absorb", "--preview"),
    ("share", "--preview"),
    ("allot", "Nobody", "8m"),
    ("allot", "Arkless", "30s"),
    ("skip", "nowhere"),
    ("swap", "session-1", "session-1"),
    ("swap", "session-2", "session-3", "--preview"),
    ("move", "session-2", "10:00"),
    ("move", "session-2", "25:00"),
    ("restore", "session-2"),
    ("extend", "-3h", "session-2"),
    ("signals", "smoke"),
    ("signals", "none", "bell"),
    ("--room", "Salle XIV", "next"),
    ("--agenda", "missing.toml", "next"),
]


@pytest.mark.parametrize("words", REFUSED, ids=" ".join)
def test_what_is_refused_exits_1_with_one_line(words: tuple[str, ...]) -> None:
    assert refused("do", "--at", "2007-10-08T11:00", *words).startswith(("idm-tui: ", "missing.toml"))


def test_an_ambiguous_name_lists_the_candidates() -> None:
    said = refused("do", "start", "session")
    for title in ("Session I", "Session II", "Session III", "Session IV"):
        assert title in said


WRONG = [
    (),
    ("dance",),
    ("extend",),
    ("give",),
    ("put",),
    ("put", "two"),
    ("list",),
    ("list", "dance"),
    ("list", "move", "Chile"),
    ("timer",),
    ("next", "please"),
    ("start", "session-1", "--bogus"),
    ("give", "Arkless", "--from", "11:20"),
    ("give", "Arkless", "--at"),
    ("next", "--at", "11:20"),
    ("shift", "soon"),
    ("shift", "5m", "please"),
    ("absorb", "5m"),
    ("share", "--preview", "5m"),
    ("allot", "Arkless"),
    ("allot", "Arkless", "soon"),
    ("skip",),
    ("swap", "session-1"),
    ("swap", "session-1", "session-2", "session-3"),
    ("move", "session-2"),
    ("restore",),
    ("signals",),
    ("extend", "5m", "--bogus"),
    ("start", "session-1", "--ago"),
    ("list", "add", "Chile", "--kind"),
    ("--role", "king", "next"),
    ("--bogus", "next"),
]


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_wrong_usage_exits_2_and_says_how(words: tuple[str, ...]) -> None:
    answer = run("do", *words)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(("Usage: ", "Error: "))
    assert "Traceback" not in answer.err


@pytest.mark.parametrize(
    "words", [("extend", "soon"), ("timer", "start", "5 apples"), ("start", "--ago", "x")], ids=" ".join
)
def test_a_bad_duration_says_how_to_write_one(words: tuple[str, ...]) -> None:
    answer = run("do", *words)
    assert answer.code in (1, 2)
    assert answer.out == ""
    assert '"90s", "3m" or "1h15"' in answer.err


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str) -> None:
    answer = run("do", *name.split(), "--help")
    assert (answer.code, answer.err) == (0, "")
    assert COMMANDS[name].help.split()[0] in answer.out


CHAIRED = [
    (("shift", "7m"), "Afternoon Break"),
    (("shift", "-7m"), "earlier"),
    (("shift",), "10 min later"),
    (("allot", "Jung", "Mino", "8m"), "Jung Mino has 8:00"),
    (("skip", "Session", "II"), "Session II is skipped"),
    (("swap", "afternoon-break-1", "session-2"), "Session II"),
    (("move", "Session", "II", "15:30"), "Session II begins at 15:30"),
    (("extend", "-10m", "Session", "II"), "Session II has 10 min less"),
    (("extend", "5m", "Session", "I"), "Session I has 5 min more"),
    (("share",), "the talks give"),
    (("signals", "flash,", "bell"), "flash"),
]


@pytest.mark.parametrize(
    ("words", "says"), CHAIRED, ids=lambda words: " ".join(words) if isinstance(words, tuple) else ""
)
def test_the_day_is_chaired_from_the_shell(words: tuple[str, ...], says: str) -> None:
    do("11:00", "start", "session-1")
    do("11:00", "extend", "10m")
    assert says in do("11:10", *words)


@pytest.mark.parametrize("words", [words for words, _says in CHAIRED if words[0] not in ("allot", "extend", "signals")])
def test_a_preview_is_accepted_and_notes_nothing(words: tuple[str, ...]) -> None:
    do("11:00", "start", "session-1")
    do("11:00", "extend", "10m")
    before = run("log").out
    assert run("do", "--at", "2007-10-08T11:10", *words, "--preview").code == 0
    assert run("log").out == before


def test_a_duration_below_nothing_may_be_previewed() -> None:
    assert run("do", "--at", "2007-10-08T11:00", "shift", "-7m", "--preview").code == 0
    assert run("do", "--at", "2007-10-08T11:00", "shift", "--preview", "-7m").code == 0
    assert run("log").out == ""


SAID = [
    (("start", "session-1", "--at", "10:57"), "10:57"),
    (("start", "Session", "I", "--ago", "23m"), "10:57"),
    (("give", "Arkless", "--at", "11:08"), "11:08"),
    (("give", "David", "Arkless", "--at", "2007-10-08T11:08:30"), "11:08:30"),
    (("yield", "--at", "11:19"), "9:00"),
    (("end", "--at", "11:19:30"), "11:19"),
]


@pytest.mark.parametrize(("words", "says"), SAID, ids=lambda words: " ".join(words) if isinstance(words, tuple) else "")
def test_when_it_really_was(words: tuple[str, ...], says: str) -> None:
    do("11:00", "start", "session-1")
    do("11:10", "give", "Arkless")
    assert says in do("11:20", *words)
    do("11:21", "undo")
    assert status("11:21")["floor"]["since"] == "2007-10-08T11:10:00+02:00"
    assert status("11:21")["live"]["started_at"] == "2007-10-08T11:00:00+02:00"


NAMED_BY_DESIGN = (
    *("start", "end", "extend", "give", "next", "yield", "add", "pause", "resume"),
    *("put", "answered", "aside", "reopen", "ask", "message", "undo"),
    *("shift", "absorb", "share", "allot", "skip", "swap", "move", "restore", "signals"),
)
IN_GROUPS = {"list": "add remove move close open limit", "timer": "start pause resume stop add"}


def test_the_commands_of_the_day_are_there() -> None:
    known = set(COMMANDS)
    assert set(NAMED_BY_DESIGN) <= known
    assert {f"{group} {word}" for group, words in IN_GROUPS.items() for word in words.split()} <= known


def test_by_and_role_are_noted() -> None:
    do("11:00", "--by", "Maria  \x1b[31mLópez", "--role", "chair", "start", "session-1")
    answer = run("log", "--json")
    assert (answer.json["by"], answer.json["role"]) == ("Maria [31mLópez", "chair")


def test_undo_is_by_name() -> None:
    do("11:00", "--by", "Maria", "start", "session-1")
    do("11:01", "--by", "Ibrahim", "message", "Hello")
    assert "Zoe" in refused("do", "--by", "Zoe", "undo")
    assert "session-1 started" in do("11:02", "--by", "Maria", "undo")
    assert status("11:02")["live"] is None
    assert status("11:02")["message"] == "Hello"


def test_undo_without_a_name_is_the_users_own() -> None:
    do("11:00", "start", "session-1")
    do("11:01", "--by", "Somebody Else", "message", "Hello")
    do("11:02", "undo")
    assert status("11:02")["live"] is None


def test_undo_that_others_rest_on_is_refused_with_their_names() -> None:
    do("11:00", "--by", "Maria", "start", "session-1")
    do("11:01", "--by", "Ibrahim", "next")
    assert "Ibrahim" in refused("do", "--at", "2007-10-08T11:02", "--by", "Maria", "undo")


AT = ["2007-10-08T11:20", "2007-10-08 11:20:00", "2007-10-08T09:20Z", "2007-10-08T05:20-04:00", "2007-10-08T11:20:00.9"]


@pytest.mark.parametrize("at", AT)
def test_the_moment_of_the_command(at: str) -> None:
    assert run("do", "--at", at, "start", "session-1", "--ago", "3m").code == 0
    assert status("11:20")["live"]["started_at"] == "2007-10-08T11:17:00+02:00"


def test_a_doubled_hour_is_refused_with_both_readings() -> None:
    said = refused("do", "--at", "2007-10-28T02:30", "start", "session-1")
    assert "2007-10-28T02:30+02:00" in said
    assert "2007-10-28T02:30+01:00" in said
    assert run("log").out == ""


def test_a_journal_of_ones_own(tmp_path: Path, data: Path) -> None:
    mine = tmp_path / "deep" / "mine.journal"
    do("11:00", "--journal", mine, "start", "session-1")
    assert mine.is_file()
    assert status("11:01", "--journal", mine)["live"]["session"] == "session-1"
    assert status("11:01")["live"] is None
    assert run("log", "--journal", mine).out.count("\n") == 1
    assert sorted(file.name for file in data.glob("*.journal")) == ["idm-2007-labour-mobility.journal"]


def test_the_journal_lies_under_the_events_id(data: Path) -> None:
    do("11:00", "start", "session-1")
    assert (data / "idm-2007-labour-mobility.journal").is_file()


@pytest.mark.parametrize("command", ["do", "status", "log"])
@pytest.mark.parametrize("content", [b"junk", b"x" * 5000])
def test_a_journal_that_is_none_is_refused_and_kept(tmp_path: Path, command: str, content: bytes) -> None:
    bad = tmp_path / "bad.journal"
    bad.write_bytes(content)
    assert "bad.journal" in refused(command, "--journal", bad, *(["message", "x"] if command == "do" else []))
    assert bad.read_bytes() == content


@pytest.mark.parametrize("ago", [("--ago", "-5m"), ("--ago=-5m",)], ids=" ".join)
def test_an_ago_of_less_than_nothing_is_refused(ago: tuple[str, ...]) -> None:
    answer = run("do", "--at", "2007-10-08T11:00", "start", "session-1", *ago)
    assert answer.code in (1, 2)
    assert run("log").out == ""
