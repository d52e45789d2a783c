"""One set of notes, three attributions: by name, as so many delegations, and without anybody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from idm_tui.core import commands as c
from idm_tui.core.text import fold
from idm_tui.formats.report import as_json
from tests.agendas import WORKSHOP, plan_of
from tests.formats.readers import read_docx, read_html, read_markdown
from tests.formats.reported import (
    DELEGATIONS,
    content,
    docx_of,
    forum_plan,
    html_of,
    log_of,
    markdown_of,
    noted,
    paragraphs,
    speaks,
    told,
)

if TYPE_CHECKING:
    from idm_tui.core.plan import Plan
    from idm_tui.desk import Desk
    from idm_tui.formats.report.content import Content
    from tests.formats.reported import Steps

START = ("10:00", c.Start(session="first"))


def views(count: int, *, of: int, tag: str = "visas") -> Steps:
    """Let a number of delegations speak, of which the first so many hold one view."""
    steps: list[tuple[str, c.Command]] = []
    for place, name in enumerate(list(DELEGATIONS)[:of]):
        clock = f"10:{10 + 2 * place}"
        steps += speaks(clock, name)
        if place < count:
            steps.append((clock, c.Note(text=f"View {place}.", tag=tag)))
    return tuple(steps)


def lead(desk: Desk, attribution: str = "un") -> str:
    """Return who said the one thing that was noted."""
    (text,) = paragraphs(content(desk, attribution)).values()  # type: ignore[arg-type]
    return text.partition(": ")[0]


# --- named


@pytest.mark.parametrize(
    ("name", "options", "attribution", "expected"),
    [
        ("Chile", {}, "named", "Chile"),
        ("Chile", {"group": "GRULAC"}, "named", "Chile, on behalf of GRULAC"),
        ("Maria Sol", {}, "named", "Maria Sol (Peru)"),
        ("Maria Sol", {}, "group", "GRULAC"),
        ("Maria Sol", {"group": "Pacific Alliance"}, "group", "Pacific Alliance"),
        ("Brazil", {}, "group", "GRULAC"),
        ("Trade Union", {}, "group", ""),
        ("Chile", {}, "none", ""),
    ],
)
def test_a_note_says_itself_how_it_names_who_said_it(
    name: str, options: dict[str, str], attribution: str, expected: str
) -> None:
    desk = told(
        START, *speaks("10:10", name, new=True, **options), ("10:11", c.Note(text="x", attribution=attribution))
    )
    assert paragraphs(content(desk)) == {"2.A.1": f"{expected}: x" if expected else "x"}
    if attribution != "named":
        assert all(name not in text for text in paragraphs(content(desk)).values())


def test_a_panellist_is_named_with_the_organisation() -> None:
    desk = told(START, ("10:01", c.Give(speaker="Ana")), ("10:02", c.Note(text="x")))
    assert lead(desk, "named") == "Ana Núñez (Labour Office)"
    assert lead(desk) == "One panellist"
    assert lead(desk, "chatham") == "One participant"


# --- as so many delegations


@pytest.mark.parametrize(
    ("count", "of", "expected"),
    [
        (1, 8, "One"),
        (2, 8, "Some"),
        (3, 8, "Some"),
        (3, 3, "Some"),  # all three of three are not most
        (4, 8, "Several"),
        (4, 7, "Several"),
        (4, 6, "Most"),
        (5, 8, "Most"),
        (8, 8, "Most"),
    ],
)
def test_delegations_of_one_view_are_counted(count: int, of: int, expected: str) -> None:
    assert lead(told(START, *views(count, of=of))) == f"{expected} delegations".replace("One delegations",
                                                                                     "One delegation")  # fmt: skip
    assert lead(told(START, *views(count, of=of)), "chatham") == f"{expected} participants".replace(
        "One participants", "One participant"
    )


@pytest.mark.parametrize(
    ("quantifiers", "count", "expected"),
    [
        ("some = 3", 2, "One"),
        ("some = 3", 3, "Some"),
        ("several = 3", 3, "Several"),
        ("many = 4\nmost = 100", 4, "Many"),
        ("most = 100", 7, "Several"),
        ("most = 50", 4, "Most"),
    ],
)
def test_the_agenda_says_from_how_many_on(quantifiers: str, count: int, expected: str) -> None:
    desk = told(START, *views(count, of=8), plan=forum_plan(quantifiers))
    assert lead(desk).split()[0] == expected


def test_one_delegation_that_says_it_twice_is_one() -> None:
    assert lead(noted("a", "b", tag="x")) == "One delegation"


def test_views_are_counted_together_by_tag_and_kind_without_case_and_accents() -> None:
    desk = told(
        START,
        *speaks("10:10", "Chile"),
        ("10:11", c.Note(text="One", tag="Régime")),
        ("10:12", c.Note(text="Apart")),
        ("10:13", c.Note(text="Do so", tag="regime", kind="recommendation")),
        *speaks("10:20", "Kenya"),
        ("10:21", c.Note(text="Two", tag="regime")),
        ("10:22", c.Note(text="Struck", tag="regime")),
        ("10:23", c.Strike(note="5")),
    )
    assert paragraphs(content(desk, "un")) == {
        "2.A.1": "Some delegations: One; Two",
        "2.A.2": "One delegation: Apart",
        "2.A.4": "One delegation: [Struck from the record at the speaker's wish.]",
        "2.C.1": "One delegation: Do so",
    }
    assert len(paragraphs(content(desk))) == 5


def test_panel_and_delegations_of_one_view_are_participants() -> None:
    desk = told(
        START,
        ("10:01", c.Give(speaker="Ana")),
        ("10:02", c.Note(text="a", tag="x")),
        *speaks("10:10", "Chile"),
        ("10:11", c.Note(text="b", tag="x")),
    )
    assert lead(desk) == "Some participants"


def test_what_the_meeting_concludes_is_nobodys() -> None:
    for kind in ("decision", "action", "key-message", "chairs-summary"):
        assert "delegation" not in repr(paragraphs(content(noted("x", kind=kind), "un")))


# --- the Chatham House Rule

TITLES = ("title", "subtitle")
MORE = """
[[participants]]
name = "Zulema Quispe"
delegation = "Bolivia"
group = "GRULAC"

[[participants]]
name = "Oyelaran Adebayo"
delegation = "Nigeria"
group = "African Group"
"""


def workshop_with_participants() -> Plan:
    return plan_of(WORKSHOP.read_text(encoding="utf-8") + MORE)


def busy() -> Desk:
    """Let all kinds of people speak, ask, be named and be noted, in every session of the first day."""
    return told(
        ("10:00", c.Start(session="welcome-remarks")),
        ("10:01", c.Next()),
        ("10:02", c.Note(text="Welcome to all.")),
        ("10:31", c.Start(session="setting-the-scene")),
        ("10:32", c.Next()),
        ("10:35", c.Note(text="Flows grow.", kind="quote")),
        ("11:00", c.Start(session="session-1")),
        ("11:01", c.Next()),
        ("11:02", c.Note(text="Planning needs data.")),
        ("11:03", c.Allot(speaker="Arkless", duration=480)),
        ("11:10", c.Next()),
        ("11:11", c.Put(number=1)),
        ("11:12", c.Note(text="Skills matter.", kind="recommendation")),
        *speaks("11:20", "Zulema Quispe", group="Andean Community"),
        ("11:21", c.Note(text="Fees must fall.", attribution="group")),
        ("11:25", c.PointOfOrder(speaker="Oyelaran Adebayo")),
        ("11:26", c.Yield()),
        ("11:27", c.Ask(text="What about fees?", asker="Oyelaran Adebayo")),
        *speaks("11:30", "Estonia", kind="reply"),
        ("11:31", c.Note(text="It was not so.")),
        ("11:35", c.Yield()),
        ("11:36", c.ListAdd(speaker="Guatemala")),
        ("11:37", c.Note(text="Thanks.", speaker="Ibrahim Awad", kind="key-message")),
        ("11:38", c.Note(text="Publish.", kind="action", owner="the secretariat")),
        ("11:40", c.OffRecord(switch="on")),
        ("11:45", c.OffRecord(switch="off")),
        ("13:00", c.End()),
        plan=workshop_with_participants(),
    )


def identities(plan: Plan) -> set[str]:
    """Return every name, organisation, delegation and group of the agenda and of what happened."""
    found = {"Zulema Quispe", "Zulema", "Quispe", "Bolivia", "Andean Community", "Oyelaran", "Adebayo", "Nigeria",
             "Estonia", "Guatemala", "GRULAC", "African Group", "EEG", "Manpower", "Harvard", "Mauritius"}  # fmt: skip
    for session in plan.sessions:
        behalf = [s.on_behalf_of for s in session.speakers if s.on_behalf_of]
        for person in (*session.moderators, *session.rapporteurs, *session.speakers, *behalf):
            found |= {person.name, person.organisation, person.role, *re.findall(r"\w{4,}", person.name)}
    for organizer in plan.event.organizers:
        found |= {organizer.name, organizer.acronym}
    return {name for name in found if name}


def everything(told_of: Content) -> dict[str, str]:
    """Return all that can be read in each format, and the bare file too where it is text."""
    document = docx_of(told_of)
    return {
        "md": markdown_of(told_of),
        "md as read": read_markdown(markdown_of(told_of)).text,
        "html": html_of(told_of),
        "html as read": read_html(html_of(told_of))[0].text,
        "docx": read_docx(document).text,
        "json": as_json.write(told_of),
        "log": log_of(told_of),
    }


def test_the_chatham_house_rule_leaves_nobody_in_any_format() -> None:
    desk = busy()
    printed = fold(" ".join(f"{s.title} {s.subtitle} {' '.join(s.questions)}" for s in desk.plan.sessions))
    names = {name for name in identities(desk.plan) if not re.search(rf"\b{re.escape(fold(name))}\b", printed)}
    assert len(names) > 120
    for form, text in everything(content(desk, "chatham")).items():
        plain = fold(text)
        assert [name for name in names if re.search(rf"\b{re.escape(fold(name))}\b", plain)] == [], form
    named = fold(everything(content(desk))["md as read"])
    assert all(fold(name) in named for name in ("Zulema Quispe", "Bolivia", "Andean Community", "Estonia"))


def test_views_that_are_not_attributed_stand_apart_from_the_list_of_who_took_the_floor() -> None:
    desk = busy()
    found = content(desk, "un")
    panel = {s.name for session in desk.plan.sessions for s in (*session.moderators, *session.speakers)}
    for text in paragraphs(found).values():
        assert not any(name in text for name in {"Zulema", "Quispe", "Estonia", "Adebayo", "Andean", *panel})
    assert "Zulema Quispe" in [row[0] for row in found.speaking[-1].rows]
    assert all(chapter.interventions == () for chapter in found.chapters)
    assert not any(
        question.asker for chapter in found.chapters for part in chapter.parts if (question := part.question)
    )


def test_without_names_nothing_tells_who_spoke_by_a_number_that_is_theirs() -> None:
    # The ids of interventions, writers and versions would lead back to people through the journal.
    desk = busy()
    text = "".join(everything(content(desk, "chatham")).values())
    assert not any(turn.id in text for run in desk.state.runs.values() for turn in run.all_turns)
    assert not any(note.writer in text for note in desk.state.notes)
