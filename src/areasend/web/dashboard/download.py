"""A table, or the whole dashboard, as CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse

from areasend.web.components.tables import Link, Table
from areasend.web.dashboard.scope import Scope
from areasend.web.dashboard.tiles import Group

HEADER = (
    "Domain",
    "Key",
    "Indicator",
    "Value",
    "Of what",
    "Unit",
    "Target",
    "Month stands out",
    "As at",
    "Definition",
    "Source",
)


def _response(rows: Iterable[Sequence[str]], name: str, scope: Scope) -> HttpResponse:
    """UTF-8 with its mark, so that spreadsheets read accents and dashes."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}-{scope.on.isoformat()}.csv"'
    csv.writer(response).writerows(rows)
    return response


def table(found: Table, name: str, scope: Scope) -> HttpResponse:
    rows = [[_plain(cell) for cell in row] for row in found.rows]
    return _response([[column.label for column in found.columns], *rows], name, scope)


def dashboard(groups: list[Group], scope: Scope) -> HttpResponse:
    """Every indicator that has a figure, with its definition."""
    rows = [
        [group.label, one.card.key, one.card.label, _plain(one.shown), one.note, one.card.unit, one.target, one.signal,
         scope.on.isoformat(), one.card.definition, one.card.source]
        for group in groups for one in group.known
    ]  # fmt: skip
    return _response([HEADER, *rows], "dashboard", scope)


def _plain(cell: Any) -> str:
    """A count without its thousands' comma; a dash is an empty cell."""
    text = cell.text if isinstance(cell, Link) else str(cell)
    bare = text.replace(",", "").removeprefix("£").removesuffix("%")
    if text == "–":
        return ""
    return bare if bare.replace(".", "", 1).lstrip("-").isdigit() else text
