"""The desk: checks a command against the state and appends the facts that it causes."""

from idm_tui.desk.desk import Actor, Desk, Outcome
from idm_tui.desk.refused import Refused

__all__ = ["Actor", "Desk", "Outcome", "Refused"]
