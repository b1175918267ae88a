"""Run a line, by whichever engine is there."""

from __future__ import annotations

from areasend.forecast.queue import by_columns, kernel
from areasend.forecast.queue.chance import replication_keys
from areasend.forecast.queue.line import Flow, Line

WORTH_COMPILING = 4_000_000
"""Draws times weeks times stages."""


def simulate(line: Line, seed: int, engine: str = "") -> Flow:
    """What comes of `line`. `engine`: "numpy" or "numba"; if none is named, numba where it is installed, unless it would have to be
    compiled for so little work that numpy is done sooner. The numbers are the same."""
    if engine not in ("", "numpy", "numba"):
        raise ValueError(f"The engine {engine!r} is not known; it may be numpy or numba.")
    keys = replication_keys(seed, line.draws)
    chosen = engine or (
        "numba" if kernel.at_hand() or (kernel.available and line.slots.size > WORTH_COMPILING) else "numpy"
    )
    counts = kernel.run(line, keys) if chosen == "numba" else by_columns.run(line, keys)
    return Flow.of(counts, len(line.stages))
