"""What every store of facts promises, whatever it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from idm_tui.core.clock import HubClock
from idm_tui.core.facts import BODIES, Fact
from idm_tui.journal.address import parse
from idm_tui.journal.memory import MemoryJournal
from idm_tui.journal.shared import Member, SharedJournal
from idm_tui.journal.sqlite import SqliteJournal
from tests.hubs import Server, needs_server, server
from tests.journal.samples import body_of_kind, fact, giving

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from idm_tui.journal import Journal

TEXTS = {
    "plain": "Session I",
    "accents": "Ñandú, Łódź, Đà Nẵng, العربية, 漢字, 🎤",
    "quotes": 'it\'s "quoted" \\ and {braced} %s; DROP TABLE facts; --',
    "markup": "[/] x [bold red]loud[/]",
    "lines": "first\nsecond\tindented",
    "long": "x" * 20_000,
}


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with server(tmp_path_factory.mktemp("hub")) as made:
        yield made


@pytest.fixture(params=["memory", "sqlite", pytest.param("shared", marks=needs_server)])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journal]:
    path = tmp_path / "event.journal"
    if request.param != "shared":
        made: Journal = MemoryJournal() if request.param == "memory" else SqliteJournal(path)
        yield made
        made.close()
        return
    url = request.getfixturevalue("hub").url
    member = Member("Ana", "moderator", "table:1", is_present=False)
    shared = SharedJournal(path, parse(f"{url}/{tmp_path.name}"), member, HubClock())
    yield shared
    shared.close()
    assert shared.link.fault is None


def test_a_new_journal_is_empty(journal: Journal) -> None:
    assert list(journal.read()) == []
    assert list(journal.read(7)) == []


def test_facts_come_back_in_the_order_of_recording_not_of_their_instants(journal: Journal) -> None:
    given = [fact(3), fact(1), fact(2)]
    for one in given:
        journal.exchange(0, giving(one))
    assert list(journal.read()) == given


def test_several_facts_of_one_exchange_keep_their_order(journal: Journal) -> None:
    given = [fact(9), fact(4), fact(7)]
    journal.exchange(0, giving(*given))
    assert list(journal.read()) == given


@pytest.mark.parametrize("after", [0, 1, 4, 5, 6])
def test_a_position_counts_the_facts_from_one(journal: Journal, after: int) -> None:
    given = [fact(n) for n in range(5)]
    journal.exchange(0, giving(*given))
    assert list(journal.read(after)) == given[after:]


def test_exchange_hands_over_exactly_the_news(journal: Journal) -> None:
    given = [fact(n) for n in range(4)]
    journal.exchange(0, giving(*given))
    shown: list[Sequence[Fact]] = []

    def decide(news: Sequence[Fact]) -> Sequence[Fact]:
        shown.append(list(news))
        return (fact(9),)

    news, added = journal.exchange(2, decide)
    assert shown == [given[2:]]
    assert list(news) == given[2:]
    assert list(added) == [fact(9)]
    assert list(journal.read()) == [*given, fact(9)]


def test_exchange_that_decides_for_nothing_appends_nothing(journal: Journal) -> None:
    journal.exchange(0, giving(fact(1)))
    news, added = journal.exchange(0, giving())
    assert (list(news), list(added)) == ([fact(1)], [])
    assert list(journal.read()) == [fact(1)]


def test_positions_stay_whole_after_refusals_and_repeats(journal: Journal) -> None:
    def refuse(_news: Sequence[Fact]) -> Sequence[Fact]:
        raise LookupError

    journal.exchange(0, giving(fact(1)))
    with pytest.raises(LookupError):
        journal.exchange(0, refuse)
    journal.exchange(0, giving(fact(1)))
    journal.exchange(0, giving(fact(2)))
    assert list(journal.read(1)) == [fact(2)]
    assert list(journal.read(2)) == []


@pytest.mark.parametrize("error", [LookupError("no"), KeyboardInterrupt(), SystemExit(3)])
def test_what_decide_raises_goes_through_and_nothing_is_appended(journal: Journal, error: BaseException) -> None:
    journal.exchange(0, giving(fact(1)))

    def raise_it(_news: Sequence[Fact]) -> Sequence[Fact]:
        raise error

    with pytest.raises(type(error)):
        journal.exchange(0, raise_it)
    assert list(journal.read()) == [fact(1)]
    journal.exchange(0, giving(fact(2)))
    assert list(journal.read()) == [fact(1), fact(2)]


def test_an_id_is_stored_once(journal: Journal) -> None:
    journal.exchange(0, giving(fact(1), fact(2)))
    journal.exchange(0, giving(fact(2), fact(3)))
    assert list(journal.read()) == [fact(1), fact(2), fact(3)]


def test_an_id_that_is_given_twice_at_once_is_stored_once(journal: Journal) -> None:
    journal.exchange(0, giving(fact(1), fact(1), fact(2)))
    assert list(journal.read()) == [fact(1), fact(2)]


def test_exchange_returns_as_appended_only_what_it_appended(journal: Journal) -> None:
    journal.exchange(0, giving(fact(1)))
    _news, added = journal.exchange(1, giving(fact(1), fact(2)))
    assert list(added) == [fact(2)]


def test_what_was_read_is_not_changed_by_what_comes_later(journal: Journal) -> None:
    journal.exchange(0, giving(fact(1)))
    before = journal.read()
    journal.exchange(0, giving(fact(2)))
    assert list(before) == [fact(1)]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("kind", BODIES)
def test_every_kind_survives_the_round_trip(journal: Journal, kind: str, text: str) -> None:
    given = fact(1, body_of_kind(kind, text, -90), by=text, role=text)
    journal.exchange(0, giving(given))
    (found,) = journal.read()
    assert found == given
    assert type(found.body) is type(given.body)


def test_every_kind_survives_with_empty_texts(journal: Journal) -> None:
    for number, kind in enumerate(BODIES):
        journal.exchange(0, giving(fact(number, body_of_kind(kind, "", 0))))
    lost = [kind for kind, found in zip(BODIES, journal.read(), strict=True) if found.body.kind != kind]
    assert lost == []


def test_instants_come_back_aware_and_to_the_second(journal: Journal) -> None:
    journal.exchange(0, giving(fact(1)))
    (found,) = journal.read()
    assert found.at.utcoffset() is not None
    assert (found.at, found.recorded) == (fact(1).at, fact(1).recorded)
