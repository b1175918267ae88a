"""The numba kernel. Its steps, names and order are those of `by_columns` and `shelves`; a test holds the two to the same numbers."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numba import njit as numba_njit
from numba import uint64

from areasend.forecast.queue.chance import DISCHARGED, LARGEST, LEFT, MISSED, OUT, WHO_LEFT
from areasend.forecast.queue.line import AGES, DONE, FIELDS, GONE_LEFT, GONE_OUT, IN_TIME, OLDEST, WAITED

AGES_NOW, OLDEST_NOW, FULL = 0, 1, 2
# The kernel reserves no memory, so it needs no counting of who refers to an array; without it, it runs four times as fast.
OPTIONS: dict[str, Any] = {"cache": True, "nogil": True, "_nrt": False}
njit: Any = numba_njit(**OPTIONS)


def fresh_state(facts: Any, room: int) -> State:
    """Memory for one replication at a time; the kernel itself reserves none."""
    stages, classes, ages = facts.start.shape
    queues, cohorts = stages * classes, ages + facts.arrivals.shape[1]
    listed, longest = room if facts.by_arrival else 1, int(facts.delay.max()) + 1
    shapes = [(queues, room), (queues, listed), (queues, listed), queues, queues, (queues, longest, 1 if facts.by_arrival else cohorts),
              (queues, longest), cohorts, stages, len(facts.limits), 3]  # fmt: skip
    return State(*(np.zeros(shape, dtype=np.int64) for shape in shapes))


class State(NamedTuple):
    """One replication as it stands: places of each queue, and the counts of all who wait."""

    people: Any
    cohort: Any
    ready_from: Any
    low: Any
    end: Any
    aside: Any
    aside_low: Any
    came: Any
    waiting: Any
    over: Any
    single: Any


@njit  # type: ignore[untyped-decorator]
def uniform(key: Any, week: Any, queue: Any, place: Any, ask: Any, portion: Any) -> Any:
    address = (uint64(week) << uint64(40)) + (uint64(queue) << uint64(34)) + (uint64(place) << uint64(12))
    mixed = key + (address + (uint64(portion) << uint64(3)) + uint64(ask + 1)) * uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> uint64(30))) * uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> uint64(27))) * uint64(0x94D049BB133111EB)
    mixed = mixed ^ (mixed >> uint64(31))
    return np.float64(mixed >> uint64(11)) * 2.0**-53


@njit  # type: ignore[untyped-decorator]
def draw(facts: Any, which: Any, trials: Any, key: Any, week: Any, queue: Any, place: Any, ask: Any) -> Any:
    if which < 0:
        return 0
    found, portion = 0, 0
    while trials > 0:
        now = min(trials, LARGEST)
        sought = now + uniform(key, week, queue, place, ask, portion)
        first, last = facts.starts[which, now], facts.starts[which, now + 1] - 1
        low, high = first, last
        while low < high:
            middle = (low + high) // 2
            if facts.steps[middle] <= sought:
                low = middle + 1
            else:
                high = middle
        found += facts.low[which, now] + low - first
        trials, portion = trials - now, portion + 1
    return found


@njit  # type: ignore[untyped-decorator]
def begin_replication(facts: Any, state: Any) -> Any:
    stages, classes, ages = facts.start.shape
    state.people[:], state.aside[:], state.came[:], state.waiting[:] = 0, 0, 0, 0
    state.over[:], state.single[:], state.low[:], state.end[:] = 0, 0, 0, ages
    state.aside_low[:] = 0
    for stage in range(stages):
        for kind in range(classes):
            queue = stage * classes + kind
            for at in range(ages):
                age = facts.order[stage, at] if facts.by_arrival else ages - 1 - at
                people, cohort, wait = facts.start[stage, kind, age], ages - 1 - age, facts.first_ready[stage, age]
                if facts.by_arrival:
                    state.people[queue, at], state.cohort[queue, at], state.ready_from[queue, at] = people, cohort, wait
                else:
                    state.aside[queue, wait, cohort] += people
                state.came[cohort] += people
                state.waiting[stage] += people
                state.single[AGES_NOW] += people * age
                for place in range(len(facts.limits)):
                    state.over[place] += people if age >= facts.limits[place] else 0


@njit  # type: ignore[untyped-decorator]
def add(facts: Any, state: Any, stage: Any, kind: Any, cohort: Any, people: Any, week: Any) -> Any:
    if people <= 0:
        return
    queue = stage * facts.start.shape[1] + kind
    delay = facts.delay[stage]
    if facts.by_arrival:
        at = state.end[queue]
        if at >= state.people.shape[1]:
            state.single[FULL] = 1
            return
        state.people[queue, at], state.cohort[queue, at], state.ready_from[queue, at] = people, cohort, week + delay
        state.end[queue] = at + 1
        return
    then = (week + delay) % (delay + 1)
    state.aside[queue, then, cohort] += people
    state.aside_low[queue, then] = min(state.aside_low[queue, then], cohort)
    state.end[queue] = max(state.end[queue], cohort + 1)


@njit  # type: ignore[untyped-decorator]
def begin_week(facts: Any, state: Any, stage: Any, queue: Any, week: Any) -> Any:
    """Put those who stood aside on the shelf, and find its front."""
    end = state.end[queue]
    if not facts.by_arrival:
        now = week % (facts.delay[stage] + 1)
        for cohort in range(state.aside_low[queue, now], end):
            people = state.aside[queue, now, cohort]
            if people:
                state.people[queue, cohort] += people
                state.aside[queue, now, cohort] = 0
                state.low[queue] = min(state.low[queue], cohort)
        state.aside_low[queue, now] = end
    low = state.low[queue]
    while low < end and state.people[queue, low] == 0:
        low += 1
    state.low[queue] = low


@njit  # type: ignore[untyped-decorator]
def ready(facts: Any, state: Any, queue: Any, place: Any, week: Any) -> Any:
    if facts.by_arrival and state.ready_from[queue, place] > week:
        return 0
    return state.people[queue, place]


@njit  # type: ignore[untyped-decorator]
def cohort_of(facts: Any, state: Any, queue: Any, place: Any) -> Any:
    return state.cohort[queue, place] if facts.by_arrival else place


@njit  # type: ignore[untyped-decorator]
def gone(facts: Any, state: Any, week: Any, cohort: Any, people: Any) -> Any:
    age = facts.start.shape[2] + week - cohort
    state.came[cohort] -= people
    state.single[AGES_NOW] -= people * age
    for place in range(len(facts.limits)):
        if age >= facts.limits[place]:
            state.over[place] -= people


@njit  # type: ignore[untyped-decorator]
def arrive(facts: Any, state: Any, row: Any, week: Any) -> Any:
    cohort = facts.start.shape[2] + week
    state.single[AGES_NOW] += state.waiting.sum()
    for place in range(len(facts.limits)):
        if facts.limits[place] <= cohort:
            state.over[place] += state.came[cohort - facts.limits[place]]
    for kind in range(facts.start.shape[1]):
        people = facts.arrivals[row, week, kind]
        add(facts, state, 0, kind, cohort, people, week)
        state.came[cohort] += people
        state.waiting[0] += people


@njit  # type: ignore[untyped-decorator]
def leave(facts: Any, state: Any, counts: Any, key: Any, week: Any, stage: Any, queue: Any) -> Any:
    total = 0
    for place in range(state.low[queue], state.end[queue]):
        total += ready(facts, state, queue, place, week)
    people = draw(facts, facts.tables[stage, 3], total, key, week, queue, 0, LEFT)
    if not people:
        return
    rate, comb = people / total, uniform(key, week, queue, 0, WHO_LEFT, 0)
    summed, before = 0, 0
    for place in range(state.low[queue], state.end[queue]):
        here = ready(facts, state, queue, place, week)
        summed += here
        mark = int(np.floor(summed * rate + comb))
        going = min(mark - before, here)
        before = mark
        if going:
            state.people[queue, place] -= going
            state.waiting[stage] -= going
            counts[week, GONE_LEFT] += going
            gone(facts, state, week, cohort_of(facts, state, queue, place), going)


@njit  # type: ignore[untyped-decorator]
def take(
    facts: Any, state: Any, counts: Any, key: Any, week: Any, stage: Any, kind: Any, place: Any, taken: Any
) -> Any:
    queue = stage * facts.start.shape[1] + kind
    which, cohort = facts.tables[stage], cohort_of(facts, state, queue, place)
    missed = draw(facts, which[0], taken, key, week, queue, place, MISSED)
    struck = draw(facts, which[1], missed, key, week, queue, place, DISCHARGED)
    seen = taken - missed
    out = draw(facts, which[2], seen, key, week, queue, place, OUT)
    state.people[queue, place] -= seen + struck
    state.waiting[stage] -= seen + struck
    counts[week, GONE_OUT] += out
    counts[week, GONE_LEFT] += struck
    on = seen - out
    if stage + 1 < facts.start.shape[0]:
        add(facts, state, stage + 1, kind, cohort, on, week)
        state.waiting[stage + 1] += on
        gone(facts, state, week, cohort, out + struck)
        return
    age = facts.start.shape[2] + week - cohort
    counts[week, DONE] += on
    counts[week, IN_TIME] += on if age < facts.target else 0
    counts[week, WAITED] += on * (age + 0.5)
    gone(facts, state, week, cohort, seen + struck)


@njit  # type: ignore[untyped-decorator]
def work(facts: Any, state: Any, counts: Any, key: Any, row: Any, week: Any, stage: Any) -> Any:
    free, kept = facts.slots[row, week, stage], facts.reserve[row, week, stage]
    for kind in range(facts.start.shape[1]):
        queue = stage * facts.start.shape[1] + kind
        begin_week(facts, state, stage, queue, week)
        if facts.tables[stage, 3] >= 0:
            leave(facts, state, counts, key, week, stage, queue)
        low, end = state.low[queue], state.end[queue]
        in_time_from = max(low, facts.start.shape[2] + week - facts.still[stage])
        kept_now, last_early, early_in_last = keep(facts, state, queue, week, min(kept, free), in_time_from, end)
        kept -= kept_now
        others, free = free - kept_now, free - kept_now
        for place in range(low, end):
            here = ready(facts, state, queue, place, week)
            early = 0
            if kept_now and in_time_from <= place <= last_early:
                early = early_in_last if place == last_early else here
            late = min(here - early, others)
            others -= late
            free -= late
            if early + late:
                take(facts, state, counts, key, week, stage, kind, place, early + late)
            elif not others and place > last_early:
                break


@njit  # type: ignore[untyped-decorator]
def keep(facts: Any, state: Any, queue: Any, week: Any, kept: Any, first: Any, end: Any) -> Any:
    """How many slots those still in time take: in all, up to which place, and how many in the last."""
    used, last, in_last = 0, -1, 0
    for place in range(first, end):
        if used >= kept:
            break
        here = min(ready(facts, state, queue, place, week), kept - used)
        if here:
            used, last, in_last = used + here, place, here
    return used, last, in_last


@njit  # type: ignore[untyped-decorator]
def count(facts: Any, state: Any, counts: Any, week: Any) -> Any:
    now, oldest = facts.start.shape[2] + week, state.single[OLDEST_NOW]
    while oldest < now and state.came[oldest] == 0:
        oldest += 1
    state.single[OLDEST_NOW] = oldest
    counts[week, AGES] = state.single[AGES_NOW]
    counts[week, OLDEST] = now - oldest
    stages = len(state.waiting)
    for stage in range(stages):
        counts[week, FIELDS + stage] = state.waiting[stage]
    for place in range(len(state.over)):
        counts[week, FIELDS + stages + place] = state.over[place]


@njit  # type: ignore[untyped-decorator]
def replicate(first: Any, last: Any, facts: Any, state: Any, keys: Any, counts: Any) -> Any:
    """Replications `first` to `last`, written into `counts`; false where a queue had more groups than it has room for."""
    stages = facts.start.shape[0]
    weeks = facts.arrivals.shape[1]
    for row in range(first, last):
        begin_replication(facts, state)
        for week in range(weeks):
            arrive(facts, state, row, week)
            for stage in range(stages):
                work(facts, state, counts[row], keys[row], row, week, stage)
            count(facts, state, counts[row], week)
        if state.single[FULL]:
            return False
    return True
