"""Merging a new import into an edited agenda: what is taken, what stays, and that the rest stays to the letter."""

from __future__ import annotations

import difflib

import pytest

from idm_tui.formats.imports.draft import ImportRefused
from idm_tui.formats.imports.update import merge
from idm_tui.formats.toml import Reading, read

HEAD = """\
# Imported from programme.docx.

[event]
id = "forum"
title = "Forum on Trade"
timezone = "Europe/Zurich"


# ------------
# Day One
# ------------

[[days]]
date = 2026-06-01

[[days.sessions]]
id = "opening"
kind = "opening"
title = "Opening"
start = "09:00"
end = "09:30"
"""
COFFEE = """
[[days.sessions]]
id = "coffee-break"
kind = "break"
title = "Coffee break"
start = "10:00"
end = "10:30"
"""
PANEL = """
# ? people-guess: read it again
[[days.sessions]]
id = "panel"
kind = "session"
title = "Panel on Skills"
start = "10:30"
end = "12:00"
room = "Hall"
speakers = [
  { name = "Ana Pérez", organisation = "ILO" },
  { name = "Bo Li" },
]
questions = [
  "What works?",
  "What does not?",
]
"""
DAY_TWO = """

# ------------
# Day Two
# ------------

[[days]]
date = 2026-06-02

[[days.sessions]]
id = "closing"
kind = "closing"
title = "Closing"
start = "09:00"
end = "10:00"
"""
IMPORTED = HEAD + COFFEE + PANEL + DAY_TWO


def reading(text: str) -> Reading:
    return read(text.encode(), "import")


def merged(existing: str, imported: str, before: str = IMPORTED) -> tuple[str, list[str]]:
    text, lines = merge(existing.encode(), "agenda.toml", reading(imported), before)
    read(text.encode(), "merged")
    return text, [line.removeprefix("agenda.toml: ") for line in lines]


def difference(old: str, new: str) -> list[str]:
    return [line for line in difflib.ndiff(old.splitlines(), new.splitlines()) if line[0] in "+-"]


def test_the_same_version_again_changes_not_a_byte() -> None:
    edited = IMPORTED.replace('end = "09:30"', 'end = "09:40"   # as agreed').replace('id = "panel"', "id = 'p-1'")
    assert merged(edited, IMPORTED) == (edited, ["merged: nothing changes"])
    assert merged(IMPORTED, IMPORTED, "") == (IMPORTED, ["merged: nothing changes"])


def test_what_the_source_alone_changed_is_taken_and_the_rest_of_the_line_stays() -> None:
    edited = IMPORTED.replace('start = "10:30"', 'start = "10:30" # after coffee').replace(
        'room = "Hall"', 'room = "Hall"\nmin = "45m"'
    )
    new = IMPORTED.replace('"10:30"\nend = "12:00"', '"10:45"\nend = "12:15"').replace(
        "on Skills", "on Skills and Jobs"
    )
    text, lines = merged(edited, new)
    assert difference(edited, text) == [
        '- title = "Panel on Skills"',
        '+ title = "Panel on Skills and Jobs"',
        '- start = "10:30" # after coffee',
        '+ start = "10:45" # after coffee',
        '- end = "12:00"',
        '+ end = "12:15"',
    ]
    assert lines == [
        'renamed: "Panel on Skills" (panel): "Panel on Skills" → "Panel on Skills and Jobs"',
        'moved: "Panel on Skills" (panel): 2026-06-01 10:30–12:00 → 2026-06-01 10:45–12:15',
        "merged: 1 renamed, 1 moved",
    ]


def test_a_hand_edit_stays_and_where_both_changed_it_is_said() -> None:
    edited = IMPORTED.replace('"Opening"', '"Grand Opening"').replace('"Hall"', '"Hall A"')
    text, lines = merged(edited, IMPORTED.replace('"Hall"', '"Hall B"'))
    assert text == edited
    assert lines[0] == 'conflict: "Panel on Skills" (panel): room: "Hall A" stays, the source has "Hall B"'
    assert len(lines) == 2


def test_a_time_changed_by_both_stays_whole() -> None:
    edited = IMPORTED.replace('end = "12:00"', 'end = "12:10"')
    text, lines = merged(edited, IMPORTED.replace('start = "10:30"', 'start = "10:40"'))
    assert text == edited
    assert "2026-06-01 10:30–12:10 stays, the source has 2026-06-01 10:40–12:00" in lines[0]


def test_an_end_taken_out_by_hand_stays_out() -> None:
    edited = IMPORTED.replace('end = "09:30"\n', "")
    text, _ = merged(edited, IMPORTED.replace('"09:00"\nend = "09:30"', '"09:10"\nend = "09:40"'))
    assert difference(edited, text) == ['- start = "09:00"', '+ start = "09:10"']


def test_people_and_questions_change_one_by_one() -> None:
    edited = IMPORTED.replace('"ILO" },', '"ILO", minutes = 12 }, # confirmed').replace(
        '  "What does not?",', '  "What does not?",\n  "Ours?",'
    )
    new = IMPORTED.replace('"ILO"', '"ILO Geneva"').replace('{ name = "Bo Li" }', '{ name = "Eve Adams" }')
    text, lines = merged(edited, new.replace("What works?", "What works best?"))
    assert '{ name = "Ana Pérez", organisation = "ILO Geneva", minutes = 12 }, # confirmed' in text
    entry = read(text.encode(), "merged").agenda.days[0].sessions[2]
    assert [speaker.name for speaker in entry.speakers] == ["Ana Pérez", "Eve Adams"]
    assert entry.questions == ("What works best?", "What does not?", "Ours?")
    assert lines[-1] == "merged: 5 changed"


def test_a_new_session_stands_at_its_time_and_a_new_day_at_its_date() -> None:
    tea = COFFEE.replace("coffee-break", "tea").replace("Coffee break", "Tea").replace("10:", "15:")
    between = DAY_TWO.replace("06-02", "06-03").replace('"closing"\nk', '"visit"\nk').replace("Day Two", "Day Three")
    text, lines = merged(IMPORTED, HEAD + COFFEE + PANEL + tea + DAY_TWO + between)
    assert text == HEAD + COFFEE + PANEL + tea + DAY_TWO + between
    assert lines[-1] == "merged: 2 new"
    late = merged(HEAD + PANEL, HEAD + PANEL + DAY_TWO + between, HEAD + PANEL)
    assert late[0] == HEAD + PANEL + DAY_TWO + between
    assert merged(HEAD + between, HEAD + DAY_TWO + between, HEAD + between)[0] == HEAD + DAY_TWO + between


def test_a_session_moved_past_another_moves_in_the_file_with_its_comment() -> None:
    early = PANEL.replace('"10:30"', '"09:30"').replace('"12:00"', '"10:00"')
    assert merged(IMPORTED, HEAD + early + COFFEE + DAY_TWO)[0] == HEAD + early + COFFEE + DAY_TWO
    next_day = PANEL
    assert merged(IMPORTED, HEAD + COFFEE + DAY_TWO + next_day)[0] == HEAD + COFFEE + DAY_TWO + next_day


def test_what_is_gone_is_skipped_and_comes_back() -> None:
    edited = IMPORTED.replace('"Hall"', '"Hall A"')
    without = HEAD + COFFEE + DAY_TWO
    text, lines = merged(edited, without)
    assert difference(edited, text) == ["+ skip = true # no longer in the source"]
    assert lines[0].startswith('gone: "Panel on Skills" (panel)')
    assert merged(text, without, without) == (text, ["merged: nothing changes"])
    again, lines = merged(text, IMPORTED, without)
    assert again == edited
    assert lines == [
        'back: "Panel on Skills" (panel)',
        'conflict: "Panel on Skills" (panel): room: "Hall A" stays, the source has "Hall"',
        "merged: 1 back, 1 conflict",
    ]


def test_what_was_added_or_taken_out_by_hand_stays_so() -> None:
    ours = COFFEE.replace("coffee-break", "photo").replace("Coffee break", "Group photo").replace("10:", "13:")
    edited = HEAD + PANEL + ours + DAY_TWO
    text, lines = merged(edited, IMPORTED)
    assert text == edited
    assert lines == [
        'left out: "Coffee break" (coffee-break): it was taken out of the file by hand',
        "merged: 1 left out",
    ]


def test_ids_stay_when_equal_titles_are_numbered_anew() -> None:
    second = COFFEE.replace('"coffee-break"', '"coffee-break-2"').replace("10:", "15:")
    only_second = COFFEE.replace("10:", "15:")
    before = HEAD + COFFEE + second
    text, _ = merged(before, HEAD + only_second, before)
    skipped = COFFEE + "skip = true # no longer in the source\n"
    assert text == HEAD + skipped + second
    first = COFFEE.replace("10:", "08:")
    third = COFFEE.replace('"coffee-break"', '"coffee-break-3"')
    renumbered = HEAD + first + third.replace("break-3", "break-2") + second.replace("break-2", "break-3")
    text, lines = merged(before, renumbered, before)
    assert text == HEAD.replace("\n[[days.sessions]]", first.replace('k"\nk', 'k-3"\nk') + "\n[[days.sessions]]") + (
        COFFEE + second
    )
    assert lines[0].endswith("08:00–08:30, as coffee-break-3")


def test_an_id_changed_by_hand_is_still_the_session() -> None:
    edited = IMPORTED.replace('id = "panel"', 'id = "p-1"')
    text, lines = merged(edited, IMPORTED.replace("Panel on Skills", "Panel on Jobs and Skills"))
    assert 'id = "p-1"\nkind = "session"\ntitle = "Panel on Jobs and Skills"' in text
    assert lines[-1] == "merged: 1 renamed"


def test_without_an_earlier_import_times_and_what_is_missing_are_taken() -> None:
    edited = IMPORTED.replace('"Opening"', '"Grand Opening"').replace('room = "Hall"\n', "")
    text, lines = merged(edited, (HEAD + PANEL).replace('"10:30"', '"10:40"'), "")
    assert 'title = "Grand Opening"' in text
    assert 'room = "Hall"' in text
    assert 'start = "10:40"' in text
    assert "skip" not in text
    assert 'conflict: "Grand Opening" (opening): title: "Grand Opening" stays, the source has "Opening"' in lines
    assert lines[-1] == "merged: 1 conflict, 2 gone, 1 changed, 1 moved"


def test_without_an_earlier_import_capitals_and_accents_are_no_difference() -> None:
    shouting = IMPORTED.replace('"Panel on Skills"', '"PANEL ON SKILLS"').replace('"Closing"', '"Clósing"')
    assert merged(IMPORTED, shouting, "") == (IMPORTED, ["merged: nothing changes"])


def test_the_event_and_the_titles_of_days_are_merged_its_id_stays() -> None:
    edited = IMPORTED.replace('"forum"', '"my-forum" # names the journal')
    new = IMPORTED.replace('"Forum on Trade"', '"Forum on Trade and Skills"\nvenue = "Geneva"')
    text, lines = merged(edited, new.replace("2026-06-01\n", '2026-06-01\ntitle = "Day One"\n'))
    assert '"my-forum" # names the journal\ntitle = "Forum on Trade and Skills"\n' in text
    assert 'venue = "Geneva"\n' in text
    assert 'date = 2026-06-01\ntitle = "Day One"\n\n[[days.sessions]]' in text
    assert lines[-1] == "merged: 3 changed"


def test_line_ends_and_byte_order_mark_stay() -> None:
    existing = b"\xef\xbb\xbf" + IMPORTED.replace("\n", "\r\n").encode()
    text, _ = merge(existing, "agenda.toml", reading(IMPORTED.replace('"12:00"', '"12:10"')), IMPORTED)
    assert text.encode() == existing.replace(b'"12:00"', b'"12:10"')


def test_tables_below_a_session_and_between_days_stay() -> None:
    odd = IMPORTED.replace(
        '"Opening"\nstart = "09:00"\nend = "09:30"\n',
        '"Opening"\nstart = "09:00"\nend = "09:30"\nabstract = """\n[[days]]\n# no comment\n"""\n'
        '[[days.sessions.speakers]]\nname = "Cy"\n\n[[participants]]\nname = "Peru"\n',
    )
    text, _ = merged(odd, IMPORTED.replace('end = "09:30"', 'end = "09:45"\nroom = "Hall"'), IMPORTED)
    assert difference(odd, text) == ['- end = "09:30"', '+ end = "09:45"', '+ room = "Hall"']


@pytest.mark.parametrize(
    ("existing", "said"),
    [
        ("[event", "agenda.toml:1:7: this is not TOML"),
        (IMPORTED.replace('"09:00"', '"9 am"', 1), "agenda.toml:20:1: days.0.sessions.0.start"),
        (IMPORTED.replace("Zurich", "Paris"), "--timezone Europe/Paris makes them one"),
        ('days = [{ date = 2026-06-01 }]\n[event]\nid = "a"\ntitle = "b"\ntimezone = "Europe/Zurich"\n', "[[days]]"),
        (IMPORTED.replace('\nend = "10:00"', ""), "needs an end"),
    ],
)
def test_what_cannot_be_merged_is_one_sentence(existing: str, said: str) -> None:
    with pytest.raises(ImportRefused) as refusal:
        merge(existing.encode(), "agenda.toml", reading(IMPORTED), IMPORTED)
    assert said in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_what_would_not_be_right_after_merging_is_refused() -> None:
    before = IMPORTED.replace('end = "09:30"\n', "")
    with pytest.raises(ImportRefused, match=r"merged into agenda\.toml it would not be right"):
        merge(before.encode(), "agenda.toml", reading(HEAD + DAY_TWO), IMPORTED)
