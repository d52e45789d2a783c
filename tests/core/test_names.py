from __future__ import annotations

import pytest

from idm_tui.core.names import find
from tests.agendas import workshop

PEOPLE = [speaker.name for session in workshop().sessions for speaker in session.speakers]


def names(said: str, *among: str) -> list[str]:
    return [name for name, _ in find(said, [(name, name) for name in (among or PEOPLE)])]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("arkless", "David Arkless"),
        ("ARK", "David Arkless"),
        ("dav ark", "David Arkless"),
        ("David Arkless", "David Arkless"),
        ("lopez", "Carlos López"),
        ("LÓPEZ", "Carlos López"),
        ("lo\u0301pez", "Carlos López"),
        ("anonuevo", "Tos Q. Añonuevo"),
        ("tos anonuevo", "Tos Q. Añonuevo"),
        ("avezac", "Tristan d'Avezac de Moran"),
        ("d'avezac", "Tristan d'Avezac de Moran"),
        ("dayton", "Jeff Dayton-Johnson"),
        ("johnson", "Jeff Dayton-Johnson"),
        ("dayton-johnson", "Jeff Dayton-Johnson"),
        ("klein", "Michele Klein Solomon"),
        ("  jung  ", "Jung Mino"),
        ("syed haque", "Syed Saiful Haque"),
    ],
)
def test_a_name_is_found_by_the_beginning_of_any_word(said: str, meant: str) -> None:
    assert names(said) == [meant]


@pytest.mark.parametrize("said", ["", "  ", "-", "rkless", "xyz", "arkless david", "david x", "[/]", "\x1b"])
def test_what_begins_no_word_finds_nobody(said: str) -> None:
    assert names(said) == []


def test_an_ambiguous_name_lists_all_that_it_may_mean() -> None:
    assert names("car") == ["Carlos López", "Carmen Perez Gonzalez"]
    assert names("de") == ["Cristina de Luca", "Tristan d'Avezac de Moran"]


def test_the_closest_kind_of_match_wins() -> None:
    assert names("Ann", "Anna Ann", "Ann", "Annabel") == ["Ann"]
    assert names("session i", "Session I", "Session II") == ["Session I"]
    assert names("ann", "Anna Bell", "Ann Bell") == ["Ann Bell"]


def test_two_of_one_name_are_both_told() -> None:
    found = find("kim", [("Kim", 1), ("Kim", 2)])
    assert found == [("Kim", 1), ("Kim", 2)]


def test_words_may_leave_out_others_but_keep_their_order() -> None:
    assert names("michele solomon") == ["Michele Klein Solomon"]
    assert names("solomon michele") == []


def test_identifiers_are_found_whole_before_their_longer_kin() -> None:
    ids = ("session-1", "session-10", "session-2")
    assert names("session-1", *ids) == ["session-1"]
    assert names("session", *ids) == list(ids)
