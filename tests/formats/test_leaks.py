"""What gives somebody away is found however it is written, and hardly anything else raises an alarm."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idm_tui.core import commands as c
from idm_tui.core.leaks import plain_words
from idm_tui.core.state import State
from idm_tui.formats.known_terms import is_ordinary_word, known_terms
from tests.agendas import WORKSHOP, plan_of
from tests.formats.corpus import INNOCENT, PLANTED
from tests.formats.reported import speaks, told

if TYPE_CHECKING:
    from idm_tui.core.leaks import Terms

FALSE_ALARMS = 4
"""At most so many of the notes that name nobody, less than three in a hundred."""

PARTICIPANTS = """
[[participants]]
name = "Zulema Quispe"
delegation = "Bolivia"
group = "GRULAC"

[[participants]]
name = "Oyelaran Adebayo"
delegation = "Nigeria"
group = "African Group"
"""


@cache
def terms() -> Terms:
    return known_terms(plan_of(WORKSHOP.read_text(encoding="utf-8") + PARTICIPANTS), State())


def plain(text: str) -> str:
    return " ".join(word for _written, word in plain_words(text))


def found(text: str) -> list[str]:
    return [leak.found for leak in terms().leaks(text)]


def test_the_corpus_is_as_large_as_it_says() -> None:
    texts = [*INNOCENT, *(text for _words, text in PLANTED)]
    assert (len(PLANTED), len(INNOCENT)) == (60, 140)
    assert len(set(texts)) == 200
    assert all(words in text for words, text in PLANTED)


@pytest.mark.parametrize(("words", "text"), PLANTED, ids=[plain(words) for words, _text in PLANTED])
def test_what_was_planted_is_found(words: str, text: str) -> None:
    assert any(plain(leak) in plain(words) or plain(words) in plain(leak) for leak in found(text)), found(text)


def test_what_names_nobody_raises_hardly_an_alarm() -> None:
    alarms = {text: found(text) for text in INNOCENT if found(text)}
    assert len(alarms) <= FALSE_ALARMS, alarms


def test_everybody_of_the_agenda_is_found_by_each_part_of_the_name_that_is_no_particle() -> None:
    plan = plan_of(WORKSHOP.read_text(encoding="utf-8") + PARTICIPANTS)
    people = {p.name for s in plan.sessions for p in (*s.moderators, *s.rapporteurs, *s.speakers)}
    people |= {s.on_behalf_of.name for session in plan.sessions for s in session.speakers if s.on_behalf_of}
    people |= {participant.name for participant in plan.participants}
    assert len(people) > 25
    for name in people:
        surname = name.split()[-1]
        for written in (
            name,
            name.upper(),
            name.lower(),
            f"{surname}'s",
            f"{surname}’s",
            surname.upper(),
            surname.lower(),
        ):
            if written.islower() and is_ordinary_word(plain(surname)):
                continue
            assert found(f"It was {written} who said so."), written


@pytest.mark.parametrize(
    "text",
    [
        "Côte d'Ivoire",
        "COTE D IVOIRE",
        "the Republic of Korea",
        "Corée",
        "República de Corea",
        "Équateur",
        "equateur",
        "Suisse",
        "Suiza",
        "Filipinas",
        "Marruecos",
        "Maroc",
        "Kenyans",
        "Kenya's",
        "the Islamic Republic of Iran",
        "Bolivia",
        "Venezuela",
        "Tanzania",
        "Vietnam",
        "Viet Nam",
        "Czech",
        "Burma",
        "the Netherlands",
        "Holland",
        "USA",
        "U.S.A.",
        "the United States",
        "U.K.",
        "United Kingdom",
        "the D.R.C.",
        "Bangladeshis",
        "Canadians",
        "Moroccan",
        "Spaniards",
        "Italians",
        "Frenchmen",
        "Dutchman",
        "Ecuadorian",
        "Ecuadorean",
        "Nepali",
        "Saudi",
        "Icelandic",
        "Bolivie",
        "Russie",
        "Rusia",
        "Corea del Sur",
        "Estados Unidos",
        "États-Unis",
        "Etats Unis",
        "Pays-Bas",
        "European Union",
        "EU",
    ],
)
def test_countries_and_their_people_are_found_in_every_writing(text: str) -> None:
    assert found(f"As {text} said before.")


@pytest.mark.parametrize(
    "text",
    ["who are they and who are we", "it is up to us", "he may mark it", "the bank will grant it", "family reunion",
     "polish the text", "manpower is short", "a jersey", "the state of things", "global governance"],
)  # fmt: skip
def test_ordinary_words_are_no_names(text: str) -> None:
    assert found(text) == []


def test_a_name_that_is_a_word_counts_where_it_is_written_as_a_name() -> None:
    plan = plan_of(WORKSHOP.read_text(encoding="utf-8") + '\n[[participants]]\nname = "Will Long"\n')
    for text, leaks in (("it will take long", 0), ("As Long said", 1), ("as will long", 1), ("Mr LONG", 1)):
        assert len(known_terms(plan, State()).leaks(text)) == leaks, text


def test_whoever_spoke_asked_or_waits_is_known_also_by_an_older_name() -> None:
    desk = told(
        ("10:00", c.Start(session="first")),
        *speaks("10:01", "Xanthippe Grzegorz", new=True, group="Zephyr Alliance"),
        ("10:02", c.Ask(text="Why?", asker="Quirinus Ypsilanti")),
        ("10:03", c.ListAdd(speaker="Oberon Wexford", new=True)),
        ("10:04", c.Note(text="Said.", speaker="nobody")),
        ("10:05", c.Rename(speaker="Oberon Wexford", to="Titania Wexford")),
    )
    known = known_terms(desk.plan, desk.state)
    for name in ("Grzegorz", "Zephyr Alliance", "Ypsilanti", "Oberon", "Titania"):
        assert known.leaks(f"So {name} said."), name


@given(st.sampled_from(["Arkless", "Peñalosa", "GRULAC", "Ecuador"]), st.text(max_size=3), st.text(max_size=3))
def test_marks_around_a_name_and_inside_it_hide_nothing(name: str, before: str, behind: str) -> None:
    hidden = "\u200b".join(name)
    for text in (f"({name})", f"“{name}”", f"{name},", f"-{name}-", f"{name}\n", f"_{name}_", f"*{name}*", hidden):
        assert found(text)
    if not any(letter.isalnum() or letter in "_." for letter in before[-1:] + behind[:1]):
        found(f"{before}{name}{behind}")  # whatever stands there, it ends


@given(st.text())
def test_any_text_can_be_checked(text: str) -> None:
    assert isinstance(found(text), list)
