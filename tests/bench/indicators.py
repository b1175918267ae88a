"""How long the indicators take: `python -m tests.bench.indicators [--plans 10000] [--copies 1 9] [--months 72]`.

Loads a demo area into a database of its own, dropped afterwards, and measures: the frames from the database; the dashboard through
Django's own client, the first time and again; every indicator with every cut over the months. `--copies` lays the same cases side by side
so many times, as other persons and cases, to show the cost for many areas together (nine copies of an area of 70,000 cases are 640,000).
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import polars as pl

from tests.bench.pages import set_up

ON = date(2026, 11, 22)
STRIDE = 10_000_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--plans", type=int, help="plans of the demo area (default: as published)")
    parser.add_argument("--copies", type=int, nargs="+", default=[1, 9])
    parser.add_argument("--months", type=int, default=72)
    args = parser.parse_args()
    set_up()
    from django.db import connection

    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        measure(args)
    finally:
        connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)


def measure(args: argparse.Namespace) -> None:
    from areasend import demo
    from areasend.records import frames_catalogue
    from areasend.records.models import Case

    demo.load("825", 1, args.plans, ON, lambda _: None)
    print(f"{Case.objects.count():,} cases")
    frames = timed("frames from the database", lambda: frames_catalogue.catalogue(Case.objects.all()))
    pages()
    for copies in args.copies:
        many = copied(frames, copies)
        label = f"{many.cases.height:,} cases"
        timed(
            f"every indicator, {args.months} months, {label}", lambda many=many: evaluate_all(many, args.months, False)
        )
        timed(
            f"every indicator and cut, {args.months} months, {label}",
            lambda many=many: evaluate_all(many, args.months, True),
        )
    print(f"{'peak memory':60} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8,.0f} MB")


def timed(label: str, work: Callable[[], Any]) -> Any:
    began = time.perf_counter()
    found = work()
    print(f"{label:60} {time.perf_counter() - began:8.3f} s")
    return found


def pages() -> None:
    from django.conf import settings
    from django.test import Client

    from areasend.records.models import User
    from areasend.rules.policies.access import Role

    settings.ALLOWED_HOSTS, settings.AREASEND_TODAY = ["*"], ON.isoformat()
    client = Client()
    client.force_login(User.objects.filter(grants__role=Role.HEAD_OF_SERVICE).first())
    for label in ("dashboard, first time", "dashboard, again", "dashboard, a third time"):
        assert timed(label, lambda: client.get("/dashboard/")).status_code == 200
    for path in ("plans_in_20_weeks", "reviews_overdue"):
        timed(f"/{path}/?cut=age", lambda path=path: client.get(f"/dashboard/{path}/?cut=age"))


def evaluate_all(frames: Any, months: int, with_cuts: bool) -> int:
    from areasend.indicators.catalogue import evaluate, indicators

    spans, counted = evaluate.months(ON, months), 0
    for one in indicators().values():
        figures = evaluate.judged(one, frames, ON)
        for cut in ["", *(figures.cuts if with_cuts else [])]:
            if one.judge:
                counted += len(figures.over(spans, cut))
    return counted


def copied(frames: Any, copies: int) -> Any:
    """The same cases so many times, as others."""

    def many(frame: pl.DataFrame) -> pl.DataFrame:
        keys = [name for name in ("case", "person", "origin", "officer") if name in frame.columns]
        return pl.concat([frame.with_columns(pl.col(keys) + number * STRIDE) for number in range(copies)])

    return replace(
        frames,
        processes={name: many(frame) for name, frame in frames.processes.items()},
        **{name: many(getattr(frames, name)) for name in ("advice", "placements", "exceptions", "contacts")},
    )


if __name__ == "__main__":
    main()
