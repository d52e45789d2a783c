"""Countries by their ISO names, in English, French and Spanish, and the regional groups of the United Nations."""

from __future__ import annotations

import gettext
from typing import TYPE_CHECKING

from idm_tui.core.directory import Known

if TYPE_CHECKING:
    from collections.abc import Iterator

# As the regional groups are called in a meeting, by their names in the library.
_GROUPS = {
    "AFRICAN_GROUP": "African Group",
    "ASIA_PACIFIC_GROUP": "Asia-Pacific Group",
    "EASTERN_EUROPEAN_GROUP": "EEG",
    "GRULAC": "GRULAC",
    "WEOG": "WEOG",
}
_LANGUAGES = ("fr", "es")


def countries() -> Iterator[Known]:
    """Yield the regional groups, then every country with the group to which it belongs."""
    import pycountry
    from countrygroups import UN_REGIONAL_GROUPS

    yield from (Known(group) for group in _GROUPS.values())
    group_of = {code: name for key, name in _GROUPS.items() for code in getattr(UN_REGIONAL_GROUPS, key)}
    translations = [
        gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language], fallback=True)
        for language in _LANGUAGES
    ]
    # Member states first: whoever types "united" does not mean the outlying islands.
    for country in sorted(pycountry.countries, key=lambda c: (c.alpha_3 not in group_of, c.name)):
        shown = _in_order(getattr(country, "common_name", country.name))
        names = (country.name, getattr(country, "common_name", country.name))
        also = {country.alpha_3, _in_order(country.name)}
        also |= {_in_order(t.gettext(name)) for t in translations for name in names}
        yield Known(shown, group_of.get(country.alpha_3, ""), tuple(sorted(also - {shown})))


def _in_order(name: str) -> str:
    """Turn "Micronesia, Federated States of" round."""
    head, comma, tail = name.partition(", ")
    return f"{tail} {head}" if comma and tail.lower().split()[-1] in _LINKS else name


_LINKS = frozenset({"of", "the", "de", "del", "des", "du", "la"})
