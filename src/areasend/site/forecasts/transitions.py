"""`areasend forecast transitions`: from four CSV files of person-level transitions."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from areasend.site.faults import Fault
from areasend.site.forecast_answer import add_drawing, answer, nothing_foretold, read_file
from areasend.site.forecasts.plans import params_from
from areasend.site.imports.caseload import say_line

if TYPE_CHECKING:
    from areasend.exchange.transitions.shapes import Table

NAME = "transitions"
HELP = "Plans by need, setting and year group, from four CSV files of who was where in one January and the next"
NEEDS = "nothing"
EXAMPLE = "areasend forecast transitions inputs/ --years 5"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = f"For example: {EXAMPLE}"
    parser.add_argument(
        "folder",
        type=Path,
        metavar="FOLDER",
        help="holds transitions.csv, population.csv, valid-states.csv and, if known, costs.csv",
    )
    add_drawing(parser)
    parser.add_argument("--dry-run", action="store_true", help="read and check the files, and forecast nothing")


def run(args: argparse.Namespace) -> int:
    table = read(args.folder)
    if args.dry_run:
        can = f"The files can be used: {sum(table.transitions.values()):,} transitions, {len(table.states)} settings."
        say_line("\n".join([can, *(f"Take care: {remark}" for remark in table.remarks)]))
        return 0
    return answer(args, table.as_inputs(args.folder.name), params_from(args.params))


def read(folder: Path) -> Table:
    """Raises Fault with every problem of the files."""
    from areasend.exchange.transitions.reading import read_folder
    from areasend.exchange.transitions.shapes import FILES

    if not folder.is_dir():
        raise Fault(f"There is no folder {folder}. Name the one that holds {', '.join(FILES)}.")
    files = {name: read_file(folder / name) for name in FILES if (folder / name).is_file()}
    table, problems = read_folder(files)
    if problems:
        raise nothing_foretold(problems)
    return table
