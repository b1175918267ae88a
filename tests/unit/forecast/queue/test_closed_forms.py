"""The engine against queueing theory: M/M/1 and M/M/c in small steps, Little's law, and what a flow without chance must do.

A server that ends its work with chance m in a step is a slot missed with chance 1 - m by somebody who keeps the place. In steps of an
hour or so that is the M/M/c queue; the exact answer of the stepwise chain is reckoned beside the textbook's.
"""

from __future__ import annotations

from math import comb, factorial

import numpy as np
import pytest

from areasend.forecast.queue import Flow, Line, Stage, simulate

STEP = 0.05
"""Of the mean time between arrivals is a step."""


def servers(number: int, load: float, draws: int = 300, steps: int = 3500) -> Flow:
    chance = np.random.default_rng(7)
    came = (chance.random((draws, steps, 1)) < STEP).astype(np.int64)
    ends = STEP / (load * number)
    slots = np.full((draws, steps, 1), number)
    return simulate(Line((Stage("server", missed=round(1 - ends, 6)),), came, slots, np.zeros((1, 1, 1), int)), 3)


def erlang(number: int, load: float) -> float:
    """The mean number in an M/M/c queue, those served with them."""
    offered = load * number
    waiting = offered**number / factorial(number) / (1 - load)
    chance = waiting / (sum(offered**k / factorial(k) for k in range(number)) + waiting)
    return offered + chance * load / (1 - load)


def stepwise(number: int, load: float, most: int = 120) -> float:
    """The mean number of the same queue in steps: somebody comes with one chance, each of those served goes with another."""
    ends, move = STEP / (load * number), np.zeros((most + 1, most + 1))
    for here in range(most + 1):
        for come, chance in ((0, 1 - STEP), (1, STEP)):
            there = min(here + come, most)
            busy = min(there, number)
            for gone in range(busy + 1):
                move[here, there - gone] += chance * comb(busy, gone) * ends**gone * (1 - ends) ** (busy - gone)
    equations = np.vstack([move.T - np.eye(most + 1), np.ones(most + 1)])
    found = np.linalg.lstsq(equations, np.append(np.zeros(most + 1), 1.0), rcond=None)[0]
    return float(found @ np.arange(most + 1))


@pytest.mark.parametrize(("number", "load"), [(1, 0.5), (1, 0.7), (3, 0.7)])
def test_the_mean_number_is_that_of_the_m_m_c_queue(number, load):
    found = servers(number, load).total[:, 1000:].mean()
    assert found == pytest.approx(stepwise(number, load), rel=0.03)
    assert found == pytest.approx(erlang(number, load), rel=0.15)


def test_the_mean_list_is_arrivals_times_the_mean_wait():
    """Little's law, over a long stretch of a list in balance."""
    flow = servers(2, 0.7)
    seen, waited = flow.done[:, 1000:].sum(), flow.waited[:, 1000:].sum()
    assert flow.total[:, 1000:].mean() == pytest.approx(
        seen / flow.done[:, 1000:].size * (waited / seen - 0.5), rel=0.03
    )


def test_the_weekly_list_is_that_of_lindley():
    """The list after each week is the list before, and who came, less the slots, never below none."""
    chance = np.random.default_rng(1)
    came = chance.poisson(9.5, (50, 200, 1))
    flow = simulate(Line((Stage("clinic"),), came, np.full((50, 200, 1), 10), np.zeros((1, 1, 1), int)), 1)
    left = np.zeros(50)
    for week in range(200):
        left = np.maximum(left + came[:, week, 0] - 10, 0)
        np.testing.assert_array_equal(flow.total[:, week], left)


def test_a_list_fed_faster_than_it_is_served_grows_by_the_difference_and_waits_grow_with_it():
    """The fluid limit: a list that starts empty at a flow and is served at s waits t (1 - s / a) in week t."""
    came, slots, weeks = 120, 90, 100
    flow = simulate(
        Line((Stage("clinic"),), np.full((1, weeks, 1), came), np.full((1, weeks, 1), slots), np.zeros((1, 1, 1), int)),
        1,
    )
    assert flow.total[0, -1] == (came - slots) * weeks
    assert flow.waited[0, -1] / flow.done[0, -1] == pytest.approx(weeks * (1 - slots / came), abs=1)


def test_a_backlog_is_cleared_when_the_fluid_says():
    start = np.zeros((1, 1, 40), dtype=np.int64)
    start[0, 0] = 25
    flow = simulate(Line((Stage("clinic"),), np.full((1, 80, 1), 10), np.full((1, 80, 1), 30), start), 1)
    assert int(np.argmax(flow.total[0] == 0)) == 1000 // (30 - 10) - 1


def test_who_leaves_does_so_at_the_rate_given():
    start = np.zeros((1, 1, 1), dtype=np.int64)
    start[0, 0, 0] = 5000
    flow = simulate(
        Line((Stage("clinic", leaving=0.02),), np.zeros((40, 52, 1), int), np.zeros((40, 52, 1), int), start), 1
    )
    assert flow.total[:, -1].mean() == pytest.approx(5000 * 0.98**52, rel=0.01)


def test_misses_are_binomial():
    start = np.zeros((1, 1, 1), dtype=np.int64)
    start[0, 0, 0] = 80
    flow = simulate(
        Line((Stage("clinic", missed=0.3),), np.zeros((4000, 1, 1), int), np.full((4000, 1, 1), 80), start), 5
    )
    assert flow.done.mean() == pytest.approx(56, abs=0.2)
    assert flow.done.var() == pytest.approx(80 * 0.3 * 0.7, rel=0.08)
