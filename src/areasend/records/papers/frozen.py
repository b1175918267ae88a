"""A paper in a row of the database and back."""

from __future__ import annotations

import json
from typing import Any

from areasend.documents.paper import Paper
from areasend.documents.stored import from_json, to_json
from areasend.records.models import Pack, ProgressReport


def freeze(paper: Paper) -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(to_json(paper))
    return kept


def thaw(kept: dict[str, Any]) -> Paper:
    """Raises PaperError where what is kept is no paper."""
    return from_json(json.dumps(kept))


def pack_paper(pack: Pack, *, public: bool = False, hides: bool = False) -> Paper:
    """A pack as the board gets it, as members do from whom small numbers are withheld, or the papers for the public: all were frozen when
    it was made. A pack from before there were papers for such members has the public ones for them."""
    name = "public" if public else "partners" if hides else "board"
    return thaw(pack.paper.get(name) or pack.paper["public"])


def report_paper(report: ProgressReport) -> Paper:
    return thaw(report.paper)
