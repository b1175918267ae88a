"""The statistics of a waiting list: by hand, equal to the R package's on its lists, quick on a long one, and what is refused."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from areasend.forecast.waits.statistics import BadList, statistics

LISTS = Path(__file__).resolve().parents[5] / "shared" / "data" / "waiting-lists"


def days(*names: str | None) -> np.ndarray:
    return np.array([name or "NaT" for name in names], dtype="datetime64[D]")


@pytest.mark.shared
@pytest.mark.skipif(not LISTS.is_dir(), reason="the reference lists are not beside the repository")
@pytest.mark.parametrize("name", ["balanced", "growing", "spare"])
def test_statistics_equal_those_of_the_r_package(name):
    given = pl.read_csv(LISTS / f"nhsr_wl_seed2_{name}.csv", try_parse_dates=True, null_values=["NA", ""])
    wanted = pl.read_csv(LISTS / f"nhsr_wl_seed2_{name}_stats.csv", null_values="NA").row(0, named=True)
    found = statistics(given["Referral"].to_numpy(), given["Removal"].to_numpy(), target_weeks=18).as_dict()
    assert {key: found[key] for key in wanted} == pytest.approx(wanted, abs=1e-6)


def test_a_list_by_hand():
    found = statistics(
        days("2026-01-01", "2026-01-03", "2026-01-08", "2026-01-15"),
        days("2026-01-05", "2026-01-08", None, None),
        target_weeks=8,
    )
    assert (found.count_demand, found.queue_size, found.mean_wait) == (5, 2, 3.5)
    assert found.mean_demand == pytest.approx(7 * 5 / 14)
    assert found.mean_capacity == pytest.approx(7 * 2 / 7)
    assert found.load == pytest.approx(2.5 / 2)
    assert (found.load_too_big, found.target_capacity) == (True, None)
    assert found.target_queue_size == pytest.approx(2.5 * 8 / 4)
    assert found.pressure_in_weeks == pytest.approx(2 * 0.5 / 8)


def test_days_on_which_nobody_waited_are_no_time_of_the_service():
    busy = statistics(days("2026-01-01", "2026-01-02", "2026-01-31"), days("2026-01-03", "2026-01-04", None))
    assert busy.mean_capacity == pytest.approx(7 * 2 / 2)


def test_a_list_too_long_says_what_relieves_it():
    came = np.datetime64("2026-01-01") + np.arange(200)
    found = statistics(came, np.full(200, np.datetime64("NaT"), dtype="datetime64[D]"), target_weeks=4)
    assert found.queue_too_big
    assert found.relief_capacity == pytest.approx(found.mean_demand + (200 - found.target_queue_size) / 26)


def test_a_list_of_222_000_referrals_takes_under_a_second():
    chance = np.random.default_rng(1)
    came = np.datetime64("2010-01-01") + chance.integers(0, 5000, 222_000)
    gone = came + chance.integers(1, 300, 222_000)
    began = time.process_time()
    assert statistics(came, gone).count_demand == 222_001
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    ("came", "gone", "said"),
    [
        ((), (), "is empty"),
        (("2026-01-05", "2026-01-06"), ("2026-01-04", None), "Row 1 was removed on 2026-01-04, before its referral"),
        (("2026-01-05", None), (None, None), "Row 2 has no date of referral"),
        (("2026-01-05",), (None, None), "1 referrals and 2 removals"),
        (("2026-01-05", "2026-01-05"), (None, None), "one day only"),
    ],
)
def test_a_list_that_cannot_be_is_refused_in_a_sentence(came, gone, said):
    with pytest.raises(BadList, match=said):
        statistics(days(*came), days(*gone))
