"""A forum with notes of every kind, and the report of it in every format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from idm_tui.core import commands as c
from idm_tui.core.directory import Directory
from idm_tui.formats.countries import countries
from idm_tui.formats.report import as_json, docx, html, log, markdown
from idm_tui.formats.report.build import Builder
from idm_tui.formats.report.layout import Numbered, cover, lay_out
from tests.agendas import plan_of
from tests.desk.tables import Table

if TYPE_CHECKING:
    from idm_tui.core.commands import Command
    from idm_tui.core.plan import Plan
    from idm_tui.desk import Desk
    from idm_tui.formats.report.content import Attribution, Content

    Steps = tuple[tuple[str, Command], ...]

ATTRIBUTIONS: tuple[Attribution, ...] = ("named", "un", "chatham")
DELEGATIONS = {
    "Chile": "GRULAC",
    "Ecuador": "GRULAC",
    "Ghana": "African Group",
    "Japan": "Asia-Pacific Group",
    "Kenya": "African Group",
    "Norway": "WEOG",
    "Poland": "EEG",
    "Tunisia": "African Group",
}
AGENDA = """
[event]
id = "jobs"
title = "Forum on Work"
series = "Dialogue"
form = "Workshop"
venue = "Room One"
timezone = "Europe/Zurich"
languages = ["en", "fr"]

[[event.organizers]]
language = "en"
name = "International Organization for Migration"
acronym = "IOM"

[[days]]
date = 2007-10-08

[[days.sessions]]
id = "welcome"
kind = "opening"
title = "Welcome"
start = "09:45"
end = "10:00"

[[days.sessions]]
id = "first"
kind = "session"
title = "Skills and Needs"
subtitle = "What is missing"
start = "10:00"
end = "11:00"
moderators = [{ name = "Ibrahim Awad", role = "Director", organisation = "ILO" }]
speakers = [
  { name = "Ana Núñez", role = "Adviser", organisation = "Labour Office" },
  { name = "Li Wei", on_behalf_of = { name = "Zhang Min", organisation = "Trade Board" } },
]
questions = ["What is needed?", "Who pays?"]

[[days.sessions]]
id = "coffee"
kind = "break"
title = "Coffee"
start = "11:00"
end = "11:15"

[[days.sessions]]
id = "second"
kind = "session"
title = "Ways Forward"
start = "11:15"
end = "13:00"
questions = ["Who does what?"]

[[participants]]
name = "Maria Sol"
delegation = "Peru"
group = "GRULAC"
""" + "".join(f'\n[[participants]]\nname = "{name}"\ngroup = "{group}"\n' for name, group in DELEGATIONS.items())


def speaks(clock: str, name: str, **options: Any) -> Steps:
    """Give the floor to somebody who is not on the panel."""
    return ((clock, c.ListAdd(speaker=name, again=True, **options)), (clock, c.Give(speaker=name)))


# Ana Núñez speaks from 10:02, Chile from 10:10, Maria Sol of Peru from 10:20; question 1 is put at 10:08.
FORUM: Steps = (
    ("10:01", c.Start(session="first")),
    ("10:02", c.Give(speaker="Ana")),
    ("10:03", c.Note(text="Skills are not counted.")),
    ("10:04", c.Note(text="Nobody counts skills.", kind="quote")),
    ("10:08", c.Put(number=1)),
    *speaks("10:10", "Chile"),
    ("10:11", c.Note(text="Visas take too long.", tag="visas")),
    ("10:12", c.Note(text="Why so long?", kind="question")),
    *speaks("10:20", "Maria Sol"),
    ("10:21", c.Note(text="One form for all.", kind="recommendation")),
    ("10:22", c.Note(text="Fees must fall.", question=2, tag="fees")),
    ("10:25", c.Yield()),
    ("10:26", c.Answered(number=1)),
    ("10:27", c.Note(text="The forum meets again.", kind="decision")),
    ("10:28", c.Note(text="Publish the data.", kind="action", owner="Secretariat", due="May")),
    ("10:29", c.Note(text="Ask the banks.", kind="follow-up", speaker="Chile")),
    ("10:30", c.Note(text="Skills first.", kind="key-message")),
    ("10:31", c.Note(text="The chair thanked all.", kind="chairs-summary")),
    ("10:55", c.End()),
    ("11:15", c.Start(session="second")),
    *speaks("11:16", "Kenya"),
    ("11:17", c.Note(text="Work together.")),
    ("11:20", c.Yield()),
    ("11:21", c.Note(text="Nobody said this.", speaker="nobody", question=0)),
    ("11:30", c.End()),
)


def forum_plan(quantifiers: str = "") -> Plan:
    head = f"[event.quantifiers]\n{quantifiers}\n\n[[event.organizers]]"
    return plan_of(AGENDA.replace("[[event.organizers]]", head) if quantifiers else AGENDA)


def told(*steps: tuple[str, Command], plan: Plan | None = None) -> Desk:
    """Bring a desk at the forum into a situation: each command at its time of the day."""
    table = Table(plan=plan or forum_plan())
    table.time("10:00")
    return then(table.desk(), *steps)


def then(desk: Desk, *steps: tuple[str, Command]) -> Desk:
    """Go on at a desk."""
    table = Table(clock=desk.clock, journal=desk.journal, plan=desk.plan)  # type: ignore[arg-type]
    for clock, command in steps:
        table.time(clock)
        desk.do(command)
    return desk


def noted(*texts: str, **filing: Any) -> Desk:
    """Return a desk where Chile has the floor and these notes were taken, one each minute."""
    notes = ((f"10:{place % 60:02}", c.Note(text=text, **filing)) for place, text in enumerate(texts, 2))
    return told(("10:01", c.Start(session="first")), *speaks("10:01", "Chile"), *notes)


def content(desk: Desk, attribution: Attribution = "named", **options: Any) -> Content:
    groups = Directory(desk.plan, countries).group_of
    return Builder(desk.plan, desk.state, desk.clock.now(), attribution, groups).content(**options)


def markdown_of(told: Content) -> str:
    return markdown.write(cover(told), lay_out(told))


def html_of(told: Content) -> str:
    return html.write(cover(told), lay_out(told))


def docx_of(told: Content) -> bytes:
    return docx.write(cover(told), lay_out(told))


def report(desk: Desk, attribution: Attribution = "named", **options: Any) -> as_json.Report:
    return as_json.report_of(content(desk, attribution, **options))


def log_of(told: Content) -> str:
    return log.write(told)


def paragraphs(told: Content) -> dict[str, str]:
    """Return what the report says, by number: who said it, the words, and what stands behind them."""
    return {block.number: whole(block) for block in lay_out(told) if isinstance(block, Numbered)}


def whole(block: Numbered) -> str:
    text = f"“{block.text}”" if block.is_quote else block.text
    return f"{f'{block.lead}: ' if block.lead else ''}{text}{f' ({block.tail})' if block.tail else ''}"
