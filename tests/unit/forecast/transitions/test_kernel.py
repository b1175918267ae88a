"""The engine for a country: numpy, numba one draw after another and numba in parallel, to the same numbers."""

from __future__ import annotations

import numpy as np
import pytest

from areasend.forecast.transitions.kernel import Rates, by_numba, by_numpy, flows


def rates(draws: int = 300, needs: int = 3, settings: int = 4, ages: int = 8) -> Rates:
    random = np.random.default_rng(3)
    mixture = random.random((needs, settings, ages))
    return Rates(
        start=random.integers(0, 200, size=(needs, settings, ages)).astype(float),
        keep=random.uniform(0.8, 1.0, size=(draws, settings, ages)),
        ways=random.dirichlet(np.ones(settings), size=(draws, settings)),
        joiners=random.uniform(5, 50, size=(draws, ages)),
        mixture=mixture / mixture.sum(axis=(0, 1)),
        growth=random.uniform(0.95, 1.1, size=draws),
    )


@pytest.fixture(scope="module")
def told():
    given = rates()
    return {"numpy": by_numpy(given, 6), "serial": by_numba(given, 6, parallel=False), "parallel": by_numba(given, 6)}


@pytest.mark.parametrize("other", ["serial", "parallel"])
@pytest.mark.parametrize("table", ["needs", "settings", "ages"])
def test_every_engine_gives_the_same(told, other, table):
    assert getattr(told[other], table) == pytest.approx(getattr(told["numpy"], table), rel=1e-11)


def test_in_parallel_and_one_after_another_are_equal_to_the_last_bit(told):
    assert np.array_equal(told["serial"].ages, told["parallel"].ages)


def test_the_three_tables_hold_the_same_people(told):
    found = told["numpy"]
    assert found.needs.sum(axis=-1) == pytest.approx(found.settings.sum(axis=-1))
    assert found.needs.sum(axis=-1) == pytest.approx(found.ages.sum(axis=-1))


def test_one_year_by_hand():
    """Ten people of one age, nine keep a plan, a third of them move; two join."""
    given = Rates(
        start=np.array([[[10.0, 0.0], [0.0, 0.0]]]),
        keep=np.full((1, 2, 2), 0.9),
        ways=np.array([[[2 / 3, 1 / 3], [0.0, 1.0]]]),
        joiners=np.array([[2.0, 0.0]]),
        mixture=np.array([[[1.0, 0.0], [0.0, 0.0]]]),
        growth=np.array([1.0]),
    )
    found = flows(given, 1)
    assert found.settings[0, 0].tolist() == pytest.approx([8.0, 3.0])
    assert found.ages[0, 0].tolist() == pytest.approx([2.0, 9.0])


def test_without_numba_numpy_answers(monkeypatch):
    monkeypatch.setattr("areasend.forecast.transitions.kernel.by_numba", raising)
    assert flows(rates(draws=4), 2).needs.shape == (4, 2, 3)


def raising(*_: object) -> None:
    raise ImportError("There is no numba.")
