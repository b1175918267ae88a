"""`areasend forecast plans`: how many plans an area will have, from the published figures alone."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from areasend.site.faults import Fault
from areasend.site.imports.caseload import say_line

if TYPE_CHECKING:
    from areasend.forecast.outcome import Outcome, Series

NAME = "plans"
HELP = "How many plans any English area will have, from published figures: median and intervals"
NEEDS = "nothing"
EXAMPLE = "areasend forecast plans --area Buckinghamshire --origin 2025 --years 5"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = f"For example: {EXAMPLE}"
    parser.add_argument("--area", required=True, metavar="CODE", help="an area by number, code or name")
    parser.add_argument(
        "--origin", type=int, required=True, metavar="YEAR", help="the January up to which figures are used"
    )
    parser.add_argument("--years", type=int, default=5, metavar="N", help="how many years ahead (default 5)")
    parser.add_argument(
        "--by", choices=("age", "placement", "need", "phase"), help="break the total down (phase: with placement)"
    )
    parser.add_argument("--params", type=Path, metavar="FILE", help="JSON with what is to be changed")
    parser.add_argument(
        "--population", type=Path, metavar="FILE", help="CSV of children by age: year, age (0 to 25), people"
    )
    parser.add_argument("--seed", type=int, default=1, help="another number gives other draws (default 1)")
    parser.add_argument(
        "--draws", type=int, default=10_000, metavar="N", help="how many futures are drawn (default 10000)"
    )
    parser.add_argument("--json", action="store_true", help="print the answer as JSON")


def run(args: argparse.Namespace) -> int:
    from areasend.forecast import plans
    from areasend.forecast.params import BadParams

    params = {**params_from(args.params), **({"by": [args.by]} if args.by else {})}
    try:
        inputs = plans.inputs_for(args.area, args.origin, args.years, by=_needed(params, args.population))
        if args.population:
            inputs["population"] = plans.read_population(_text(args.population))
        outcome = plans.run(inputs, params, seed=args.seed, draws=args.draws)
    except (LookupError, BadParams) as error:
        raise Fault(str(error)) from error
    except ValueError as error:
        if args.seed < 0:
            raise Fault(str(error)) from error
        raise
    say_line(json.dumps(outcome.as_dict(), ensure_ascii=False, indent=2) if args.json else as_text(outcome))
    return 0


def _needed(params: dict[str, Any], population: Path | None) -> tuple[str, ...]:
    """The breakdowns asked for, and ages where children are given by age."""
    return (*params.get("by", ()), *(("age",) if population else ()))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise Fault(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise Fault(f"{path} is not text in UTF-8: save it as UTF-8.") from error


def params_from(path: Path | None) -> dict[str, Any]:
    if path is None:
        return {}
    try:
        found = json.loads(_text(path))
    except json.JSONDecodeError as error:
        raise Fault(f"{path} is not JSON: {error}.") from error
    if not isinstance(found, dict):
        raise Fault(f'{path} has to hold one object, such as {{"new_plans_change": -10}}.')
    return found


def as_text(outcome: Outcome) -> str:
    lines = [outcome.summary, ""]
    for one in outcome.series:
        lines += [*table(one), ""]
    lines += [
        "What added to the last year's number:",
        *(f"  {step.sentence}" for step in outcome.steps if step.contribution),
    ]
    lines += ["", *(f"Take care: {one}" for one in outcome.cautions)]
    return "\n".join([*lines, f"Seed {outcome.seed}, {outcome.draws:,} draws."])


def table(series: Series) -> list[str]:
    """One series as lines: each January with its median and bounds."""
    found, kept = series.bands, [f"{series.label}: {series.unit}"]
    kept.append(f"  {'':4} {'median':>9} {'50% between':>19} {'80% between':>19} {'95% between':>19}")
    for at, period in enumerate(series.periods):
        pairs = ((found.low_50, found.high_50), (found.low_80, found.high_80), (found.low_95, found.high_95))
        bounds = "".join(f" {low[at]:>9,.0f} {high[at]:>9,.0f}" for low, high in pairs)
        kept.append(f"  {period} {found.median[at]:>9,.0f}{bounds}")
    return kept
