"""Between the rows of one table: the same row twice, the same number twice, the same child twice, overlapping placements."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from areasend.exchange.caseload.checks.rows import finding
from areasend.exchange.caseload.comparing import shown
from areasend.exchange.caseload.shapes import Finding, Severity, Table

OWN_NUMBERS = {"people": ("upn", "uln"), "settings": ("urn", "ukprn")}
OVERLAPS = {"placements": "main placement", "sen_support": "row of SEN support"}
OF_THE_CARER = ("title", "name", "email", "phone", "address", "postcode", "language", "interpreter")


def check_twins(table: Table, compared: pl.DataFrame, whole: pl.DataFrame) -> Iterator[Finding]:
    yield from _row_twice(table, compared)
    yield from _number_twice(table, whole)
    if table.rules.no_overlap:
        yield from _overlaps(table, whole)
    if table.name == "people":
        yield from _same_child(table, whole)
    if table.name == "carers":
        yield from _carer_disagrees(table, compared)
        yield from _first_contacts(table, whole)


def place(row: dict[str, object]) -> str:
    """Where the other row stands, for people."""
    return f"{row['_file']}, row {row['_row']}" if row["_row"] else "AreaSEND"


def _pairs(
    frame: pl.DataFrame, by: list[str], *, rows_last: bool = True
) -> Iterator[tuple[dict[str, object], dict[str, object]]]:
    """Of rows alike in `by`: the first, and each other that stands in a file."""
    alike = frame.drop_nulls(by).filter(pl.len().over(by) > 1).sort("_row", nulls_last=False, maintain_order=True)
    for _, group in alike.group_by(by, maintain_order=True):
        first, *others = group.iter_rows(named=True)
        yield from ((first, other) for other in others if other["_row"])


def _row_twice(table: Table, compared: pl.DataFrame) -> Iterator[Finding]:
    column = (table.first_of or table.all_of)[0]
    for first, other in _pairs(compared, ["_key"]):
        wrong = f"This row is given twice: also in {place(first)}."
        yield finding(table, other, column, wrong, "Keep one of the two.", "twice")


def _number_twice(table: Table, whole: pl.DataFrame) -> Iterator[Finding]:
    for name in OWN_NUMBERS.get(table.name, ()):
        for first, other in _pairs(whole, [name]):
            if first["_key"] != other["_key"]:
                wrong = f"The same {table.column(name).label} stands in two rows: also in {place(first)}."
                right = "Check whose number it is, or make the two rows one."
                yield finding(table, other, name, wrong, right, "number_twice")


def _same_child(table: Table, whole: pl.DataFrame) -> Iterator[Finding]:
    folded = whole.with_columns((pl.col("forename") + " " + pl.col("surname")).str.to_lowercase().alias("_name"))
    for first, other in _pairs(folded, ["_name", "born_on"]):
        if first["_key"] != other["_key"] and other["_status"] == "new":
            wrong = f"Someone of the same name and date of birth stands in {place(first)}."
            right = "If they are one child, make the two rows one; if not, leave them."
            yield finding(table, other, "surname", wrong, right, "same_child", Severity.WARNING)


def _carer_disagrees(table: Table, compared: pl.DataFrame) -> Iterator[Finding]:
    for first, other in _pairs(compared, ["_carer_id"]):
        for name in OF_THE_CARER:
            if None not in (first[name], other[name]) and first[name] != other[name]:
                wrong = f"The same carer has “{shown(first[name])}” in {place(first)}."
                yield finding(table, other, name, wrong, "Give both rows the same.", "carer_disagrees")


def _first_contacts(table: Table, whole: pl.DataFrame) -> Iterator[Finding]:
    current = whole.filter(pl.col("first_contact") & pl.col("until").is_null())
    for first, other in _pairs(current, ["_person_id"]):
        wrong = f"This child has another first contact in {place(first)}."
        yield finding(table, other, "first_contact", wrong, "Say no for one of the two.", "two_first_contacts")


def _overlaps(table: Table, whole: pl.DataFrame) -> Iterator[Finding]:
    rule = table.rules.no_overlap
    assert rule is not None
    counts = pl.col(rule.where).fill_null(value=True) if rule.where else pl.lit(value=True)
    counted = whole.filter(counts).drop_nulls([f"_{rule.by}", rule.since])
    ordered = counted.sort(f"_{rule.by}", rule.since, "_row", nulls_last=False)
    before = pl.struct("_file", "_row", rule.since, rule.until).shift(1).over(f"_{rule.by}")
    ordered = ordered.with_columns(before.alias("_before"))
    until = pl.col("_before").struct.field(rule.until)
    begun = pl.col("_before").struct.field(rule.since).is_not_null()
    clash = ordered.filter(begun & (until.is_null() | (until >= pl.col(rule.since))))
    for row in clash.iter_rows(named=True):
        other = row["_before"]
        spoken, said = (row, other) if row["_row"] else (other, row)
        if not spoken["_row"]:
            continue
        days = f"{shown(said[rule.since])} to {shown(said[rule.until]) or 'now'}"
        wrong = f"It overlaps another {OVERLAPS[table.name]} of the same child ({days}, {place(said)})."
        else_ = f", or say no in {rule.where} for one of the two" if rule.where else ""
        right = f"End the earlier one before the later one begins{else_}."
        yield finding(table, {**row, **spoken}, rule.since, wrong, right, "overlap")
