"""The prompt for the report: which file, and who may be named in it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Input, Static

from idm_tui.tui import strings
from idm_tui.tui.screens.prompt import LinePrompt

if TYPE_CHECKING:
    from collections.abc import Callable


class ReportPrompt(LinePrompt):
    """Stays until the report is written; what keeps it from that stands below the line."""

    def __init__(self, write: Callable[[str], str], tell: Callable[[str], None]) -> None:
        """Take what writes the report of a line, raising ValueError, and what tells of it."""
        super().__init__(strings.REPORT, strings.REPORT_TO)
        self._write, self._tell = write, tell

    async def action_submit(self) -> None:
        """Write the report beside the screen: a long one takes seconds."""
        await self._caught_up()
        words = self.query_one(Input).value
        self.query_one("#help", Static).update(Content(strings.WRITING))
        self.run_worker(partial(self._in_thread, words), thread=True, exclusive=True, group="report")

    def _in_thread(self, words: str) -> None:
        try:
            sentence = self._write(words)
        except ValueError as error:
            self.app.call_from_thread(self._show_wrong, str(error))
        else:
            self.app.call_from_thread(self._written, sentence)

    def _show_wrong(self, sentence: str) -> None:
        self.query_one("#help", Static).update(Content(sentence))
        self.add_class("-wrong")

    def _written(self, sentence: str) -> None:
        self._tell(sentence)
        self._done(None)
