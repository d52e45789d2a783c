"""A panel of things of which one can be picked: with the arrows, the mouse, Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive

from idm_tui.tui.line import Line
from idm_tui.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from textual.events import Click, MouseScrollDown, MouseScrollUp

    from idm_tui.tui.view import View


class Picker(Lines, can_focus=True):
    """Shows only the items that are in sight, however many there are; an item may take several lines."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "jump(0)", show=False),
        Binding("end", "jump(-1)", show=False),
        Binding("enter", "pick", show=False),
    ]
    TALL: ClassVar[bool] = False
    """Whether an item may take more than one line."""
    cursor: reactive[int] = reactive(0, init=False, repaint=False)

    class Picked(Message):
        """Somebody chose the item under the cursor."""

        def __init__(self, picker: Picker, item: int) -> None:
            """Take where and which."""
            super().__init__()
            self.picker, self.item = picker, item

        @property
        def control(self) -> Picker:
            """The picker, for handlers that ask for one."""
            return self.picker

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """Begin at the top."""
        super().__init__(id=id)
        self.top = 0
        self._items_of_lines: list[int] = []

    def count(self, view: View) -> int:
        """Return how many items there are."""
        raise NotImplementedError

    def item(self, view: View, index: int, width: int) -> list[Line]:
        """Return the lines of one item, at least one."""
        raise NotImplementedError

    def title(self, view: View, width: int) -> Line | None:
        """Return the heading, or None for none."""
        raise NotImplementedError

    def empty(self, view: View, width: int) -> list[Line]:
        """Return what stands there when there is no item."""
        return []

    def can_pick(self, view: View, index: int) -> bool:
        """Tell whether the cursor may stand on an item."""
        return True

    def lines(self, view: View, width: int, height: int) -> list[Line]:
        """Return the heading and the items in sight."""
        title = self.title(view, width)
        found = [] if title is None else [title]
        self._items_of_lines = [-1] * len(found)
        count = self.count(view)
        if not count:
            return [*found, *self.empty(view, width)]
        self._keep_in_sight(view, width, height - len(found), count)
        for index in range(self.top, count):
            if len(found) >= height:
                break
            item = self.item(view, index, width - 1)
            mark = Line.of("▌", "focus") if index == self.cursor and self.has_focus else Line.of(" ")
            found += [mark + line for line in item]
            self._items_of_lines += [index] * len(item)
        return found

    def _keep_in_sight(self, view: View, width: int, height: int, count: int) -> None:
        cursor = min(max(self.cursor, 0), count - 1)
        self.set_reactive(Picker.cursor, cursor)
        if count > height * 2 and not self.top <= cursor < self.top + height:
            # In a long list half a screen at a time: each line scrolled is a whole list redrawn.
            self.top = max(min(cursor - height // 2, count - height), 0)
        self.top = min(max(self.top, cursor - height + 1, 0), cursor)
        while self.TALL and self.top < cursor:
            used = sum(len(self.item(view, i, width - 1)) for i in range(self.top, cursor + 1))
            if used <= height:
                break
            self.top += 1

    def watch_cursor(self) -> None:
        """Show the cursor at its new place."""
        self.show()

    def watch_has_focus(self, value: bool) -> None:  # noqa: FBT001 - Textual's signature
        """Show the cursor only where the keys go."""
        super().watch_has_focus(value)
        self.show()

    def action_move(self, step: int) -> None:
        """Move the cursor by one, past what cannot be picked."""
        if self.view is None:
            return
        target = self.cursor + step
        while 0 <= target < self.count(self.view):
            if self.can_pick(self.view, target):
                self.cursor = target
                return
            target += step

    def action_page(self, step: int) -> None:
        """Move the cursor by a screenful."""
        for _ in range(max(self.content_size.height - 2, 1)):
            self.action_move(step)

    def action_jump(self, to: int) -> None:
        """Move the cursor to the beginning or the end."""
        if self.view is None:
            return
        every = range(self.count(self.view))
        target = next((i for i in (reversed(every) if to else every) if self.can_pick(self.view, i)), None)
        if target is not None:
            self.cursor = target

    def action_pick(self) -> None:
        """Choose the item under the cursor."""
        if self.view is not None and 0 <= self.cursor < self.count(self.view):
            self.post_message(self.Picked(self, self.cursor))

    def on_click(self, event: Click) -> None:
        """Move to the item that was clicked; a click on the one under the cursor chooses it."""
        offset = event.get_content_offset(self)
        if offset is None or not 0 <= offset.y < len(self._items_of_lines):
            return
        index = self._items_of_lines[offset.y]
        if index < 0 or self.view is None or not self.can_pick(self.view, index):
            return
        if event.chain > 1 or index == self.cursor:
            self.cursor = index
            self.action_pick()
        else:
            self.cursor = index

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Move on with the wheel."""
        self.action_move(1)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Move back with the wheel."""
        self.action_move(-1)
