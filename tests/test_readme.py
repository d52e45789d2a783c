"""The README stays true: every key, command and agenda key stands in it."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest
from click import Context

from idm_tui.cli.main import main
from idm_tui.core import agenda
from idm_tui.core.notes import KINDS, KindOfNote
from idm_tui.tui.keys.chair import CHAIR
from idm_tui.tui.keys.moderator import MODERATOR
from idm_tui.tui.screens.rapporteur import RapporteurScreen
from tests.agendas import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("key", [key for key in MODERATOR if key.shown], ids=lambda key: key.name)
def test_every_key_is_explained(key: Any) -> None:
    table = README[README.index("\n## Keys") : README.index("\n## When something goes wrong")]
    assert all(f"`{shown}`" in table for shown in key.shown.split())


@pytest.mark.parametrize("key", [key for key in CHAIR if key.shown], ids=lambda key: key.name)
def test_every_key_of_the_chair_is_explained(key: Any) -> None:
    table = README[README.index("### The chair's keys") : README.index("\n## Keys")]
    assert all(f"`{shown}`" in table for shown in key.shown.split())


@pytest.mark.parametrize("key", [key for key in RapporteurScreen.KEYS if key.shown], ids=lambda key: key.name)
def test_every_key_of_the_rapporteur_is_explained(key: Any) -> None:
    table = README[README.index("### The rapporteur's keys") : README.index("\n## Keys")]
    assert all(f"`{shown}`" in table for shown in key.shown.split())


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_kind_of_note_is_explained(kind: KindOfNote) -> None:
    section = README[README.index("## For the rapporteur") : README.index("### The rapporteur's keys")]
    assert f"`/{kind.letter}`" in section or kind.name == "summary"


@pytest.mark.parametrize("name", [name for name in main.list_commands(Context(main)) if name != "app"])
def test_every_command_is_listed(name: str) -> None:
    assert f"idm-tui {name}" in README


@pytest.mark.parametrize(
    "shape",
    [
        agenda.Event,
        agenda.Participant,
        agenda.Organizer,
        agenda.Defaults,
        agenda.Quantifiers,
        agenda.Day,
        agenda.Entry,
        agenda.Speaker,
    ],
    ids=lambda shape: shape.__name__,
)
def test_every_key_of_the_agenda_is_listed(shape: Any) -> None:
    section = README[README.index("## The agenda file") : README.index("## From the shell")]
    known = {f.name for f in fields(shape)} - {"organizers", "defaults", "quantifiers", "sessions"}
    assert {name for name in known if f"`{name}`" not in section} == set()
