"""Reading agenda.toml: every problem at its line, none a traceback."""

from __future__ import annotations

import difflib
import re
import tomllib
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, get_args, get_type_hints
from zoneinfo import ZoneInfo, available_timezones

from pydantic import TypeAdapter, ValidationError

from idm_tui.core import agenda as shape
from idm_tui.core.agenda import Agenda
from idm_tui.core.record import record
from idm_tui.core.text import clean, clean_line
from idm_tui.formats.lint import warnings
from idm_tui.formats.positions import Path, Positions
from idm_tui.formats.problems import AgendaError, Problem
from idm_tui.formats.resolve import Resolver

if TYPE_CHECKING:
    from pathlib import Path as FilePath

    from pydantic_core import ErrorDetails

    from idm_tui.core.plan import Plan

MAX_BYTES = 64 * 1024 * 1024
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_PARAGRAPHS = frozenset({"abstract", "footnote"})


@record
class Reading:
    """An agenda that can be used, as written and as a plan."""

    agenda: Agenda
    plan: Plan
    text: str

    def warnings(self) -> list[Problem]:
        """Return what a careful chair would ask the secretariat about."""
        return _placed(self.text, warnings(self.agenda, self.plan))


@cache
def adapter() -> TypeAdapter[Agenda]:
    """Return pydantic's reader of the agenda; unknown keys are errors."""
    return TypeAdapter(Agenda)


def read_bytes(path: FilePath) -> bytes:
    """Read a file of agreeable size; raises AgendaError with one sentence."""
    try:
        if not path.is_file():
            what = "is a folder" if path.is_dir() else "is not there" if not path.exists() else "is not a file"
            raise AgendaError(str(path), [Problem(f"the file {what}")])
        if path.stat().st_size > MAX_BYTES:
            raise AgendaError(str(path), [Problem("the file is larger than 64 MB; an agenda is not")])
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise AgendaError(str(path), [Problem(f"the file cannot be read: {reason}")]) from error


def read(data: bytes, source: str, fingerprint: str = "") -> Reading:
    """Read an agenda; raises AgendaError with every problem that it has."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise AgendaError(
            source, [Problem("this is not UTF-8 text; save the file as UTF-8", line=line, column=1)]
        ) from error
    text = text.replace("\r\n", "\n")
    try:
        raw = tomllib.loads(text)
    except RecursionError as error:
        raise AgendaError(source, [_syntax_problem("it is nested too deep", text)]) from error
    except ValueError as error:
        raise AgendaError(source, [_syntax_problem(str(error), text)]) from error
    try:
        return _Reader(text, source, _clean_tree(raw)).read(fingerprint)
    except RecursionError as error:
        raise AgendaError(source, [Problem("it is nested too deep to be an agenda")]) from error


def _syntax_problem(said: str, text: str) -> Problem:
    found = _AT.search(said)
    lines = text.split("\n")
    line = int(found[1]) if found and found[1] else max(len(text.rstrip().split("\n")), 1)
    column = int(found[2]) if found and found[2] else len(lines[line - 1]) + 1
    message = clean_line(_AT.sub("", said))
    return Problem(f"this is not TOML: {message}", (), line, column, clean(lines[line - 1]))


def _clean_tree(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {clean_line(name): _clean_tree(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_clean_tree(inner, key) for inner in value]
    if isinstance(value, str):
        return clean(value).strip() if key in _PARAGRAPHS else clean_line(value)
    return value


class _Reader:
    """Collects the problems of one text: first its shape, then what the shapes mean together."""

    def __init__(self, text: str, source: str, raw: dict[str, Any]) -> None:
        self.text, self.source, self.raw = text, source, raw
        self.problems: list[Problem] = []
        self.numbers: dict[int, list[int]] = {}
        """The numbers that the elements of a list had before wrong ones were left out, by the list's id()."""
        self.cut: set[int] = set()
        """The lists, by id(), from which something was left out."""

    def read(self, fingerprint: str) -> Reading:
        agenda = self._shape()
        if agenda is not None:
            self._timezone(agenda)
            if any(problem.path == ("event", "timezone") for problem in self.problems):
                agenda = replace(agenda, event=replace(agenda.event, timezone="UTC"))
            resolver = Resolver(agenda, self._incomplete_days())
            plan = resolver.plan(fingerprint)
            known = {problem.path for problem in self.problems}
            found = [replace(problem, path=self._original(problem.path)) for problem in resolver.problems]
            self.problems += [problem for problem in found if problem.path not in known]
            if not self.problems:
                return Reading(agenda, plan, self.text)
        raise AgendaError(self.source, _placed(self.text, self.problems))

    def _shape(self) -> Agenda | None:
        """Validate; leave out what is wrong and go on, so that the rest can be checked too."""
        for _ in range(4):
            try:
                return adapter().validate_python(self.raw)
            except ValidationError as error:
                details = error.errors(include_url=False, include_input=True)
                for detail in details:
                    self._note(detail)
                self._leave_out([detail["loc"] for detail in details])
        return None

    def _note(self, detail: ErrorDetails) -> None:
        path = self._original(detail["loc"])
        if all(problem.path != path for problem in self.problems):
            self.problems.append(Problem(_words(detail, path), path))

    def _leave_out(self, paths: list[Path]) -> None:
        """Take wrong values out of the raw data; a session without what it must have goes whole."""
        whole: set[Path] = set()
        for path in paths:
            required = path[-1:] in (("id",), ("kind",), ("title",), ("start",), ("date",), ("name",))
            if required and len(path) >= 3:
                whole.add(path[:-1])
                continue
            if path in (("event", "id"), ("event", "title"), ("event", "timezone")):
                self.raw.setdefault("event", {})[path[-1]] = "UTC"
                continue
            container = _at(self.raw, path[:-1])
            if isinstance(container, dict):
                container.pop(path[-1], None)
            else:
                whole.add(path)
        for path in sorted(whole, key=lambda p: tuple(map(str, p)), reverse=True):
            container = _at(self.raw, path[:-1])
            if isinstance(container, list) and isinstance(path[-1], int) and path[-1] < len(container):
                container[path[-1]] = None
        self._drop_none(self.raw)

    def _drop_none(self, tree: Any) -> None:
        if isinstance(tree, dict):
            for inner in tree.values():
                self._drop_none(inner)
        elif isinstance(tree, list):
            numbers = self.numbers.get(id(tree), range(len(tree)))
            self.numbers[id(tree)] = [n for n, inner in zip(numbers, tree, strict=True) if inner is not None]
            if None in tree:
                self.cut.add(id(tree))
            tree[:] = [inner for inner in tree if inner is not None]
            for inner in tree:
                self._drop_none(inner)

    def _original(self, path: Path) -> Path:
        """Return the path that a finding has in the text, where nothing was left out."""
        found: Path = ()
        tree: Any = self.raw
        for part in path:
            numbers = self.numbers.get(id(tree)) if isinstance(tree, list) else None
            found = (*found, numbers[part] if numbers and isinstance(part, int) and part < len(numbers) else part)
            tree = _at(tree, (part,))
        return found

    def _incomplete_days(self) -> set[int]:
        """Return the days of which a session had to be left out."""
        days = self.raw.get("days", [])
        return {n for n, day in enumerate(days) if id(day.get("sessions")) in self.cut}

    def _timezone(self, agenda: Agenda) -> None:
        name = agenda.event.timezone
        if any(problem.path == ("event", "timezone") for problem in self.problems):
            return
        try:
            ZoneInfo(name)
        except (ValueError, OSError, KeyError):
            near = difflib.get_close_matches(name, available_timezones(), 1, 0.6)
            hint = f'; did you mean "{near[0]}"?' if near else '; write it like "Europe/Zurich"'
            self.problems.append(Problem(f'"{name}" is not a time zone{hint}', ("event", "timezone")))


def _placed(text: str, problems: list[Problem]) -> list[Problem]:
    if not problems:
        return []
    positions = Positions(text)
    lines = text.split("\n")
    found = []
    for problem in problems:
        line, column = positions.line_and_column(problem.path)
        found.append(replace(problem, line=line, column=column, source_line=clean(lines[line - 1])))
    return sorted(found, key=lambda p: (p.line, p.column))


def _at(tree: Any, path: Path) -> Any:
    for part in path:
        try:
            tree = tree[part]
        except (KeyError, IndexError, TypeError):
            return None
    return tree


def _words(detail: ErrorDetails, path: Path) -> str:  # noqa: PLR0911 - one sentence for each kind of error
    key, given = (str(path[-1]) if path else ""), detail.get("input")
    match detail["type"]:
        case "missing":
            return f'"{key}" is missing'
        case "unexpected_keyword_argument" | "extra_forbidden":
            near = difflib.get_close_matches(key, _known_keys(path), 1, 0.6)
            return f'"{key}" is not a key here' + (f'; did you mean "{near[0]}"?' if near else "")
        case "literal_error":
            allowed = ", ".join(str(kind) for kind in get_args(shape.Kind))
            near = difflib.get_close_matches(str(given), get_args(shape.Kind), 1, 0.6)
            return f'"{given}" is not a kind' + (
                f'; did you mean "{near[0]}"?' if near else f"; it is one of {allowed}"
            )
        case "value_error":
            return detail["msg"].removeprefix("Value error, ")
        case "string_type":
            return f"this must be text in quotes, not {_shown(given)}"
        case "dataclass_type":
            return f"this must be a table of keys, not {_shown(given)}"
        case "tuple_type":
            return f"this must be a list in [ ], not {_shown(given)}"
        case "bool_type" | "bool_parsing":
            return f"this must be true or false, not {_shown(given)}"
        case "int_type" | "int_parsing" | "int_from_float":
            return f"this must be a whole number, not {_shown(given)}"
        case "greater_than_equal" | "less_than_equal":
            return f"this must be between 1 and {24 * 60}, not {_shown(given)}"
        case kind if kind.startswith("date"):
            return f"this must be a date without quotes, like 2007-10-08, not {_shown(given)}"
    return clean_line(detail["msg"]).lower()


def _shown(given: object) -> str:
    if isinstance(given, bool):
        return "true" if given else "false"
    if isinstance(given, str):
        return f'"{given[:40]}"'
    return "a list" if isinstance(given, list) else "a table" if isinstance(given, dict) else str(given)[:40]


def _known_keys(path: Path) -> list[str]:
    """Return the keys that could stand where an unknown one does."""
    found: Any = Agenda
    for part in path[:-1]:
        if isinstance(part, str):
            hint = get_type_hints(found).get(part)
            args = [arg for arg in (hint, *get_args(hint)) if is_dataclass(arg)]
            if not args:
                return []
            found = args[0]
    return [f.name for f in fields(found)]
