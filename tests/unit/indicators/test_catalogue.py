"""The catalogue itself: every card whole, every fact known to the law, every twin published, and the same in all authorities."""

from __future__ import annotations

import inspect
import re
from importlib import import_module

import polars as pl
import pytest

from areasend.indicators import published
from areasend.indicators.areas import ENGLAND
from areasend.indicators.catalogue import UnknownIndicator, indicator, indicators
from areasend.indicators.catalogue.card import DOMAINS, Card, catalogue_cards, domains
from areasend.indicators.catalogue.frames import PROCESSES
from areasend.indicators.comparing import by_year, compare, parts
from areasend.rules import law

CARDS = list(catalogue_cards().values())
TWINS = [card for card in CARDS if card.twin]
RATES = [card for card in TWINS if card.twin.rate and card.twin.denominator]
keyed = {"ids": lambda card: card.key}


def test_there_are_at_least_seventy() -> None:
    assert len(CARDS) >= 70
    assert sum(not card.is_observed for card in CARDS) >= 70


@pytest.mark.parametrize("card", CARDS, **keyed)
def test_a_card_says_everything(card: Card) -> None:
    said = [card.label, card.question, card.definition, card.numerator, card.source, card.owner, card.period, card.unit]
    assert all(said)
    assert card.question.endswith("?")
    assert card.definition.endswith(".")
    assert bool(card.denominator) == (card.measure != "count")


@pytest.mark.parametrize("domain", DOMAINS)
def test_each_domain_has_one_headline_at_most(domain: str) -> None:
    assert sum(card.headline for card in domains()[domain].cards.values()) <= 2


def test_every_fact_that_a_function_names_is_one_of_the_law() -> None:
    known = {name for process in PROCESSES for name in law.process(process).facts}
    modules = {one.card.domain for one in indicators().values() if one.judge}
    source = "".join(inspect.getsource(import_module(f"areasend.indicators.catalogue.{name}")) for name in modules)
    named = set(re.findall(r'"([a-z0-9]+\.[a-z0-9_]+?)(?:\.code)?"', source))
    assert named - known == set()


def test_an_unknown_indicator_says_how_to_find_one() -> None:
    with pytest.raises(UnknownIndicator, match="--list"):
        indicator("happiness")


@pytest.mark.parametrize("card", TWINS, **keyed)
def test_a_twin_is_published_for_england(card: Card) -> None:
    assert by_year(ENGLAND, card.twin)


@pytest.mark.parametrize("card", RATES, **keyed)
def test_part_and_whole_as_published_give_the_published_share_of_every_area(card: Card) -> None:
    """So our definition is the publisher's. One in a hundred may differ by more than the rounding, for a footnoted area."""
    above, below, rate = (column(text) for text in (card.twin.numerator, card.twin.denominator, card.twin.rate))
    wide = above.join(below, ["area", "year"], suffix="_of").join(rate, ["area", "year"], suffix="_rate")
    known = wide.drop_nulls().filter(pl.col("value_of") > 0)
    wrong = known.filter((100 * pl.col("value") / pl.col("value_of") - pl.col("value_rate")).abs() > 0.06)
    assert len(known) > 150
    assert len(wrong) <= len(known) * 0.01, wrong.head()


def column(measures: str) -> pl.DataFrame:
    """`a + b` of every area and year as `value`."""
    table, names = parts(measures)[0][1].partition(".")[0], [name.partition(".")[2] for _, name in parts(measures)]
    whole = published.table(table)
    rows = whole.filter(pl.col("topic") == "total") if "topic" in whole.columns else whole
    return rows.select("area", "year", value=pl.sum_horizontal(names, ignore_nulls=False))


@pytest.mark.parametrize("card", TWINS, **keyed)
def test_every_authority_with_a_value_can_be_compared(card: Card) -> None:
    authorities = published.areas().filter((pl.col("level") == "local_authority") & pl.col("current"))["area"]
    found = [compare(area, card.twin, card.better) for area in authorities.to_list()[::30]]
    ranks = [one.rank for one in found if one.rank]
    assert all(1 <= place <= places for place, places in ranks)


def test_the_comparison_of_the_20_weeks_of_2024() -> None:
    found = compare("825", indicator("plans_in_20_weeks").card.twin, "high")
    assert (found.year, round(found.own.value, 1), found.rank) == (2024, 32.1, (10, 11))
    assert [round(place.value, 1) for place in found.wider] == [37.9, 45.9]
