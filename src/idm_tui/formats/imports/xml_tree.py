"""XML that anybody may have made: of any encoding, with words before it, and with nothing that grows without end."""

from __future__ import annotations

import re
from html import escape, unescape
from xml.etree import ElementTree as ET
from xml.parsers import expat

from idm_tui.formats.imports.draft import ImportRefused
from idm_tui.formats.imports.encoding import in_utf8

_LOOSE_AND = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});)(?:[A-Za-z][A-Za-z\d]{1,30};)?")
_DECLARED = re.compile(rb"""\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w.-]{1,40})["'][^>]{0,200}>""")


def schedule_tree(data: bytes) -> tuple[ET.Element, str]:
    """Parse a schedule, and say what had to be mended in it; raises ImportRefused.

    Its tags stand without the names of their namespaces.
    """
    text = in_utf8(data)
    start = text.find(b"<schedule")
    text = _in_utf8(text if start < 0 else text[_head(text, start) :], is_already=text is not data)
    mended = ""
    try:
        root = _parsed(text)
    except expat.ExpatError as error:
        try:
            root = _parsed(_LOOSE_AND.sub(_escaped, text))
        except expat.ExpatError:
            msg = f"it is no whole XML: line {error.lineno}, column {error.offset + 1}; was it cut off?"
            raise ImportRefused(msg) from None
        mended = f'its XML is not well-formed from line {error.lineno} on; "&" was taken as it stands'
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    return root, mended


def _parsed(text: bytes) -> ET.Element:
    """Parse XML; raises ExpatError where it is not well-formed, and ImportRefused for what it declares."""
    guard = expat.ParserCreate()
    guard.StartDoctypeDeclHandler = _refuse_declarations
    try:
        guard.Parse(text, True)  # noqa: FBT003 - the parser takes no names
        return ET.fromstring(text)  # noqa: S314 - it declares nothing
    except (ET.ParseError, ValueError, LookupError):
        raise ImportRefused("it is no XML that can be read; save it in UTF-8") from None


def _escaped(found: re.Match[bytes]) -> bytes:
    """Escape an "&" that begins no entity of XML, or write the sign that an entity of HTML stands for."""
    sign = unescape(found[0].decode("ascii"))
    return escape(sign).encode()


def _refuse_declarations(_name: str, _system: str | None, _public: str | None, has_subset: int) -> None:
    """Refuse what declares entities, which may grow without end; that a document has a type is harmless."""
    if has_subset:
        raise ImportRefused("it declares entities, which a schedule does not need; it was not read")


def _head(text: bytes, start: int) -> int:
    """Return where the XML begins: some programs put HTML or comments before it."""
    declared = text.rfind(b"<?xml", 0, start)
    if declared >= 0 and not text[:declared].strip():
        return declared
    return start if text[:start].lstrip()[:1] != b"<" else 0


def _in_utf8(text: bytes, *, is_already: bool) -> bytes:
    """Return XML in UTF-8 without the encoding that it declares, which its parser may not know, like Shift JIS."""
    declared = _DECLARED.match(text)
    if declared is None:
        return text
    body = text[declared.end() :]
    try:
        return body if is_already else body.decode(declared[1].decode("ascii")).encode()
    except (LookupError, ValueError):
        return text
