"""The encoding of a text: Unicode in all its forms, or the old encoding that fits best, which is said."""

from __future__ import annotations

import codecs
import re

from idm_tui.core.text import clean_line, shorten

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # it begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^<>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z][\w.:-]{1,30})", re.IGNORECASE
)
_TAG = re.compile(rb"<[^<>]{1,2000}>")
# Pages that name these hold what Windows makes of them.
_ALSO_CALLED = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
}
_BEYOND_ASCII = re.compile(r"\S{0,20}?[^\x00-\x7f]\S{0,20}")
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
_OTHER_SCRIPTS = [
    *("cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r", "iso8859_2", "iso8859_5", "iso8859_7"),
    *("shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"),
]


def in_utf8(data: bytes) -> bytes:
    """Return a text that is UTF-16 or UTF-32, by its mark or by where its zeros are, in UTF-8; all else as it is."""
    found = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    head = data[:4000]
    if not found and head.count(0) * 4 > len(head):
        found = "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"
    return data.decode(found, "replace").encode("utf-8", "replace") if found else data


def decoded(data: bytes) -> tuple[str, str]:
    """Return a text, and a sentence about its encoding where that had to be guessed."""
    data = in_utf8(data)
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        if (declared := _as_declared(data)) is not None:
            return declared, ""
        encoding, text = _guessed(data)
    sample = _BEYOND_ASCII.search(text)
    words = f', for example "{shorten(clean_line(sample[0]), 40)}"' if sample else ""
    return text, f"it is not UTF-8 and was read as {encoding}{words}"


def _as_declared(data: bytes) -> str | None:
    """Return a page in the encoding that it names itself; None where it names none that holds for all of it."""
    found = _DECLARED.search(data, 0, 4096)
    try:
        name = codecs.lookup(found[1].decode()).name if found else ""
        return data.decode(_ALSO_CALLED.get(name, name)) if name else None
    except (LookupError, ValueError):
        return None


def _guessed(data: bytes) -> tuple[str, str]:
    """Return the encoding that makes the most of the bytes beyond ASCII, and the text."""
    lenient = data.decode("utf-8", "replace")
    broken = lenient.count("\ufffd")
    if sum(ch > "\x7f" for ch in lenient) > 3 * broken:
        return "UTF-8 with damaged characters", lenient
    words = _TAG.sub(b"", data[:2_000_000])
    high = sum(byte > 127 for byte in words)
    if high * 4 > sum(chr(byte).isalpha() or byte > 127 for byte in words):
        if (japanese := _in_japanese(data)) is not None:
            return japanese
        # Hardly any Latin letters: another script, which statistics tell apart better than a rule.
        from charset_normalizer import from_bytes

        best = from_bytes(words[:65536], cp_isolation=_OTHER_SCRIPTS).best()
        if best is not None:
            return best.encoding, data.decode(best.encoding, "replace")
    texts = {name: data.decode(name, "replace") for name in ("cp1252", "mac_roman", "cp850")}
    name = max(texts, key=lambda name: _plausible(texts[name]))
    return name, texts[name]


def _in_japanese(data: bytes) -> tuple[str, str] | None:
    """Return the encoding that makes Japanese of a text: its syllables tell it from Chinese, where statistics fail."""
    for name in ("shift_jis", "euc_jp"):
        text = data.decode(name, "replace")
        if text.count("\ufffd") * 100 < len(text) and len(_KANA.findall(text)) * 20 > sum(ch > "\x7f" for ch in text):
            return name, text
    return None


def _plausible(text: str) -> int:
    """Count for and against a reading of an old encoding: accented letters inside words are likely, signs are not."""
    score = 0
    for found in re.finditer(r"(.?)([^\x00-\x7f])(.?)", text[:2_000_000]):
        before, ch, after = found.groups()
        if ch in "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜ" and not before.islower():
            score += 2
        elif ch in "àáâãäåæçèéêëìíîïñòóôõöøùúûüßœ" and (before.isalpha() or after.isalpha() or not before.strip()):
            score += 3
        elif ch in "“”„‘’–—…«»\xa0•¿¡º°" and not (before.isalpha() and after.isalpha() and ch != "’"):
            score += 2
        else:
            score -= 2
    return score
