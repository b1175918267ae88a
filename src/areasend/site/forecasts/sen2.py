"""`areasend forecast sen2`: from SEN2 returns of Januaries that follow one another."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from areasend.site.faults import Fault
from areasend.site.forecast_answer import add_drawing, answer, nothing_foretold, read_file
from areasend.site.forecasts.own import population
from areasend.site.forecasts.plans import params_from
from areasend.site.imports.caseload import say_line

if TYPE_CHECKING:
    from areasend.exchange.transitions.shapes import Table

NAME = "sen2"
HELP = "Plans by need, kind of place and year group, from two or more SEN2 returns of single people (XML)"
NEEDS = "nothing"
EXAMPLE = "areasend forecast sen2 sen2-2024.xml sen2-2025.xml sen2-2026.xml --years 5"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = f"For example: {EXAMPLE}"
    parser.add_argument(
        "files", type=Path, nargs="+", metavar="FILE", help="returns as loaded into COLLECT, each of another January"
    )
    add_drawing(parser)
    parser.add_argument(
        "--population", type=Path, metavar="FILE", help="CSV of calendar-year, academic-year and population"
    )
    parser.add_argument(
        "--schools",
        type=Path,
        metavar="FILE",
        help="CSV of urn and type, or the register of schools (GIAS) as downloaded",
    )
    parser.add_argument("--dry-run", action="store_true", help="read and check the returns, and forecast nothing")


def run(args: argparse.Namespace) -> int:
    table = read(args.files, args.years, args.schools, args.population)
    if args.dry_run:
        people = sum(table.transitions.values())
        can = f"The returns can be used: {people:,} transitions, {len(table.states)} kinds of places."
        say_line("\n".join([can, *(f"Take care: {remark}" for remark in table.remarks)]))
        return 0
    return answer(args, table.as_inputs("SEN2 returns"), params_from(args.params))


def read(files: list[Path], ahead: int, schools: Path | None, people: Path | None) -> Table:
    """Raises Fault with every problem of the files."""
    from areasend.exchange.sen2.history import read_history
    from areasend.exchange.sen2.schools import read_schools

    names = [path.name for path in files]
    if twice := {name for name in names if names.count(name) > 1}:
        raise Fault(f"There are two files called {', '.join(sorted(twice))}. Give each return its own name.")
    known, problems = read_schools(schools.name, read_file(schools)) if schools else ({}, [])
    if problems:
        raise nothing_foretold(problems)
    contents = {path.name: read_file(path) for path in files}
    table, problems = read_history(contents, ahead=ahead, schools=known, population=population(people))
    if problems:
        raise nothing_foretold(problems)
    return table
