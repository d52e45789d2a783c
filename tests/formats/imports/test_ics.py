"""Calendars as programs really write them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from idm_tui.formats.imports.draft import ImportRefused, Options
from tests.formats.imports.reading import PARIS, codes, imported, read_or_refused, times


def event(*lines: str, title: str = "Talk") -> str:
    return "\r\n".join(["BEGIN:VEVENT", f"SUMMARY:{title}", *lines, "END:VEVENT", ""])


def calendar(*events: str, head: str = "") -> str:
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{head}{''.join(events)}END:VCALENDAR\r\n"


TALK = event("UID:a", "DTSTART:20260601T080000Z", "DTEND:20260601T090000Z")
ZONE = "X-WR-TIMEZONE:Europe/Paris\r\n"
WRONG_GMT = """BEGIN:VTIMEZONE\r
TZID:GMT\r
BEGIN:STANDARD\r
DTSTART:19700101T000000\r
TZOFFSETFROM:+0100\r
TZOFFSETTO:+0100\r
END:STANDARD\r
END:VTIMEZONE\r
"""


def test_instants_are_shown_in_the_zone_that_the_calendar_names() -> None:
    plan, draft = imported(calendar(TALK, head=ZONE))
    assert plan.event.timezone == "Europe/Paris"
    assert times(plan) == [("Talk", "01 10:00", "01 11:00")]
    assert codes(draft) == []


def test_without_any_zone_the_option_is_named() -> None:
    with pytest.raises(ImportRefused, match="--timezone"):
        imported(calendar(TALK))


def test_a_floating_time_is_on_the_clocks_of_the_event() -> None:
    plan, _ = imported(calendar(event("DTSTART:20260601T080000", "DURATION:PT90M"), head=ZONE))
    assert times(plan) == [("Talk", "01 08:00", "01 09:30")]


def test_a_zone_that_the_file_defines_stands_over_its_name() -> None:
    plan, _ = imported(
        calendar(WRONG_GMT, event("DTSTART;TZID=GMT:20260101T100000", "DURATION:PT1H")), Options(timezone="UTC")
    )
    assert times(plan) == [("Talk", "01 09:00", "01 10:00")]


def test_a_definition_tells_nothing_of_the_time_before_it() -> None:
    late = WRONG_GMT.replace("GMT", "Europe/Paris").replace("1970", "2027")
    plan, draft = imported(calendar(late, event("DTSTART;TZID=Europe/Paris:20260601T100000", "DURATION:PT1H")))
    assert times(plan) == [("Talk", "01 10:00", "01 11:00")]
    assert "zone-conflict" in codes(draft)


def test_a_vendor_before_the_name_of_a_zone_is_overlooked() -> None:
    plan, _ = imported(
        calendar(event("DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Paris:20260601T100000", "DURATION:PT1H"))
    )
    assert plan.event.timezone == "Europe/Paris"
    assert times(plan) == [("Talk", "01 10:00", "01 11:00")]


def test_an_unknown_zone_is_local_to_the_event_and_reported() -> None:
    plan, draft = imported(calendar(event("DTSTART;TZID=Moon/Base:20260601T100000", "DURATION:PT1H")), PARIS)
    assert times(plan) == [("Talk", "01 10:00", "01 11:00")]
    assert "zone-conflict" in codes(draft)


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\r\r\n"])
def test_lines_may_end_as_they_like(end: str) -> None:
    plan, _ = imported(calendar(TALK, head=ZONE).replace("\r\n", end))
    assert times(plan) == [("Talk", "01 10:00", "01 11:00")]


def test_a_line_may_be_folded_inside_a_letter() -> None:
    data = calendar(event("DTSTART:20260601T080000Z", title="Cité"), head=ZONE).encode()
    plan, _ = imported(data.replace("é".encode(), b"\xc3\r\n \xa9"))
    assert plan.sessions[0].title == "Cité"


def test_words_around_the_calendar_and_a_second_calendar() -> None:
    other = calendar(event("DTSTART:20260602T080000Z", "DURATION:PT1H", title="Second"))
    plan, _ = imported(f"<!-- made by hand -->\r\n{calendar(TALK, head=ZONE)}{other}<!-- end -->")
    assert [session.title for session in plan.sessions] == ["Talk", "Second"]


def test_the_calendar_gives_its_name_without_escapes() -> None:
    plan, _ = imported(calendar(TALK, head=f"X-WR-CALNAME:Water\\, land\\; a\\\\b\r\n{ZONE}"))
    assert plan.event.title == "Water, land; a\\b"


def test_what_is_cancelled_is_left_out_and_reported() -> None:
    gone = event("DTSTART:20260601T100000Z", "STATUS:CANCELLED", title="Gone")
    plan, draft = imported(calendar(TALK, gone, head=ZONE))
    assert [session.title for session in plan.sessions] == ["Talk"]
    assert codes(draft) == ["left-out"]


def test_a_whole_day_is_no_session() -> None:
    plan, draft = imported(calendar(TALK, event("DTSTART;VALUE=DATE:20260601", title="Day of water"), head=ZONE))
    assert [session.title for session in plan.sessions] == ["Talk"]
    assert codes(draft) == ["untimed"]
    assert draft.left == ["Day of water"]


def test_an_end_that_is_missing_is_the_next_start() -> None:
    open_end = event("DTSTART:20260601T070000Z", title="Open")
    plan, draft = imported(calendar(TALK, open_end, head=ZONE))
    assert times(plan)[0] == ("Open", "01 09:00", "01 10:00")
    assert codes(draft) == ["end-filled"]


def test_an_end_before_the_start_is_reported() -> None:
    plan, draft = imported(calendar(event("DTSTART:20260601T080000Z", "DTEND:20260601T070000Z"), head=ZONE))
    assert times(plan) == [("Talk", "01 10:00", "01 10:30")]
    assert codes(draft) == ["time-order", "end-missing"]


def test_one_uid_for_all_is_no_id() -> None:
    same = [event("UID:same", f"DTSTART:2026060{n}T080000Z", "DURATION:PT1H", title=f"Talk {n}") for n in (1, 2, 3)]
    plan, draft = imported(calendar(*same, head=ZONE))
    assert [session.id for session in plan.sessions] == ["talk-1", "talk-2", "talk-3"]
    assert codes(draft) == ["duplicate"]


def test_a_uid_that_is_there_twice_is_told_apart() -> None:
    events = [event(f"UID:{uid}", f"DTSTART:2026060{n}T080000Z", "DURATION:PT1H") for n, uid in enumerate("aabcd", 1)]
    plan, draft = imported(calendar(*events, head=ZONE))
    assert len({session.id for session in plan.sessions}) == 5
    assert codes(draft) == ["duplicate"]


def test_repetition_ends() -> None:
    again = event("DTSTART:20260601T080000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3", title="Again")
    last = event("DTSTART:20260610T080000Z", "DURATION:PT1H", title="Last")
    plan, draft = imported(calendar(again, last, head=ZONE))
    assert [session.title for session in plan.sessions] == ["Again", "Again", "Again", "Last"]
    assert codes(draft) == ["repetition"]


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        (["RRULE:FREQ=DAILY;COUNT=3"], ["01", "02", "03"]),
        (["RRULE:FREQ=DAILY;UNTIL=20260602T235959Z"], ["01", "02"]),
        (["RRULE:FREQ=DAILY;UNTIL=20260603"], ["01", "02", "03"]),
        (["RRULE:FREQ=DAILY;COUNT=4", "EXDATE:20260602T080000Z,20260604T080000Z"], ["01", "03"]),
        (["RRULE:FREQ=DAILY;COUNT=3", "EXDATE;TZID=Europe/Zurich:20260602T100000"], ["01", "03"]),
        (["RDATE:20260605T080000Z", "RDATE:20260603T080000Z"], ["01", "03", "05"]),
        (["RDATE;VALUE=PERIOD:20260604T080000Z/PT1H"], ["01", "04"]),
        (["RRULE:FREQ=DAILY"], ["01"]),
    ],
)
def test_an_event_alone_comes_as_often_as_it_says(lines: list[str], days: list[str]) -> None:
    plan, draft = imported(calendar(event("DTSTART:20260601T080000Z", "DURATION:PT1H", *lines), head=ZONE))
    assert times(plan) == [("Talk", f"{day} 10:00", f"{day} 11:00") for day in days]
    assert codes(draft) == ["repetition"]


def test_a_time_that_is_named_with_an_end_of_its_own_keeps_it() -> None:
    named = "RDATE;VALUE=PERIOD:20260604T080000Z/PT2H,20260605T080000Z/20260605T083000Z"
    plan, _ = imported(calendar(event("DTSTART:20260601T080000Z", "DURATION:PT1H", named), head=ZONE))
    assert [end for _, _, end in times(plan)] == ["01 11:00", "04 12:00", "05 10:30"]


def test_a_change_for_all_later_times_is_made_once_and_reported() -> None:
    again = event("UID:a", "DTSTART:20260601T080000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3")
    changed = event("UID:a", "RECURRENCE-ID;RANGE=THISANDFUTURE:20260602T080000Z", "DTSTART:20260602T090000Z")
    plan, draft = imported(calendar(again, changed, head=ZONE))
    assert [start for _, start, _ in times(plan)] == ["01 10:00", "02 11:00", "03 10:00"]
    assert codes(draft).count("repetition") == 2


def test_a_rule_goes_on_no_longer_than_it_says_though_others_do() -> None:
    again = event("DTSTART:20260601T080000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;UNTIL=20260602T080000Z", title="Again")
    last = event("DTSTART:20260610T080000Z", "DURATION:PT1H", title="Last")
    plan, _ = imported(calendar(again, last, head=ZONE))
    assert [session.title for session in plan.sessions] == ["Again", "Again", "Last"]


@pytest.mark.parametrize(
    ("rule", "taken"), [("COUNT=4", 4), ("UNTIL=20260605T080000Z", 5), ("BYDAY=MO,TU", 2), ("COUNT=900", 60)]
)
def test_only_an_endless_rule_is_bounded_by_the_last_event_that_stands_alone(rule: str, taken: int) -> None:
    again = event("DTSTART:20260601T080000Z", "DURATION:PT1H", f"RRULE:FREQ=DAILY;{rule}", title="Again")
    alone = event("DTSTART:20260602T100000Z", "DURATION:PT1H", title="Alone")
    plan, draft = imported(calendar(again, alone, head=ZONE))
    assert [session.title for session in plan.sessions].count("Again") == taken
    assert f"{taken} times were taken" in "".join(
        doubt.sentence for doubt in draft.doubts if doubt.code == "repetition"
    )


@pytest.mark.parametrize(
    "rule", ["FREQ=SECONDLY", "FREQ=DAILY;INTERVAL=0", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYSETPOS=0"]
)
def test_endless_and_impossible_rules_give_the_first_time(rule: str) -> None:
    plan, _ = imported(calendar(event("DTSTART:20260601T080000Z", "DURATION:PT1H", f"RRULE:{rule}"), head=ZONE))
    assert times(plan)[0] == ("Talk", "01 10:00", "01 11:00")


def test_speakers_stand_where_each_program_puts_them() -> None:
    pretalx = event("DTSTART:20260601T080000Z", "DURATION:PT1H", title="A - b - Ann\\, Bo")
    plan, _ = imported(calendar(pretalx, head=f"PRODID:-//pretalx//x//\r\n{ZONE}"))
    assert (plan.sessions[0].title, [p.name for p in plan.sessions[0].speakers]) == ("A - b", ["Ann", "Bo"])
    indico = event("DTSTART:20260601T080000Z", "DURATION:PT1H", "DESCRIPTION:Speakers: Ann (ILO)\\, Bo\\nMore")
    plan, _ = imported(calendar(indico, head=ZONE))
    assert [(p.name, p.organisation) for p in plan.sessions[0].speakers] == [("Ann", "ILO"), ("Bo", "")]


def test_an_event_is_named_after_its_calendar_and_not_after_a_machine() -> None:
    head = f"{ZONE}X-WR-CALDESC:Forum 2026\r\n"
    plan, _ = imported(
        calendar(event("UID:a@host.example.org", "DTSTART:20260601T080000Z", "DURATION:PT1H"), head=head)
    )
    assert (plan.event.id, plan.event.title, plan.sessions[0].id) == ("forum-2026", "Forum 2026", "a")


@pytest.mark.parametrize("maker", ["-//pretalx//x//", "-//com.denhaven2/NONSGML ri_cal gem//EN"])
@pytest.mark.parametrize(
    ("summary", "title", "names"),
    [("A - b - Ann", "A - b", ["Ann"]), ("A - b - ", "A - b", []), ("A -", "A", [])],
)
def test_what_stands_behind_the_last_dash_are_names_or_nobody(
    maker: str, summary: str, title: str, names: list[str]
) -> None:
    talk = event("DTSTART:20260601T080000Z", "DURATION:PT1H", title=summary)
    plan, _ = imported(calendar(talk, head=f"PRODID:{maker}\r\n{ZONE}"))
    assert (plan.sessions[0].title, [p.name for p in plan.sessions[0].speakers]) == (title, names)


@pytest.mark.parametrize(
    ("summary", "title", "names"),
    [
        ("A - b - Ann Lee, Hexlab & Bo Sy, University of X", "A - b", ["Ann Lee", "Bo Sy"]),
        ("A - Ann Lee, Maintainer, Hexlab", "A", ["Ann Lee"]),
        ("Lunch - Hall, Level 2", "Lunch - Hall, Level 2", []),
        ("Tour - Notre Dame", "Tour - Notre Dame", []),
    ],
)
def test_people_behind_a_title_are_told_by_what_they_work_for(summary: str, title: str, names: list[str]) -> None:
    talk = event("DTSTART:20260601T080000Z", "DURATION:PT1H", title=summary.replace(",", "\\,"))
    plan, draft = imported(calendar(talk, head=f"PRODID:-//Sched.com Summit//EN\r\n{ZONE}"))
    assert (plan.sessions[0].title, [p.name for p in plan.sessions[0].speakers]) == (title, names)
    assert ("people-guess" in codes(draft)) == bool(names)


def names_of(*lines: str) -> list[str]:
    talk = event("DTSTART:20260601T080000Z", "DURATION:PT1H", *lines)
    plan, _ = imported(calendar(talk, head=ZONE))
    return [person.name for person in plan.sessions[0].speakers]


def described(*lines: str) -> tuple[list[str], list[str], str]:
    """Return who moderates, who speaks and what is left of a description."""
    text = "\\n".join(line.replace(",", "\\,") for line in lines)
    plan, _ = imported(calendar(event("DTSTART:20260601T080000Z", "DURATION:PT1H", f"DESCRIPTION:{text}"), head=ZONE))
    session = plan.sessions[0]
    return [p.name for p in session.moderators], [p.name for p in session.speakers], session.abstract


@pytest.mark.parametrize(
    ("line", "moderators", "speakers"),
    [
        ("Moderator: Ann Lee", ["Ann Lee"], []),
        ("Modératrice\u00a0: Ann Lee", ["Ann Lee"], []),
        ("Moderador(a): Ann Lee", ["Ann Lee"], []),
        ("Chair: Ann Lee. Panellists: Bo Sy, Mo Wu", ["Ann Lee"], ["Bo Sy", "Mo Wu"]),
        ("Speaker(s): Ann Lee, Bo Sy", [], ["Ann Lee", "Bo Sy"]),
        ("Orador(es): Ann Lee y Bo Sy", [], ["Ann Lee", "Bo Sy"]),
        ("Intervenant·e·s : Ann Lee et Bo Sy", [], ["Ann Lee", "Bo Sy"]),
        ("Intervenante : Ann Lee", [], ["Ann Lee"]),
        ("Dozent(in): Ann Lee", [], ["Ann Lee"]),
        ("Referierende: Ann Lee und Bo Sy", [], ["Ann Lee", "Bo Sy"]),
        ("Speakers: Ann Lee (INFN Pisa (IT)), Bo Sy (MIT)", [], ["Ann Lee", "Bo Sy"]),
    ],
)
def test_a_line_of_a_description_says_who_moderates_and_who_speaks(
    line: str, moderators: list[str], speakers: list[str]
) -> None:
    assert described("Water.", line, "All of it.") == (moderators, speakers, "Water.\nAll of it.")


def test_whoever_stands_below_a_word_for_people_is_one_of_them() -> None:
    assert described("Speakers:", "- Ann Lee, CERN", "- Bo Sy", "Chair:", "Mo Wu", "", "Sea Hall") == (
        ["Mo Wu"],
        ["Ann Lee", "Bo Sy"],
        "Sea Hall",
    )
    html = "<p>Speakers:</p><ul><li>Ann Lee</li><li>Bo Sy</li></ul><p>All are welcome.</p>"
    assert described(html) == ([], ["Ann Lee", "Bo Sy"], "All are welcome.")


@pytest.mark.parametrize("line", ["Participants: 30 people", "Keynote: The kernel at 35", "Host: https://a.example/b"])
def test_a_word_for_people_before_other_things_stays_and_is_reported(line: str) -> None:
    plan, draft = imported(calendar(event("DTSTART:20260601T080000Z", f"DESCRIPTION:{line}"), head=ZONE))
    assert (plan.sessions[0].abstract, plan.sessions[0].speakers) == (line, ())
    assert "people-guess" in codes(draft)


@pytest.mark.parametrize(
    "lines",
    ["Questions:\\n- Why?\\n2. Who pays?", "Guiding questions: Why? Who pays?", "Leitfragen:\\n\\nWhy?\\nWho pays?"],
)
def test_questions_below_the_words_that_lead_to_them_are_questions(lines: str) -> None:
    text = f"DESCRIPTION:Is it?\\n{lines}\\n\\nCome."
    plan, _ = imported(calendar(event("DTSTART:20260601T080000Z", text), head=ZONE))
    assert plan.sessions[0].questions == ("Why?", "Who pays?")
    assert plan.sessions[0].abstract == "Is it?\n\nCome."


def test_who_attends_without_an_address_of_mail_speaks() -> None:
    assert names_of('ATTENDEE;CN="Ann Lee":invalid:nomail', "ATTENDEE;CN=Bo:invalid:nomail") == ["Ann Lee", "Bo"]
    assert names_of("ATTENDEE;CN=Ann Lee:mailto:ann@example.org", "ORGANIZER;CN=Bo:mailto:bo@example.org") == []
    assert names_of("DESCRIPTION:von: Ann Lee\\n\\nWasser.") == ["Ann Lee"]


def test_an_address_that_goes_by_many_names_is_the_events() -> None:
    hosts = ["Ann Lee", "Bo, Mo Sy", "Kim"]
    talks = [
        event(f"DTSTART:2026060{day}T080000Z", "DURATION:PT1H", f"ORGANIZER;CN={host}:MAILTO:a@example.org", title=host)
        for day, host in enumerate(hosts, 1)
    ]
    plan, _ = imported(calendar(*talks, head=ZONE))
    assert [[p.name for p in s.speakers] for s in plan.sessions] == [["Ann Lee"], ["Bo", "Mo Sy"], ["Kim"]]
    plan, _ = imported(calendar(*talks[:2], head=ZONE))
    assert not any(session.speakers for session in plan.sessions)


def test_a_dash_in_other_programs_is_part_of_the_title() -> None:
    plan, _ = imported(calendar(event("DTSTART:20260601T080000Z", "DURATION:PT1H", title="A - Ann"), head=ZONE))
    assert plan.sessions[0].title == "A - Ann"


def test_controls_are_taken_out_and_markup_stays_words() -> None:
    plan, _ = imported(calendar(event("DTSTART:20260601T080000Z", title="[red]A\x1b[31m\x00"), head=ZONE))
    assert plan.sessions[0].title == "[red]A[31m"


@pytest.mark.parametrize("year", ["0001", "1880", "9999"])
def test_years_of_no_agenda(year: str) -> None:
    far = event(f"DTSTART:{year}0101T000000Z", "DURATION:P1D", title="Far")
    plan, draft = imported(calendar(TALK, far, head=ZONE))
    assert "Talk" in [session.title for session in plan.sessions]
    assert {"time-odd", "left-out"} & set(codes(draft))


@pytest.mark.parametrize("cut", [30, 60, 100, 140, 160])
def test_a_calendar_that_was_cut_off_is_refused(cut: int) -> None:
    with pytest.raises(ImportRefused, match="cut off"):
        imported(calendar(TALK, head=ZONE)[:cut])


_LINES = st.sampled_from(
    [
        "BEGIN:VEVENT",
        "END:VEVENT",
        "SUMMARY:A",
        "DTSTART:20260601T080000Z",
        "DTSTART;VALUE=DATE:20260601",
        "DTEND:x",
        "DTSTART:99991231T235959Z",
        "DTSTART:00010101T000000Z",
        "DURATION:P99999999D",
        "RRULE:FREQ=DAILY",
        "UID:a@b",
        "RRULE:FREQ=HOURLY;INTERVAL=0",
        "BEGIN:VTIMEZONE",
        "END:VTIMEZONE",
        "TZID:GMT",
        "EXDATE:x",
        "RDATE:99991231T235959Z",
        "RDATE;VALUE=PERIOD:x",
        "STATUS:CANCELLED",
        "DTSTART;TZID=GMT:20260329T023000",
        "RECURRENCE-ID:20260601T080000Z",
        'ATTENDEE;CN="a:b":mailto:x',
        " x",
        "",
    ]
)


@given(st.lists(_LINES, max_size=14))
@example(["BEGIN:VEVENT", "DTSTART:20260601T080000Z", "RRULE:FREQ=DAILY", "EXDATE:x", "END:VEVENT"])
def test_any_calendar_is_read_or_refused(lines: list[str]) -> None:
    read_or_refused("\r\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR"]).encode(), "ics")
