"""Names that people are given, of forty countries: they tell a person where capitals alone do not."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from idm_tui.core.text import fold
from idm_tui.formats.imports.ordinary_words import is_ordinary

_COUNTRIES = """
en_US en_GB en_IE en_IN en_KE en_NG en_PK en_NZ fr_FR fr_CH fr_BE fr_QC fr_DZ es_ES es_MX es_AR es_CO es_CL es_CA
pt_BR pt_PT it_IT de_DE de_CH de_AT nl_NL nl_BE sv_SE no_NO da_DK fi_FI pl_PL cs_CZ hu_HU hr_HR ro_RO tr_TR id_ID sw
yo_NG ha_NG ig_NG zu_ZA tw_GH
"""
_LISTS = ("first_names", "first_names_male", "first_names_female")
# More often than a person these are a place, or another word.
_OTHER_WORDS = """
austin brooklyn carolina chelsea dakota devon florence france geneva georgia houston israel jackson jordan kingston
lincoln london lourdes madison milan montana orlando paris santiago savannah sydney vienna virginia an april autumn el
june las los may mar san sol summer trinity
"""
_OTHERS = frozenset(_OTHER_WORDS.split())


def is_given(name: str) -> bool:
    """Tell whether people are called so first; of two joined by a hyphen the first decides: Anne-Sophie."""
    plain = fold(name).partition("-")[0]
    return plain in _given() and plain not in _OTHERS


@cache
def _given() -> frozenset[str]:
    """Return all names that are no everyday words, without accents and in small letters."""
    names: set[str] = set()
    for country in _COUNTRIES.split():
        provider = import_module(f"faker.providers.person.{country}").Provider
        for each in _LISTS:
            # Some of them make the whole list of the two others only when they are asked for a name.
            found = getattr(provider, each, ())
            names.update(() if isinstance(found, property) else found)
    return frozenset(plain for plain in map(fold, names) if len(plain) > 1 and not is_ordinary(plain))
