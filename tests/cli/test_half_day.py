"""A half-day of the workshop through `do`, with the figures of the status worked out by hand.

The plan: welcome remarks 10:00-10:15, keynote 10:15-10:30, setting the scene 10:30-11:00, session I 11:00-13:00
(its end is the hard stop), break until 15:00, session II until 18:00.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.shell import do, run, status

if TYPE_CHECKING:
    from tests.cli.shell import Json


def times(found: Json) -> dict[str, str]:
    """Return the projection as clock times."""
    return {
        row["session"]: f"{row['projected_start'][11:16]}-{row['projected_end'][11:16]}" for row in found["projection"]
    }


def spoken(found: Json) -> list[tuple[str, str | None, int, int]]:
    return [(who["name"], who["for"], who["turns"], who["total_s"]) for who in found["speaking"]]


def test_the_morning() -> None:
    do("10:04", "start", "welcome")
    found = status("10:06")
    assert found["live"] == {
        "session": "welcome-remarks",
        "started_at": "2007-10-08T10:04:00+02:00",
        "planned_start": "2007-10-08T10:00:00+02:00",
        "planned_end": "2007-10-08T10:15:00+02:00",
        "expected_end": "2007-10-08T10:19:00+02:00",
        "elapsed_s": 120,
        "remaining_s": 780,
        "phase": "normal",
    } | {key: found["live"][key] for key in found["live"].keys() - {"phase"} if key == "paused"}
    assert found["offset_s"] == 240
    assert times(found) == {
        "welcome-remarks": "10:04-10:19",
        "keynote-presentation": "10:19-10:34",
        "setting-the-scene": "10:34-11:04",
        "session-1": "11:04-13:00",
        "afternoon-break-1": "13:00-15:00",
        "session-2": "15:00-18:00",
    }
    # Session I at its full length would end at 13:04.
    assert (found["slack_s"], found["next_hard_stop"]) == (-240, "2007-10-08T13:00:00+02:00")
    # 13 min left; 3 for the closing, none for a discussion that is not planned.
    assert found["budget"] == {"left_s": 780, "speakers_left": 1, "per_speaker_s": 600, "discussion_s": 0}
    assert found["floor"] is None

    do("10:05", "next")
    found = status("10:06")
    assert found["floor"] == {
        "speaker": "Brunson McKinley",
        "kind": "presentation",
        "for": None,
        "since": "2007-10-08T10:05:00+02:00",
        "limit_s": 600,
        "elapsed_s": 60,
        "remaining_s": 540,
        "paused": False,
        "phase": "normal",
    }
    assert found["budget"] == {"left_s": 780, "speakers_left": 0, "per_speaker_s": None, "discussion_s": 60}
    phases = {
        at: status(at)["floor"]["phase"] for at in ("10:12:59", "10:13", "10:14:29", "10:14:30", "10:15", "10:15:01")
    }
    assert list(phases.values()) == ["normal", "warning", "warning", "danger", "danger", "overtime"]
    assert status("10:15:30")["floor"]["remaining_s"] == -30

    do("10:16", "add", "1m")
    assert (status("10:16")["floor"]["limit_s"], status("10:16")["floor"]["remaining_s"]) == (660, 0)
    do("10:17", "yield")
    assert spoken(status("10:18")) == [("Brunson McKinley", None, 1, 720)]
    # An overrun: from 10:19 on the projected end is now.
    assert [status(at)["offset_s"] for at in ("10:18", "10:19", "10:19:40")] == [240, 240, 280]

    do("10:20", "start", "keynote", "--ago", "1m")
    found = status("10:21")
    assert found["live"]["started_at"] == "2007-10-08T10:19:00+02:00"
    assert (found["live"]["expected_end"][11:16], found["offset_s"]) == ("10:34", 240)
    do("10:21", "next")
    do("10:22", "pause")
    assert status("10:23")["floor"]["paused"] is True
    do("10:24", "resume")
    floor = status("10:25")["floor"]
    assert (floor["speaker"], floor["elapsed_s"], floor["paused"]) == ("Cristina de Luca", 120, False)
    do("10:30", "yield")
    assert spoken(status("10:30")) == [("Cristina de Luca", None, 1, 420)]
    do("10:30", "pause")
    live = status("10:33")["live"]
    assert (live["elapsed_s"], live["remaining_s"], live["expected_end"][11:16]) == (660, 240, "10:37")
    assert status("10:33")["offset_s"] == 420
    do("10:33", "resume")
    found = status("10:37:30")
    assert (found["live"]["remaining_s"], found["live"]["phase"], found["offset_s"]) == (-30, "overtime", 450)

    do("10:38", "start", "setting", "the", "scene")
    found = status("10:38")
    assert found["offset_s"] == 480
    assert (found["budget"]["left_s"], found["budget"]["speakers_left"]) == (1800, 2)
    # 30 min - 2 talks of 10 - 3 for the closing.
    assert found["budget"]["discussion_s"] == 420
    do("11:05", "end")


def test_session_one() -> None:
    do("10:35", "start", "setting", "the", "scene")
    do("11:05", "end")
    found = status("11:06")
    assert found["live"] is None
    # Due and overdue: it would start now; the hard stop makes it shorter, and the loss shows as slack.
    assert times(found)["session-1"] == "11:06-13:00"
    assert (found["offset_s"], found["slack_s"]) == (0, -360)

    do("11:10", "start", "session", "i")
    found = status("11:20")
    assert (found["live"]["expected_end"][11:16], found["offset_s"], found["slack_s"]) == ("13:00", 0, -600)
    assert found["budget"] == {"left_s": 6000, "speakers_left": 3, "per_speaker_s": 1140, "discussion_s": 4020}
    assert [q["state"] for q in found["questions"]] == ["open"] * 5

    do("11:20", "next")
    do("11:25", "put", "1")
    do("11:29", "next")
    do("11:32", "put", "2")
    found = status("11:35")
    assert [(q["number"], q["state"], q["time_s"]) for q in found["questions"]] == [
        (1, "answered", 420),
        (2, "put", 180),
        (3, "open", 0),
        (4, "open", 0),
        (5, "open", 0),
    ]
    assert (found["floor"]["speaker"], found["floor"]["elapsed_s"]) == ("David Arkless", 360)
    # 85 min left: 4 of the talk that runs, one more of 10, 3 for the closing; 40 are kept free.
    assert found["budget"] == {"left_s": 5100, "speakers_left": 1, "per_speaker_s": 2280, "discussion_s": 4080}
    assert found["list"] == {"open": True, "limit_s": 180, "entries": [], "projected_end": None}

    do("11:35", "list", "add", "Philippines")
    do("11:35", "list", "add", "Ecuador", "--for", "GRULAC", "--kind", "question", "--about", "data")
    found = status("11:35")
    assert found["list"] == {
        "open": True,
        "limit_s": 180,
        "entries": [
            {"name": "Philippines", "kind": "statement", "for": None, "about": None},
            {"name": "Ecuador", "kind": "question", "for": "GRULAC", "about": "data"},
        ],
        "projected_end": "2007-10-08T11:45:00+02:00",  # 4 min of the turn that runs, 2 x 3 min
    }


def test_session_one_goes_on_with_the_list() -> None:
    do("11:10", "start", "session", "i")
    for at, *words in (
        ("11:20", "next"),
        ("11:29", "next"),
        ("11:32", "put", "2"),
        ("11:35", "list", "add", "Philippines"),
        ("11:35", "list", "add", "Ecuador", "--for", "GRULAC", "--kind", "question"),
    ):
        do(at, *words)
    do("11:36", "list", "limit", "2m")
    assert status("11:36")["list"]["projected_end"] == "2007-10-08T11:43:00+02:00"
    do("11:40", "yield")
    do("11:40", "give", "ecuador")
    floor = status("11:41")["floor"]
    assert (floor["speaker"], floor["kind"], floor["for"], floor["limit_s"]) == ("Ecuador", "question", "GRULAC", 120)
    do("11:41", "aside", "2")
    do("11:42", "ask", "Who", "pays", "for", "it?", "--from", "Maria")
    found = status("11:42")
    assert [(q["state"], q["time_s"], q["from"]) for q in found["questions"]][1] == ("aside", 540, None)
    assert found["questions"][5]["text"] == "Who pays for it?"
    assert (found["questions"][5]["number"], found["questions"][5]["from"]) == (6, "Maria")
    do("11:43", "next")
    assert status("11:44")["floor"]["for"] == "Hyo-jung Hwang"

    do("11:45", "timer", "start", "5m", "--name", "Coffee")
    do("11:45", "message", "Please", "conclude")
    found = status("11:48")
    assert [(t["name"], t["remaining_s"]) for t in found["timers"]] == [("Coffee", 120)]
    assert found["message"] == "Please conclude"

    assert "1 still on the list" in do("11:50", "end")
    found = status("11:55")
    assert (found["live"], found["floor"], found["offset_s"]) == (None, None, 0)
    assert spoken(found) == [
        ("Kreshna Bunjun", None, 1, 540),
        ("David Arkless", None, 1, 660),
        ("Ecuador", "GRULAC", 1, 180),
        ("Jung Mino", "Hyo-jung Hwang", 1, 420),
    ]
    assert times(found) == {"afternoon-break-1": "13:00-15:00", "session-2": "15:00-18:00"}

    # The break begins and ends by itself; session II is overdue from 15:00 on and loses its end.
    assert (status("14:00")["offset_s"], status("14:00")["slack_s"]) == (0, 0)
    assert status("14:00")["next_hard_stop"] == "2007-10-08T18:00:00+02:00"
    found = status("15:05")
    assert times(found) == {"session-2": "15:05-18:00"}
    assert (found["offset_s"], found["slack_s"]) == (0, -300)


def test_looking_back_leaves_out_what_happened_later() -> None:
    do("11:00", "start", "session-1")
    do("11:10", "next")
    do("11:20", "undo")
    assert status("10:59")["live"] is None
    assert status("11:05")["floor"] is None
    assert status("11:15")["floor"]["speaker"] == "Kreshna Bunjun"
    assert status("11:20")["floor"] is None


def test_time_added_to_a_fixed_end_moves_it() -> None:
    do("11:00", "start", "session-1")
    do("11:30", "extend", "5m")
    found = status("11:30")
    assert (found["live"]["expected_end"][11:16], found["offset_s"], found["slack_s"]) == ("13:05", 300, -300)
    do("11:40", "extend", "-15m")
    found = status("11:40")
    assert (found["live"]["expected_end"][11:16], found["offset_s"]) == ("12:50", -600)
    assert times(found)["afternoon-break-1"] == "13:00-15:00"


def test_a_session_forgotten_overnight_counts_until_the_next_day_begins() -> None:
    do("15:00", "start", "session", "ii")
    assert status("09:59", day="2007-10-09")["live"]["session"] == "session-2"
    found = status("10:00", day="2007-10-09")
    assert found["live"] is None
    assert next(iter(found["projection"]))["session"] == "migrant-story"
    assert found["offset_s"] == 0


def test_untouched_the_app_follows_the_plan() -> None:
    for at in ("08:00", "11:30", "13:30", "16:00"):
        found = status(at)
        assert (found["live"], found["floor"], found["budget"], found["offset_s"]) == (None, None, None, 0)
    assert times(status("11:30")) == {
        "session-1": "11:00-13:00",
        "afternoon-break-1": "13:00-15:00",
        "session-2": "15:00-18:00",
    }
    # The first of the day can be overdue until its planned end.
    found = status("10:05")
    assert (found["offset_s"], times(found)["welcome-remarks"]) == (300, "10:05-10:20")
    assert status("10:15")["offset_s"] == 0


def test_the_text_of_the_status() -> None:
    do("11:04", "start", "session", "i")
    do("11:10", "next")
    do("11:12", "list", "add", "Chile", "--for", "GRULAC")
    do("11:12", "put", "1")
    do("11:12", "message", "Hello")
    answer = run("status", "--at", "2007-10-08T11:14")
    assert (answer.code, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert lines[:4] == [
        "Making Global Labour Mobility a Catalyst for Development",
        "Mon 8 Oct 2007, 11:14:00 (Europe/Zurich)",
        "",
        "Now",
    ]
    for line in (
        "Live: Session I, started 11:04, expected to end 13:00",
        "Slack to the hard stop at 13:00: -4 min",
        "The floor: Kreshna Bunjun, 6:00 of 10:00 left",
        "List of speakers (open): Chile (GRULAC)",
        "Message: Hello",
    ):
        assert line in lines
    assert len(lines) <= 36
