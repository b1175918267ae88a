"""How long the indicators take: `python -m tests.bench.indicators [--plans 10000] [--areas 1 9] [--months 72]`.

Loads a demo area into a database of its own, dropped afterwards, and measures

- the frames from the database, and the dashboard through Django's own client: cold (nothing kept) and warm;
- every indicator with every cut over the months, from nightly snapshots: the area alone, and several areas side by side (the same cases
  under another secret are other cases; nine areas of 70,000 are 630,000), each in a process of its own with its peak memory;
- a peer in the same run: the same months of six indicators by plain SQL. The figures must be equal; the ratio is printed.

Seconds of work stand beside those on the clock: on a machine that others use too, they tell more.
"""

from __future__ import annotations

import argparse
import multiprocessing
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from tests.bench.pages import set_up
from tests.bench.plain_sql import PEERS, by_month

ON = date(2026, 11, 22)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--plans", type=int, help="plans of the demo area (default: as published)")
    parser.add_argument("--areas", type=int, nargs="+", default=[1, 9])
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

    demo.load("825", 1, args.plans, ON, lambda _: None, only_cases=True)
    print(f"{Case.objects.count():,} cases")
    frames = timed("frames from the database", lambda: frames_catalogue.catalogue(Case.objects.all()))
    pages()
    beside_plain_sql(frames.known_on(ON), args.months)
    with tempfile.TemporaryDirectory() as folder:
        written = snapshots(frames.known_on(ON), Path(folder), max(args.areas))
        for areas in args.areas:
            apart(from_snapshots, written[:areas], args.months)


class Watch:
    """Seconds on the clock and of this process's work since it was made."""

    def __init__(self) -> None:
        self.began = time.perf_counter(), time.process_time()

    def taken(self) -> tuple[float, float]:
        return time.perf_counter() - self.began[0], time.process_time() - self.began[1]


def timed(label: str, work: Callable[[], Any]) -> Any:
    watch = Watch()
    found = work()
    said(label, *watch.taken())
    return found


def said(label: str, clock: float, work: float) -> None:
    print(f"{label:66} {clock:8.3f} s {work:8.3f} s of work", flush=True)


def peak() -> float:
    """In megabytes, of this process alone (what a parent held is not in it)."""
    told = Path("/proc/self/status").read_text(encoding="ascii")
    return int(told.partition("VmHWM:")[2].split()[0]) / 1024


def pages() -> None:
    from django.conf import settings
    from django.test import Client

    from areasend.records import area_figures
    from areasend.records.models import User
    from areasend.rules.policies.access import Role

    settings.ALLOWED_HOSTS, settings.AREASEND_TODAY = ["*"], ON.isoformat()
    client = Client()
    client.force_login(User.objects.filter(grants__role=Role.HEAD_OF_SERVICE).first())
    timed("dashboard in a new process", lambda: client.get("/dashboard/"))
    area_figures.forget()
    for label in ("dashboard, cold", "dashboard, warm", "dashboard, warm again"):
        assert timed(label, lambda: client.get("/dashboard/")).status_code == 200
    for path in ("plans_in_20_weeks", "reviews_overdue"):
        timed(f"/{path}/?cut=age", lambda path=path: client.get(f"/dashboard/{path}/?cut=age"))


def beside_plain_sql(frames: Any, months: int) -> None:
    """Six indicators by month, ours against one aggregate a month; the figures must be equal."""
    from areasend.indicators.catalogue import evaluate, indicators

    spans = evaluate.months(ON, months)
    ours = {key: evaluate.judged(indicators()[key], frames, ON).over(spans)["numerator"].to_list() for key in PEERS}
    label = f"{len(PEERS)} indicators, {months} months, whole area"
    watch = Watch()
    for key in PEERS:
        evaluate.judged(indicators()[key], frames, ON).over(spans)
    own = watch.taken()
    watch = Watch()
    theirs = {key: by_month(key, spans) for key in PEERS}
    peer = watch.taken()
    assert ours == theirs, "the two ways count differently"
    said(f"{label}: ours, from frames", *own)
    said(f"{label}: plain SQL", *peer)
    print(f"{'plain SQL takes':66} {peer[0] / own[0]:8.1f} times as long")


def snapshots(frames: Any, folder: Path, areas: int) -> list[Path]:
    """So many areas with the same cases under secrets of their own."""
    from areasend.indicators.catalogue import snapshot

    found = [folder / str(number) for number in range(areas)]
    for number, path in enumerate(found):
        label = f"snapshot written, {frames.cases.height:,} cases"
        write = lambda path=path, number=number: snapshot.write(  # noqa: E731
            frames, path, snapshot.Origin(str(number), ON), number.to_bytes(16, "big")
        )
        timed(label, write) if number == 0 else write()
    size = sum(file.stat().st_size for file in found[0].iterdir())
    print(f"{'size of it':66} {size / 1e6:8.1f} MB")
    return found


def apart(work: Callable[..., None], *given: Any) -> None:
    """In a process of its own, so that the peak memory is its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        pool.apply(work, given)


def from_snapshots(folders: list[Path], months: int) -> None:
    from areasend.indicators.catalogue import snapshot

    frames = timed(f"snapshots read, areas: {len(folders)}", lambda: snapshot.read(folders))
    label = f"{months} months, {frames.cases.height:,} cases"
    timed(f"every indicator, {label}", lambda: evaluate_all(frames, months, False))
    timed(f"every indicator and cut, {label}", lambda: evaluate_all(frames, months, True))
    print(f"{'peak memory of that process':66} {peak():8,.0f} MB", flush=True)


def evaluate_all(frames: Any, months: int, with_cuts: bool) -> int:
    from areasend.indicators.catalogue import evaluate, indicators

    spans, counted = evaluate.months(ON, months), 0
    for one in indicators().values():
        figures = evaluate.judged(one, frames, ON)
        for cut in ["", *(figures.cuts if with_cuts else [])]:
            if one.judge:
                counted += len(figures.over(spans, cut))
    return counted


if __name__ == "__main__":
    main()
