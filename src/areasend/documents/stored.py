"""A paper as text and back, exactly: how a frozen edition is kept.

What was kept stays readable: a version stands in the text, the word of each part never changes, and a field that is
added later has a default, which older text takes.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from typing import Any

from areasend.documents import paper as parts
from areasend.documents.checks import PaperError
from areasend.documents.paper import Paper

VERSION = 1
PARTS: dict[str, type] = {
    "words": parts.Words,
    "tag": parts.Tag,
    "heading": parts.Heading,
    "text": parts.Text,
    "points": parts.Points,
    "facts": parts.Facts,
    "column": parts.Column,
    "table": parts.Table,
    "figure": parts.Figure,
    "callout": parts.Callout,
    "page_break": parts.PageBreak,
}
NAMES = {kind: name for name, kind in PARTS.items()}
MARK = "is"


def to_json(paper: Paper) -> str:
    """The same paper always gives the same text."""
    written = _fields(paper) | {"as_at": paper.as_at.isoformat()}
    return json.dumps({"paper": VERSION, **written}, ensure_ascii=False)


def from_json(text: str) -> Paper:
    """The paper that `to_json` wrote. Raises PaperError where the text is no paper or one of a later version."""
    try:
        written = json.loads(text)
        version = written.pop("paper")
    except (ValueError, KeyError, AttributeError, TypeError) as problem:
        raise PaperError("This text is no stored paper. Look for the edition in a backup.") from problem
    if version != VERSION:
        raise PaperError(f"This paper was stored as version {version}. Upgrade AreaSEND to read it.")
    try:
        as_at = dt.date.fromisoformat(written.pop("as_at"))
        return Paper(as_at=as_at, **{name: _read(value) for name, value in written.items()})
    except (ValueError, KeyError, AttributeError, TypeError) as problem:
        raise PaperError(f"This stored paper is damaged ({problem}). Look for the edition in a backup.") from problem


def written(value: Any) -> Any:
    """A part of a paper as plain lists and dictionaries; each part carries its word under "is"."""
    if isinstance(value, tuple):
        return [written(one) for one in value]
    if type(value) in NAMES:
        return {MARK: NAMES[type(value)], **_fields(value)}
    return value


def _fields(part: Any) -> dict[str, Any]:
    return {field.name: written(getattr(part, field.name)) for field in dataclasses.fields(part)}


def _read(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_read(one) for one in value)
    if isinstance(value, dict):
        given = dict(value)
        return PARTS[given.pop(MARK)](**{name: _read(one) for name, one in given.items()})
    return value
