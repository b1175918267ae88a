"""`areasend published`: the Department for Education's figures that ship with AreaSEND, with their footnotes."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from areasend.site.faults import Fault

if TYPE_CHECKING:
    from areasend.indicators.published import Figure

NAME = "published"
HELP = "Print published figures of any English area"
NEEDS = "nothing"
EXAMPLE = "areasend published Buckinghamshire timeliness.pc_plans_issued_within_20_weeks --beside"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = f"For example: {EXAMPLE}"
    parser.add_argument("area", nargs="?", help="an area by name, three-digit number or nine-character code")
    parser.add_argument("measure", nargs="?", help="table.column, as --list prints them")
    parser.add_argument("--beside", action="store_true", help="the latest year, beside region, England and neighbours")
    parser.add_argument("--list", action="store_true", help="list the measures with their labels")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    try:
        rows = measures() if args.list else figures(args)
    except LookupError as error:
        raise Fault(str(error)) from error
    print(json.dumps(rows, ensure_ascii=False, indent=2) if args.json else "\n".join(map(line, rows)))
    return 0


def measures() -> list[dict[str, Any]]:
    from areasend.indicators import published

    found = {name: label for key in published.tables() for name, label in published.measures(key).items()}
    return [{"measure": name, "label": label} for name, label in found.items()]


def figures(args: argparse.Namespace) -> list[dict[str, Any]]:
    """Every year of one area, or the latest year of the area and those beside it."""
    from areasend.indicators import published

    if not (args.area and args.measure):
        raise Fault(f"Say which area and which measure. For example: {EXAMPLE}")
    known = published.series(args.area, args.measure)
    if not args.beside:
        return [row(str(published.find_area(args.area)), figure) for figure in known]
    year = max(figure.year for figure in known)
    return [row(str(area), figure) for area, figure in published.beside(args.area, args.measure, year) if figure]


def row(area: str, figure: Figure) -> dict[str, Any]:
    return {
        "area": area,
        "year": figure.year,
        "value": figure.value,
        "symbol": figure.symbol,
        "words": str(figure),
        "file": figure.file,
        "footnotes": [note.text for note in figure.footnotes],
    }


def line(row: dict[str, Any]) -> str:
    if "measure" in row:
        return f"{row['measure']:<55} {row['label']}"
    return "\n".join(
        [f"{row['year']}  {row['area']:<32} {row['words']:>14}", *(f"      {n}" for n in row["footnotes"])]
    )
