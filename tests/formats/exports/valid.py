"""The schemas of c3voc, as published, that a schedule must be valid by."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import xmlschema
from jsonschema import Draft6Validator

_SCHEMAS = Path(__file__).parent / "schemas"


@cache
def schema() -> Any:
    """Return the schema of schedule.json."""
    found = json.loads((_SCHEMAS / "schedule.schema.json").read_text("utf-8"))
    return Draft6Validator(found, format_checker=Draft6Validator.FORMAT_CHECKER)


@cache
def xsd() -> xmlschema.XMLSchema:
    """Return the schema of schedule.xml."""
    return xmlschema.XMLSchema(str(_SCHEMAS / "schedule.xsd"))
