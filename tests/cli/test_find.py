"""`find`: words in notes, questions, speakers and sessions, by their beginnings, whatever is typed."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from idm_tui.core import commands as c
from idm_tui.journal.search import SearchIndex
from tests.cli.reporting import NOON, told
from tests.cli.shell import do, run
from tests.formats.reported import FORUM, then
from tests.formats.reported import told as told_at_desk

if TYPE_CHECKING:
    from idm_tui.desk import Desk

HOSTILE = (
    '"', '""', "'", "*", "a*", "*a", "AND", "OR", "NOT", "a AND", "NEAR(a b)", "NEAR", "a NEAR/2 b", "-a", "-", "--",
    "(", ")", "((", "^a", "text:a", "{text}: a", "a + b", "a:b", ";", "'; DROP TABLE words; --", "%", "_", "\\", "\x00",
    "a\x00b", "👩‍👩‍👧‍👦", "👍", "\u202e", "\u0301", "ﬁ", "²", "①", "Ⅷ", "١٢", "क्षि", "劳务", "\ud800", " ", "",
    "x" * 10_000, '"' * 10_000, "İ", "ß", "ŉ",
)  # fmt: skip


def found(*words: str, at: str = NOON) -> list[str]:
    answer = run("find", "--at", at, "--", *words)
    assert answer.code == 0, answer.err
    assert answer.err == ("" if answer.out else "nothing was found\n")
    return answer.out.splitlines()


def as_json(*words: str) -> list[dict[str, Any]]:
    answer = run("find", "--json", "--at", NOON, "--", *words)
    assert (answer.code, answer.err) == (0, "")
    listed: list[dict[str, Any]] = json.loads(answer.out)
    return listed


def test_a_note_a_speaker_a_session_and_a_question_are_found() -> None:
    told()
    (line,) = found("permits", "slow")
    assert line.startswith("2007-10-08 11:16 Session I, note 5, Chile: Permits are slow.")
    assert any(line.startswith("Session I, speaker: David Arkless") for line in found("arkless"))
    assert found("setting", "scene")[0].startswith("Setting the Scene: ")
    assert any(line.startswith("Session I, question 3: ") for line in found("compatibility"))


def test_json_tells_what_it_is_and_where() -> None:
    told()
    (note,) = as_json("permits", "slow")
    assert note == {
        "kind": "note",
        "session": "session-1",
        "text": "Permits are slow.",
        "note": "5",
        "at": "2007-10-08T11:16:00+02:00",
        "speaker": "Chile",
        "question": 1,
        "note_kind": "summary",
    }
    assert {each["kind"] for each in as_json("labour")} >= {"question", "session"}
    assert [each["number"] for each in as_json("compatibility") if each["kind"] == "question"] == [3]
    assert as_json("xylophone") == []


@pytest.mark.parametrize("words", ["peñalosa", "PENALOSA", "Pena", "pen\u0303alosa", "añon", "ANONUEVO"])
def test_case_and_accents_aside_and_beginnings_are_enough(words: str) -> None:
    assert any("Antonio Peñalosa" in line or "Añonuevo" in line for line in found(words))


def test_the_end_of_a_word_is_not_its_beginning() -> None:
    told()
    assert found("ermits") == []
    assert found("permits", "arkless") == []


def test_what_counts_no_longer_is_not_found() -> None:
    told(
        ("11:21", "note", "Xylophone one."),
        ("11:22", "note", "Xylophone two."),
        ("11:23", "note", "Xylophone three."),
        ("11:24", "note", "Xylophone four."),
    )
    assert len(found("xylophone")) == 4
    do("11:25", "undo")
    do("11:26", "withdraw", "6")
    do("11:27", "strike", "7")
    do("11:28", "correct", "8", "Harmless.")
    assert found("xylophone") == []
    assert len(found("harmless")) == 1


def test_what_was_not_yet_noted_at_an_instant_is_not_found() -> None:
    told()
    assert found("permits", "slow", at="2007-10-08T11:15:30") == []


def test_no_more_than_wanted_are_printed() -> None:
    assert len(run("find", "labour", "--most", "2", "--at", NOON).out.splitlines()) == 2
    for wrong in ("0", "x", "10001"):
        assert run("find", "labour", "--most", wrong).code == 2
    assert run("find").code == 2


@pytest.mark.parametrize("words", HOSTILE, ids=[ascii(words)[:20] for words in HOSTILE])
def test_no_query_fails(words: str) -> None:
    told()
    if words:
        found(words)
    found(words, "labour")


def test_a_page_that_is_pasted_as_a_query_is_answered() -> None:
    # Words that come again and again must not make it ever slower: without an answer in a minute it hangs.
    words = "a " * 5_000
    done = subprocess.run(
        [sys.executable, "-m", "idm_tui", "find", "--at", NOON, words], capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0


def index_of(desk: Desk) -> SearchIndex:
    index = SearchIndex()
    index.take_up(desk.plan, desk.state)
    return index


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=40), st.sampled_from(["", " labour", " AND", '"', "*"]))
def test_any_query_is_answered(words: str, behind: str) -> None:
    index = index_of(told_at_desk(*FORUM))
    assert isinstance(index.find(words + behind), list)


def test_each_word_of_a_note_finds_it_whatever_script_it_is_in() -> None:
    texts = ("Écoles fermées", "Ελληνικά κείμενα", "Русский текст", "שלום עולם", "مرحبا بالعالم", "naïve mœurs 5")
    desk = told_at_desk(*FORUM)
    for text in texts:
        then(desk, ("11:40", c.Note(text=text, session="first")))
    index = index_of(desk)
    for text in texts:
        for word in text.split():
            for typed in (word, word.upper(), word.lower()):
                assert text in [each.words.partition(" Chile")[0] for each, _around in index.find(typed)], typed


def test_an_index_that_is_asked_again_knows_what_is_new_and_forgets_what_is_gone() -> None:
    desk = told_at_desk(*FORUM)
    index = index_of(desk)
    assert [each.title for each, _around in index.find("counted")] == ["Skills are not counted."]
    then(desk, ("11:40", c.Correct(note="1", text="Skills are unknown.")))
    index.take_up(desk.plan, desk.state)
    assert index.find("counted") == []
    assert [each.title for each, _around in index.find("unknown")] == ["Skills are unknown."]
    then(desk, ("11:41", c.Strike(note="1")))
    index.take_up(desk.plan, desk.state)
    assert index.find("unknown") == []
