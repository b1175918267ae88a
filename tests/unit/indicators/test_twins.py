"""Every published twin over all authorities: the published parts give the published share, and our function, given a caseload made of the
published counts, gives it too."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import polars as pl
import pytest

from areasend.indicators import published
from areasend.indicators.catalogue import evaluate, frames, indicator
from areasend.indicators.catalogue.card import Card, catalogue_cards
from areasend.indicators.catalogue.frames import Frames
from areasend.indicators.comparing import by_year, parts, total

TWINS = {key: card for key, card in catalogue_cards().items() if card.twin}
ROUNDING = 0.0501
# The publisher left London's placements of 2024 out of the shares of that year, not out of the counts.
WITHOUT_LONDON = {("E12000006", 2024), ("E12000007", 2024), ("E92000001", 2024)}
FOOTNOTED: Mapping[str, set[tuple[str, int]]] = {"placed_mainstream": WITHOUT_LONDON, "placed_special": WITHOUT_LONDON}
WHOLES = {
    "timeliness.plans_issued_den": ("plans_in_20_weeks", "plans_in_20_to_52_weeks", "plans_after_52_weeks"),
    "timeliness.plans_issued_den_ex": ("plans_in_20_weeks_ex", "plans_in_20_to_52_weeks_ex", "plans_after_52_weeks_ex"),
}
YEAR = (date(2024, 1, 1), date(2024, 12, 31))
BANDS = {"plans_issued_within_20_weeks": 140, "plans_issued_gt20weeks_ltYear": 364, "plans_issued_gt_1_year": 365}
NEEDS = {"ASD": "plans_autism", "SEMH": "plans_mental_health", "SLCN": "plans_speech_and_language"}
keyed = {"ids": lambda card: card.key}


def value(measures: str) -> pl.DataFrame:
    """`a + b - c` of every area and year as `value`; left out where one of them is a symbol."""
    signed = parts(measures)
    rows = whole(signed[0][1].partition(".")[0])
    sums = sum(sign * pl.col(name.partition(".")[2]) for sign, name in signed)
    return rows.select("area", "year", value=sums).drop_nulls()


def whole(table: str) -> pl.DataFrame:
    rows = published.table(table)
    return rows.filter(pl.col("topic") == "total") if "topic" in rows.columns else rows


def authorities() -> list[str]:
    return published.areas().filter(pl.col("level") == "local_authority")["area"].to_list()


@pytest.mark.parametrize("card", [one for one in TWINS.values() if one.twin.rate and one.twin.denominator], **keyed)
def test_part_and_whole_give_the_published_share_of_every_area_and_year(card: Card) -> None:
    above, below, rate = (value(text) for text in (card.twin.numerator, card.twin.denominator, card.twin.rate))
    both = above.join(below, ["area", "year"], suffix="_of").join(rate, ["area", "year"], suffix="_rate")
    known = both.filter(pl.col("value_of") > 0)
    away = (100 * pl.col("value") / pl.col("value_of") - pl.col("value_rate")).abs()
    wrong = known.filter(away > ROUNDING).select("area", "year").rows()
    assert len(known) > 150
    assert set(wrong) == FOOTNOTED.get(card.key, set())


@pytest.mark.parametrize("card", [one for one in TWINS.values() if one.twin.denominator], **keyed)
def test_a_part_is_no_more_than_its_whole_in_any_area(card: Card) -> None:
    both = value(card.twin.numerator).join(value(card.twin.denominator), ["area", "year"], suffix="_of")
    assert len(both) > 150
    assert both.filter((pl.col("value") < 0) | (pl.col("value") > pl.col("value_of"))).rows() == []


@pytest.mark.parametrize(("every", "keys"), WHOLES.items())
def test_the_bands_of_weeks_add_up_to_no_more_than_all_plans_of_an_area(every: str, keys: tuple[str, ...]) -> None:
    """In most areas to all of them; for the rest of the plans of the others no time is known."""
    added = pl.concat(value(TWINS[key].twin.numerator) for key in keys)
    sums = added.group_by("area", "year").agg(pl.col("value").sum(), pl.len()).filter(pl.col("len") == len(keys))
    both = sums.join(value(every), ["area", "year"], suffix="_of")
    assert len(both) > 300
    assert both.filter(pl.col("value") > pl.col("value_of")).rows() == []
    assert both.filter(pl.col("value") < pl.col("value_of")).height < 0.15 * len(both)


@pytest.mark.parametrize("card", TWINS.values(), **keyed)
def test_what_is_shown_of_every_authority_is_what_is_published(card: Card) -> None:
    twin, found = card.twin, {}
    told = {(area, year): one for area, year, one in value(twin.rate or twin.numerator).rows()}
    for area in authorities():
        below = total(twin.denominator, area) if twin.denominator and not twin.rate else {}
        found |= {(area, year): one * below.get(year, 100) / 100 for year, one in by_year(area, twin).items()}
    assert len(found) > 100
    assert {key: one for key, one in found.items() if abs(one - told[key]) > 1e-6} == {}


def made(rows: pl.DataFrame, process: str, facts: Mapping[str, pl.Expr], **given: pl.Expr) -> Frames:
    """Frames with so many cases (`count`) for each row, of the team that is the area."""
    rows = rows.filter(pl.col("count") > 0).select(pl.all().repeat_by("count").explode()).with_row_index("case")
    blank = {name: pl.lit(None, kind).alias(name) for name, kind in frames.CASE.items() if name not in rows.columns}
    own = {"person": pl.col("case"), "process": pl.lit(process), "team": pl.col("area"), **given}
    cases = rows.with_columns(pl.col("case").cast(pl.Int64)).with_columns(**{**blank, **own})
    happened = {name: cases.select("case", first_on=day, latest_on=day, code=pl.lit("")) for name, day in facts.items()}
    claimed = cases.filter(pl.col("claimed")) if "claimed" in cases.columns else cases.clear()
    exceptions = claimed.select("case", reason=pl.lit("other"), claimed_on=pl.lit(YEAR[0]))
    typed = cases.select(pl.col(name).cast(kind) for name, kind in frames.CASE.items())
    return frames.assemble(typed, happened, exceptions=exceptions)


@pytest.fixture(scope="module")
def timely() -> Frames:
    """The plans that every authority issued in 2024: so many in each band, with and without an exception, on the band's last day.

    Authorities with plans of which no time is known are left out: of those nobody can say what a case has to look like.
    """
    rows = whole("timeliness").filter((pl.col("year") == 2024) & pl.col("area").is_in(authorities())).drop_nulls()
    table = rows.filter(
        pl.sum_horizontal(*BANDS) == pl.col("plans_issued_den"),
        pl.sum_horizontal(*map(_ex, BANDS)) == pl.col("plans_issued_den_ex"),
    )
    counts = [
        table.select("area", count=count, claimed=pl.lit(claimed), days=pl.lit(days))
        for name, days in BANDS.items()
        for claimed, count in ((False, pl.col(_ex(name))), (True, pl.col(name) - pl.col(_ex(name))))
    ]
    issued = pl.lit(YEAR[1])
    asked = issued - pl.duration(days=pl.col("days"))
    facts = {"request.received": asked.cast(pl.Date), "plan.issued": issued}
    return made(pl.concat(counts), "assessment", facts)


def _ex(name: str) -> str:
    return {"plans_issued_within_20_weeks": "plans_issued_20_weeks_ex"}.get(name, f"{name}_ex")


@pytest.mark.parametrize("key", [key for keys in WHOLES.values() for key in keys])
def test_our_function_gives_the_published_timeliness_of_every_authority(timely: Frames, key: str) -> None:
    ours = evaluate.judged(indicator(key), timely, YEAR[1]).over([YEAR], "team").filter(pl.col("denominator") > 0)
    told = value(TWINS[key].twin.rate).filter(pl.col("year") == 2024)
    both = ours.join(told, left_on="group", right_on="area", suffix="_told")
    assert len(both) == len(ours) > 120
    assert both.filter((pl.col("value") - pl.col("value_told")).abs() > ROUNDING).rows() == []


@pytest.mark.parametrize(("need", "key"), NEEDS.items())
def test_our_function_gives_the_published_share_of_a_need_in_every_authority(need: str, key: str) -> None:
    twin, on = TWINS[key].twin, date(2025, 1, 16)
    both = value(twin.numerator).join(value(twin.denominator), ["area", "year"], suffix="_of")
    rows = both.filter(pl.col("area").is_in(authorities()))
    with_need = rows.select("area", count="value", need=pl.lit(need))
    others = rows.select("area", count=pl.col("value_of") - pl.col("value"), need=pl.lit("OTH"))
    held = made(pl.concat([with_need, others]), "plan", {"plan.made": pl.lit(on - timedelta(days=400))})
    ours = evaluate.judged(indicator(key), held, on).over([(on, on)], "team")
    told = ours.join(value(twin.rate), left_on="group", right_on="area", suffix="_told")
    assert len(told) == len(ours) > 140
    assert told.filter((pl.col("value") - pl.col("value_told")).abs() > ROUNDING).rows() == []
