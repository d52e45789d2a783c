"""PDFs written by hand: pages of words at places, with rules between them."""

from __future__ import annotations

import zlib
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def pdf(*pages: bytes, turned: int = 0) -> bytes:
    """Return a document of these pages, each turned by so many degrees."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(pages)))
    things = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, len(pages)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, page in enumerate(pages):
        drawn = zlib.compress(page)
        things += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Rotate %d/Contents %d 0 R"
            b"/Resources<</Font<</F 3 0 R>>>>>>" % (turned, 5 + 2 * number),
            b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(drawn), drawn),
        ]
    made = b"%PDF-1.4\n"
    places = []
    for number, thing in enumerate(things, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, thing)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return made + end % (len(things) + 1, table, len(things) + 1, len(made))


def words(text: str, x: float, y: float, matrix: str = "1 0 0 1") -> bytes:
    """Print words, their left lower corner at a place; the matrix turns them."""
    return f"BT /F 10 Tf {matrix} {x} {y} Tm ({text}) Tj ET\n".encode("cp1252")


def grid(xs: Sequence[float], ys: Sequence[float], *, without: Iterable[tuple[float, float]] = ()) -> bytes:
    """Draw the sides of all cells, but for the lower sides that begin at these points."""
    open_sides = set(without)
    across = [(left, y, right, y) for y in ys for left, right in pairwise(xs) if (left, y) not in open_sides]
    down = [(x, upper, x, lower) for x in xs for upper, lower in pairwise(ys)]
    return b"".join(b"%g %g m %g %g l S\n" % side for side in (*across, *down))
