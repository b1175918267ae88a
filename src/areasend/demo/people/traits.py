"""Sex, ethnicity and primary need of the holders of plans, so that each January that was published by these comes out."""

from __future__ import annotations

import numpy as np

from areasend.demo import days
from areasend.demo.history.ages import AGES
from areasend.demo.history.flows import Flows
from areasend.demo.history.holders import Holders
from areasend.demo.published import Figures
from areasend.demo.quota import Numbers, Rng, allot, draw_rows, settle, shares_to_counts
from areasend.exchange.dfe_statistics import extract
from areasend.exchange.dfe_statistics.cells import LEAST

SEXES = ("F", "M")
SEX_NAMES = {"Female": "F", "Male": "M"}
ETHNICITIES = {
    "White - White British": "WBRI",
    "White - Irish": "WIRI",
    "White - Traveller of Irish heritage": "WIRT",
    "White - Gypsy/Roma": "WROM",
    "White - Any other White background": "WOTH",
    "Mixed - White and Black Caribbean": "MWBC",
    "Mixed - White and Black African": "MWBA",
    "Mixed - White and Asian": "MWAS",
    "Mixed - Any other Mixed background": "MOTH",
    "Asian - Indian": "AIND",
    "Asian - Pakistani": "APKN",
    "Asian - Bangladeshi": "ABAN",
    "Asian - Chinese": "CHNE",
    "Asian - Any other Asian background": "AOTH",
    "Black - Black Caribbean": "BCRB",
    "Black - Black African": "BAFR",
    "Black - Any other Black background": "BOTH",
    "Any other ethnic group": "OOTH",
    "Unclassified": "NOBT",
}
ETHNICITY_CODES = tuple(ETHNICITIES.values())
NEEDS = ("ASD", "HI", "MLD", "MSI", "OTH", "PD", "PMLD", "SEMH", "SLCN", "SLD", "SPLD", "VI", "")
"""The needs of the published table, "" for one that was not recorded."""
NEED_COLUMNS = tuple(f"number_{code.lower()}" if code else "number_need_unknown" for code in NEEDS)


def by_januaries(
    rng: Rng, figures: Figures, flows: Flows, holders: Holders, topic: str, names: dict[str, str]
) -> Numbers:
    """For each holder the place of their label in `names`, so that each January published by the topic comes out.

    The last January is dealt out first; then, year by year backwards, those who had left by then get what that January still lacks.
    """
    codes = tuple(names.values())
    labels = np.full(len(holders), -1, dtype=np.int64)
    usual = _counts(figures, flows.last, topic, names)
    if not usual.sum():
        usual = _england(flows.last, topic, names)
    for year in range(flows.last, flows.first - 1, -1):
        here = holders.in_force(days.count_day(year))
        blank = np.flatnonzero(here & (labels < 0))
        published = _counts(figures, year, topic, names)
        if year == flows.last:
            labels[blank] = newcomers_first(
                rng, figures, flows, holders, shares_to_counts(usual, len(blank)), topic, names
            )
        elif published.sum():
            wanted = shares_to_counts(published, int(here.sum()))
            held = np.bincount(labels[here & (labels >= 0)], minlength=len(codes))
            lacking = np.maximum(wanted - held, 0) + 1e-9 * usual
            labels[blank] = allot(rng, shares_to_counts(lacking, len(blank)), len(blank))
        else:
            labels[blank] = allot(rng, shares_to_counts(usual, len(blank)), len(blank))
    rest = np.flatnonzero(labels < 0)
    labels[rest] = allot(rng, shares_to_counts(usual, len(rest)), len(rest))
    return labels


def newcomers_first(
    rng: Rng, figures: Figures, flows: Flows, holders: Holders, counts: Numbers, topic: str, names: dict[str, str]
) -> Numbers:
    """Labels of those in force at the last January: whoever came in the year before takes what the January before did not have."""
    here = np.flatnonzero(holders.in_force(days.count_day(flows.last)))
    came = ~holders.in_force(days.count_day(flows.last - 1))[here]
    before = _counts(figures, flows.last - 1, topic, names)
    size = int(came.sum())
    least = np.minimum(np.maximum(counts - before, 0), counts) if before.sum() else np.zeros_like(counts)
    if least.sum() > size:
        least = shares_to_counts(least, size)
    new = least + np.minimum(shares_to_counts(counts - least, size - int(least.sum())), counts - least)
    labels = np.empty(len(here), dtype=np.int64)
    labels[came] = allot(rng, new, size)
    labels[~came] = allot(rng, counts - new, len(here) - size)
    return labels


def _counts(figures: Figures, year: int, topic: str, names: dict[str, str]) -> Numbers:
    found = figures.split("caseload", year, topic, "ehcplans")
    return np.array([found.get(name, 0) for name in names], dtype=np.int64)


def _england(year: int, topic: str, names: dict[str, str]) -> Numbers:
    rows = extract.load("caseload").filter(area="ENG", year=year, topic=topic)
    found = dict(rows.select("category", "ehcplans").rows())
    return np.array([max(found.get(name, 0), 0) for name in names], dtype=np.int64)


def needs(rng: Rng, figures: Figures, flows: Flows, holders: Holders, sex: Numbers) -> Numbers:
    """The primary need of each holder: likely for the age and the sex, in the published numbers at the last January."""
    here = holders.in_force(days.count_day(flows.last))
    ages = np.clip(days.age_on(holders.born_on, days.day(days.count_day(flows.last))), 2, AGES - 1)
    likely = need_likelihood(figures, flows.last)[sex, ages]
    labels = draw_rows(rng, likely)
    row = figures.row("needs", flows.last)
    published = np.array([row.get(column, 0) for column in NEED_COLUMNS], dtype=np.int64)
    if published.sum():
        wanted = shares_to_counts(published, int(here.sum()))
        labels[here] = settle(rng, labels[here], wanted, likely[here])
    return labels


def need_likelihood(figures: Figures, year: int) -> np.ndarray:
    """How likely each need is by sex and age, shape (2, 26, needs): the margins of the published table multiplied out."""
    own, england = _need_table(figures.area.code, year), _need_table("ENG", year)
    total = own["total"] + 1e-3 * england["total"] + 1e-6
    share = total / total.sum()
    by_sex = np.stack([_lift(own, england, name, share) for name in SEX_NAMES])
    by_age = np.stack([_lift(own, england, _age_name(age), share) for age in range(AGES)])
    table = share * by_sex[:, None, :] * by_age[None, :, :] + 1e-9
    return table / table.sum(axis=2, keepdims=True)


def _lift(own: dict[str, np.ndarray], england: dict[str, np.ndarray], name: str, share: np.ndarray) -> np.ndarray:
    """How much more likely than usual each need is in a category; from England's table where the area's is thin."""
    zero = np.zeros(len(NEEDS))
    counts = (
        own.get(name, zero)
        + england.get(name, zero) / max(england["total"].sum(), 1) * own["total"].sum() * 0.3
        + 0.3 * share
    )
    return counts / counts.sum() / share


def _age_name(age: int) -> str:
    return "2 and under" if age <= 2 else str(age)


def _need_table(area: str, year: int) -> dict[str, np.ndarray]:
    rows = extract.load("needs").filter(area=area, year=year)
    table = {"total": np.zeros(len(NEEDS))}
    for row in rows.filter(topic="total").iter_rows(named=True):
        table["total"] = np.array([max(row[c], 0) if row[c] > LEAST else 0 for c in NEED_COLUMNS], dtype=float)
    for row in rows.iter_rows(named=True):
        if row["topic"] in ("age", "sex"):
            table[row["category"]] = np.array(
                [max(row[c], 0) if row[c] > LEAST else 0 for c in NEED_COLUMNS], dtype=float
            )
    if not table["total"].sum():
        return _need_table("ENG", year) if area != "ENG" else table
    return table
