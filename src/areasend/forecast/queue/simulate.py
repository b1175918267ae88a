"""Run a line, by whichever engine is there."""

from __future__ import annotations

from areasend.forecast.queue import by_columns, kernel
from areasend.forecast.queue.chance import replication_keys
from areasend.forecast.queue.line import Flow, Line


def simulate(line: Line, seed: int, engine: str = "") -> Flow:
    """What comes of `line`. `engine`: "numpy" or "numba"; numba where it is installed, if none is named. The numbers are the same."""
    if engine not in ("", "numpy", "numba"):
        raise ValueError(f"The engine {engine!r} is not known; it may be numpy or numba.")
    keys = replication_keys(seed, line.draws)
    chosen = engine or ("numba" if kernel.available else "numpy")
    counts = kernel.run(line, keys) if chosen == "numba" else by_columns.run(line, keys)
    return Flow.of(counts, len(line.stages))
