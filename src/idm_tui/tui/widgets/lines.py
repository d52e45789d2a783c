"""The base of every panel: it shows lines and redraws only the cells that changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Region
from textual.widget import Widget

from idm_tui.tui.line import Line, difference

if TYPE_CHECKING:
    from textual.events import Resize, Show
    from textual.geometry import Size
    from textual.strip import Strip

    from idm_tui.tui.view import View


class Lines(Widget):
    """A panel that turns the view into lines."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        """Begin empty."""
        super().__init__(id=id, classes=classes)
        self.view: View | None = None
        self._lines: list[Line] = []
        self._shown: object = None
        self._size_of_lines: Size | None = None

    def lines(self, view: View, width: int, height: int) -> list[Line]:
        """Return what the panel shows in a width and height."""
        raise NotImplementedError

    def rests_on(self, view: View) -> object:
        """Return what the lines depend on besides the size: while it stays equal, they are not worked out anew."""
        return view

    def see(self, view: View) -> None:
        """Take the new view, and show it if it says something new here."""
        self.view = view
        if self.rests_on(view) != self._shown:
            self.show()

    def show(self) -> None:
        """Work out the lines anew and redraw the cells that changed."""
        stale, size = self._lines, self._size_of_lines
        self._work_out()
        if self._size_of_lines != size or len(stale) != len(self._lines):
            self.refresh()
            return
        changed = []
        for y, (before, after) in enumerate(zip(stale, self._lines, strict=True)):
            start, end = difference(before, after)
            if end > start:
                changed.append(Region(start, y, end - start, 1))  # of the content: Textual adds what lies around it
        if changed:
            self.refresh(*changed)

    def _work_out(self) -> None:
        size = self.content_size
        if self.view is None or not size.width or not self.display:
            return
        self._shown, self._size_of_lines = self.rests_on(self.view), size
        fresh = self.lines(self.view, size.width, size.height)
        self._lines = [line.fit(size.width) for line in fresh[: size.height]]

    def on_resize(self, event: Resize) -> None:
        """Fill the new size, unless the first drawing did already."""
        if self._size_of_lines != self.content_size:
            self.show()

    def on_show(self, event: Show) -> None:
        """Come back as things are now, not as they were when it went."""
        self.show()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        size = self.content_size
        if self._size_of_lines != size:
            self._work_out()  # drawn before the news of the size came: do not show an empty panel first
        line = self._lines[y] if y < len(self._lines) else Line()
        return line.strip(size.width)

    def heading(self, title: str, note: Line | None = None, width: int = 0) -> Line:
        """Return the rule that heads a panel: its title, a note at the right."""
        token = "focus" if self.has_focus else "heading"
        left = Line.of("─ ", "dim").add(title, token).add(" ", "dim")
        right = Line()
        if note and note.pieces and width - left.width > 8:
            right = Line.of(" ") + note.fit(width - left.width - 4)
            right = right.add(" ─", "dim")
        rest = width - left.width - right.width
        return (left.add("─" * rest, "dim") + right) if rest >= 0 else left.fit(width)
