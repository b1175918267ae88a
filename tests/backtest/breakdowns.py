"""By single year of age and by placement: January 2025 from January 2024 and before, against holding shares and shifting ages."""

from __future__ import annotations

from functools import cache

import numpy as np

from areasend.forecast.bands import Numbers
from areasend.forecast.outcome import Outcome
from areasend.forecast.plans import ages, crossed, inputs_for, placements, run, totals
from areasend.forecast.plans.counted import england_row, parts
from areasend.forecast.plans.history import LAST_JANUARY, panel
from tests.backtest.tables import show

DRAWS, SEED = 1000, 1
BANDS = {"under 5": (0, 3), "5 to 10": (3, 9), "11 to 15": (9, 14), "16 to 19": (14, 18), "20 to 25": (18, 24)}


def total(origin: int, ahead: int) -> Numbers:
    """The model's own total, shape (areas of the origin,)."""
    known = panel(origin)
    return known.at("plans", origin) * np.exp(totals.log_growth(known, origin, ahead)[:, -1])


def shifted(counts: Numbers) -> Numbers:
    """Everyone a year older; the youngest two classes as they were."""
    return np.concatenate([counts[:, :2], counts[:, 1:-1]], axis=1)


def weighted(foretold: Numbers, came: Numbers) -> float:
    """Sum of absolute errors over all cells, in per cent of all plans that came."""
    return 100 * float(np.abs(foretold - came).sum() / came.sum())


def both(origin: int, ahead: int, then: Numbers, now: Numbers) -> tuple[list[int], list[int]]:
    """Rows of the authorities counted at both ends: in the origin's panel, and in the last."""
    known, last = panel(origin), panel(LAST_JANUARY)
    pairs = [
        (row, last.row(code))
        for row, code in enumerate(known.areas)
        if known.authority[row]
        and now[row].sum() > 0
        and then[last.row(code)].sum() > 0
        and np.isfinite(total(origin, ahead)[row])
    ]
    return [own for own, _ in pairs], [later for _, later in pairs]


def age_tables() -> None:
    then, now, whole = ages.stock(LAST_JANUARY, LAST_JANUARY), ages.stock(2024, 2024), total(2024, 1)
    own, later = both(2024, 1, then, now)
    ways = {
        "hold shares": parts(now),
        "shift ages": parts(shifted(now)),
        "**this model**": ages.foretold(2024, 1)[:, 0],
    }
    row = england_row()
    rows: list[list[object]] = []
    for name, shares in ways.items():
        counts = shares * whole[:, None]
        groups = [weighted(counts[own, low:high], then[later, low:high]) for low, high in BANDS.values()]
        every = weighted(counts[own], then[later])
        rows.append(
            [name, f"{every:.1f}", *(f"{one:.1f}" for one in groups), f"{weighted(counts[row], then[row]):.1f}"]
        )
    heads = ["weighted error", "all ages", *BANDS, "England, all ages"]
    show(f"Single year of age, January 2025 from January 2024 ({len(own)} authorities)", heads, rows)
    england = [
        [
            key,
            f"{now[row, at]:,.0f}",
            *(f"{100 * (one[row, at] * whole[row] / then[row, at] - 1):+.0f}%" for one in ways.values()),
            f"{then[row, at]:,.0f}",
        ]
        for at, key in enumerate(ages.KEYS)
    ]
    show("England by age: how far out", ["age", "January 2024", *ways, "January 2025"], england)


def placement_tables() -> None:
    last, rows = panel(LAST_JANUARY), []
    for ahead in (1, 2, 3):
        for origin in range(placements.FIRST_ORIGIN, LAST_JANUARY - ahead + 1):
            then, now = placements.stock(origin + ahead, LAST_JANUARY), placements.stock(origin, origin)
            own, later = both(origin, ahead, then, now)
            before = placements.stock(origin - 1, origin)
            trend = parts(np.maximum(parts(now) + ahead * (parts(now) - parts(before)), 0))
            whole = total(origin, ahead)[:, None]
            ways = (parts(now), trend, placements.foretold(origin, ahead)[:, -1])
            rows.append(
                [
                    f"{origin} to {origin + ahead}",
                    len(own),
                    *(f"{weighted((one * whole)[own], then[later]):.1f}" for one in ways),
                ]
            )
    show("Placement", ["weighted error", "authorities", "hold shares", "carry on last change", "**this model**"], rows)
    then, whole, row = placements.stock(LAST_JANUARY, LAST_JANUARY), total(2024, 1), panel(2024).row("E92000001")
    guessed, held = (
        placements.foretold(2024, 1)[row, 0] * whole[row],
        parts(placements.stock(2024, 2024))[row] * whole[row],
    )
    came = then[last.row("E92000001")]
    england = [
        [
            label,
            f"{held[at]:,.0f}",
            f"{guessed[at]:,.0f}",
            f"{came[at]:,.0f}",
            f"{100 * (guessed[at] / came[at] - 1):+.0f}%",
        ]
        for at, (label, _) in enumerate(placements.GROUPS.values())
    ]
    show(
        "England by placement, January 2025 from January 2024",
        ["", "hold shares", "**this model**", "came", "out"],
        england,
    )


def crossed_table() -> None:
    then, now, whole = crossed.cells(LAST_JANUARY, LAST_JANUARY), crossed.cells(2024, 2024), total(2024, 1)
    own, later = both(2024, 1, then.sum(axis=2), now.sum(axis=2))
    ways = {
        "hold shares": parts(crossed.in_phases(now)),
        "shift ages, hold placements of an age": parts(
            crossed.in_phases(parts(now) * parts(shifted(now.sum(axis=2)))[:, :, None])
        ),
        "**this model**": crossed.foretold(2024, 1)[:, 0],
    }
    rows = [
        [name, f"{weighted((one * whole[:, None])[own], crossed.in_phases(then)[later]):.1f}"]
        for name, one in ways.items()
    ]
    tables = (now / now.sum(axis=(1, 2), keepdims=True).clip(1), crossed.by_age(2024, 1)[0])
    aged = [f"{weighted((one * whole[:, None, None])[own], then[later]):.1f}" for one in tables]
    rows = [[*row, more] for row, more in zip(rows, (aged[0], "-", aged[1]), strict=True)]
    heads = ["weighted error", "55 cells of phase and placement", "264 cells of age and placement"]
    show("Phase and placement, January 2025 from January 2024", heads, rows)


@cache
def outcomes() -> dict[str, Outcome]:
    """Every authority's forecast of January 2025 from January 2024, by age and placement."""
    known, found = panel(2024), {}
    for row, code in enumerate(known.areas):
        if known.authority[row] and known.own[row, -1]:
            inputs = inputs_for(code, 2024, 1)
            found[code] = run(
                inputs,
                {"by": [by for by in ("age", "placement", "phase") if by in inputs["breakdowns"]]},
                seed=SEED,
                draws=DRAWS,
            )
    return found


def held_table() -> None:
    last, rows = panel(LAST_JANUARY), []
    stocks = {
        "age": (ages.stock(LAST_JANUARY, LAST_JANUARY), ages.KEYS),
        "placement": (placements.stock(LAST_JANUARY, LAST_JANUARY), tuple(placements.GROUPS)),
        "phase": (crossed.stock(LAST_JANUARY, LAST_JANUARY), crossed.KEYS),
    }
    for by, (stock, keys) in stocks.items():
        inside: dict[int, list[bool]] = {50: [], 80: [], 95: []}
        widths: list[float] = []
        for code, outcome in outcomes().items():
            given = {one.key: one.bands for one in outcome.series}
            if f"plans.{by}.{keys[0]}" not in given or not stock[last.row(code)].sum() > 0:
                continue
            for at, key in enumerate(keys):
                came, bands = stock[last.row(code), at], given[f"plans.{by}.{key}"]
                for interval, held in inside.items():
                    low, high = getattr(bands, f"low_{interval}")[0], getattr(bands, f"high_{interval}")[0]
                    held.append(bool(np.floor(low) <= came <= np.ceil(high)))
                widths.append(float(bands.high_95[0] - bands.low_95[0]))
        rows.append(
            [
                f"by {by}",
                len(inside[95]),
                *(f"{100 * np.mean(held):.1f}%" for held in inside.values()),
                f"{np.mean(widths):.0f} plans",
            ]
        )
    show(
        "Cells of January 2025 inside their interval", ["", "cells", "50%", "80%", "95%", "mean width of the 95%"], rows
    )


def main() -> None:
    print("## By age and placement, from published figures\n")
    age_tables()
    placement_tables()
    crossed_table()
    held_table()
