"""Renders the indicator catalogue into docs/reference. A test holds the committed page to the cards.

python -m tools.docs_indicators        writes indicators.md
"""

from __future__ import annotations

from pathlib import Path

from areasend.indicators.catalogue.card import Card, Domain, catalogue_cards, domains
from areasend.indicators.catalogue.cuts import label_of

REFERENCE = Path(__file__).parent.parent / "docs" / "reference"
NAME = "indicators.md"
RENEW = "<!-- Made from the cards by `python -m tools.docs_indicators`; a change here is lost. -->"
BETTER = {"high": "High is better", "low": "Low is better", "neither": "Neither high nor low is better in itself"}
KINDS = {
    "flow": "counted over a span of days",
    "stock": "counted on a day",
    "observed": "observed: entered with its date and source",
}
PREAMBLE = """
Each indicator is a small function over the cases and this card. What happened is counted over the twelve months up to a day, or over a
month; what stood, on the day itself. Figures that the system does not hold as cases are *observed*: entered with their date and source.

A month stands out when it lies beyond the mean plus or minus 2.66 times the mean difference of one month from the next, or is the eighth
in a row on one side of the mean; otherwise it is as ordinary as any other. In whatever is shared, counts from 1 to 4 are hidden, and with
them as many others as it takes that none can be worked out.
"""


def render() -> str:
    counted = [card for card in catalogue_cards().values() if not card.is_observed]
    total = f"There are {len(catalogue_cards())} indicators, {len(counted)} of them counted from the cases.\n"
    return "\n".join(["# Indicators", "", RENEW, PREAMBLE, total, *(_domain(one) for one in domains().values())])


def _domain(domain: Domain) -> str:
    return "\n".join([f"## {domain.label}", "", *(_card(card) for card in domain.cards.values())])


def _card(card: Card) -> str:
    of = f", of: {card.denominator}" if card.denominator else ""
    facts = [
        f"Counted: {card.numerator}{of}. In {card.unit}; {KINDS[card.kind]} ({card.period}). {BETTER[card.better]}.",
        f"Target ({card.target.kind}): {card.target.words}." if card.target else "",
        f"Divided by: {', '.join(label_of(cut).lower() for cut in card.cuts)}." if card.cuts else "",
        _twin(card),
        f"Source: {card.source}. Owner: {card.owner}.",
        *card.caveats,
    ]
    listed = "\n".join(f"- {fact}" for fact in facts if fact)
    return f"### {card.label}\n\n`{card.key}`. {card.question} {card.definition}\n\n{listed}\n"


def _twin(card: Card) -> str:
    if card.twin is None:
        return ""
    measures = (
        card.twin.rate or f"{card.twin.numerator}{' / ' + card.twin.denominator if card.twin.denominator else ''}"
    )
    return f"Published as: `{measures}`.{' ' + card.twin.note if card.twin.note else ''}"


PAGES = {NAME: render}

if __name__ == "__main__":
    (REFERENCE / NAME).write_text(render(), encoding="utf-8")
