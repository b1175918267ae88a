"""`areasend forecast national`: plans of many areas at once, over the processes of this machine or a cluster."""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import sys
from pathlib import Path
from typing import Any

from areasend.site.faults import Fault
from areasend.site.imports.caseload import say_line

NAME = "national"
HELP = "How many plans each area of England will have, over several processes or a cluster"
NEEDS = "nothing"
EXAMPLE = "areasend forecast national --origin 2025 --years 5 --workers 2 --out england.csv"
SAID = ("low_95", "low_80", "low_50", "median", "high_50", "high_80", "high_95")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = f"For example: {EXAMPLE}"
    parser.add_argument(
        "--areas", nargs="+", metavar="CODE", help="some areas by number, code or name (default: every authority)"
    )
    parser.add_argument(
        "--origin", type=int, required=True, metavar="YEAR", help="the January up to which figures are used"
    )
    parser.add_argument("--years", type=int, default=5, metavar="N", help="how many years ahead (default 5)")
    parser.add_argument("--seed", type=int, default=1, help="another number gives other draws (default 1)")
    parser.add_argument(
        "--draws", type=int, default=10_000, metavar="N", help="how many futures are drawn (default 10000)"
    )
    parser.add_argument(
        "--workers", type=int, default=0, metavar="N", help="processes (default: one for each processor)"
    )
    parser.add_argument("--cluster", metavar="ADDRESS", help="a dask scheduler instead, such as tcp://10.0.0.5:8786")
    parser.add_argument("--json", action="store_true", help="print the answers as JSON")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write to a .csv or .json file")


def run(args: argparse.Namespace) -> int:
    """Areas for which there is no forecast are named with the reason; the exit code is 1 where there is none at all."""
    if args.out and args.out.suffix not in {".csv", ".json"}:
        raise Fault(f"{args.out} has to end in .csv or .json.")
    found = _spread(args)
    good = [one for one in found if "outcome" in one]
    if args.out:
        _write(args.out, found, good)
        say_line(f"{len(good)} areas written to {args.out}.")
    else:
        say_line(as_json(found) if args.json else as_text(good))
    for one in found:
        if "problem" in one:
            sys.stderr.write(f"No forecast for {one['name']}: {one['problem']}\n")
    return 0 if good else 1


def _spread(args: argparse.Namespace) -> list[dict[str, Any]]:
    from areasend.forecast import national

    if args.workers < 0:
        raise Fault("Work with one process or more.")
    areas = args.areas or national.authorities()
    tasks = [national.Task(area, args.origin, args.years, (), args.seed, args.draws) for area in areas]
    tell = _tell if sys.stderr.isatty() else None
    if not args.cluster:
        return national.over_processes(tasks, min(args.workers or os.cpu_count() or 1, len(tasks)), tell)
    try:
        return national.over_cluster(tasks, args.cluster, tell)
    except ImportError as error:
        raise Fault(
            "A cluster needs the extra “cluster”: pip install 'areasend[cluster]', here and on its machines."
        ) from error
    except OSError as error:
        raise Fault(f"No scheduler answers at {args.cluster}. Start one: dask scheduler. ({error})") from error
    except ValueError as error:
        raise Fault(str(error)) from error


def _tell(done: int, total: int) -> None:
    sys.stderr.write(f"\r{done} of {total} areas")
    sys.stderr.flush()


def as_json(found: list[dict[str, Any]]) -> str:
    return json.dumps(found, ensure_ascii=False, indent=1)


def rows(good: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One row for each area and January, with the bounds as whole plans."""
    made = []
    for one in good:
        series = one["outcome"]["series"][0]
        for at, period in enumerate(series["periods"]):
            bands = {name: round(series["bands"][name][at]) for name in SAID}
            made.append({"area": one["area"], "name": one["name"], "january": period, **bands})
    return made


def as_text(good: list[dict[str, Any]]) -> str:
    """Each area's last year: the median, and what holds 80 of a hundred futures."""
    lines = [f"{'Area':34} {'January':>8} {'now':>8} {'median':>9} {'80% between':>19}"]
    for one in good:
        series = one["outcome"]["series"][0]
        bands, now = series["bands"], series["past"][-1][1] if series["past"] else float("nan")
        low, middle, high = (bands[name][-1] for name in ("low_80", "median", "high_80"))
        lines.append(
            f"{one['name'][:34]:34} {series['periods'][-1]:>8} {now:>8,.0f} {middle:>9,.0f} {low:>9,.0f} {high:>9,.0f}"
        )
    return "\n".join(lines)


def _write(path: Path, found: list[dict[str, Any]], good: list[dict[str, Any]]) -> None:
    text = as_json(found) + "\n" if path.suffix == ".json" else _csv(rows(good))
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise Fault(f"{path} cannot be written: {error.strerror}.") from error


def _csv(made: list[dict[str, Any]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=["area", "name", "january", *SAID])
    writer.writeheader()
    writer.writerows(made)
    return out.getvalue()
