"""The order in which a terminal has its facts, while some are in the common stream and some wait for it."""

from __future__ import annotations

from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from idm_tui.core.facts import CommandUndone, FloorGiven, NoteStruck, NoteTaken
from idm_tui.journal import JournalError
from idm_tui.journal.shared_file import SharedFile
from idm_tui.journal.sqlite import SqliteJournal
from tests.journal.samples import fact, giving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from idm_tui.core.facts import Fact


@pytest.fixture
def file(tmp_path: Path) -> Iterator[SharedFile]:
    made = SharedFile(tmp_path / "event.journal")
    made.attend("monday", 0, "all")
    yield made
    made.close()


def order(file: SqliteJournal) -> list[int]:
    """The order of recording: what comes again stands in its later place."""
    found: dict[str, None] = {}
    for each in file.read():
        found.pop(each.id, None)
        found[each.id] = None
    return [int(fact_id.removeprefix("fact-")) for fact_id in found]


def stream(*numbers: int, start: int = 1) -> list[tuple[int, Fact]]:
    return list(enumerate(map(fact, numbers), start))


def test_what_is_written_here_waits_in_its_order(file: SharedFile) -> None:
    file.exchange(0, giving(fact(2), fact(1)))
    assert [each.id for each in file.waiting(10)] == [fact(2).id, fact(1).id]
    assert file.waiting(1) == [fact(2)]
    assert file.standing() == (0, 2)


def test_what_comes_back_is_shared_and_no_news(file: SharedFile) -> None:
    file.exchange(0, giving(fact(1), fact(2)))
    file.take(stream(1), 1)
    assert file.standing() == (1, 2)
    assert list(file.read(2)) == []
    assert file.waiting(10) == [fact(2)]


def test_what_waits_is_recorded_anew_behind_what_others_did(file: SharedFile) -> None:
    file.exchange(0, giving(fact(1), fact(2)))
    file.take(stream(11, 1, 12), 3)
    assert order(file) == [11, 1, 12, 2]
    assert [each.id for each in file.read(2)] == [fact(n).id for n in (11, 1, 12, 2)]
    assert file.standing() == (3, 4)


def test_positions_count_without_a_gap_also_where_facts_have_moved(file: SharedFile) -> None:
    file.exchange(0, giving(fact(1)))
    file.take(stream(11, 12), 2)
    file.exchange(0, giving(fact(2)))
    whole = file.read()
    assert all(list(file.read(after)) == list(whole[after:]) for after in range(len(whole) + 1))
    news, added = file.exchange(len(whole), giving(fact(3)))
    assert (list(news), list(added)) == ([], [fact(3)])


def test_the_stream_is_read_once_and_a_fact_that_is_in_it_twice_counts_once(file: SharedFile) -> None:
    assert file.take(stream(11, 12, 11), 3)
    assert not file.take(stream(11, 12, 11), 3)
    assert order(file) == [11, 12]
    assert file.attend("monday", 3, "all") == 3


@pytest.mark.parametrize(("born", "last"), [("tuesday", 9), ("monday", 1)], ids=["made anew", "shorter"])
def test_where_the_hub_has_lost_its_data_everything_waits_again(file: SharedFile, born: str, last: int) -> None:
    file.exchange(0, giving(fact(1)))
    file.take(stream(11, 1, 12), 3)
    assert file.attend(born, last, "all") == 0
    assert [each.id for each in file.waiting(10)] == [fact(n).id for n in (11, 1, 12)]
    file.take(stream(11, 1, 12), 3)
    assert file.standing() == (3, 3)
    assert order(file) == [11, 1, 12]


def test_a_hub_of_which_the_beginning_alone_is_known_goes_on(file: SharedFile) -> None:
    file.take(stream(11, 12), 2)
    assert file.attend("monday", 7, "all") == 2


def test_two_links_to_one_file_take_each_message_once(file: SharedFile) -> None:
    other = SharedFile(file.path)
    other.attend("monday", 0, "all")
    assert file.take(stream(11, 12), 2)
    assert other.take(stream(11, 12, 13), 3)
    assert order(file) == [11, 12, 13]
    other.close()


def test_others_at_this_terminal_see_the_same_order(file: SharedFile) -> None:
    file.exchange(0, giving(fact(1)))
    file.take(stream(11), 1)
    beside = SqliteJournal(file.path)
    assert order(beside) == [11, 1]
    beside.close()


def test_words_that_were_struck_elsewhere_go_here_too(file: SharedFile) -> None:
    secret = "words that nobody may find again"
    note = NoteTaken(note="n1", number=1, place=1, session="s", writer="Rita", text=secret)
    file.take([(1, fact(1, note))], 1)
    file.take([(2, fact(2, NoteStruck("n1")))], 2)
    assert secret not in str(file.read())
    file.close()
    assert not any(secret.encode() in path.read_bytes() for path in file.path.parent.iterdir())


def test_an_undoing_belongs_to_the_record_if_all_that_it_undoes_does(file: SharedFile) -> None:
    note = NoteTaken(note="n1", number=1, place=1, session="s", writer="Rita", text="said")
    file.exchange(0, giving(fact(1, note, command="noted"), fact(2, FloorGiven("s", "Ann", "t", 60), command="given")))
    assert file.is_of_record(fact(3, CommandUndone("noted")))
    assert not file.is_of_record(fact(4, CommandUndone("given")))
    assert not file.is_of_record(fact(5, CommandUndone("unheard of")))


STEPS = st.tuples(st.booleans(), st.booleans(), st.integers(0, 2), st.booleans())


def test_each_part_of_the_stream_is_read_to_its_own_end(file: SharedFile) -> None:
    """A stage display, which may read less, does not keep from a rapporteur what it passed over."""
    assert file.attend("monday", 4, "room") == 0
    file.take([(1, fact(11)), (4, fact(14))], 4)
    assert file.attend("monday", 4, "all") == 0
    file.take(stream(11, 12, 13, 14), 4)
    assert sorted(order(file)) == [11, 12, 13, 14]
    assert file.standing() == (4, 4)
    assert [file.attend("monday", 4, part) for part in ("room", "all")] == [4, 4]


def test_a_stream_that_was_made_anew_is_read_anew_by_all(file: SharedFile) -> None:
    other = SharedFile(file.path)
    assert other.attend("tuesday", 1, "room") == 0
    with pytest.raises(JournalError, match="made anew"):
        file.take(stream(11), 1)
    assert file.attend("tuesday", 1, "all") == 0
    file.take(stream(11), 1)
    other.close()


@given(steps=st.lists(STEPS, min_size=1, max_size=12))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_the_order_of_recording_is_that_of_the_stream_then_what_waits(
    tmp_path: Path, steps: list[tuple[bool, bool, int, bool]]
) -> None:
    file = SharedFile(Path(mkdtemp(dir=tmp_path)) / "event.journal")
    file.attend("monday", 0, "all")
    here: list[int] = []
    shared: list[int] = []
    for number, (is_own, others_too, back, is_turned) in enumerate(steps, 1):
        if is_own:
            file.exchange(0, giving(fact(number)))
            here.append(number)
            continue
        portion = [*([number + 100] if others_too else []), *here[:back]]
        portion = portion[::-1] if is_turned else portion
        file.take(stream(*portion, start=len(shared) + 1), len(shared) + len(portion))
        here = [each for each in here if each not in portion]
        shared += portion
    assert order(file) == [*shared, *here]
    assert file.standing() == (len(shared), len(shared) + len(here))
    whole = file.read()
    assert all(list(file.read(after)) == list(whole[after:]) for after in range(len(whole)))
    file.close()
