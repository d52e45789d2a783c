"""The agenda as a page: Markdown in which nothing is markup but ours, HTML that the checker accepts; and as JSON."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from idm_tui.formats.exports import as_json, html, markdown
from idm_tui.formats.exports.programme import programme
from tests.formats.exports.plans import PLANS, day, event, instants, session
from tests.formats.hostile import NO_CHARACTERS
from tests.formats.outside_programs import complaints, needs_vnu

if TYPE_CHECKING:
    from pathlib import Path

    from markdown_it.token import Token

# --- Markdown


class Shown:
    """What a reader of a Markdown page sees."""

    def __init__(self, text: str) -> None:
        self.headings: list[tuple[int, str]] = []
        self.tables: list[list[list[str]]] = []
        self.others: list[str] = []
        tag = ""
        for token in MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text):
            assert token.type not in ("html_block", "code_block", "fence", "blockquote_open", "hr"), token.content
            if token.type == "table_open":
                self.tables.append([])
            elif token.type == "tr_open":
                self.tables[-1].append([])
            if token.type != "inline":
                tag = token.tag if token.nesting == 1 else tag
                continue
            children = [child for child in token.children or [] if not is_kind(child)]
            kinds = {child.type for child in children}
            assert kinds <= {"text", "text_special", "em_open", "em_close", "strong_open", "strong_close", "s_open",
                             "s_close", "softbreak"}, kinds  # fmt: skip
            words = "".join(child.content for child in children)
            if tag in ("th", "td"):
                self.tables[-1][-1].append(words)
            elif tag in ("h1", "h2", "h3"):
                self.headings.append((int(tag[1]), words))
            else:
                self.others.append(words)


def is_kind(token: Token) -> bool:
    """Tell whether a token is the comment with a session's kind, which no reader sees."""
    return token.type == "html_inline" and re.fullmatch(r"<!-- [a-z]+ -->", token.content) is not None


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("case", PLANS)
def test_the_page_shows_every_session_in_the_table_of_its_date(case: str) -> None:
    plan = PLANS[case]()
    shown = Shown(markdown.write(programme(plan)))
    assert shown.headings[0] == (1, plain(plan.event.title))
    dates = sorted({plan.local(one.start).date() for one in plan.sessions})
    days = [words for level, words in shown.headings if level == 2]
    assert [re.findall(r"(\d+) (\w+) (\d+)$", words)[0] for words in days] == [
        (str(each.day), f"{each:%B}", str(each.year)) for each in dates
    ]
    seen = []
    for of_day, rows in zip(dates, shown.tables, strict=True):
        names, *others = rows
        for row in others:
            cells = dict(zip(names, row, strict=True))
            one = plan.session(cells["ID"])
            assert one is not None
            assert plan.local(one.start).date() == of_day
            assert cells["Title"] == plain(one.title)
            assert cells.get("Room", "") == plain(one.room)
            assert cells["Time"].startswith(f"{plan.local(one.start):%H:%M}")
            assert cells["Time"].endswith(f"{plan.local(one.end):%H:%M}")
            assert all(plain(each.name) in cells["Speakers"] for each in one.speakers)
            seen.append(one.id)
    assert sorted(seen) == sorted(plan.columns.ids)
    asked = [plain(question) for one in plan.sessions for question in one.questions]
    assert not set(asked) - set(map(plain, shown.others))


@pytest.mark.parametrize(
    ("case", "name", "time"),
    [
        ("workshop", "session-1", "11:00–13:00"),
        ("nights", "late", "23:30–00:30"),
        ("nights", "vigil", "10:00–2026-06-03 16:00"),
        ("nights", "morning", "09:00–00:00"),
        ("marks", "bell", "10:00–10:00"),
        ("autumn", "across", "01:30–04:00"),
    ],
)
def test_how_times_are_written(case: str, name: str, time: str) -> None:
    line = next(line for line in markdown.write(programme(PLANS[case]())).split("\n") if f"| {name}<!--" in line)
    assert line.startswith(f"| {time} |")


def test_a_title_that_ends_as_headings_close() -> None:
    plan = event(day("2026-06-01", session("talk", "09:00", "10:00")), title="Room for C #")
    assert Shown(markdown.write(programme(plan))).headings[0] == (1, "Room for C #")


def test_the_escapes_that_are_promised() -> None:
    plan = event(day("2026-06-01", session("talk", "09:00", "10:00", title="a < b | c")))
    assert "| a \\< b \\| c |" in markdown.write(programme(plan))


def test_what_does_not_take_place_is_struck_through() -> None:
    page = markdown.write(programme(PLANS["two rooms"]()))
    assert "| ~~Gone~~ |" in page
    assert page.count("does not take place") == 1
    assert "<s>Gone</s>" in html.write(programme(PLANS["two rooms"]()))


# --- HTML


class Rows(HTMLParser):
    """Collects the rows of the tables with their sessions and instants."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: dict[str, list[str]] = {}
        self.times: dict[str, tuple[datetime, ...]] = {}
        self.body: dict[str, str | None] = {}
        self.tags: set[str] = set()
        self._row = ""
        self._is_cell = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        assert not {"src", "href", "style"} & set(given)
        assert not any(name.startswith("on") for name in given)
        if tag == "body":
            self.body = given
        elif tag == "tr" and "data-session" in given:
            self._row = given["data-session"] or ""
            self.rows[self._row] = []
        elif tag == "td":
            self.rows[self._row].append("")
            self._is_cell = True
        elif tag == "time":
            when = datetime.fromisoformat(given["datetime"] or "")
            self.times[self._row] = (*self.times.get(self._row, ()), when)

    def handle_endtag(self, tag: str) -> None:
        self._is_cell = self._is_cell and tag != "td"

    def handle_data(self, data: str) -> None:
        if self._is_cell:
            self.rows[self._row][-1] += data


@pytest.mark.parametrize("case", PLANS)
def test_the_html_has_every_session_at_its_instants(case: str) -> None:
    plan = PLANS[case]()
    shown = Rows(html.write(programme(plan)))
    assert shown.times == instants(plan)
    assert shown.body["data-timezone"] == plan.event.timezone
    for name, cells in shown.rows.items():
        one = plan.session(name)
        assert one is not None
        assert cells[1] == one.title
        assert not one.room or cells[2] == one.room
        assert cells[-1] == one.id
    assert not shown.tags & {"script", "link", "img", "iframe", "object", "base", "form", "b"}


def test_the_checker_has_nothing_against_the_pages(tmp_path: Path) -> None:
    needs_vnu()
    plans = {name.replace(" ", "-"): make() for name, make in PLANS.items()}
    plans["odd"] = event(day("2026-06-01", session("t", "09:00", "10:00", title=NO_CHARACTERS)))
    plans["empty"] = event()
    files = []
    for name, plan in plans.items():
        files.append(tmp_path / f"{name}.html")
        files[-1].write_text(html.write(programme(plan)), encoding="utf-8")
    composed = [each for each in complaints(files) if "Normalization Form C" not in each[1]]
    assert composed == []


# --- JSON


@pytest.mark.parametrize("case", PLANS)
def test_the_json_has_all_of_every_session(case: str) -> None:
    plan = PLANS[case]()
    tree = json.loads(as_json.write(programme(plan)))
    assert (tree["format"], tree["times"]) == ("idm-tui-agenda/1", "planned")
    assert tree["event"]["timezone"] == plan.event.timezone
    assert [date.fromisoformat(each["date"]) for each in tree["days"]] == [each.date for each in plan.days]
    found = {each["id"]: each for each in tree["sessions"]}
    shown = {name: tuple(map(datetime.fromisoformat, (x["start"], x["end"]))) for name, x in found.items()}
    assert shown == instants(plan)
    for one in plan.sessions:
        each = found[one.id]
        assert (each["title"], each["room"], each["kind"], each["abstract"]) == (
            one.title,
            one.room,
            one.kind,
            one.abstract,
        )
        assert each["questions"] == list(one.questions)
        assert [person["name"] for person in each["speakers"]] == [speaker.name for speaker in one.speakers]
        assert each["takes_place"] is not one.skip
        assert each["happened"] is None
