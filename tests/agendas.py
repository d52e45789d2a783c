"""Agendas for tests: the shipped one, and small ones written as text."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from idm_tui.formats.toml import read

if TYPE_CHECKING:
    from idm_tui.core.plan import Plan

ROOT = Path(__file__).parent.parent
WORKSHOP = ROOT / "agenda.toml"


@cache
def workshop() -> Plan:
    return read(WORKSHOP.read_bytes(), "agenda.toml").plan


def plan_of(text: str) -> Plan:
    return read(text.encode(), "test.toml").plan
