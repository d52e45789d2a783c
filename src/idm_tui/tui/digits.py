"""Large digits: one bitmap font, drawn in half blocks at any size."""

from __future__ import annotations

from functools import lru_cache

# Five rows of pixels each; a colon and the signs are narrower.
_FONT = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ":": (" ", "#", " ", "#", " "),
    "+": ("   ", " # ", "###", " # ", "   "),
    "-": ("   ", "   ", "###", "   ", "   "),
}
_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


@lru_cache(maxsize=256)
def large(text: str, scale: int = 1) -> tuple[str, ...]:
    """Draw a time; at scale 1 a digit is three cells wide and three rows high, at 2 six and five."""
    rows = ["".join(_FONT[ch][row] + " " for ch in text)[:-1] for row in range(5)]
    pixels = ["".join(ch * scale for ch in row) for row in rows for _ in range(scale)]
    if len(pixels) % 2:
        pixels.append(" " * len(pixels[0]))
    return tuple(
        "".join(_HALVES[above != " ", below != " "] for above, below in zip(pixels[y], pixels[y + 1], strict=True))
        for y in range(0, len(pixels), 2)
    )


def largest_scale(text: str, width: int, height: int) -> int:
    """Return the largest scale at which a time fits, 0 if none does."""
    cells = len(large(text)[0])
    scale = 0
    while (scale + 1) * cells <= width and -(-(scale + 1) * 5 // 2) <= height:
        scale += 1
    return scale
