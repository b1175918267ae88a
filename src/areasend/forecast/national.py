"""Many areas at once, over the processes of one machine or over a cluster: the same numbers either way.

Each area is a task by itself, with the same seed, so that an area's answer here is the answer that it gets alone. The cluster is
dask.distributed's (the optional extra `cluster`); its workers need this program in the same version.
"""

from __future__ import annotations

import math
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from typing import Any

import polars as pl

from areasend.forecast.models import PLANS, plain

CHUNKS_A_WORKER = 4
"""Areas go out in handfuls: few enough that what is learned once a process pays, many enough that nobody waits for the last."""
Tell = Callable[[int, int], None]


@dataclass(frozen=True)
class Task:
    """One area's forecast of plans: what `Model.run` needs, named and not yet gathered."""

    area: str
    origin: int
    years: int
    params: tuple[tuple[str, Any], ...]
    seed: int
    draws: int


def authorities() -> list[str]:
    """The codes of every authority there is today."""
    from areasend.indicators import published

    known = published.areas().filter(pl.col("current") & (pl.col("level") == "local_authority"))
    return sorted(known["area"].to_list())


def answer(task: Task) -> dict[str, Any]:
    """As plain JSON: `area`, `name` and the `outcome`; or `problem`, a sentence why there is none."""
    from areasend.forecast.plans import CannotForecast, inputs_for
    from areasend.indicators.published import UnknownArea, find_area

    name = task.area
    try:
        name = find_area(task.area).name
        inputs = inputs_for(task.area, task.origin, task.years)
        outcome = PLANS.run(inputs, dict(task.params), seed=task.seed, draws=task.draws)
    except (CannotForecast, UnknownArea, ValueError) as fault:
        return {"area": task.area, "name": name, "problem": str(fault)}
    found: dict[str, Any] = plain({"area": task.area, "name": name, "outcome": outcome.as_dict()})
    return found


def answers(tasks: Sequence[Task]) -> list[dict[str, Any]]:
    """One handful, in its order."""
    return [answer(task) for task in tasks]


def over_processes(tasks: Sequence[Task], workers: int, tell: Tell | None = None) -> list[dict[str, Any]]:
    """In the order of the tasks. One worker is this process itself."""
    handfuls = list(_handfuls(tasks, workers))
    if workers == 1:
        return _in_order(handfuls, {at: answers(one) for at, one in enumerate(handfuls)})
    done: dict[int, list[dict[str, Any]]] = {}
    # Begun anew, not forked: a fork of a process that has threads (polars has) may hang.
    begun = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=begun) as pool:
        places = {pool.submit(answers, one): at for at, one in enumerate(handfuls)}
        for future in as_completed(places):
            done[places[future]] = future.result()
            if tell:
                tell(sum(map(len, done.values())), len(tasks))
    return _in_order(handfuls, done)


def over_cluster(tasks: Sequence[Task], address: str, tell: Tell | None = None) -> list[dict[str, Any]]:
    """In the order of the tasks, by the workers of the scheduler at `address`. Raises ImportError without the extra `cluster`, OSError
    where no scheduler answers there, ValueError where it has no workers."""
    from distributed import Client, as_completed

    with Client(address, timeout="10s") as client:  # type: ignore[no-untyped-call]
        workers = len(client.scheduler_info(n_workers=-1)["workers"])
        if not workers:
            raise ValueError("The cluster has no workers. Start one: dask worker SCHEDULER.")
        handfuls = list(_handfuls(tasks, workers))
        futures = client.map(answers, handfuls, pure=False)
        places, done = {future.key: at for at, future in enumerate(futures)}, {}
        for future, found in as_completed(futures, with_results=True):  # type: ignore[no-untyped-call]
            done[places[future.key]] = found
            if tell:
                tell(sum(map(len, done.values())), len(tasks))
    return _in_order(handfuls, done)


def _handfuls(tasks: Sequence[Task], workers: int) -> Iterator[list[Task]]:
    size = max(1, math.ceil(len(tasks) / (workers * CHUNKS_A_WORKER)))
    for start in range(0, len(tasks), size):
        yield list(tasks[start : start + size])


def _in_order(handfuls: Sequence[object], done: dict[int, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    return [one for at in range(len(handfuls)) for one in done[at]]
