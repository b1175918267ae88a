"""Names that must be known here, and numbers that stay with what they name."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

import polars as pl

from areasend.exchange.caseload.checks.rows import finding
from areasend.exchange.caseload.comparing import CHANGED, UNCHANGED
from areasend.exchange.caseload.known import Known
from areasend.exchange.caseload.shapes import Finding, Severity, Table

NAMED = {"team": "teams", "organisation": "organisations", "officer": "officers"}
MAY_MOVE = {"setting_id"}
"""References that a later file may point elsewhere: a child moves school. A request never becomes another child's."""


def proper_names(frame: pl.DataFrame, known: Known) -> pl.DataFrame:
    """Teams, officers and organisations in the spelling that is held, whatever the case."""
    found = []
    for column, kind in NAMED.items():
        names = known.names.get(kind, {})
        if column in frame.columns and names:
            small = pl.col(column).str.to_lowercase()
            found.append(small.replace_strict(list(names), list(names.values()), default=pl.col(column)).alias(column))
    return frame.with_columns(found)


def check_stays(table: Table, compared: pl.DataFrame) -> Iterator[Finding]:
    """A number under which another row is held; a case that would change its child."""
    own = table.column((table.first_of or table.all_of)[0])
    stays = [own, *(column for column in table.references if column.name not in MAY_MOVE and column != own)]
    changed = compared.filter(pl.col("_status") == CHANGED)
    for column in stays:
        moved = pl.col("_changed").list.contains(column.name) & pl.col(f"{column.name}_was").is_not_null()
        for row in changed.filter(moved).iter_rows(named=True):
            wrong = f"AreaSEND holds this row with another {column.label}."
            if column is own:
                wrong = f"AreaSEND holds this row as {row[f'{column.name}_was']}: two {table.name} have one number."
            right = "Check the row; what it belongs to cannot change by an import."
            yield finding(table, row, column.name, wrong, right, "belongs_elsewhere")


def check_names(table: Table, compared: pl.DataFrame, known: Known) -> Iterator[Finding]:
    """Teams and organisations must be known; an officer who has no sign-in is left out."""
    fresh = compared.filter(pl.col("_status") != UNCHANGED)
    for column, kind in (("team", "teams"), ("organisation", "organisations"), ("officer", "officers")):
        if column not in table.names:
            continue
        names = known.names.get(kind, {})
        for row in fresh.filter(~pl.col(column).str.to_lowercase().is_in(list(names))).iter_rows(named=True):
            near = get_close_matches(row[column].lower(), names, n=1, cutoff=0.5)
            yield _unknown_name(table, row, column, names[near[0]] if near else "")
    if "team" in table.names and not known.team:
        lost = fresh.filter(pl.col("team").is_null())
        for row in lost.iter_rows(named=True):
            right = "Choose a team for the whole import, or fill team."
            yield finding(table, row, "team", "No team is named to which this belongs.", right, "no_team")


def _unknown_name(table: Table, row: dict[str, object], column: str, near: str) -> Finding:
    hint = f"Perhaps {near}. " if near else ""
    if column == "officer":
        wrong = "No one signs in with this address, so the case will have no officer."
        right = f"{hint}Invite them first, or hand the cases out on the Workload page."
        return finding(table, row, column, wrong, right, "unknown_name", Severity.WARNING)
    wrong = f"AreaSEND has no {column} of this name."
    return finding(table, row, column, wrong, f"{hint}Correct it, or add the {column} first.", "unknown_name")
