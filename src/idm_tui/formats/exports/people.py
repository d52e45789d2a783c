"""People and questions as lines of text, for formats that have no place of their own for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from idm_tui.core.agenda import Party
    from idm_tui.core.plan import Session


def words_of(person: Party) -> str:
    """Write a person: the name, and in brackets role, organisation and for whom they speak."""
    behalf: Party | None = getattr(person, "on_behalf_of", None)
    about = [person.role, person.organisation]
    if behalf is not None:
        about.append(_("on behalf of {other}").format(other=", ".join(_said(behalf))))
    words = ", ".join(filter(None, about))
    return f"{person.name} ({words})" if words else person.name


def _said(person: Party) -> Iterator[str]:
    yield from filter(None, (person.name, person.role, person.organisation))


def people_lines(session: Session) -> Iterator[str]:
    """Yield a line for each thing that people do in a session: Speakers: Ann (ILO); Bea."""
    roles = (
        (_("Moderator"), _("Moderators"), session.moderators),
        (_("Rapporteur"), _("Rapporteurs"), session.rapporteurs),
        (_("Speaker"), _("Speakers"), session.speakers),
    )
    for one, several, people in roles:
        if people:
            yield f"{one if len(people) == 1 else several}: {'; '.join(map(words_of, people))}"


def open_floor(session: Session) -> str:
    """Say that all discuss, where they do."""
    return _("The floor is open for a general discussion.") if session.discussion else ""


def description(session: Session, *, takes_place: bool) -> str:
    """Write who does what in a session, its questions, whether all discuss, its footnote: a line for each."""
    lines = [] if takes_place else [_("This session does not take place.")]
    lines += people_lines(session)
    lines += (f"{number}. {question}" for number, question in enumerate(session.questions, 1))
    lines += filter(None, (open_floor(session), session.footnote))
    return "\n".join(lines)
