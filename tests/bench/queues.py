"""One waiting list in five engines: ours with numpy and with numba, SimPy, Ciw and salabim; agreement within chance, and how much faster.

The list: 120 referrals a week growing by a tenth a year, a fifth of them urgent and seen first, 90 appointments at each week's end, one in
ten missed, half of those who miss discharged and the others keeping their place, 156 weeks from an empty list.

Times are those of one processor (all threads together), so that another program beside this one changes little.

    python -m tests.bench.queues
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from typing import Any

import ciw
import numpy as np
import salabim
import simpy

from areasend.forecast.queue import Line, Stage, simulate
from areasend.forecast.queue.arrivals import drawn
from areasend.forecast.waits import run
from areasend.forecast.waits.statistics import statistics

WEEKS, PER_WEEK, GROWTH, URGENT, SLOTS, MISSED, DISCHARGED = 156, 120.0, 0.10, 0.2, 90, 0.1, 0.5
OURS, FEW, CIW = 2000, 6, 2
Answer = tuple[float, float]
"""How many wait at the end, and the mean wait of those seen, in weeks."""


def rate(week: int) -> float:
    return PER_WEEK * (1 + GROWTH) ** (week / 52)


def clinic(urgent: list[float], routine: list[float], now: float, chance: random.Random, waits: list[float]) -> None:
    """A week's end: the urgent first, then by referral; who misses leaves or keeps the place, and is not offered a second one this week."""
    free = SLOTS
    for queue in (urgent, routine):
        offered, kept = queue[:free], []
        free -= len(offered)
        for came in offered:
            if chance.random() >= MISSED:
                waits.append(now - came)
            elif chance.random() >= DISCHARGED:
                kept.append(came)
        queue[: len(offered)] = kept


def by_simpy(seed: int) -> Answer:
    """SimPy made lean: children are numbers in two lists, and only referrals and clinics are events."""
    env, chance = simpy.Environment(), random.Random(seed)
    urgent: list[float] = []
    routine: list[float] = []
    waits: list[float] = []

    def referrals() -> Iterator[Any]:
        while True:
            yield env.timeout(chance.expovariate(rate(int(env.now))))
            (urgent if chance.random() < URGENT else routine).append(env.now)

    def weeks() -> Iterator[Any]:
        for _ in range(WEEKS):
            yield env.timeout(1)
            clinic(urgent, routine, env.now, chance, waits)

    env.process(referrals())
    env.run(until=env.process(weeks()))
    return len(urgent) + len(routine), float(np.mean(waits))


def offers(urgent: list[Any], routine: list[Any]) -> list[tuple[list[Any], list[Any]]]:
    """Tell those in front that it is their turn; for each queue, where those who keep their place will stand."""
    free, back = SLOTS, []
    for queue in (urgent, routine):
        offered, kept = queue[:free], []
        free -= len(offered)
        del queue[: len(offered)]
        back.append((queue, kept))
        for offer in offered:
            offer.succeed(kept)
    return back


def by_simpy_children(seed: int) -> Answer:
    """As one is taught to write it: each child a process that waits to be offered an appointment."""
    env, chance = simpy.Environment(), random.Random(seed)
    urgent: list[Any] = []
    routine: list[Any] = []
    waits: list[float] = []

    def child() -> Iterator[Any]:
        came, queue = env.now, urgent if chance.random() < URGENT else routine
        offer = env.event()
        queue.append(offer)
        while True:
            kept = yield offer
            if chance.random() >= MISSED:
                waits.append(env.now - came)
                return
            if chance.random() < DISCHARGED:
                return
            offer = env.event()
            kept.append(offer)

    def referrals() -> Iterator[Any]:
        while True:
            yield env.timeout(chance.expovariate(rate(int(env.now))))
            env.process(child())

    def weeks() -> Iterator[Any]:
        for _ in range(WEEKS):
            yield env.timeout(1)
            back = offers(urgent, routine)
            yield env.timeout(0)
            for queue, kept in back:
                queue[:0] = kept

    env.process(referrals())
    env.run(until=env.process(weeks()))
    return len(urgent) + len(routine), float(np.mean(waits))


def by_salabim(seed: int) -> Answer:
    salabim.yieldless(False)
    env, chance = salabim.Environment(trace=False), random.Random(seed)
    urgent: list[float] = []
    routine: list[float] = []
    waits: list[float] = []

    class Referrals(salabim.Component):
        def process(self) -> Iterator[Any]:
            while True:
                yield self.hold(chance.expovariate(rate(int(env.now()))))
                (urgent if chance.random() < URGENT else routine).append(env.now())

    class Weeks(salabim.Component):
        def process(self) -> Iterator[Any]:
            for _ in range(WEEKS):
                yield self.hold(1)
                clinic(urgent, routine, env.now(), chance, waits)

    Referrals()
    Weeks()
    env.run(WEEKS + 0.0001)
    return len(urgent) + len(routine), float(np.mean(waits))


class Growing(ciw.dists.Distribution):
    def __init__(self, share: float) -> None:
        self.share = share

    def sample(self, t: float | None = None, ind: Any = None) -> float:
        return random.expovariate(rate(int(t or 0)) * self.share)


def by_ciw(seed: int) -> Answer:
    """Ciw puts whoever missed at the back of the queue, not in the old place: it is compared by the list alone."""
    ciw.seed(seed)
    back = MISSED * (1 - DISCHARGED)
    network = ciw.create_network(
        arrival_distributions={"Urgent": [Growing(URGENT)], "Routine": [Growing(1 - URGENT)]},
        service_distributions={name: [ciw.dists.Deterministic(0.0)] for name in ("Urgent", "Routine")},
        number_of_servers=[ciw.Slotted(slots=[1.0], slot_sizes=[SLOTS])],
        routing={name: [[back]] for name in ("Urgent", "Routine")},
        priority_classes={"Urgent": 0, "Routine": 1},
    )
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_time(WEEKS + 0.0001)
    return float(simulation.nodes[1].number_of_individuals), float("nan")


def line(draws: int, seed: int) -> Line:
    mean = np.tile(np.array([rate(week) for week in range(WEEKS)]), (draws, 1))
    coming = np.stack([drawn(seed, "urgent", mean * URGENT), drawn(seed, "routine", mean * (1 - URGENT))], axis=2)
    clinic = Stage("clinic", missed=MISSED, discharged=DISCHARGED)
    return Line((clinic,), coming, np.full((draws, WEEKS, 1), SLOTS), np.zeros((1, 2, 1), dtype=np.int64))


def ours(engine: str, draws: int = OURS) -> tuple[np.ndarray, np.ndarray, float]:
    simulate(line(4, 1), 1, engine)
    began = time.process_time()
    flow = simulate(line(draws, 2), 2, engine)
    spent = time.process_time() - began
    return flow.total[:, -1], flow.waited.sum(axis=1) / flow.done.sum(axis=1), spent / draws


def theirs(engine: Callable[[int], Answer], runs: int) -> tuple[np.ndarray, np.ndarray, float]:
    began = time.process_time()
    found = [engine(seed) for seed in range(runs)]
    return (
        np.array([one[0] for one in found]),
        np.array([one[1] for one in found]),
        (time.process_time() - began) / runs,
    )


def tell(name: str, found: tuple[np.ndarray, np.ndarray, float], base: tuple[np.ndarray, np.ndarray, float]) -> None:
    lists, waits, spent = found
    error = 1.96 * np.sqrt(lists.var(ddof=1) / len(lists) + base[0].var(ddof=1) / len(base[0]))
    apart = abs(lists.mean() - base[0].mean())
    # With so few runs their spread is a guess: the spread of ours is taken where it is the larger.
    error = max(error, 1.96 * base[0].std(ddof=1) / np.sqrt(len(lists)))
    agrees = "itself" if found is base else "agrees" if apart <= error else "DIFFERS"
    print(
        f"{name:22s} {len(lists):6d} runs  {1000 * spent:10.3f} ms a run  list {lists.mean():8.1f}  wait {waits.mean():6.2f} weeks  "
        f"{agrees} (apart {apart:.1f}, allowed {error:.1f})"
    )


def main() -> None:
    numba, numpy = ours("numba"), ours("numpy")
    print(f"numba and numpy: {'the same numbers' if (numba[0] == numpy[0]).all() else 'DIFFERENT NUMBERS'}")
    others = {
        "SimPy": theirs(by_simpy_children, FEW),
        "SimPy, one clinic": theirs(by_simpy, FEW),
        "salabim": theirs(by_salabim, FEW),
        "Ciw": theirs(by_ciw, CIW),
    }
    for name, found in {"AreaSEND, numba": numba, "AreaSEND, numpy": numpy, **others}.items():
        tell(name, found, numba)
    for name, found in others.items():
        print(
            f"against {name}: numba {found[2] / numba[2]:,.0f} times as fast, numpy alone {found[2] / numpy[2]:,.0f} times"
        )
    ten_a_week()
    long_list()


def ten_a_week() -> None:
    inputs = {"service": "A list", "as_of": "2026-01-01", "target_weeks": 18, "target_share": 92, "waiting": 180, "mean_weeks": 9,
              "longest_weeks": 30, "referrals_per_week": 10, "removals_per_week": 10}  # fmt: skip
    began = time.process_time()
    run(inputs, {"weeks": 156}, seed=1, draws=1000)
    print(
        f"a list of ten a week, 1,000 replications of three years, answer and all: {time.process_time() - began:.2f} s (bar 2 s)"
    )


def long_list() -> None:
    chance = np.random.default_rng(1)
    came = np.datetime64("2010-01-01") + chance.integers(0, 5000, 222_000)
    gone = came + chance.integers(1, 300, 222_000)
    began = time.process_time()
    statistics(came, gone)
    print(f"statistics of a list of 222,000 referrals: {time.process_time() - began:.2f} s (bar 1 s)")


if __name__ == "__main__":
    main()
