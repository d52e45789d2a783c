"""The countries that ship with the app, and the regional groups of the United Nations."""

from __future__ import annotations

import pytest

from idm_tui.core.text import clean_line
from idm_tui.formats.countries import countries

KNOWN = {one.name: one for one in countries()}
GROUPS = ("African Group", "Asia-Pacific Group", "EEG", "GRULAC", "WEOG")
MEMBERS = {"African Group": 54, "Asia-Pacific Group": 54, "EEG": 23, "GRULAC": 33, "WEOG": 28}

OF = {
    "Ecuador": "GRULAC",
    "Kenya": "African Group",
    "Poland": "EEG",
    "Norway": "WEOG",
    "Japan": "Asia-Pacific Group",
    "Bolivia": "GRULAC",
    "Aruba": "",
}
ALSO = {
    "Ecuador": ("Équateur", "Ecuador"),
    "Germany": ("Allemagne", "Alemania"),
    "Bolivia": ("Plurinational State of Bolivia",),
    "Switzerland": ("Suisse", "Suiza"),
}


def test_the_groups_come_first() -> None:
    assert tuple(one.name for one in countries())[:5] == GROUPS
    assert all(not KNOWN[group].group for group in GROUPS)


@pytest.mark.parametrize(("name", "group"), OF.items())
def test_the_group_of_a_country(name: str, group: str) -> None:
    assert KNOWN[name].group == group


@pytest.mark.parametrize("name", ALSO)
def test_the_other_names_of_a_country(name: str) -> None:
    assert [other for other in ALSO[name] if other not in (name, *KNOWN[name].also)] == []


@pytest.mark.parametrize("group", GROUPS)
def test_the_groups_have_about_as_many_members_as_the_united_nations_list(group: str) -> None:
    assert abs(sum(one.group == group for one in KNOWN.values()) - MEMBERS[group]) <= 2


def test_every_name_is_one_clean_line_and_stands_the_right_way_round() -> None:
    assert len(KNOWN) > 240
    for one in KNOWN.values():
        for name in (one.name, *one.also):
            assert clean_line(name) == name
        assert not one.name.endswith((" of", " the", ", Republic of", ", Islamic Republic of")), one.name
        assert one.name not in one.also


def test_member_states_come_before_territories() -> None:
    order = [one.name for one in countries()]
    assert order.index("United States") < order.index("United States Minor Outlying Islands")
