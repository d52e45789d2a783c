"""All rules together, loaded with the first command: importing a noun's module registers its rules."""

from idm_tui.desk import day, floor, notes, off_record, participants, questions, rounds, sessions, speakers_list, timers  # noqa: F401
from idm_tui.desk.rules import Decision, Look, decide

__all__ = ["Decision", "Look", "decide"]
