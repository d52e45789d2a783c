"""How many hold a view, in the words of a report that attributes none: one, some, several, many, most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from idm_tui.core.language import _

if TYPE_CHECKING:
    from idm_tui.core.agenda import Quantifiers

Who = Literal["delegations", "panellists", "participants"]

# One sentence each, because languages differ in what agrees with what.
_WORDS: dict[tuple[str, Who], str] = {
    ("one", "delegations"): _("One delegation"),
    ("one", "panellists"): _("One panellist"),
    ("one", "participants"): _("One participant"),
    ("some", "delegations"): _("Some delegations"),
    ("some", "panellists"): _("Some panellists"),
    ("some", "participants"): _("Some participants"),
    ("several", "delegations"): _("Several delegations"),
    ("several", "panellists"): _("Several panellists"),
    ("several", "participants"): _("Several participants"),
    ("many", "delegations"): _("Many delegations"),
    ("many", "panellists"): _("Many panellists"),
    ("many", "participants"): _("Many participants"),
    ("most", "delegations"): _("Most delegations"),
    ("most", "panellists"): _("Most panellists"),
    ("most", "participants"): _("Most participants"),
}


def quantifier(count: int, of: int, thresholds: Quantifiers) -> str:
    """Return one, some, several, many or most, for so many out of all who took the floor.

    "Most" takes precedence, but only from "several" on: two of three are no most.
    """
    if count >= max(thresholds.several, 2) and of and count * 100 >= thresholds.most * of:
        return "most"
    if count >= max(thresholds.many, 2):
        return "many"
    if count >= max(thresholds.several, 2):
        return "several"
    return "some" if count >= max(thresholds.some, 2) else "one"


def quantified(word: str, who: Who) -> str:
    """Return the subject of a sentence: "Several delegations"."""
    return _(_WORDS[word, who])
