"""What the kinds of `areasend forecast` that start from transitions share: how often is drawn, and how the answer is printed."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from areasend.site.faults import Fault
from areasend.site.imports.caseload import say_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from areasend.exchange.transitions.shapes import Problem
    from areasend.forecast.outcome import Outcome

PARTS = {"need": "need:", "setting": "setting:", "year": "year_group:"}


def add_drawing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--years", type=int, default=5, metavar="N", help="how many years ahead (default 5)")
    parser.add_argument(
        "--by", choices=tuple(PARTS), help="print the parts as well: by need, setting or group of school years"
    )
    parser.add_argument("--params", type=Path, metavar="FILE", help="JSON with what is to be changed")
    parser.add_argument("--seed", type=int, default=1, help="another number gives other draws (default 1)")
    parser.add_argument(
        "--draws", type=int, default=1_000, metavar="N", help="how many futures are drawn (default 1000)"
    )
    parser.add_argument("--json", action="store_true", help="print the whole answer as JSON")


def answer(args: argparse.Namespace, inputs: dict[str, Any], params: dict[str, Any]) -> int:
    """Runs and prints. Raises Fault with the model's own sentence where it cannot."""
    from areasend.forecast.transitions import run
    from areasend.site.forecasts.plans import as_text

    if args.seed < 0 or not 1 <= args.draws <= 100_000:
        raise Fault("A seed is nought or more, and there are between 1 and 100,000 draws.")
    try:
        outcome = run(inputs, {**params, "years": args.years}, seed=args.seed, draws=args.draws)
    except ValueError as error:
        raise Fault(str(error)) from error
    say_line(
        json.dumps(outcome.as_dict(), ensure_ascii=False, indent=2) if args.json else as_text(part_of(outcome, args.by))
    )
    return 0


def part_of(outcome: Outcome, by: str | None) -> Outcome:
    """All plans, their cost where it is known, and the parts asked for."""
    begins = ("total", "cost", *([PARTS[by]] if by else []))
    return replace(outcome, series=tuple(one for one in outcome.series if one.key.startswith(begins)))


def nothing_foretold(problems: Sequence[Problem]) -> Fault:
    """To raise: every problem of files that cannot be used, the first fifty told."""
    shown = "\n".join(f"  {problem}" for problem in problems[:50])
    more = f"\n  and {len(problems) - 50:,} more." if len(problems) > 50 else ""
    return Fault(f"Nothing was forecast, since the files cannot be used as they are:\n{shown}{more}")


def read_file(path: Path) -> bytes:
    """Raises Fault."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise Fault(f"{path} cannot be read: {error.strerror}.") from error
