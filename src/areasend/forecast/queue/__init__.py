"""One engine for everything that queues: assessments, advice, reviews, panels, health and therapy lists.

    line = Line(stages, arrivals, slots, start, rule="oldest_first", target=20)
    flow = simulate(line, seed=1)

`line` says what a line is and what comes out of it; `by_columns` runs it with numpy, `kernel` with numba, to the same numbers.
"""

from areasend.forecast.queue.line import FIRST_COME, MIXED, OLDEST_FIRST, RULES, BadLine, Flow, Line, Stage
from areasend.forecast.queue.simulate import simulate

__all__ = ["FIRST_COME", "MIXED", "OLDEST_FIRST", "RULES", "BadLine", "Flow", "Line", "Stage", "simulate"]
