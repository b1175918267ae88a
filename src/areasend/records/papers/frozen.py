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


def pack_paper(pack: Pack, *, public: bool = False) -> Paper:
    """A pack as the board gets it, or the papers for the public: both were frozen when it was made."""
    return thaw(pack.paper["public" if public else "board"])


def report_paper(report: ProgressReport) -> Paper:
    return thaw(report.paper)
