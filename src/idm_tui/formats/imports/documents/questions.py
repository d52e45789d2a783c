"""The words with which agendas lead to questions, and how questions are told from other lines."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby, takewhile
from typing import TYPE_CHECKING

from idm_tui.core.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable

# Patterns stand a line each.
_LEAD_INS = r"""
(?:following|guiding|key|core|central|discussion|leading|framing|proposed|these) questions
(?:points?|issues|topics|questions) (?:for|of|under) (?:the )?(?:discussion|debate|reflection)
discussion (?:points|topics)|(?:consider|address) the following|points (?:to consider|for consideration)
following (?:issues|points|topics|themes|aspects)|food for thought|^for (?:discussion|debate)\s*:
(?:invited|asked|encouraged|expected|prompts?) to ?:$|(?:deber[áa]n?|devra|devront|desaf[íi]os?\b.*|bear in mind) ?:
(?:invited|asked|encouraged|expected) to (?:address|answer|consider|discuss|reflect)\b.*:$
(?:issues|matters|topics) (?:to (?:consider|address|discuss)|for (?:consideration|discussion))
(?:issues|matters|topics) to be (?:discussed|considered|addressed)
we['’]ll (?:ask|discuss).*:$
\bthink\b.{0,40}\babout ?:
pour (?:lancer|nourrir|ouvrir) (?:le d[ée]bat|la discussion|les [ée]changes)|sujets? de r[ée]flexion
(?:points?|th[èe]mes|axes|pistes|[ée]l[ée]ments) (?:de|pour la) (?:discussion|r[ée]flexion|d[ée]bat)
para (?:reflexionar|la reflexi[óo]n|el debate|la discusi[óo]n)|puntos (?:para|a) (?:debatir|considerar|discutir)
questions? (?:will be|to be|are|for|to guide|pour|guide)|questions? :?$
(?:points|questions|aspects|th[èe]mes) suivante?s|siguientes (?:puntos|preguntas|temas)|(?:puntos|temas) siguientes
questions (?:à (?:examiner|discuter|traiter|aborder|se poser)|en d[ée]bat)
questions (?:directrices|cl[ée]s|d['’]orientation|à d[ée]battre|de discussion|pour (?:le|la))
points? à (?:débattre|discuter|examiner)
preguntas? (?:orientador|gu[ií]a|siguiente|clave|para|de debate)|preguntas:?$
temas (?:de|para el) debate|cuestiones (?:para|a)|(?:puntos|ejes|temas) (?:de|para la) (?:discusi[óo]n|reflexi[óo]n)
^(?!.*(?:answers|r[ée]ponses?|respuestas|q ?& ?a\b)).*\b(?:questions?|preguntas?|cuestiones|interrogant?es)\b.{0,60}:$
^(?:key|main) issues:?$
leitfragen
"""
_LEAD_IN = re.compile("|".join(_LEAD_INS.strip().split("\n")), re.IGNORECASE)
# Each of the patterns holds one of these: asking for them first is quicker.
_HINTS = (
    *("question", "pregunt", "cuestion", "interrogant", "point", "punto", "eje", "issue", "topic", "matter", "tema"),
    *("consider", "address", "invited", "asked", "encouraged", "expected", "food for", "we'll", "we’ll", "aspect"),
    *("pour ", "para ", "sujet", "thème", "theme", "pistes", "élément", "element", "leitfragen"),
    *("discuss", "think", "deber", "devra", "devront", "desaf", "bear in", "prompt"),
)
QUESTION_END = ("?", "？", "؟")
_NUMBER = re.compile(
    r"(?:(?:question|pregunta)\s?\d{1,2}\s?[.:)–-]|[QP]\s?\d{1,2}\s?[.:)]|\([a-z]\)|\(?[ivx]{1,4}\)|[ivx]{1,4}\.(?=\s)"
    r"|\(\d{1,2}\))\s*",
    re.IGNORECASE,
)
_IN_ORDER = re.compile(
    r"(?:^|(?<=[\s;:,.?]))(?:\((?:[a-h]|[ivx]{1,4}|\d{1,2})\)|(?<![^?;:]\s)(?:\d{1,2}[.)]|[a-h]\)))\s+"
)
_TURNED_OVER = re.compile(
    r"discuss|debat|savoir|determin|demand|decid|settle|\bknow|saber|averigu|explor|examin|consider|address|reflect"
    r"|\bask|look (?:at|into)|chew|tackle|abord|interrog|trata"
    r"|refle[cx]|questionn|traite|analys|analiz|discut|echange|intercambi|porter(?:a|ont) sur",
)
_NAMED = re.compile(r"\b(?:questions?|preguntas?|cuestiones|interrogantes|(?:key|main) issues)\b")
_ASKING = re.compile(
    r"(?:(?:and|et|y|or|ou|o) )?"
    r"(?:(?:in|to|for|by|on|from|with|of|at|under|a|de|en|por|para|dans|pour|avec|sur|con|sobre) )?"
    r"(?:who|whose|what|why|how|when|where|which|whether|qui|que|quoi|quels?|quelles?|comment|pourquoi|ou|quand|si"
    r"|quien(?:es)?|cual(?:es)?|como|cuando|donde|cuanto|hasta que punto|dans quelle mesure)\b"
)
_END = re.compile(
    r"(?<=[.!?])[,;]?(?:\s+[–—-])?\s+(?=(?:(?:y|e|et|and|o|ou|or)\s+)?[¿(«“\"]|[^\W\d_a-zà-öø-ÿ])|(?<=[？؟])\s*(?=\S)"
)
_AND_AT_END = re.compile(r"[;,]\s+(?:and|or|et|ou|y|o)\s*$")
_END_OF_POINT = re.compile(rf"{_END.pattern}|;\s+")
_BETWEEN = re.compile(r"^[\s–—;,•-]+(?:(?:and|et|y|e|o|ou|or)\s+(?=¿|[A-Z]))?|^(?:and|et|y|e|o|ou|or)\s+(?=¿)")
_PUT = re.compile(
    r"(?:should|shall|can|could|is|are|do|does|did|will|would|has|have|must|may"
    r"|identify|describe|name|propose|discuss|find|list|explain|define|share|consider|tell|suggest|compare|agree|give"
    r"|faut-il|peut-on|doit-on|est-ce|identifier|decrire|proposer|nommer|citer|dresser|definir|trouver|partager|discuter"
    r"|debe|puede|es|son|identificar|describir|proponer|enumerar|nombrar|definir|compartir|discutir|buscar)\b"
)
_MOST_PUT = 0.6
_LEADING = re.compile(r"\s*[:.\t]\s*")
_FEWEST_IN_ROW = 2
_LONGEST = 300
_LONGEST_BEFORE = 110


@lru_cache(maxsize=512)  # a line is looked at by several in turn
def leads_in(text: str) -> bool:
    """Tell whether a text says that questions follow."""
    return len(text) < _LONGEST and may_lead_in(text) and _LEAD_IN.search(text) is not None


def may_lead_in(text: str) -> bool:
    """Tell whether a text holds any of the words with which agendas lead to questions."""
    plain = text.lower()
    return any(hint in plain for hint in _HINTS)


def without_number(text: str) -> str:
    """Return a question without its number: "Q1.", "(a)", "Question 2:"."""
    found = _NUMBER.match(text)
    return text[found.end() :] if found else text


def is_numbered(text: str) -> bool:
    """Tell whether a text begins with the number of a question."""
    return _NUMBER.match(text) is not None


def is_asking(text: str) -> bool:
    """Tell whether a text begins as a question does, asked or told: "In what sense …", "comment …"."""
    return _ASKING.match(fold(text)) is not None


def leads_to(text: str, below: list[str], *, is_heading: bool = False) -> bool:
    """Tell whether words lead to questions, though they do not say so: "We will discuss:" above "How …", "Why …"."""
    plain = fold(text)
    is_led = text.endswith(":") and (len(below) > 1 or is_heading) and _TURNED_OVER.search(plain)
    is_named = (is_heading or text.endswith(":")) and _NAMED.search(plain)
    are_asked = all(each.endswith(QUESTION_END) or is_asking(each) for each in below)
    return bool(below) and bool(is_led or is_named) and are_asked


def are_put(points: list[str]) -> bool:
    """Tell whether the points of a list are put to somebody, asked or told: "What …?", "Identify …", "Should …"."""
    asked = [each for each in points if each.endswith(QUESTION_END)]
    put = [each for each in points if each in asked or is_asking(each) or _PUT.match(fold(each))]
    return bool(asked) and len(points) > 1 and len(put) > len(points) * _MOST_PUT


def turns_over(words: str) -> bool:
    """Tell whether words say that something is discussed: "The panel will discuss"."""
    return _TURNED_OVER.search(fold(words)) is not None


def without_last(text: str) -> str:
    """Return a text without its last sentence: what is said before the words that lead to questions."""
    return " ".join(_END.split(text.strip())[:-1])


def asked_in(text: str) -> list[str]:
    """Return the questions of a text that holds nothing else, each to its own mark; none if it holds more."""
    parts = _sentences(text)
    return parts if all(part.endswith(QUESTION_END) for part in parts) else []


def asked_within(text: str, *, at_end: bool = False) -> list[str]:
    """Return the questions of a paragraph: two and more in a row are put to somebody, one alone may be rhetorical.

    With `at_end` only those with which it ends.
    """
    runs = [
        (is_asked, list(run)) for is_asked, run in groupby(_sentences(text), lambda part: part.endswith(QUESTION_END))
    ]
    asked = [run for is_asked, run in (runs[-1:] if at_end else runs) if is_asked]
    return [question for run in asked if len(run) >= _FEWEST_IN_ROW for question in run]


def begins_with_questions(text: str) -> bool:
    """Tell whether a text begins with two questions and more."""
    first = _sentences(text)[:_FEWEST_IN_ROW]
    return len(first) == _FEWEST_IN_ROW and all(part.endswith(QUESTION_END) for part in first)


def asked_behind(text: str, leads_on: Callable[[str], object]) -> tuple[str, list[str], str] | None:
    """Return the words that lead to the questions behind them on one line, these, and what follows.

    None where no such words lead on; no questions where something else stands right behind the words.
    """
    for mark in _LEADING.finditer(text):
        if mark.start() > _LONGEST:
            break
        words, rest = text[: mark.start()], text[mark.end() :]
        if rest and leads_on(f"{words}:"):
            parts = _sentences(rest)
            first = list(takewhile(lambda part: part.endswith(QUESTION_END), parts))
            asked = first if first and len(words) < _LONGEST_BEFORE else asked_in(rest)
            return words, asked or _told_in(rest), " ".join(parts[len(first) :]) if asked else ""
    return None


def told_behind(text: str) -> tuple[str, list[str]] | None:
    """Return the words before questions that are told and numbered, and these: "Mind: (1) what …; (2) who …"."""
    found = _IN_ORDER.search(text)
    asked = _told_in(text[found.start() :]) if found else []
    is_told = len(asked) > 1 and all(map(is_asking, asked))
    return (text[: found.start()].rstrip(" :"), asked) if found and is_told else None


def _told_in(text: str) -> list[str]:
    """Return questions that are told: "(a) how debts are swapped; (b) whether …", "How … Who …"."""
    places = [found.start() for found in _IN_ORDER.finditer(text)]
    if len(places) > 1 and places[0] == 0:
        parts = [text[begin:end] for begin, end in zip(places, [*places[1:], len(text)], strict=True)]
        return [_AND_AT_END.sub("", _IN_ORDER.sub("", part)).strip(" ;,") for part in parts]
    parts = _sentences(text, _END_OF_POINT)
    return parts if parts and all(map(is_asking, parts)) else []


def _sentences(text: str, end: re.Pattern[str] = _END) -> list[str]:
    parts = (_BETWEEN.sub("", part).strip() for part in end.split(text.strip()))
    return [without_number(part) for part in parts if part]
