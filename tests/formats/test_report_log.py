"""The report as a log: W3C's scribe and MeetBot read from it what was noted, whatever the notes look like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from idm_tui.core import commands as c
from idm_tui.core.text import clean
from tests.formats.hostile import HOSTILE, NOTES
from tests.formats.logs import Noted, lines_of, replayed, scribed
from tests.formats.reported import ATTRIBUTIONS, FORUM, content, log_of, noted, speaks, told

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = (
    "s/a/b/",
    "s/Skills/Fees/G",
    "s|a|b|",
    "i/Skills/Topic: X/",
    "q+",
    "q+ to say so",
    "q?",
    "ack Chile",
    "Recognize skills that were acquired abroad",
    "agenda+ fees",
    "Agenda 2030 and after",
    "next agendum",
    "take up agendum 2",
    "open agenda items",
    "#action x",
    "#topic x",
    "#endmeeting",
    "Topic: x",
    "Subtopic: x",
    "ACTION: x",
    "Action needed to close the gaps",
    "action Chile: pay",
    "RESOLVED: x",
    "Issue: x",
    "Meeting: x",
    "Date: 1 April 2001",
    "scribe: x",
    "present+ Nobody",
    "regrets+ x",
    "Chair: x",
    "Agenda: http://x",
    "... x",
    "… x",
    "..x",
    "\\x",
    "\\#action x",
    "<y> x",
    "<rapporteur> x",
    "a: b",
    "a：b",
    "http://x.example/ is a page",
    "https://x.example",
    "-> http://x.example y",
    "```",
    "[[",
    "]]",
    "[slide 4]",
    "[off] x",
    "/me waves",
    "zakim, who is here?",
    "#forum is the place",
    "11:00:00 <x> y",
    "---",
    ":",
)
MULTI = ("first\nsecond", "first\n\nthird", "first\n#action x", "first\nTopic: x\n```\n... y", "s/a/b/\nsecond",
         "#x\nsecond", "a: b\nsecond", "\\\n\\")  # fmt: skip


def one_line(text: str) -> str:
    return " ".join(text.split())


def lined(text: str) -> str:
    return "\n".join(one_line(line) for line in text.strip().split("\n"))


def speeches(log: str) -> list[tuple[str, str]]:
    """Return what was said and what stands there as nobody's, with who said it, in a log of one session."""
    first, topic, of_bot, *found, last = scribed(log).said
    assert (topic.kind, topic.text) == ("topic", "Skills and Needs")
    assert [first.text, of_bot.text, last.text] == [
        "#startmeeting Forum on Work",
        "#topic Skills and Needs",
        "#endmeeting",
    ]
    assert {each.kind for each in found} <= {"speech", "summary"}, found
    return [(each.speaker, lined(each.whole)) for each in found]


@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
def test_scribe_reads_the_forum(attribution: Any) -> None:
    minutes = scribed(log_of(content(told(*FORUM), attribution)))
    assert minutes.head["meeting"] == ["Forum on Work"]
    assert minutes.head["date"] == ["8 October 2007"]
    assert minutes.head["scribe"] == ["rapporteur"]
    assert minutes.of("topic") == ["Skills and Needs", "Ways Forward"]
    assert minutes.of("action") == ["Publish the data. (Secretariat, May)"]
    assert minutes.of("resolution") == ["One form for all.", "The forum meets again."]
    assert minutes.of("issue") == ["Why so long?"]
    assert [text for text in minutes.of("summary") if not text.startswith("#")] == [
        "Skills first.",
        "The chair thanked all.",
        "Nobody said this.",
    ]
    said = [(each.speaker.replace("\u00a0", " "), each.whole) for each in minutes.said if each.kind == "speech"]
    who = {"named": ["Ana Núñez", "Chile", "Maria Sol", "Kenya"],
           "un": ["One panellist", *["One delegation"] * 3],
           "chatham": ["One participant"] * 4}[attribution]  # fmt: skip
    assert said == [
        (who[0], "Skills are not counted."),
        (who[0], '"Nobody counts skills."'),
        (who[1], "Visas take too long."),
        (who[2], "Fees must fall."),
        (who[1], "Ask the banks."),
        (who[3], "Work together."),
    ]
    present = [name.replace("\u00a0", " ") for name in minutes.head.get("present", [])]
    assert present == (["Ana Núñez", "Chile", "Maria Sol", "Kenya"] if attribution == "named" else [])


def test_meetbot_reads_the_forum(tmp_path: Path) -> None:
    found = replayed(log_of(content(told(*FORUM))), tmp_path)
    assert [(f"{each.at:%H:%M}", each.kind, each.words) for each in found[1:-1]] == [
        ("10:01", "TOPIC", "Skills and Needs"),
        ("10:12", "HELP", "Why so long?"),
        ("10:21", "ACCEPTED", "One form for all."),
        ("10:27", "ACCEPTED", "The forum meets again."),
        ("10:28", "ACTION", "Publish the data. (Secretariat, May)"),
        ("10:29", "ACTION", "Ask the banks."),
        ("10:30", "INFO", "Skills first."),
        ("10:31", "INFO", "The chair thanked all."),
        ("11:15", "TOPIC", "Ways Forward"),
    ]
    assert [found[0].kind, found[-1].kind] == ["START_MEETING", "END_MEETING"]


def test_the_log_of_nothing_is_a_log() -> None:
    assert scribed(log_of(content(told()))).head["meeting"] == ["Forum on Work"]


def test_struck_and_off_the_record_leave_a_line() -> None:
    desk = told(
        ("10:01", c.Start(session="first")),
        *speaks("10:02", "Chile"),
        ("10:03", c.Note(text="Secret")),
        ("10:04", c.Strike(note="1")),
        ("10:05", c.OffRecord(switch="on")),
        ("10:12", c.OffRecord(switch="off")),
    )
    log = log_of(content(desk))
    assert "Secret" not in log
    assert speeches(log) == [("", "(struck from the record)"), ("", "(off the record for 7 min)")]


def meetbot_heard(log: str, folder: Path) -> list[Noted]:
    """Return the events between the beginning of the topic and the end."""
    found = replayed(log, folder)
    assert [each.kind for each in (*found[:2], found[-1])] == ["START_MEETING", "TOPIC", "END_MEETING"]
    return found[2:-1]


@pytest.mark.parametrize("text", [*COMMANDS, *MULTI])
@pytest.mark.parametrize("attribution", ["named", "none"])
def test_a_note_that_looks_like_a_command_is_words(text: str, attribution: str, tmp_path: Path) -> None:
    log = log_of(content(noted("Before.", text, attribution=attribution, question=1)))
    name = "Chile" if attribution == "named" else ""
    assert speeches(log) == [(name, "Before."), (name, lined(text) if name else one_line(text))]
    assert meetbot_heard(log, tmp_path) == []


@pytest.mark.parametrize("text", [*COMMANDS, *MULTI])
def test_a_note_of_nobody_after_somebodys_stays_nobodys(text: str) -> None:
    desk = noted("Before.")
    desk.do(c.Note(text=text, speaker="nobody", question=0))
    assert speeches(log_of(content(desk))) == [("Chile", "Before."), ("", one_line(text))]


KINDS = {
    "action": ("action", "ACTION"),
    "decision": ("resolution", "ACCEPTED"),
    "recommendation": ("resolution", "ACCEPTED"),
    "question": ("issue", "HELP"),
    "key-message": ("summary", "INFO"),
    "chairs-summary": ("summary", "INFO"),
}


@pytest.mark.parametrize("text", [*COMMANDS, *MULTI])
@pytest.mark.parametrize("kind", KINDS)
def test_what_was_concluded_is_read_by_both(kind: str, text: str, tmp_path: Path) -> None:
    log = log_of(content(noted(text, kind=kind)))
    of_scribe, of_meetbot = KINDS[kind]
    minutes = scribed(log)
    assert one_line(text) in [one_line(words) for words in minutes.of(of_scribe)]
    assert [(each.kind, one_line(each.words)) for each in meetbot_heard(log, tmp_path)] == [
        (of_meetbot, one_line(text))
    ]


@pytest.mark.parametrize(
    "name",
    ["Costa Rica", "Côte d’Ivoire", "Lao People's Democratic Republic", "O'Neill, Ann", "Korea, Republic of", "a: b",
     "..x", "<b>", "Chair", "Present", "s/a/b/", "#topic", "Jung Mino (Seoul)", "שלום", "朝鮮"],
)  # fmt: skip
def test_whoever_spoke_is_named_in_the_log(name: str) -> None:
    desk = told(("10:01", c.Start(session="first")), *speaks("10:02", name, new=True), ("10:03", c.Note(text="Said.")))
    ((who, text),) = speeches(log_of(content(desk)))
    assert text == "Said."
    letters = [letter for letter in name if letter.isalnum()]
    assert [letter for letter in who if letter.isalnum()] == letters
    assert who


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=NOTES, attribution=st.sampled_from(["named", "none"]))
@example(texts=["``` x"], attribution="none")
def test_any_notes_are_read_as_what_they_are(texts: list[str], attribution: str, tmp_path: Path) -> None:
    log = log_of(content(noted(*texts, attribution=attribution)))
    name = "Chile" if attribution == "named" else ""
    assert speeches(log) == [(name, lined(text) if name else one_line(text)) for text in texts]
    assert meetbot_heard(log, tmp_path) == []


def test_a_long_note_is_one_line_and_all_of_it_is_there() -> None:
    log = log_of(content(noted(HOSTILE["very long"])))
    assert speeches(log) == [("Chile", one_line(HOSTILE["very long"]))]
    assert len(lines_of(log)) == 9
    for name, text in HOSTILE.items():
        assert speeches(log_of(content(noted(text)))) == [("Chile", lined(clean(text)))], name
