"""`idm-tui import --update`: a new version of a programme goes into the agenda that was edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.shell import Answer, refused, run

if TYPE_CHECKING:
    from pathlib import Path

PROGRAMME = """# Forum on Trade

Monday 1 June 2026

09:00–10:00 Opening
Speaker: Ana Pérez, ILO

10:00–10:30 Coffee break

10:30–12:00 Panel on Skills
Moderator: Bo Li, WTO
Speakers:
- Carl Jung, IOM
- Dana Fox, UN

13:00–14:00 Old topic
"""
NEWER = (
    PROGRAMME.replace("10:30–12:00 Panel on Skills", "10:45–12:15 Panel on Skills and Jobs")
    .replace("- Dana Fox, UN", "- Dana Fox, UN\n- Eve Adams, WHO")
    .replace("13:00–14:00 Old topic", "15:00–16:00 Closing")
)


@pytest.fixture
def agenda(here: Path) -> Path:
    """An agenda that was imported and edited."""
    (here / "old.md").write_text(PROGRAMME)
    (here / "new.md").write_text(NEWER)
    assert imported("old.md").code == 0
    path = here / "agenda.toml"
    text = path.read_text().replace('title = "Opening"', 'title = "Grand Opening" # says the chair\nmin = "20m"')
    path.write_text(text.replace('name = "Carl Jung"', 'name = "Carl Jung", minutes = 12'))
    return path


def imported(source: str, *options: str) -> Answer:
    return run("import", source, "-o", "agenda.toml", "--timezone", "Europe/Zurich", *options)


def test_first_it_is_only_shown(agenda: Path) -> None:
    before = agenda.read_bytes()
    answer = imported("new.md", "--update", "--preview")
    assert (answer.code, answer.out) == (0, "")
    assert agenda.read_bytes() == before
    for word in ("renamed", "moved", "changed", "gone", "new"):
        assert f"agenda.toml: {word}: " in answer.err
    assert answer.err.endswith("nothing was written\n")


def test_then_it_is_merged_and_accepted(agenda: Path) -> None:
    answer = imported("new.md", "--update")
    assert (answer.code, answer.out) == (0, "")
    text = agenda.read_text()
    assert 'title = "Grand Opening" # says the chair\nmin = "20m"' in text
    assert '{ name = "Carl Jung", minutes = 12, organisation = "IOM" },' in text
    assert 'id = "panel-on-skills"\nkind = "session"\ntitle = "Panel on Skills and Jobs"\nstart = "10:45"' in text
    assert 'name = "Eve Adams"' in text
    assert text.count("skip = true") == 1
    assert run("check", "agenda.toml").code == 0
    assert sorted(path.name for path in agenda.parent.iterdir()) == ["agenda.toml", "new.md", "old.md"]
    assert imported("new.md", "--update").err.endswith("merged: nothing changes\n")
    assert agenda.read_text() == text


def test_hand_edits_outlive_many_versions(agenda: Path) -> None:
    edited = agenda.read_text()
    imported("new.md", "--update")
    imported("old.md", "--update")
    text = agenda.read_text()
    assert text.startswith(edited.rstrip("\n"))
    assert text.count("[[days.sessions]]") == edited.count("[[days.sessions]]") + 1  # the closing, skipped


def test_without_the_data_folder_hand_edits_stay_too(agenda: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IDM_TUI_DATA", "/dev/null/nowhere")
    answer = imported("new.md", "--update")
    assert answer.code == 0
    assert 'title = "Grand Opening" # says the chair' in agenda.read_text()
    assert 'title: "Grand Opening" stays, the source has "Opening"' in answer.err


def test_an_agenda_that_is_not_there_is_made(here: Path) -> None:
    (here / "old.md").write_text(PROGRAMME)
    assert "so all of it is new" in imported("old.md", "--update").err
    assert run("check", "agenda.toml").code == 0


@pytest.mark.parametrize("broken", [b"[event", b"\xff\xfe", b'[event]\nid = "a"\n'])
def test_a_broken_agenda_is_one_line_and_stays(agenda: Path, broken: bytes) -> None:
    agenda.write_bytes(broken)
    words = ("import", "new.md", "-o", "agenda.toml", "--timezone", "Europe/Zurich", "--update")
    assert refused(*words).startswith("new.md: agenda.toml")
    assert agenda.read_bytes() == broken


def test_another_zone_is_refused(agenda: Path) -> None:
    before = agenda.read_bytes()
    words = ("import", "new.md", "-o", "agenda.toml", "--timezone", "Asia/Tokyo", "--update")
    assert "--timezone Europe/Zurich makes them one" in refused(*words)
    assert agenda.read_bytes() == before
