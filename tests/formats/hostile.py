"""Notes that look like something else: markup, commands, formulas, scripts of the world, and very long ones."""

from __future__ import annotations

from hypothesis import strategies as st

from idm_tui.core.text import clean

HOSTILE: dict[str, str] = {
    "html": "<script>alert(1)</script> <b>x</b> &amp; &lt; </p></div> <!-- x --> \"' <br>",
    "attributes": '" onload="x" \' href=javascript:x',
    "markdown": "# *a* _b_ **c** `d` ~~e~~ [f](http://g) ![h](i) <http://j> | k | \\ \\\\* http://l.example",
    "headings": "# one\n## two\n===\n---\n***\n> quote\n- item\n+ item\n* item\n1. item\n    code\n```\nfence\n```",
    "tables": "| a | b |\n| --- | --- |\n| c | d |\nx | y\n--|--",
    "references": "[a]: http://b 'c'\n[a] [b][a] [^1] &#42; &copy; &nbsp;",
    "formula": "=1+1",
    "formulas": "+1\n-1\n@SUM(A1)\n=cmd|' /C calc'!A0\n$x^2$ \\(y\\) $$z$$",
    "braces": "{{ x }} {% y %} ${z} %s {0} \\n %1 $1",
    "escapes": "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x00\x01\x7f\x9b31m end",
    "hebrew": "שלום עולם: 3 דברים",
    "arabic": "مرحبا بالعالم، العمل 42",
    "mixed directions": "He said שלום and \u202eoverride\u202c \u2066isolate\u2069 \u200eleft\u200f right",
    "emoji": "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 ✈️ 🇨🇱 e",
    "cjk": "劳务移民需要更好的数据。移住労働、이주 노동",
    "decomposed": "Co\u0302te d'Ivoire, Espan\u0303a, A\u030a",
    "zero width": "a\u200bb\u200cc\u200dd\u2060e\u00adf",
    "lines": "first\nsecond\n\nfourth\r\nfifth\u2028sixth",
    "blanks": "a  b\tc   d\n  indented\n\tand so",
    "last words": "ends with a backslash \\\nand again \\",
    "numbers": "2.A.9 looks like a number\n1.1.1\n12. list",
    "lone": "\ud800x\udfff",
}
HOSTILE["very long"] = "Long words and more of them, again. " * 556
HOSTILE["one long word"] = "x" * 20_000
# Code points that are no characters: XML has no place for the first two, HTML for none of them.
NO_CHARACTERS = "a\ufffeb\uffffc\ufdd0d\U0001ffffe"

LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=("Cn", "Co")), max_size=60)
MARKS = st.text("\\`*_[]<>()#+-.!|~&$={}:;'\"/ \n\t1aA", max_size=30)
NOTES = st.lists(
    st.one_of(LETTERS, MARKS, st.sampled_from(list(HOSTILE.values())[:-2]))
    .map(lambda text: clean(text).strip())
    .filter(bool),
    min_size=1,
    max_size=8,
)
