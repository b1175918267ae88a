"""Files as an officer might send them, and everything that is checked about them."""

from __future__ import annotations

from tests.conftest import TODAY

from areasend.exchange.caseload.blanks import blank_csv
from areasend.exchange.caseload.examining import Examined, examine
from areasend.exchange.caseload.known import Known
from areasend.exchange.caseload.reading import Reading, read
from areasend.exchange.caseload.templates import tables

ALL = Known(team="North team")


def example(table: str, **values: str) -> dict[str, str]:
    """The example row of a template with other values in it."""
    return {column.name: column.example for column in tables()[table].columns} | values


def csv_of(table: str, *rows: dict[str, str]) -> tuple[str, bytes]:
    names = tables()[table].names
    return f"{table}.csv", blank_csv(tables()[table], ([row[name] for name in names] for row in rows))


def examples(*names: str) -> list[tuple[str, bytes]]:
    return [csv_of(name, example(name)) for name in names]


def reading_of(text: str | bytes, name: str = "people.csv") -> Reading:
    return read([(name, text.encode() if isinstance(text, str) else text)])


def examined(*files: tuple[str, bytes], known: Known = ALL) -> Examined:
    return examine(read(files), known, TODAY)


def rules(found: Examined | Reading) -> list[str]:
    return [finding.rule for finding in found.findings]
