"""Every indicator has its card, and every twin is a published measure."""

import pytest

from areasend.indicators import published, timeliness
from areasend.indicators.cards import Card, cards

ALL = list(cards().values())


@pytest.mark.parametrize("card", ALL, ids=lambda card: card.key)
def test_a_card_is_that_of_a_function_and_says_all_there_is_to_say(card: Card) -> None:
    assert callable(getattr(timeliness, card.key.removesuffix("_ex")))
    assert all((card.label, card.definition, card.numerator, card.denominator, card.period, card.source))
    assert card.unit in {"percent", "weeks", "cases"}
    assert card.better in {"high", "low", "neither"}


@pytest.mark.parametrize("card", [card for card in ALL if card.twin], ids=lambda card: card.key)
def test_the_twin_of_a_card_is_published_for_every_authority(card: Card) -> None:
    assert card.twin is not None
    named = [name for name in (card.twin.numerator, card.twin.denominator, card.twin.rate) if name]
    assert [published.figure("825", name, 2024).year for name in named] == [2024] * len(named)


def test_the_twenty_week_rate_has_the_published_rate_as_its_twin() -> None:
    twin = cards()["plans_in_20_weeks"].twin
    assert twin is not None
    assert twin.rate == "timeliness.pc_plans_issued_within_20_weeks"
