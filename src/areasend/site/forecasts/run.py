"""`areasend forecast run FILE`: draw a scenario's numbers again from its file, and say whether they are the same."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from areasend.site.faults import Fault
from areasend.site.imports.caseload import say_line

if TYPE_CHECKING:
    from areasend.forecast.outcome import Outcome
    from areasend.forecast.run_file import RunFile

NAME = "run"
HELP = "Draw a scenario again from the file downloaded from its page, and say whether the numbers are the same"
NEEDS = "nothing"
SHOWN = 6


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "For example: areasend forecast run scenario-12.json. The exit code is 1 where the numbers are not those of the file."
    parser.add_argument("file", type=Path, help="the file of a scenario")
    parser.add_argument("--json", action="store_true", help="print the outcome as JSON")


def run(args: argparse.Namespace) -> int:
    from areasend.forecast.run_file import BadFile, differences, read

    try:
        asked = read(args.file.read_text(encoding="utf-8"))
        outcome = asked.run()
    except (OSError, UnicodeDecodeError) as error:
        raise Fault(f"{args.file} cannot be read: {error}.") from error
    except BadFile as error:
        raise Fault(f"{args.file}: {error}") from error
    except ValueError as error:
        raise Fault(str(error)) from error
    told = differences(asked.outcome, outcome) if asked.outcome else []
    say_line(
        json.dumps(outcome.as_dict(), ensure_ascii=False, indent=1) if args.json else as_text(asked, outcome, told)
    )
    return 1 if told else 0


def as_text(asked: RunFile, outcome: Outcome, told: list[str]) -> str:
    lines = [str(asked.told.get("title", asked.model)), outcome.summary, ""]
    for series in outcome.series[:SHOWN]:
        bands = series.bands
        last = (
            f"{series.periods[-1]}: {bands.median[-1]:,.1f} (80%: {bands.low_80[-1]:,.1f} to {bands.high_80[-1]:,.1f})"
        )
        lines.append(f"  {series.label}, {last}")
    lines += [f"  and {len(outcome.series) - SHOWN} more series: --json"] if len(outcome.series) > SHOWN else []
    return "\n".join([*lines, "", f"Seed {outcome.seed}, {outcome.draws:,} draws.", *_verdict(asked, told)])


def _verdict(asked: RunFile, told: list[str]) -> list[str]:
    if asked.outcome is None:
        return ["The file holds no outcome to compare with."]
    return told or ["The same numbers as in the file."]
