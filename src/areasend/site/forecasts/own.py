"""`areasend forecast own`: from the area's own cases."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from areasend.site.faults import Fault
from areasend.site.forecast_answer import add_drawing, answer, read_file
from areasend.site.forecasts.plans import params_from

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "own"
HELP = "Plans by need, kind of place and year group, from the cases of this area"
NEEDS = "database"
EXAMPLE = "areasend forecast own --years 5"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = f"For example: {EXAMPLE}"
    add_drawing(parser)
    parser.add_argument("--back", type=int, default=5, metavar="N", help="learn from so many years (default 5)")
    parser.add_argument(
        "--population", type=Path, metavar="FILE", help="CSV of calendar-year, academic-year and population"
    )
    parser.add_argument(
        "--as-of",
        type=date.fromisoformat,
        metavar="DATE",
        help="the day as at which the records are read (default: today)",
    )


def run(args: argparse.Namespace) -> int:
    from areasend.records.transition_frames import NoHistory, transitions
    from areasend.web.today import today

    if not 1 <= args.back <= 20:
        raise Fault("Learn from between 1 and 20 years: --back 5.")
    try:
        people = population(args.population)
        table = transitions(args.as_of or today(), back=args.back, ahead=args.years, population=people)
    except NoHistory as error:
        raise Fault(str(error)) from error
    return answer(args, table.as_inputs("Own cases"), params_from(args.params))


def population(path: Path | None) -> Mapping[tuple[int, int], int] | None:
    """Raises Fault with every problem of the file."""
    from areasend.exchange.transitions.reading import read_population

    if path is None:
        return None
    found, problems = read_population(read_file(path))
    if problems:
        raise Fault(
            "The population cannot be used as it is:\n" + "\n".join(f"  {problem}" for problem in problems[:50])
        )
    return found
