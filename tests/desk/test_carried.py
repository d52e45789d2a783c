"""From session to session, by rights of reply and lists that are kept, nobody is lost or doubled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from idm_tui.core import commands as c
from idm_tui.desk import Refused
from tests.desk.discussion import floor_table, told

if TYPE_CHECKING:
    from idm_tui.desk import Desk

going = st.one_of(
    st.tuples(st.just("start"), st.sampled_from(["forum", "panel", "side", "last"])),
    st.tuples(st.just("end"), st.sampled_from(["keep", "drop", ""])),
    st.tuples(st.just("add"), st.sampled_from(["statement", "reply"])),
    st.tuples(st.sampled_from(["next", "undo"]), st.just("")),
)


@settings(deadline=None)
@given(st.lists(going, max_size=25), st.sampled_from(["discussion", "day"]))
def test_from_session_to_session_nobody_on_a_list_is_lost_or_doubled(
    steps: list[tuple[str, str]], replies: str
) -> None:
    table = floor_table(replies)
    desk = told(table, ("10:00", c.Start(session="forum")))
    for number, (what, which) in enumerate(steps):
        table.clock.advance(seconds=7)
        before = set(whereabouts(desk))
        command: dict[str, c.Command] = {
            "start": c.Start(session=which),
            "end": c.End(rest=which),
            "add": c.ListAdd(speaker=f"D{number:02}", kind=which),
            "next": c.Next(),
            "undo": c.Undo(),
        }
        try:
            desk.do(command[what])
        except Refused:
            continue
        after = whereabouts(desk)
        assert len(after) == len(set(after))
        gone = {name for name in before if name not in after}
        assert not gone or what == "undo" or (what, which) == ("end", "drop")


def whereabouts(desk: Desk) -> list[str]:
    """Return every delegation on a list or among the turns of any session."""
    found: list[str] = []
    for run in desk.state.runs.values():
        names = [*(entry.name for entry in run.list.entries), *(turn.speaker for turn in run.all_turns)]
        found += [name for name in names if name.startswith("D")]
    return found
