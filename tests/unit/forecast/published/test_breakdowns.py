"""By age, placement, need and phase: everything adds up to the total, children grow older, and it beats holding shares."""

from __future__ import annotations

import numpy as np
import pytest

from areasend.forecast.params import BadParams
from areasend.forecast.plans import (
    ages,
    breakdowns,
    crossed,
    inputs_for,
    moving,
    needs,
    placements,
    run,
    shares,
    totals,
)
from areasend.forecast.plans.counted import parts
from areasend.forecast.plans.history import panel

WAYS = ("age", "placement", "need", "phase")


def error(foretold, came):
    """Sum of absolute errors over the authorities counted at both ends, in per cent of what came. Both end in January 2025."""
    then, now = panel(2024), panel(2025)
    whole = then.at("plans", 2024) * np.exp(totals.log_growth(then, 2024, 1)[:, 0])
    rows = [row for row in range(len(then.areas)) if then.authority[row] and foretold[row].sum() > 0]
    own = [row for row in rows if came[now.row(then.areas[row])].sum() > 0]
    later = [now.row(then.areas[row]) for row in own]
    return np.abs(foretold[own] * whole[own, None] - came[later]).sum() / came[later].sum()


@pytest.mark.parametrize("by", WAYS)
def test_a_breakdown_adds_up_to_the_total_in_every_future(frozen, by):
    total = np.random.default_rng(1).uniform(5000, 9000, size=(50, 5))
    given = frozen["breakdowns"][by]
    drawn = shares.divided(total, np.array(given["shares"]), np.array(given["quantiles"]), 1, by)
    assert drawn.sum(axis=0) == pytest.approx(total)
    assert (drawn >= 0).all()


@pytest.mark.parametrize("by", WAYS)
def test_every_category_has_a_series_with_its_past(frozen, by):
    outcome = run(frozen, {"by": [by]}, seed=1, draws=200)
    found = [one for one in outcome.series if one.key.startswith(f"plans.{by}.")]
    assert len(found) == len(breakdowns.WAYS[by].keys)
    assert sum(dict(one.past)["2025"] for one in found) == pytest.approx(7217)


def test_ages_beat_holding_shares_and_shifting_ages():
    now, came = ages.stock(2024, 2024), ages.stock(2025, 2025)
    shifted = parts(np.concatenate([now[:, :2], now[:, 1:-1]], axis=1))
    assert error(ages.foretold(2024, 1)[:, 0], came) < 0.75 * min(error(parts(now), came), error(shifted, came))


def test_placements_beat_holding_shares_and_carrying_on():
    now, before, came = placements.stock(2024, 2024), placements.stock(2023, 2024), placements.stock(2025, 2025)
    carried = parts(np.maximum(2 * parts(now) - parts(before), 0))
    assert error(placements.foretold(2024, 1)[:, 0], came) < 0.95 * min(error(parts(now), came), error(carried, came))


def test_ages_and_placements_together_beat_holding_their_shares():
    now, came = crossed.cells(2024, 2024), crossed.cells(2025, 2025)
    flat = now.reshape(len(now), -1), came.reshape(len(came), -1)
    own = crossed.by_age(2024, 1)[0]
    assert error(own.reshape(len(own), -1), flat[1]) < 0.85 * error(parts(flat[0]), flat[1])


def test_a_bulge_of_children_grows_a_year_older():
    """Where one age holds twice as many as in England, the next age does a year later."""
    flows = ages.Flows(ending=np.zeros(24), joining=np.full(24, 1 / 24))
    shape = np.full(24, 1 / 24)
    shape[8] *= 2
    later, carried = ages.next_shape(shape / shape.sum(), flows, growth=1.0)
    assert later.argmax() in (8, 9)
    assert later[9] > 1.4 * later[10]
    assert carried[0] == 0


def test_nobody_has_a_plan_beyond_25():
    assert ages.flows(2025).ending[-1] == 1
    assert ages.flows(2025).joining.sum() == pytest.approx(1)


def test_children_who_change_phase_go_where_the_areas_children_go():
    """From 15 to 16: hardly anybody in England stays in a mainstream school."""
    table = crossed.by_age(2025, 1)[0][panel(2025).row("825")]
    mainstream = parts(table)[:, list(placements.GROUPS).index("mainstream")]
    assert mainstream[ages.KEYS.index("15")] > 0.4
    assert mainstream[ages.KEYS.index("16")] < 0.25


def test_raking_agrees_with_both_margins():
    rng = np.random.default_rng(3)
    rows, columns = parts(rng.uniform(1, 2, size=(2, 5))), parts(rng.uniform(1, 2, size=(2, 3)))
    found = crossed.raked(rng.uniform(1, 2, size=(2, 5, 3)), rows, columns)
    assert found.sum(axis=2) == pytest.approx(rows)
    assert found.sum(axis=1) == pytest.approx(columns, abs=1e-6)


def test_what_is_not_recorded_does_not_drift():
    found, now = placements.foretold(2025, 5), parts(placements.stock(2025, 2025))
    row = panel(2025).row("825")
    assert found[row, :, -1] == pytest.approx(np.full(5, now[row, -1]))


def test_needs_move_towards_those_of_new_plans():
    row = panel(2025).row("825")
    held, new = parts(needs.stock(2025))[row], needs.joiners(2025)[row]
    path = needs.foretold(2025, 5)[row]
    at = list(needs.NEEDS).index("semh")
    assert held[at] < path[0, at] < path[4, at] < new[at]


def test_where_new_plans_are_hardly_counted_by_need_england_stands_in():
    known = panel(2025)
    isle_of_wight, england = (needs.joiners(2025)[known.row(code)] for code in ("921", "E92000001"))
    assert isle_of_wight == pytest.approx(england, abs=0.001)


def test_fewer_new_plans_mean_fewer_young_children_above_all(frozen):
    plain, fewer = (run(frozen, {"by": ["age"], "new_plans_change": change}, seed=1, draws=300) for change in (0, -30))
    fall = [
        fewer[f"plans.age.{age}"].bands.median[-1] / plain[f"plans.age.{age}"].bands.median[-1] for age in (5, 12, 20)
    ]
    assert fall[0] < fall[1] < fall[2]


def test_more_endings_mean_fewer_young_people_above_all(frozen):
    plain, more = (run(frozen, {"by": ["age"], "leaving_change": change}, seed=1, draws=300) for change in (0, 50))
    fall = [more[f"plans.age.{age}"].bands.median[-1] / plain[f"plans.age.{age}"].bands.median[-1] for age in (6, 21)]
    assert fall[1] < fall[0] < 1


def test_growth_set_by_hand_is_laid_on_all_alike(frozen):
    given, foretold = frozen["breakdowns"]["age"], np.full(5, 8000.0)
    assert moving.shares(given, foretold, {"by_hand": np.full(5, -300.0)}) == pytest.approx(
        np.array(given["shares"]), abs=1e-5
    )


def test_what_is_taken_for_granted_of_shares_is_said_where_they_are_asked_for(frozen):
    plain, needs_too = (run(frozen, {"by": by}, seed=1, draws=50) for by in ([], ["need"]))
    assert "shares" not in {one.key for one in plain.assumptions}
    assert "shares" in {one.key for one in needs_too.assumptions}
    assert any("by need have not been tried" in one for one in needs_too.cautions)


def test_borrowed_tails_are_longer_than_a_bell_curves():
    found, bell = breakdowns.errors("age", 2024)[0], shares.bell(1)[0]
    at = list(shares.CHANCES).index(0.975)
    assert found[at] > bell[at]


@pytest.mark.parametrize(
    ("area", "origin", "by", "sentence"),
    [
        ("825", 2023, "age", "by age can be forecast from January 2024 on, not from 2023"),
        ("825", 2024, "need", "January 2025 on"),
        ("204", 2024, "age", "Hackney by age were not published for January 2024"),
    ],
)
def test_what_an_origin_does_not_know_is_refused(area, origin, by, sentence):
    with pytest.raises(BadParams, match=sentence):
        run(inputs_for(area, origin, 1), {"by": [by]}, seed=1, draws=50)
