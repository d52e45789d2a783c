"""The words with which agendas announce who moderates, who speaks, and that questions follow."""

from __future__ import annotations

import re

# Patterns stand a line each; behind the word must stand a colon, a person, or nothing.
_MODERATORS = r"""
moderators?|moderated by|moderation(?: by)?|moderator / moderador
mod[ée]rat(?:eur|rice)s?|mod[ée]ration|anim[ée]e? par|animat(?:eur|rice)|facilitateurs?|facilitatrice
moderador(?:a|es|as)?|modera|facilitador(?:a|es)?
(?:session |co-?)?chairs?|chaired by|chairperson|co-?chaired by|presided by|convened by
pr[ée]sid(?:ence|ente?)s?(?: de s[ée]ance)?|presidencia|preside|leitung
facilitators?|facilitated by|facilitation
"""
_RAPPORTEURS = r"""
rapporteurs?|rapporteuse|relator(?:a|es)?|scribe|note.?takers?
"""
_SPEAKERS = r"""
speakers?|key.?note speakers?|key.?note(?: (?:speech|lecture|address))?(?: by)?
panell?ists?|panel members|panel discussion(?: with)?|presenters?|discussants?|commentators?|respondents?
presented by|presentation by|presentations? by|introduced by|remarks by|statements? by|delivered by|by|with
opening remarks by|welcome (?:remarks|address) by|trigger speakers?|lead speakers?|resource persons?|participants?
intervenant(?:e?s)?|orateurs?|oratrices?|conf[ée]renci[eè]re?s?|invit[ée]e?s?|avec
panelistas?|ponentes?|expositor(?:es|a|as)?|oradores?|oradora|disertantes?|con la participaci[óo]n de
referent(?:en|in)?
"""
_LEAD_INS = r"""
(?:following|guiding|key|discussion|leading|proposed|these) questions|points? for discussion|issues for discussion
questions? (?:will be|to be|are|for|to guide|pour|guide)|questions? :?$
questions (?:suivantes|directrices|cl[ée]s|d'orientation|à d[ée]battre|de discussion)|points? à débattre
pistes de (?:discussion|r[ée]flexion)
preguntas? (?:orientador|gu[ií]a|siguiente|clave)|preguntas:?$|temas de debate
leitfragen
"""
ROLE_WORDS = {"moderators": _MODERATORS, "rapporteurs": _RAPPORTEURS, "speakers": _SPEAKERS}


def _any_of(patterns: str) -> str:
    return "|".join(patterns.strip().split("\n"))


ROLE = re.compile(
    rf"^(?:{'|'.join(f'(?P<{role}>(?:{_any_of(words)}))' for role, words in ROLE_WORDS.items())})"
    r"\s*(?P<mark>[:：]|[-–—]|$)\s*",
    re.IGNORECASE,
)
LEAD_IN = re.compile(_any_of(_LEAD_INS), re.IGNORECASE)
QUESTION_END = ("?", "？", "؟")
