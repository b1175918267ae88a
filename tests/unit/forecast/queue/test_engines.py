"""The two engines: the same numbers, nobody lost, the order kept."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest

from areasend.forecast.queue import FIRST_COME, MIXED, OLDEST_FIRST, RULES, BadLine, Flow, Line, Stage, simulate
from areasend.forecast.queue import kernel as kernels

compiled = pytest.mark.skipif(not kernels.available, reason="numba is not installed")
FOUR = (
    Stage("decision", 4, out=0.3, leaving=0.004),
    Stage("advice", 6, missed=0.05, discharged=0.2, leaving=0.01),
    Stage("draft", 2),
    Stage("final", 3, out=0.01),
)


def four_stages(draws: int = 60, weeks: int = 40, rule: str = MIXED, seed: int = 3) -> Line:
    chance = np.random.default_rng(seed)
    return Line(
        FOUR,
        chance.poisson(14, (draws, weeks, 2)),
        np.tile(np.array([40, 22, 22, 25]), (draws, weeks, 1)),
        chance.poisson(2, (4, 2, 60)).astype(np.int64),
        rule=rule,
        reserved=0.4,
        target=20,
        limits=(20, 52),
    )


def one_stage(came: list[int], slots: list[int], waiting: list[int] = [0], **stage: float) -> Line:  # noqa: B006
    return Line(
        (Stage("clinic", **stage),),  # type: ignore[arg-type]
        np.array(came)[None, :, None],
        np.array(slots)[None, :, None],
        np.array(waiting)[None, None, :],
    )


@compiled
@pytest.mark.parametrize("rule", RULES)
def test_numpy_and_numba_give_the_same_numbers(rule):
    line = four_stages(rule=rule)
    numpy, numba = simulate(line, 5, "numpy"), simulate(line, 5, "numba")
    for field in fields(Flow):
        np.testing.assert_array_equal(getattr(numpy, field.name), getattr(numba, field.name), err_msg=field.name)


@compiled
def test_threads_change_no_number():
    line, keys = four_stages(draws=120), np.arange(120, dtype=np.uint64)
    np.testing.assert_array_equal(kernels.run(line, keys, threads=1), kernels.run(line, keys, threads=2))


@pytest.mark.parametrize("rule", RULES)
def test_whoever_came_is_done_out_gone_or_waiting(rule):
    line = four_stages(rule=rule)
    flow = simulate(line, 1, "numpy")
    ended = (flow.done + flow.out + flow.left).sum(axis=1)
    assert (ended + flow.total[:, -1] == line.start.sum() + line.arrivals.sum(axis=(1, 2))).all()


@pytest.mark.parametrize("rule", RULES)
def test_what_is_counted_of_those_waiting_is_never_below_none(rule):
    flow = simulate(four_stages(rule=rule), 2, "numpy")
    assert min(flow.waiting.min(), flow.over.min(), flow.ages.min(), flow.oldest.min()) >= 0
    assert (flow.over <= flow.total[:, :, None]).all()


def test_one_replication_does_not_depend_on_the_others():
    line = four_stages(draws=30)
    few = replace(line, arrivals=line.arrivals[:10], slots=line.slots[:10])
    np.testing.assert_array_equal(simulate(line, 9, "numpy").done[:10], simulate(few, 9, "numpy").done)


def test_a_list_by_hand():
    flow = simulate(one_stage([2, 0, 1], [1, 1, 1], [1, 0, 2]), 1, "numpy")
    assert flow.done[0].tolist() == [1, 1, 1]
    assert flow.total[0].tolist() == [4, 3, 3]
    assert flow.waited[0].tolist() == [3.5, 4.5, 3.5]
    assert flow.oldest[0].tolist() == [3, 2, 2]


def test_a_stage_takes_its_own_time():
    flow = simulate(one_stage([3, 0, 0, 0], [9, 9, 9, 9], delay=2), 1, "numpy")
    assert flow.done[0].tolist() == [0, 0, 3, 0]


def test_the_oldest_come_first_or_those_who_reached_the_stage_first():
    stages = (Stage("one"), Stage("two"))
    start = np.zeros((2, 1, 41), dtype=np.int64)
    start[0, 0, 40], start[1, 0, 2] = 3, 6
    waiting = Line(stages, np.zeros((1, 2, 1), int), np.array([[[3, 3], [0, 3]]]), start, OLDEST_FIRST, target=5)
    assert simulate(waiting, 1, "numpy").in_time[0].tolist() == [0, 3]
    assert simulate(replace(waiting, rule=FIRST_COME), 1, "numpy").in_time[0].tolist() == [3, 3]


def test_the_mixed_rule_keeps_its_share_for_those_still_in_time():
    waiting = np.zeros(60, dtype=np.int64)
    waiting[50], waiting[3] = 100, 100
    line = Line(
        (Stage("one"),), np.zeros((1, 4, 1), int), np.full((1, 4, 1), 10), waiting[None, None], MIXED, 0.3, target=20
    )
    assert simulate(line, 1, "numpy").in_time[0].tolist() == [3, 3, 3, 3]


def test_slots_kept_that_nobody_can_use_go_to_the_oldest():
    waiting = np.zeros(60, dtype=np.int64)
    waiting[50] = 100
    line = Line(
        (Stage("one"),), np.zeros((1, 4, 1), int), np.full((1, 4, 1), 10), waiting[None, None], MIXED, 0.3, target=20
    )
    assert simulate(line, 1, "numpy").done[0].tolist() == [10, 10, 10, 10]


def test_the_urgent_are_taken_before_the_others():
    came = np.array([[[2, 5], [4, 5]]])
    flow = simulate(Line((Stage("clinic"),), came, np.full((1, 2, 1), 4), np.zeros((1, 2, 1), int)), 1, "numpy")
    assert flow.waited[0].tolist() == [2 * 0.5 + 2 * 0.5, 4 * 0.5]


def test_a_slot_missed_is_lost_and_the_place_kept_or_struck_off():
    kept = simulate(one_stage([0] * 50, [100] * 50, [4000], missed=0.25), 1, "numpy")
    struck = simulate(one_stage([0] * 50, [100] * 50, [4000], missed=0.25, discharged=1.0), 1, "numpy")
    assert kept.done[0, :50].sum() == pytest.approx(3750, rel=0.02)
    assert struck.done[0].sum() == pytest.approx(3000, rel=0.02)
    assert struck.left[0].sum() == 4000 - struck.done[0].sum()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"rule": "loudest"}, "not known"),
        ({"reserved": 1.2}, "from 0 to 1"),
        ({"target": 0}, "one week or more"),
        ({"slots": np.zeros((1, 2, 3))}, "Slots are wanted"),
        ({"start": np.zeros((1, 2, 3))}, "by stage, class and age"),
        ({"arrivals": np.full((60, 40, 2), -1)}, "fewer than no arrivals"),
        ({"arrivals": np.zeros((0, 40, 2))}, "at least one draw"),
    ],
)
def test_a_line_that_cannot_be_is_refused(wrong, said):
    with pytest.raises(BadLine, match=said):
        replace(four_stages(), **wrong)


def test_shares_over_one_are_refused():
    with pytest.raises(BadLine, match="missed is a share from 0 to 1"):
        Stage("clinic", missed=1.1)


def test_an_engine_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="numpy or numba"):
        simulate(four_stages(), 1, "abacus")


@compiled
def test_the_kernel_is_made_ready_before_anybody_waits() -> None:
    assert kernels.warm()
    assert kernels.at_hand()
