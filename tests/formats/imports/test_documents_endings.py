"""Whole hours apart, closing times, halves of the day, questions that are announced in other words or not at all."""

from __future__ import annotations

import pytest

from idm_tui.formats.imports.draft import Options
from tests.formats.imports.reading import imported

PARIS = Options("Europe/Paris")


def read(text: str) -> list[tuple[str, str, str]]:
    plan, _draft = imported(text, PARIS)
    local = [(plan.local(one.start), plan.local(one.end), one.title) for one in plan.sessions]
    return [(f"{start:%H:%M}", f"{end:%H:%M}", title) for start, end, title in local]


def test_the_h_of_a_whole_hour_may_stand_apart() -> None:
    assert read(
        "Jeudi 4 mars 2027\n9 h Accueil\n9 h 30 Ouverture\n2 h de marge sont prévues\n14 h Débat\n15 h 30 Fin"
    ) == [
        ("09:00", "09:30", "Accueil"),
        ("09:30", "14:00", "Ouverture"),
        ("14:00", "15:30", "Débat"),
    ]


@pytest.mark.parametrize("end", ["End of meeting", "Close of meeting", "Adjournment", "Fin de la journée"])
@pytest.mark.parametrize("blank", [" ", "\n"])
def test_the_last_session_ends_where_all_ends(end: str, blank: str) -> None:
    plan, draft = imported(f"4 March 2027\n9:00{blank}Opening\n11:00{blank}Panel\n12:45{blank}{end}", PARIS)
    assert [f"{plan.local(one.end):%H:%M}" for one in plan.sessions] == ["11:00", "12:45"]
    assert plan.days[0].ending == end
    assert any("12:45" in doubt.sentence for doubt in draft.doubts if doubt.code == "end-filled")


@pytest.mark.parametrize("half", ["Afternoon", "AFTERNOON SESSION", "Tarde", "Après-midi", "Nachmittag"])
def test_a_heading_of_half_a_day_is_no_part_of_the_session_before(half: str) -> None:
    plan, _ = imported(f"4 March 2027\n9:00-10:00 Opening\n12:00-13:00 Lunch\n{half}\n14:00-15:00 Panel", PARIS)
    assert [(one.title, one.subtitle, one.abstract) for one in plan.sessions][1] == ("Lunch", "", "")


def test_a_range_may_be_an_arrow_head() -> None:
    assert read("4 mars 2027\n9h > 9h30 Accueil\n9h30 > 11h Débat") == [
        ("09:00", "09:30", "Accueil"),
        ("09:30", "11:00", "Débat"),
    ]


@pytest.mark.parametrize(
    "lead_in",
    [
        "Speakers are invited to address in particular:",
        "Points to consider:",
        "Some food for thought",
        "Pour lancer le débat :",
        "Para la reflexión",
        "",
    ],
)
@pytest.mark.parametrize("mark", ["", "- ", "(a) "])
def test_questions_stand_below_many_words_or_none(lead_in: str, mark: str) -> None:
    asked = ["Who signs a treaty?", "By when?"]
    lines = [f"{mark}{words}" if mark != "(a) " else f"({'ab'[n]}) {words}" for n, words in enumerate(asked)]
    text = "\n".join(["4 March 2027", "9:00-10:00 Panel on treaties", *filter(None, [lead_in]), *lines])
    plan, _ = imported(text, PARIS)
    assert list(plan.sessions[0].questions) == asked


def test_a_sentence_of_invitation_is_no_lead_in() -> None:
    text = (
        "4 March 2027\n9:00-10:00 Panel\nDelegates are invited to address the meeting from the floor.\nSeats are free."
    )
    assert imported(text, PARIS)[0].sessions[0].questions == ()


def test_a_page_says_by_its_classes_who_speaks() -> None:
    page = """<html><body><h2>Thursday 4 March 2027</h2>
        <div>9:00-10:00</div><div><h3>Right to repair</h3>
        <p class="talk-speaker"><a href="/1">Willa Stroud</a> <span>Repair Society</span></p></div>
        <div>10:00-11:00</div><div><h3>Fireside</h3><p class="who">Host: Dolores Quiñones</p>
        <li class="moderator">Ana Lopez</li><div class="speakers-of-2027">Two hundred and 3 came.</div></div>
        </body></html>"""
    plan, _ = imported(page, PARIS, "html")
    first, second = plan.sessions
    assert [(one.name, one.organisation) for one in first.speakers] == [("Willa Stroud", "Repair Society")]
    assert [one.name for one in second.moderators] == ["Dolores Quiñones", "Ana Lopez"]
    assert second.speakers == ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Bettina “Bee” Caruso and Marcus Oyelaran", ["Bettina “Bee” Caruso", "Marcus Oyelaran"]),
        ("Mayor Travis McDougal", ["Travis McDougal"]),
        ("Speaker: Rhys ap Gwilym", ["Rhys ap Gwilym"]),
    ],
)
def test_names_of_every_kind(line: str, names: list[str]) -> None:
    plan, _ = imported(f"4 March 2027\n9:00-10:00 Opening of the fair\n{line}", PARIS)
    assert [one.name for one in plan.sessions[0].speakers] == names


def test_a_heading_over_nothing_but_a_break_is_kept() -> None:
    headings = ("## 4 May 2026", "### 9:00 Opening", "* #### Workshop 2\n*How to write forms?*", "### 12:00 Lunch")
    text = "\n\n".join((*headings, "### 13:00 Panel"))
    _plan, draft = imported(text, PARIS)
    told = " ".join((*draft.left, *(one.abstract for one in draft.sessions), *(one.subtitle for one in draft.sessions)))
    assert "How to write forms" in told
