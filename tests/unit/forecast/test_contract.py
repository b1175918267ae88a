"""What every forecast stands on: bands of draws, streams of chance, the outcome as JSON and back."""

from __future__ import annotations

import json

import numpy as np
import pytest

from areasend.forecast.bands import Bands, bands, certain
from areasend.forecast.outcome import Assumption, Outcome, Series, Step
from areasend.forecast.seeds import stream


def test_bands_are_the_quantiles_of_the_draws():
    found = bands(np.arange(1001, dtype=float)[:, None])
    assert (found.low_95[0], found.low_80[0], found.median[0], found.high_50[0]) == (25, 100, 500, 750)


@pytest.mark.parametrize("draws", [np.empty((0, 3)), np.zeros(4), np.array([[1.0, np.nan]])])
def test_bands_refuse_what_is_no_draw(draws):
    with pytest.raises(ValueError, match="draw"):
        bands(draws)


def test_a_stream_depends_on_its_seed_and_its_name_only():
    first, again, other = (stream(7, name, 3).random(5).tolist() for name in ("joiners", "joiners", "leavers"))
    assert first == again
    assert first != other


def test_a_seed_below_nought_is_refused():
    with pytest.raises(ValueError, match="nought or more"):
        stream(-1, "joiners")


def test_a_series_has_a_band_for_each_period():
    with pytest.raises(ValueError, match="2 periods, but bands for 1"):
        Series("plans", "Plans", "plans", ("2026", "2027"), certain(np.array([1.0])))


def outcome() -> Outcome:
    line = Series("plans", "Plans", "plans", ("2026", "2027"), certain(np.array([7.5, 8.25])), past=(("2025", 7.0),))
    return Outcome(
        model="plans",
        summary="There will be more.",
        series=(line,),
        steps=(Step("joiners", "New plans", 1.25, "plans", "New plans add 1.25."),),
        assumptions=(Assumption("growth", "Growth", "3%", "The last three years"),),
        seed=1,
        draws=10,
        figures={"clears_on": "2027-03-01"},
    )


def test_an_outcome_goes_to_json_and_back():
    made = outcome()
    again = Outcome.from_dict(json.loads(json.dumps(made.as_dict())))
    assert again.as_dict() == made.as_dict()


def test_an_outcome_gives_a_series_by_its_key():
    assert outcome()["plans"].label == "Plans"
    with pytest.raises(KeyError):
        outcome()["places"]


def test_bands_miss_no_bound():
    with pytest.raises(KeyError):
        Bands.from_dict({"median": [1.0]})
