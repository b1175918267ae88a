"""One indicator as it may be told to everyone: the year, the year before, its months and groups, safe together and beside earlier looks.

Small numbers are hidden by `rules.disclosure` in the whole table at once: months are parts of their year, groups of the whole, and the
part and the rest of each share are guarded alike. Then every count is rounded to the nearest 5, and shares are worked out from the
rounded counts, so that the difference of two releases, two pages or two indicators is never a number of children from 1 to 4. What an
earlier release withheld of a month stays withheld. Last, `reader` tries what all releases together tell; where they would give a withheld
number away, the months of the year are withheld, and if that is not enough the year itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from areasend.indicators.catalogue import evaluate
from areasend.indicators.catalogue.evaluate import Figures
from areasend.indicators.catalogue.standing import compared
from areasend.indicators.catalogue.tally import Span
from areasend.indicators.release.choice import Entry
from areasend.indicators.release.reader import Reading, reading
from areasend.rules.disclosure import rounded, suppress_line, suppress_table

YEARS = 2
FEWEST_IN_A_YEAR = 60
"""Of fewer than five children a month most months would be small, and those that are nought would tell the others."""
REMEMBERED = 25
"""So many releases, this one among them, share a month with it."""
FEWEST = 25
"""Of fewer, by rounded counts, no share or mean is told: each child would move it by four points or more."""
Row = dict[str, Any]
Cell = dict[str, Any]
Days = set[tuple[str, str]]


def table(figures: Figures, entry: Entry, area: str, earlier: Sequence[dict[str, Any]] = ()) -> dict[str, Any]:
    """`figures` as at the last day of a month; `earlier`: the same indicator's tables in the releases before, the oldest first."""
    told = _table(figures, entry, area, {_span(cell) for old in earlier for cell in old["months"] if is_withheld(cell)})
    for less in (_without_months, _without_year, _without_all):
        if not entry.is_guarded or not _reading(entry, [*earlier, told]).given_away():
            return told
        told = less(told)
    return told


def _reading(entry: Entry, releases: Sequence[dict[str, Any]]) -> Reading:
    return reading(releases[-REMEMBERED:], entry.card.measure, entry.card.kind == "flow")


def _without_months(told: dict[str, Any]) -> dict[str, Any]:
    """The months of the newest year withheld."""
    year = told["whole"]
    months = [_withheld(cell) if cell["last"] >= year["first"] else cell for cell in told["months"]]
    return {**told, "months": months}


def _without_year(told: dict[str, Any]) -> dict[str, Any]:
    return {**told, "whole": _withheld(told["whole"]), "groups": {}}


def _without_all(told: dict[str, Any]) -> dict[str, Any]:
    """Nothing told is nothing given away."""
    return {**told, "before": _withheld(told["before"]), "months": [_withheld(cell) for cell in told["months"]]}


def _withheld(cell: Cell) -> Cell:
    return {**cell, "numerator": None, "denominator": None, "value": None, "state": "withheld"}


def _table(figures: Figures, entry: Entry, area: str, withheld: Days) -> dict[str, Any]:
    months = evaluate.months(figures.on, 12 * YEARS)
    whole, earlier = _alone(figures, entry, _year(figures, months)), _alone(figures, entry, _year(figures, months[:12]))
    told: dict[str, Any] = {"whole": whole, "before": earlier, "months": [], "groups": {}}
    if whole["state"] != "none":
        told["months"] = _months(figures, entry, months[:12], withheld, earlier) + _months(
            figures, entry, months[12:], withheld, whole
        )
    if whole["state"] in ("shown", "too_few"):
        span = _year(figures, months)
        told["groups"] = {cut: cells for cut in entry.cuts if (cells := _groups(figures, entry, span, cut))}
    return {**told, "england": _england(entry, area), "target": entry.card.target.value if entry.card.target else None}


def _year(figures: Figures, months: Sequence[Span]) -> Span:
    """Over what the figure at the end of these months is counted: for a flow they are its twelve parts."""
    last = months[-1][1]
    if figures.card.kind == "flow":
        return months[-12][0], last
    return evaluate.latest_span(figures.card, last)


def _alone(figures: Figures, entry: Entry, span: Span) -> Cell:
    rows = _rows(figures, [span])
    if not rows:
        return _cell({"first": span[0], "last": span[1], "group": ""}, entry, (False, False))
    return _cell(rows[0], entry, _guard_alone(rows[0], entry, False))


def _months(figures: Figures, entry: Entry, spans: Sequence[Span], withheld: Days, year: Cell) -> list[Cell]:
    """The months of a year. Where their total would have to be hidden to protect them, or is, all of them are withheld; that nobody
    was counted in a month is not told either, once it was withheld."""
    rows = _rows(figures, spans)
    also = [_days(row) in withheld for row in rows]
    if figures.card.kind != "flow":
        return [_cell(row, entry, _guard_alone(row, entry, was)) for row, was in zip(rows, also, strict=True)]
    hidden = _guard_together(rows, entry, also) if _is_enough(year, entry) else None
    cells = [_cell(row, entry, hidden[at] if hidden else (True, True)) for at, row in enumerate(rows)]
    return [_withheld(cell) if was and cell["state"] == "none" else cell for was, cell in zip(also, cells, strict=True)]


def _is_enough(year: Cell, entry: Entry) -> bool:
    """Whether a year is told and holds so many children that its months can be told too."""
    counted = year["numerator"] if entry.card.measure == "count" else year["denominator"]
    return not entry.is_guarded or (year["state"] != "withheld" and (counted or 0) >= FEWEST_IN_A_YEAR)


def _groups(figures: Figures, entry: Entry, span: Span, cut: str) -> list[Cell]:
    """The groups of a whole that is shown; nothing where they cannot be told without telling one of them."""
    rows = _rows(figures, [span], cut) if cut in figures.cuts else []
    hidden = _guard_together(rows, entry, [False] * len(rows)) if len(rows) > 1 else None
    return [_cell(row, entry, hidden[at]) for at, row in enumerate(rows)] if hidden else []


def _rows(figures: Figures, spans: Sequence[Span], cut: str = "") -> list[Row]:
    return list(figures.over(spans, cut).iter_rows(named=True))


def _days(row: Row) -> tuple[str, str]:
    return row["first"].isoformat(), row["last"].isoformat()


def _counts(row: Row, measure: str) -> tuple[int, int] | None:
    """The children of the part and of the rest; of a count or a mean those counted, and none. Nothing where only a value is known."""
    above, below = row.get("numerator"), row.get("denominator")
    if measure == "share":
        return None if above is None or below is None else (round(above), max(round(below) - round(above), 0))
    counted = below if measure == "mean" else above
    return None if counted is None else (round(counted), 0)


def _guard_alone(row: Row, entry: Entry, was_withheld: bool) -> tuple[bool, bool]:
    """Whether the part, and whether the whole, must be hidden of a figure that is part of no total."""
    counts = _counts(row, entry.card.measure)
    if not entry.is_guarded or counts is None:
        return False, False
    part, rest, whole = suppress_line(counts, also=[was_withheld, False]).tolist()
    return (part or rest, whole) if entry.card.measure == "share" else (part, part)


def _guard_together(rows: Sequence[Row], entry: Entry, also: Sequence[bool]) -> list[tuple[bool, bool]] | None:
    """The same of each of some parts of one total; None where the total, which is told, would have to be hidden too."""
    found = [_counts(row, entry.card.measure) for row in rows]
    counts = [pair for pair in found if pair is not None]
    if not entry.is_guarded or len(counts) < len(found):
        return [_guard_alone(row, entry, was) for row, was in zip(rows, also, strict=True)]
    if entry.card.measure == "share":
        hidden = suppress_table(counts, also=[[was, False] for was in also]).tolist()
        return None if any(hidden[-1]) else [(part or rest, whole) for part, rest, whole in hidden[:-1]]
    line = suppress_line([first for first, _ in counts], also=also).tolist()
    return None if line[-1] else [(one, one) for one in line[:-1]]


def _cell(row: Row, entry: Entry, hidden: tuple[bool, bool]) -> Cell:
    """A figure as it is published."""
    first, last = _days(row)
    cell: Cell = {"first": first, "last": last, "group": row["group"], "numerator": None, "denominator": None}
    return {**cell, "value": None, "state": "withheld"} | _told(row, entry, hidden)


def _told(row: Row, entry: Entry, hidden: tuple[bool, bool]) -> Cell:
    part, whole = hidden
    measure, value, counts = entry.card.measure, row.get("value"), _counts(row, entry.card.measure)
    if value is None and (counts is None or not row.get("denominator")):
        return {"state": "none"}
    if not entry.is_guarded or counts is None:
        return {"state": "shown", "value": round(value or 0, 1 if measure == "share" else 0)}
    if measure == "share":
        return _share(counts[0], sum(counts), part, whole)
    if part:
        return {"state": "withheld"}
    number = rounded(counts[0])
    if measure == "count":
        return {"state": "shown", "numerator": number, "value": number}
    few = number < FEWEST
    return {"state": "too_few" if few else "shown", "denominator": number, "value": None if few else round(value or 0)}


def _share(above: int, below: int, part: bool, whole: bool) -> Cell:
    below_told = None if whole else rounded(below)
    if part or below_told is None:
        return {"state": "withheld", "denominator": below_told}
    above_told = rounded(above)
    few = below_told < FEWEST
    told = {"numerator": above_told, "denominator": below_told}
    return {
        **told,
        "state": "too_few" if few else "shown",
        "value": None if few else round(100 * above_told / below_told),
    }


def _england(entry: Entry, area: str) -> dict[str, Any] | None:
    """The published share of England; counts of a country say nothing beside those of an area."""
    found = compared(entry.card, area)
    if found is None or not found.is_share:
        return None
    wide = [place.value for place in found.wider if place.area.name.startswith("England")]
    return {"year": found.year, "value": round(wide[0])} if wide and wide[0] is not None else None


def _span(cell: Cell) -> tuple[str, str]:
    return cell["first"], cell["last"]


def is_withheld(cell: Cell) -> bool:
    return bool(cell["state"] == "withheld")


def is_month_end(day: date) -> bool:
    """Only as at such days are figures released: then the months are whole, and make up their year."""
    return (day + timedelta(days=1)).day == 1
