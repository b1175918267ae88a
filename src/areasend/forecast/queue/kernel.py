"""The engine compiled by numba: one replication after another, each the same as in `by_columns`, number for number.

Numba is optional; `compiled` is None without it. The loop over replications is a plain one in a kernel that lets go of the interpreter's
lock, and threads take portions of the replications: numba's own parallel loops were seen to give wrong results with arrays re-used inside.
"""

from __future__ import annotations

import itertools
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from areasend.forecast.queue import chance
from areasend.forecast.queue.chance import Ints, Keys, Numbers
from areasend.forecast.queue.line import FIELDS, FIRST_COME, Line, Stage

if TYPE_CHECKING:
    from collections.abc import Callable

replicate: Callable[..., Any] | None
try:
    from areasend.forecast.queue import compiled
except ImportError:  # pragma: no cover
    replicate = None
else:
    replicate = compiled.replicate

available = replicate is not None
SHARES = ("missed", "discharged", "out", "leaving")


def at_hand() -> bool:
    """Whether the kernel is compiled already, in this program or in a file: if not, compiling takes some seconds. A file is of no use to
    numba where it was made from the source as it was before a change, so it is to be younger than that."""
    if replicate is None:
        return False
    if compiled.replicate.signatures:
        return True
    files = Path(compiled.replicate._cache.cache_path).glob("compiled.replicate-*.nbi")
    changed = Path(compiled.__file__).stat().st_mtime
    return any(file.stat().st_mtime >= changed for file in files)


def warm() -> bool:
    """Have the kernel compiled, or fetched from its file, before anybody waits for it; False without numba."""
    if replicate is None:
        return False
    nobody = np.zeros((1, 1, 1), dtype=np.int64)
    run(Line((Stage("any"),), nobody, nobody, nobody), chance.replication_keys(0, 1))
    return True


class Facts(NamedTuple):
    """What the kernel reads. `tables` (stages, 4): which binomial table each share takes, -1 for none."""

    arrivals: Ints
    slots: Ints
    reserve: Ints
    start: Ints
    first_ready: Ints
    order: Ints
    delay: Ints
    still: Ints
    limits: Ints
    tables: Ints
    steps: Numbers
    starts: Ints
    low: Ints
    target: int
    by_arrival: bool


def run(line: Line, keys: Keys, threads: int | None = None) -> Numbers:
    """The table of `line.Flow`, (draws, weeks, fields). Raises RuntimeError without numba."""
    if replicate is None:
        raise RuntimeError("numba is not installed; run by columns.")
    facts, room = facts_of(line), line.cohorts + len(line.stages) * (line.cohorts + line.weeks)
    counts = np.zeros((line.draws, line.weeks, FIELDS + len(line.stages) + len(line.limits)))
    while not _in_portions(replicate, facts, keys, counts, room if facts.by_arrival else line.cohorts, threads):
        room *= 2
        counts[:] = 0
    return counts


def _in_portions(
    kernel: Callable[..., Any], facts: Facts, keys: Keys, counts: Numbers, room: int, threads: int | None
) -> bool:
    wanted = min(threads or os.cpu_count() or 1, max(1, len(keys) // 50))
    edges = np.linspace(0, len(keys), wanted + 1).astype(int)
    portions = [(int(a), int(b)) for a, b in itertools.pairwise(edges)]
    if len(portions) == 1:
        return bool(kernel(0, len(keys), facts, compiled.fresh_state(facts, room), keys, counts))
    with ThreadPoolExecutor(len(portions)) as pool:
        return all(pool.map(lambda one: kernel(*one, facts, compiled.fresh_state(facts, room), keys, counts), portions))


def facts_of(line: Line) -> Facts:
    shares = sorted({getattr(stage, name) for stage in line.stages for name in SHARES} - {0.0})
    tables = [chance.table(share) for share in shares]
    which = [
        [shares.index(getattr(stage, name)) if getattr(stage, name) else -1 for name in SHARES] for stage in line.stages
    ]
    lengths = np.cumsum([0, *(len(one.steps) for one in tables)])
    ready = line.first_ready()
    order = np.stack([np.lexsort((-np.arange(line.ages), ready[stage])) for stage in range(len(line.stages))])
    none = np.zeros((1, chance.LARGEST + 2), dtype=np.int64)
    return Facts(
        arrivals=_whole(line.arrivals),
        slots=_whole(line.slots),
        reserve=_whole(line.reserve()),
        start=_whole(line.start),
        first_ready=_whole(ready),
        order=_whole(order),
        delay=_whole([stage.delay for stage in line.stages]),
        still=_whole(line.still_in_time()),
        limits=_whole(line.limits),
        tables=_whole(which),
        steps=np.concatenate([one.steps for one in tables]) if tables else np.zeros(1),
        starts=np.stack([one.starts + at for one, at in zip(tables, lengths, strict=False)]) if tables else none,
        low=np.stack([one.low for one in tables]) if tables else none,
        target=line.target,
        by_arrival=line.rule == FIRST_COME,
    )


def _whole(values: Any) -> Ints:
    return np.ascontiguousarray(values, dtype=np.int64)
