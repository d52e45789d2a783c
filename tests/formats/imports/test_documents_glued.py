"""What pages glue together: a name in bold to the title before it, the discussion to the last question."""

from __future__ import annotations

from tests.formats.imports.test_documents_content import read

AGENDA = """1 March 2024

10:00 - 10:15

MIGRANT STORY**Ana Pérez**, Chairwoman, Workers' Union, Chile

10:15 - 12:00

Session I: Skills and Needs, and What Becomes of Both in Times of Change

{paragraph}

SPEAKERS:

Tristan d'Avezac de Moran, Director, Group Affairs, Manpower, Inc.

The following questions are proposed to guide the discussion:

- What works? <p>General Discussion</p>
"""
PARAGRAPH = "Effective management is necessary to channel labour migration into safe and orderly avenues. " * 3


def test_what_was_glued_is_parted() -> None:
    story, session = read(AGENDA.format(paragraph=PARAGRAPH)).sessions
    assert story.title == "MIGRANT STORY"
    assert [person.name for person in story.speakers] == ["Ana Pérez"]
    assert session.title == "Session I: Skills and Needs, and What Becomes of Both in Times of Change"
    assert session.abstract == PARAGRAPH.strip()
    assert [person.name for person in session.speakers] == ["Tristan d'Avezac de Moran"]
    assert list(session.questions) == ["What works?"]
    assert session.discussion


def test_a_title_in_bold_before_a_comma_stays_the_title() -> None:
    (welcome,) = read(
        "1 March 2024\n\n* __9h30-10h__: __Accueil__, moment de convivialité autour d'un café.\n"
    ).sessions
    assert welcome.title == "Accueil"
