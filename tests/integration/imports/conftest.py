"""What the import's tests share: files made from the templates' own examples, and a way to run an import on the spot."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from tests.conftest import TODAY
from tests.factories import make_team

from areasend.actions.caseload.run import begin, carry_out
from areasend.exchange.caseload.blanks import blank_csv
from areasend.exchange.caseload.templates import tables
from areasend.records.models import ImportRun

Files = list[tuple[str, bytes]]
Run = Callable[..., ImportRun]


def example(table: str, **values: str) -> dict[str, str]:
    """The example row of a template with other values in it."""
    return {column.name: column.example for column in tables()[table].columns} | values


def csv_of(table: str, *rows: dict[str, str]) -> tuple[str, bytes]:
    names = tables()[table].names
    return f"{table}.csv", blank_csv(tables()[table], ([row[name] for name in names] for row in rows))


@pytest.fixture
def examples() -> Files:
    """Every template with its example row: one child from the request to a review."""
    return [csv_of(name, example(name)) for name in tables()]


@pytest.fixture
def run_import(db: None) -> Run:
    team = make_team()

    def run(
        files: Files, *, is_dry_run: bool = False, today: date = TODAY, source: str = "old", **more: object
    ) -> ImportRun:
        asked = begin(by=None, files=[], is_dry_run=is_dry_run, source=source, team=team.name)
        carry_out(asked, files, today=today, **more)
        return asked

    return run
