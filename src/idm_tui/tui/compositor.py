"""Drawing no more than what changed.

For each change, however small, Textual renders every line of every widget, and then redraws from the left edge of
the changed widget. A clock that ticks all day pays for that each second. This compositor asks only the widgets
under the changed cells for those cells; it relies on the pinned version of Textual.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.control import Control
from textual._compositor import ChopsUpdate, Compositor, CompositorUpdate
from textual.geometry import Region

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console, ConsoleOptions, RenderResult
    from textual.strip import Strip


class TightUpdate(CompositorUpdate):
    """Strips of cells and where they go."""

    def __init__(self, pieces: list[tuple[int, int, Strip]]) -> None:
        """Take column, line and strip of each piece."""
        self.pieces = pieces

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Render the update as Rich does."""
        for x, y, strip in self.pieces:
            yield Control.move_to(x, y).segment
            yield from strip

    def render_segments(self, console: Console) -> str:
        """Render the update to what is written to the terminal."""
        return "".join(f"\x1b[{y + 1};{x + 1}H{strip.render(console)}" for x, y, strip in self.pieces)


class TightCompositor(Compositor):
    """A compositor whose partial updates are tight."""

    def render_partial_update(self) -> ChopsUpdate | None:
        """Render what is dirty and nothing else."""
        screen = self.size.region
        regions = [region.intersection(screen) for region in self._dirty_regions]
        self._dirty_regions.clear()
        pieces = list(self._pieces(region for region in regions if region))
        # The caller only ever writes it out; the declared type is narrower than what it needs.
        return TightUpdate(pieces) if pieces else None  # type: ignore[return-value]

    def _pieces(self, regions: Iterable[Region]) -> Iterator[tuple[int, int, Strip]]:
        for y, x1, x2 in self._regions_to_spans(list(regions)):
            bare = [(x1, x2)]
            for widget, (region, clip) in self.visible_widgets.items():  # front to back
                if not bare:
                    break
                place = region.intersection(clip)
                if not (place.y <= y < place.bottom and place.x < x2 and place.right > x1):
                    continue
                still_bare: list[tuple[int, int]] = []
                for start, end in bare:
                    left, right = max(start, place.x), min(end, place.right)
                    if left >= right:
                        still_bare.append((start, end))
                        continue
                    wanted = Region(left - region.x, y - region.y, right - left, 1)
                    for strip in widget.render_lines(wanted):
                        yield left, y, strip
                    if start < left:
                        still_bare.append((start, left))
                    if right < end:
                        still_bare.append((right, end))
                bare = still_bare
