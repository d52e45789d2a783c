"""The keys of one table: what is changed is written anew, and all else stays to the letter."""

from __future__ import annotations

import pytest

from idm_tui.formats.imports.keys import Keys

BODY = """\
[[days.sessions]]  # the first
id = "a"
  "title" = "One"   # [as] printed
text = '''
start = "09:00"
[[days]]'''
speakers = [
  { name = "Ann", role = "title = x" },  # says "so"
]
# left: the rest
"""
BELOW = '[[days.sessions.moderators]]\nname = "Bea"\n[[days.sessions.moderators]]\nname = "Cy"\n'


@pytest.mark.parametrize("body", ["", "# nothing\n", '[event]\nid = "x"\n', BODY, BODY + BELOW])
def test_what_is_only_read_stays_to_the_letter(body: str) -> None:
    keys = Keys(body)
    assert [keys.get(key) for key in keys].count(None) == (BELOW in body)
    assert keys.text() == body


def test_keys_are_in_their_order() -> None:
    assert list(Keys(BODY + BELOW)) == ["id", "title", "text", "speakers", "moderators"]
    assert len(Keys(BODY)) == 4


def test_a_changed_key_keeps_its_comment_and_a_new_one_stands_last() -> None:
    keys = Keys(BODY)
    keys["title"] = "Two"
    keys["speakers"].append("Dan")
    keys["skip"] = True
    changed = BODY.replace('"One"', '"Two"').replace('"so"\n]', '"so"\n  "Dan",\n]')
    assert keys.text() == changed + "skip = true\n"
    assert keys.comment("title") == "# [as] printed"


def test_a_new_key_stands_before_the_tables_below() -> None:
    keys = Keys(BODY + BELOW)
    keys["skip"] = True
    assert keys.text() == f"{BODY}skip = true\n{BELOW}"
    assert keys.has_tables("moderators")
    assert not keys.has_tables("speakers")
    assert "moderators" not in keys


def test_a_key_taken_out_leaves_the_comments_under_it() -> None:
    keys = Keys(BODY)
    del keys["speakers"]
    assert "speakers" not in keys
    assert keys.text() == BODY.replace('speakers = [\n  { name = "Ann", role = "title = x" },  # says "so"\n]\n', "")
