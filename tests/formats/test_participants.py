"""Participants: in the agenda itself, and in a file of names beside it that the secretariat saves anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from idm_tui.formats.participants import read_participants
from idm_tui.formats.problems import AgendaError
from idm_tui.formats.source import AgendaSource
from tests.agendas import plan_of
from tests.formats.agendas import HEAD

if TYPE_CHECKING:
    from pathlib import Path

    from idm_tui.core.plan import Plan

ROWS = [("name", "delegation", "group"), ("Ana Núñez", "Chile", "GRULAC"), ("Bo Ek", "Norway", "WEOG")]
PEOPLE = [("Ana Núñez", "Chile", "GRULAC"), ("Bo Ek", "Norway", "WEOG")]
INLINE = (
    '\n[[participants]]\nname = "Holy See"\n\n[[participants]]\nname = "Sol"\ndelegation = "Peru"\ngroup = "GRULAC"\n'
)


def people(plan: Plan) -> list[tuple[str, str, str]]:
    return [(p.name, p.delegation, p.group) for p in plan.participants]


def written(folder: Path, text: str | bytes) -> list[tuple[str, str, str]]:
    path = folder / "people.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return [(p.name, p.delegation, p.group) for p in read_participants(path)]


def test_participants_in_the_agenda() -> None:
    assert people(plan_of(HEAD + INLINE)) == [("Holy See", "", ""), ("Sol", "Peru", "GRULAC")]


@pytest.mark.parametrize(
    ("entry", "says"),
    [('nam = "x"', "name"), ('group = "x"', "name"), ("name = 3", "name"), ('name = "a"\nage = 3', "age")],
)
def test_wrong_participants_in_the_agenda(entry: str, says: str) -> None:
    with pytest.raises(AgendaError) as raised:
        plan_of(f"{HEAD}\n[[participants]]\n{entry}\n")
    assert "participants.0" in str(raised.value)
    assert says in str(raised.value)


# --- the file

COMMA = "\n".join(",".join(row) for row in ROWS) + "\n"
FILES: dict[str, str | bytes] = {
    "commas": COMMA,
    "semicolons": COMMA.replace(",", ";"),
    "tabs": COMMA.replace(",", "\t"),
    "a byte order mark": b"\xef\xbb\xbf" + COMMA.encode(),
    "line ends of Windows": COMMA.replace("\n", "\r\n"),
    "no line end at the end": COMMA.rstrip(),
    "quotes": COMMA.replace("Chile", '"Chile"').replace("name", '"name"'),
    "capitals and blanks": COMMA.replace("name,delegation,group", " Name , DELEGATION, Group "),
    "blanks around": COMMA.replace("Bo Ek,Norway", "  Bo  Ek , Norway "),
    "empty lines": COMMA.replace("\n", "\n\n"),
    "lines without a name": COMMA + ",Peru,GRULAC\n,,\n",
    "other columns": COMMA.replace("\n", ",x\n").replace("group,x", "group,e-mail"),
    "another order": "group,name,delegation\nGRULAC,Ana Núñez,Chile\nWEOG,Bo Ek,Norway\n",
    "controls": COMMA.replace("Bo", "\x1b\x07Bo").replace("\x1b", "\u202e"),
}


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_a_file_of_names(text: str | bytes, tmp_path: Path) -> None:
    assert written(tmp_path, text) == PEOPLE


SHORT: dict[str, tuple[str, list[tuple[str, str, str]]]] = {
    "names alone": ("name\nAna\nBo\n", [("Ana", "", ""), ("Bo", "", "")]),
    "no names at all": ("name,group\n", []),
    "short rows": ("name,delegation,group\nAna\nBo,Norway\n", [("Ana", "", ""), ("Bo", "Norway", "")]),
    "long rows": ("name,group\nAna,WEOG,more,still\n", [("Ana", "", "WEOG")]),
    "a comma in a name": ('name,group\n"Ek, Bo",WEOG\n', [("Ek, Bo", "", "WEOG")]),
    "a line end in a name": ('name,group\n"Bo\nEk",WEOG\n', [("Bo Ek", "", "WEOG")]),
    "markup": ("name\n[/] x\n", [("[/] x", "", "")]),
}


@pytest.mark.parametrize(("text", "found"), SHORT.values(), ids=SHORT)
def test_a_file_with_less_or_more(text: str, found: list[tuple[str, str, str]], tmp_path: Path) -> None:
    assert written(tmp_path, text) == found


WRONG: dict[str, tuple[str | bytes, tuple[str, ...]]] = {
    "no column of names": (
        "delegation,group\nChile,GRULAC\n",
        ("name, delegation, group", "there is: delegation, group"),
    ),
    "no heading": ("Ana,Chile,GRULAC\n", ("name the columns", "ana, chile, grulac")),
    "not UTF-8": ("name\nNúñez\n".encode("latin-1"), ("not UTF-8",)),
    "UTF-16": ("name\nAna\n".encode("utf-16"), ("not UTF-8",)),
    "a field without an end": ("name\n" + "x" * 200_000, ("no CSV",)),
}


@pytest.mark.parametrize(("text", "says"), WRONG.values(), ids=WRONG)
def test_a_file_that_cannot_be_read_is_told_in_one_sentence(
    text: str | bytes, says: tuple[str, ...], tmp_path: Path
) -> None:
    with pytest.raises(ValueError, match="the") as raised:
        written(tmp_path, text)
    assert [word for word in says if word not in str(raised.value)] == []
    assert "\n" not in str(raised.value)


def test_an_empty_file_says_that_it_is_empty_rather_than_nothing(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="columns: name, delegation, group") as raised:
        written(tmp_path, "")
    assert not str(raised.value).endswith(": ")


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(ValueError, match="cannot be read"):
            read_participants(path)


# --- beside the agenda

NAMING = HEAD.replace("[[days]]", 'participants_file = "people.csv"\n\n[[days]]') + INLINE


@pytest.fixture
def source(tmp_path: Path) -> AgendaSource:
    (tmp_path / "agenda.toml").write_text(NAMING, encoding="utf-8")
    (tmp_path / "people.csv").write_text(COMMA, encoding="utf-8")
    return AgendaSource(tmp_path / "agenda.toml", keep_in=tmp_path / "kept")


def save(source: AgendaSource, text: str) -> None:
    (source.path.parent / "people.csv").write_text(text, encoding="utf-8")


BOTH = [("Holy See", "", ""), ("Sol", "Peru", "GRULAC"), *PEOPLE]


def test_the_agendas_own_come_first(source: AgendaSource) -> None:
    assert people(source.load()) == BOTH


def test_a_kept_plan_has_them_too(source: AgendaSource) -> None:
    source.load()
    assert list((source.path.parent / "kept").iterdir())
    again = AgendaSource(source.path, keep_in=source.keep_in)
    assert people(again.load()) == BOTH
    assert people(AgendaSource(source.path).load()) == BOTH


def test_a_file_of_names_that_is_saved_anew_is_taken_up(source: AgendaSource) -> None:
    source.load()
    assert not source.has_changed()
    save(source, "name\nCy Lo\nDi Mo\n")
    assert source.has_changed()
    assert people(source.load()) == [*BOTH[:2], ("Cy Lo", "", ""), ("Di Mo", "", "")]
    assert not source.has_changed()
    fresh = AgendaSource(source.path, keep_in=source.keep_in)
    assert people(fresh.load())[-1] == ("Di Mo", "", "")


def test_an_agenda_that_no_longer_names_a_file_looks_at_none(source: AgendaSource) -> None:
    source.load()
    source.path.write_text(HEAD + INLINE, encoding="utf-8")
    assert source.has_changed()
    assert people(source.load()) == BOTH[:2]
    save(source, "name\nCy Lo\n")
    assert not source.has_changed()


@pytest.mark.parametrize("text", ["", "delegation\nChile\n", "name\n" + "x" * 200_000])
def test_a_broken_file_names_the_agendas_line_and_is_taken_up_when_it_is_mended(
    source: AgendaSource, text: str
) -> None:
    source.load()
    save(source, text)
    with pytest.raises(AgendaError) as raised:
        source.load()
    assert "agenda.toml" in str(raised.value)
    assert "event.participants_file" in str(raised.value)
    assert "people.csv" in str(raised.value)
    save(source, COMMA)
    assert source.has_changed()
    assert people(source.load()) == BOTH


def test_a_missing_file_is_taken_up_when_it_comes(source: AgendaSource) -> None:
    (source.path.parent / "people.csv").unlink()
    with pytest.raises(AgendaError, match=r"people\.csv.*cannot be read"):
        source.load()
    assert not source.has_changed()
    save(source, COMMA)
    assert source.has_changed()
    assert people(source.load()) == BOTH


def test_a_file_that_goes_away_while_the_app_runs_leaves_the_last_good_plan(source: AgendaSource) -> None:
    source.load()
    (source.path.parent / "people.csv").unlink()
    assert not source.has_changed()
