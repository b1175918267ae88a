"""A table as CSV, as it stands on the page."""

from __future__ import annotations

import csv
from typing import Any

from django.http import HttpResponse
from django.utils.html import strip_tags

from areasend.web.components.tables import Link, Table
from areasend.web.timeliness.scope import Scope


def csv_of(table: Table, scope: Scope, name: str) -> HttpResponse:
    """UTF-8 with its mark, so that spreadsheets read accents and dashes."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}-{scope.on.isoformat()}.csv"'
    writer = csv.writer(response)
    writer.writerow([column.label for column in table.columns])
    writer.writerows([_plain(cell) for cell in row] for row in table.rows)
    return response


def _plain(cell: Any) -> str:
    """A count without its thousands' comma, a figure without its marks; a dash is an empty cell."""
    text = cell.text if isinstance(cell, Link) else str(cell)
    words = strip_tags(text.partition("<sup>")[0]).strip()
    return "" if words == "–" else words.replace(",", "") if words.replace(",", "").isdigit() else words
