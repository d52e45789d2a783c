"""Text and pages in old encodings come without broken letters; an encoding that had to be guessed is said."""

from __future__ import annotations

import pytest

from tests.formats.imports.reading import PARIS, codes, imported

FRENCH = "Jeudi 12 mars 2026\n\n9h00 – 9h30 Accueil à l’hôtel « Été »\n9h30 – 10h00 Présentation : où en est-on ?\n"
JAPANESE = "2026-03-12\n\n9:00 - 9:30 受付\n9:30 - 10:00 開会の挨拶と趣旨説明\n10:00 - 10:30 講演：港の未来について\n"


def page(text: str, head: str) -> str:
    return f"<html><head>{head}</head><body>{''.join(f'<p>{line}</p>' for line in text.splitlines())}</body></html>"


def titles(data: bytes) -> tuple[list[str], list[str]]:
    plan, draft = imported(data, PARIS)
    return [session.title for session in plan.sessions], codes(draft)


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("is_page", [False, True])
def test_a_programme_in_french(encoding: str, is_page: bool) -> None:  # noqa: FBT001
    found, told = titles((page(FRENCH, "") if is_page else FRENCH).encode(encoding))
    assert found == ["Accueil à l’hôtel « Été »", "Présentation : où en est-on ?"]
    assert ("encoding" in told) == (not encoding.startswith("utf"))


@pytest.mark.parametrize("encoding", ["shift_jis", "euc_jp"])
@pytest.mark.parametrize("is_page", [False, True])
def test_a_programme_in_japanese(encoding: str, is_page: bool) -> None:  # noqa: FBT001
    found, told = titles((page(JAPANESE, "") if is_page else JAPANESE).encode(encoding))
    assert found == ["受付", "開会の挨拶と趣旨説明", "講演：港の未来について"]
    assert "encoding" in told


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("shift_jis", '<meta charset="Shift_JIS">'),
        ("euc_jp", "<meta http-equiv='Content-Type' content='text/html; charset=EUC-JP'>"),
    ],
)
def test_a_page_that_names_its_encoding_needs_no_guess(encoding: str, head: str) -> None:
    found, told = titles(page(JAPANESE, head).encode(encoding))
    assert found[0] == "受付"
    assert "encoding" not in told


@pytest.mark.parametrize("head", ['<meta charset="iso-8859-1">', '<meta charset="windows-1252">'])
def test_latin_1_is_what_windows_makes_of_it(head: str) -> None:
    found, told = titles(page(FRENCH, head).encode("cp1252"))
    assert found[0] == "Accueil à l’hôtel « Été »"
    assert "encoding" not in told


@pytest.mark.parametrize("name", ["iso-8859-1", "utf-16", "hex", "nothing-known"])
def test_a_page_that_names_a_wrong_encoding_is_read_all_the_same(name: str) -> None:
    found, _told = titles(page(FRENCH, f'<meta charset="{name}">').encode())
    assert found[0] == "Accueil à l’hôtel « Été »"
    found, told = titles(page(FRENCH, f'<meta charset="{name}">').encode("mac_roman"))
    assert len(found) == 2
    assert name == "iso-8859-1" or "encoding" in told
