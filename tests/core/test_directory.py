"""The directory of names: a few letters find participants, then groups and countries in three languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from idm_tui.core.agenda import Participant
from idm_tui.core.directory import Directory, Known
from idm_tui.formats.countries import countries
from tests.agendas import plan_of
from tests.desk.discussion import floor_plan

if TYPE_CHECKING:
    from idm_tui.core.plan import Plan

HEAD = '[event]\nid = "e"\ntitle = "E"\ntimezone = "UTC"\n'


def with_people(*people: Participant) -> Plan:
    lines = "".join(
        f'[[participants]]\nname = "{p.name}"\ndelegation = "{p.delegation}"\ngroup = "{p.group}"\n' for p in people
    )
    return plan_of(HEAD + lines)


WORLD = Directory(floor_plan(), countries)


def found(typed: str, directory: Directory = WORLD) -> list[str]:
    return [one.name for one in directory.find(typed)]


FIRST = {
    "chi": "Chile",
    "CHIN": "China",
    "cot": "Côte d'Ivoire",
    "IVOIRE": "Côte d'Ivoire",
    "sol": "Maria Sol",
    "mar so": "Maria Sol",
    "ecu": "Ecuador",
    "allemagne": "Germany",
    "ÉTATS-UNIS": "United States",
    "etats u": "United States",
    "estados unidos": "United States",
    "royaume": "United Kingdom",
    "alemania": "Germany",
    "espana": "Spain",
    "España": "Spain",
    "suisse": "Switzerland",
    "grul": "GRULAC",
    "weo": "WEOG",
    "eeg": "EEG",
    "afr": "African Group",
}


@pytest.mark.parametrize(("typed", "name"), FIRST.items())
def test_a_few_letters_find_the_name(typed: str, name: str) -> None:
    assert found(typed)[0] == name


@pytest.mark.parametrize("typed", ["", "  ", "!", "xyzxyz", "\x1b[31m", "x" * 5000, "\ud800"])
def test_what_finds_nobody(typed: str) -> None:
    assert found(typed) == []


def test_participants_come_before_countries() -> None:
    directory = Directory(with_people(Participant(name="Zoe Kenyatta"), Participant(name="Kent Brown")), countries)
    assert found("ken", directory)[0] == "Kent Brown"
    assert found("ken", directory).index("Zoe Kenyatta") >= 1
    assert "Kenya" in found("ken", directory)


def test_a_delegation_finds_its_people_and_itself() -> None:
    assert found("peru")[:2] == ["Peru", "Maria Sol"]


@pytest.mark.parametrize("typed", ["chile", "Chile", "CHILE "])
def test_each_name_is_offered_once(typed: str) -> None:
    assert found(typed).count("Chile") == 1
    names = [one.name.casefold() for one in WORLD.known]
    assert len(names) == len(set(names))


GROUPS = {
    "Ecuador": "GRULAC",
    "ecuador": "GRULAC",
    "Chile": "GRULAC",
    "Kenya": "African Group",
    "Côte d'Ivoire": "African Group",
    "cote d'ivoire": "African Group",
    "Norway": "WEOG",
    "Poland": "EEG",
    "Japan": "Asia-Pacific Group",
    "Maria Sol": "GRULAC",
    "Peru": "GRULAC",
    "GRULAC": "",
    "Nobody": "",
    "": "",
}


@pytest.mark.parametrize(("name", "group"), GROUPS.items())
def test_the_group_of_a_name(name: str, group: str) -> None:
    assert WORLD.group_of(name) == group


def test_what_the_agenda_says_of_a_group_stands_over_what_is_known() -> None:
    directory = Directory(with_people(Participant(name="Ecuador", group="Andean Community")), countries)
    assert directory.group_of("Ecuador") == "Andean Community"


def test_a_participant_without_a_group_still_belongs_to_the_countrys() -> None:
    directory = Directory(with_people(Participant(name="Ecuador")), countries)
    assert directory.group_of("Ecuador") == "GRULAC"


def test_without_countries_there_are_only_participants() -> None:
    assert {one.name for one in Directory(floor_plan()).known} == {
        *("Chile", "China", "Côte d'Ivoire", "Maria Sol", "Peru"),
        *("GRULAC", "Asia-Pacific Group", "African Group"),
    }


def test_countries_are_loaded_once_and_only_when_they_are_asked_for() -> None:
    asked = []

    def load() -> tuple[Known, ...]:
        asked.append(1)
        return (Known("Kenya", "African Group"),)

    directory = Directory(floor_plan(), load)
    assert asked == []
    for _time in range(3):
        directory.find("k")
        directory.group_of("Kenya")
    assert asked == [1]


def test_no_more_than_were_wanted_are_offered() -> None:
    assert len(WORLD.find("a")) == 6
    assert len(WORLD.find("a", most=3)) == 3


def test_four_hundred_participants_and_all_countries() -> None:
    people = [Participant(name=f"Person {n:03}", delegation=f"Delegation {n % 90}", group="G77") for n in range(400)]
    directory = Directory(with_people(*people), countries)
    assert found("person 399", directory) == ["Person 399"]
    assert found("delegation 7", directory)[0] == "Delegation 7"
    assert found("kenya", directory) == ["Kenya"]
    assert directory.group_of("Person 000") == "G77"
