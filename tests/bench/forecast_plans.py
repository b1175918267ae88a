"""Forecasts of plans: one area, five years, 10,000 draws; every area of England; each breakdown."""

from __future__ import annotations

import subprocess
import sys
import time

from areasend.forecast import plans
from areasend.forecast.plans.history import LAST_JANUARY, panel

DRAWS, YEARS = 10_000, 5
COLD = """
import time
from areasend.forecast import plans
begun = time.perf_counter()
plans.run(plans.inputs_for("825", 2025, 5, by=()), {}, seed=1, draws=10_000)
print(time.perf_counter() - begun)
"""


def once(by: tuple[str, ...], area: str = "825") -> float:
    begun = time.perf_counter()
    inputs = plans.inputs_for(area, LAST_JANUARY, YEARS, by=by)
    plans.run(inputs, {"by": list(inputs["breakdowns"])}, seed=1, draws=DRAWS)
    return time.perf_counter() - begun


def main() -> None:
    cold = subprocess.run([sys.executable, "-c", COLD], capture_output=True, text=True, check=True)
    print(
        f"One area, five years, 10,000 draws, a fresh process (imports not counted): {float(cold.stdout):.2f} s (aim: under 1)"
    )
    once(("age", "placement", "need", "phase"))
    for by in ((), ("age",), ("placement",), ("need",), ("phase",)):
        print(f"The same again, {'by ' + by[0] if by else 'all plans'}: {once(by):.3f} s")
    known = panel(LAST_JANUARY)
    codes = [code for row, code in enumerate(known.areas) if known.own[row, -1]]
    begun = time.perf_counter()
    for code in codes:
        once((), code)
    print(
        f"Every area ({len(codes)}: authorities, regions, England), one process: {time.perf_counter() - begun:.1f} s (aim: under 60)"
    )
    begun = time.perf_counter()
    for code in codes:
        once(("age", "placement", "need"), code)
    print(f"The same by age, placement and need: {time.perf_counter() - begun:.1f} s")


if __name__ == "__main__":
    main()
