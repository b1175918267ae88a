"""Forecasts of plans: one area, five years, 10,000 draws; every area of England; each breakdown. Time on the wall, and of the processor."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

from areasend.forecast import plans
from areasend.forecast.plans.history import LAST_JANUARY, panel

DRAWS, YEARS = 10_000, 5
COLD = """
import time
from areasend.forecast import plans
wall, busy = time.perf_counter(), time.process_time()
plans.run(plans.inputs_for("825", 2025, 5, by=()), {}, seed=1, draws=10_000)
print(f"{time.perf_counter() - wall:.2f} s ({time.process_time() - busy:.2f} s of processor)")
"""


def once(by: tuple[str, ...], area: str = "825") -> None:
    inputs = plans.inputs_for(area, LAST_JANUARY, YEARS, by=by)
    plans.run(inputs, {"by": list(inputs["breakdowns"])}, seed=1, draws=DRAWS)


def timed(do: Callable[[], object]) -> str:
    wall, busy = time.perf_counter(), time.process_time()
    do()
    return f"{time.perf_counter() - wall:.2f} s ({time.process_time() - busy:.2f} s of processor)"


def main() -> None:
    cold = subprocess.run([sys.executable, "-c", COLD], capture_output=True, text=True, check=True)
    print(
        f"One area, five years, 10,000 draws, in a fresh process once imports are done: {cold.stdout.strip()} (aim: under 1)"
    )
    every = ("age", "placement", "need", "phase")
    print(f"The first with all breakdowns: {timed(lambda: once(every))}")
    for by in ((), *((one,) for one in every)):
        print(f"The same again, {'by ' + by[0] if by else 'all plans'}: {timed(lambda by=by: once(by))}")  # type: ignore[misc]
    known = panel(LAST_JANUARY)
    codes = [code for row, code in enumerate(known.areas) if known.own[row, -1]]
    for label, by in (("all plans", ()), ("by age, placement and need", every[:3])):
        spent = timed(lambda by=by: [once(by, code) for code in codes])  # type: ignore[misc]
        print(
            f"Every area ({len(codes)}: authorities, regions, England) in one process, {label}: {spent} (aim: under 60)"
        )


if __name__ == "__main__":
    main()
