"""The comparison for people to read."""

from __future__ import annotations

from areasend.demo.compare.sides import Compared


def as_text(rows: list[Compared]) -> str:
    width = max(len(f"{row.table} {row.figure}") for row in rows)
    head = f"{'':<{width}}  year  published     made"
    lines = [line(row, width) for row in rows]
    wrong = sum(not row.agrees for row in rows)
    aside = sum(bool(row.aside) for row in rows)
    last = f"{len(rows)} figures, {wrong} outside 3% and 5 cases" + (f", {aside} left aside" if aside else "")
    return "\n".join([head, *lines, last])


def line(row: Compared, width: int) -> str:
    name = f"{row.table} {row.figure}"
    mark = f"  left aside: {row.aside}" if row.aside else "" if row.agrees else "  OUTSIDE"
    return f"{name:<{width}}  {row.year}  {row.published:>9,}  {row.made:>7,}{mark}"
