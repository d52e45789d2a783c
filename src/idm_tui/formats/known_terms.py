"""The names by which an event's people, delegations and organisations can be recognised in a text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from idm_tui.core.leaks import (
    Term,
    Terms,
    plain_words,
    terms_of_acronym,
    terms_of_organisation,
    terms_of_person,
    terms_of_role,
)
from idm_tui.formats.countries import countries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from idm_tui.core.plan import Plan
    from idm_tui.core.state import State

# Where the list of demonyms has none, an odd one, or not the one that people use.
_DEMONYMS = {
    "BA": "Bosnian",
    "BY": "Belarusian Belorussian",
    "CD": "Congolese",
    "CI": "Ivorian Ivoirian",
    "CV": "Cape-Verdean Cabo-Verdean",
    "CZ": "Czech",
    "DJ": "Djiboutian",
    "FR": "French Frenchman Frenchmen Frenchwoman",
    "GB": "British Briton English Scottish Welsh",
    "GW": "Bissau-Guinean",
    "AR": "Argentine Argentinian",
    "KG": "Kyrgyz",
    "KN": "Kittitian Nevisian",
    "KR": "Korean South-Korean",
    "LA": "Lao Laotian",
    "LS": "Basotho",
    "BW": "Botswanan",
    "MV": "Maldivian",
    "NL": "Dutch Dutchman Dutchmen",
    "IE": "Irish",
    "NZ": "New-Zealander Kiwi",
    "PH": "Filipino Filipina Philippine",
    "PR": "Puerto-Rican",
    "PS": "Palestinian",
    "SR": "Surinamese",
    "TJ": "Tajik",
    "TR": "Turkish Turk",
    "TM": "Turkmen",
    "UZ": "Uzbek",
    "VA": "Vatican",
    "ES": "Spanish Spaniard",
    "DK": "Danish Dane",
    "SE": "Swedish Swede",
    "FI": "Finnish Finn",
    "PL": "Polish Pole",
    "GR": "Greek Hellenic",
    "AF": "Afghan",
    "MM": "Burmese Myanma",
    "RS": "Serbian Serb",
    "HR": "Croatian Croat",
    "SK": "Slovak Slovakian",
    "SI": "Slovenian Slovene",
    "KZ": "Kazakh Kazakhstani",
    "BD": "Bangladeshi",
    "PK": "Pakistani",
    "XK": "Kosovar",
    "EC": "Ecuadorian Ecuadorean Ecuadoran",
    "NP": "Nepali Nepalese",
    "SA": "Saudi Saudi-Arabian",
    "IS": "Icelandic Icelander",
    "CH": "Swiss",
    "IL": "Israeli",
    "LU": "Luxembourgish Luxembourger",
    "MK": "Macedonian",
    "NE": "Nigerien",
    "SL": "Sierra-Leonean",
    "SY": "Syrian",
    "TL": "Timorese",
    "VN": "Vietnamese",
    "ZW": "Zimbabwean",
}
# Names in use beside those of the standard.
_COUNTRY_NAMES = (
    "Korea",
    "South Korea",
    "North Korea",
    "Holland",
    "England",
    "Scotland",
    "Wales",
    "Britain",
    "Great Britain",
    "Ivory Coast",
    "Burma",
    "Macedonia",
    "Swaziland",
    "Cape Verde",
    "Czech Republic",
    "Vatican",
    "Palestine",
    "Congo",
    "Tanzania",
    "Laos",
    "Syria",
    "Russia",
    "Turkey",
    "America",
    "Kosovo",
    "East Timor",
    "Micronesia",
    "Vietnam",
    "Corée",
    "Corea",
    "Russie",
    "Rusia",
    "Syrie",
    "Siria",
    "Angleterre",
    "Inglaterra",
    "Grande-Bretagne",
    "Gran Bretaña",
    "Écosse",
    "Escocia",
    "European Union",
    "Union européenne",
    "Unión Europea",
    "African Union",
    "Union africaine",
    "Unión Africana",
    "Holy See",
    "Saint-Siège",
    "Santa Sede",
)
_COUNTRY_ACRONYMS = ("US", "USA", "UK", "UAE", "DRC", "PRC", "ROK", "DPRK", "EU", "UE", "EEUU", "RDC")
# Names of countries and their people that are ordinary words.
_ORDINARY_PLACES = frozenset(("reunion", "jersey", "chad", "polish", "pole", "finn", "dane", "kiwi", "turk", "man"))
_OF_A_STATE = re.compile(
    r"\b(?:Republic|States?|Kingdom|Federation|Emirates|Commonwealth|République|República|Fédération|État|Estado)"
    r" (?:of(?: the)?|de(?: la)?|del|du|d['’]) ?(.+)$"
)


def known_terms(plan: Plan, state: State) -> Terms:
    """Return every name by which somebody at the event can be recognised; takes a tenth of a second."""
    return Terms((*_of_event(plan, state), *_of_countries()))


def _of_event(plan: Plan, state: State) -> Iterator[Term]:
    for organizer in plan.event.organizers:
        yield from terms_of_organisation(organizer.name, is_ordinary_word)
        if organizer.acronym:
            yield from terms_of_acronym(organizer.acronym, organizer.name, is_ordinary_word)
    for session in plan.sessions:
        people = [*session.moderators, *session.rapporteurs, *session.speakers]
        people += [s.on_behalf_of for s in session.speakers if s.on_behalf_of is not None]
        for person in people:
            yield from terms_of_person(person.name, is_ordinary_word)
            yield from terms_of_organisation(person.organisation, is_ordinary_word)
            yield from terms_of_role(person.role, is_ordinary_word)
    for participant in plan.participants:
        yield from _of_participant(participant.name)
        yield from terms_of_organisation(participant.delegation, is_ordinary_word)
        yield from _of_group(participant.group)
    for name in dict.fromkeys(_noted(state)):
        yield from _of_participant(name)


def _of_participant(name: str) -> Iterator[Term]:
    """Yield the terms of a participant, who may be a person, a delegation or an organisation."""
    yield from terms_of_person(name, is_ordinary_word)
    yield from terms_of_organisation(name, is_ordinary_word)


def _of_group(name: str) -> Iterator[Term]:
    words = tuple(plain for _word, plain in plain_words(name))
    if len(words) > 1:
        yield Term(words, name, "group")
    elif words:
        yield from terms_of_acronym(name, name, is_ordinary_word)


def _noted(state: State) -> Iterator[str]:
    """Yield everybody who spoke, asked, or stands on a list, under any name."""
    for run in state.runs.values():
        for turn in run.all_turns:
            yield from filter(None, (turn.speaker, turn.group))
        for entry in run.list.entries:
            yield from filter(None, (entry.name, entry.group))
        yield from (question.asker for question in run.questions.values() if question.asker)
    for note in state.notes:
        yield from filter(None, (note.speaker, note.group))
    yield from state.renamed


@cache
def _of_countries() -> tuple[Term, ...]:
    from countryinfo import all_countries
    from pycountry import countries as standard

    found: list[Term] = []
    for known in countries():
        for name in (known.name, *known.also):
            if len(name) == 3 and name.isupper():
                found.append(Term((name.lower(),), known.name, "country", "capitals"))
            else:
                found += _of_place(name, known.name)
    for name in _COUNTRY_NAMES:
        found += _of_place(name, name)
    for name in _COUNTRY_ACRONYMS:
        found.append(Term((name.lower(),), name, "country", "capitals" if len(name) == 2 else "any"))
    names_of = {country.alpha_2: country.name for country in standard}
    for country in all_countries():
        code = country.iso(2)
        given = [*re.split(r"[,/]| and ", country.demonym() or ""), *_DEMONYMS.get(code, "").split()]
        for demonym in given:
            found += _of_place(demonym.replace("-", " "), names_of.get(code, code))
    return tuple(found)


def _of_place(name: str, shown: str) -> Iterator[Term]:
    words = tuple(plain for _word, plain in plain_words(name))
    if not words:
        return
    capital = len(words) == 1 and words[0] in _ORDINARY_PLACES
    yield Term(words, shown, "country", "capital" if capital else "any")
    short = _OF_A_STATE.search(name)
    if short:
        yield from _of_place(short.group(1), shown)
    elif ", " in name:
        yield from _of_place(name.partition(", ")[0], shown)


@cache
def _ordinary_words() -> frozenset[str]:
    """Return the words that an English dictionary writes without a capital."""
    from importlib.resources import files

    listed = (files("spylls.hunspell") / "data" / "en" / "en_US.dic").read_text("utf-8")
    words = (line.partition("/")[0] for line in listed.splitlines()[1:])
    return frozenset(word for word in words if word.islower())


def is_ordinary_word(word: str) -> bool:
    """Tell whether the letters of a name are an ordinary English word as well."""
    return word in _ordinary_words()
