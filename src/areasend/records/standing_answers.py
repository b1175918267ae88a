"""Whether what was said of how things go on still holds: a mark of all that the models read, of the day, and of what was asked."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Any

from areasend.forecast.models import MODELS
from areasend.records.figures_version import READ, version_of
from areasend.records.models import (
    AreaPart,
    Banding,
    BandRate,
    BandScheme,
    BudgetLine,
    BudgetYear,
    CommissionedPlaces,
    LedgerEntry,
    LedgerMonth,
    PlacementFee,
    PlacesTaken,
    SavingDelivery,
    SavingMeasure,
    StandingAnswer,
    TransportAgreement,
    WaitingList,
)

READ_AHEAD = (
    *READ, AreaPart, Banding, BandRate, BandScheme, BudgetLine, BudgetYear, CommissionedPlaces, LedgerEntry, LedgerMonth, PlacementFee,
    PlacesTaken, SavingDelivery, SavingMeasure, TransportAgreement, WaitingList,
)  # fmt: skip
"""Cases and what is counted from them; places, money and waiting lists."""


def facts_mark() -> tuple[int | None, ...]:
    """Another one after any change of what a model reads. One query."""
    return version_of(READ_AHEAD)


def mark_of(key: str, on: date, scope: dict[str, Any], facts: tuple[int | None, ...] | None = None) -> str:
    """The mark of what the model `key` would be asked now. `facts`: `facts_mark()`, where it is known already."""
    known = MODELS.get(key)
    usual = [known.defaults(), known.quick] if known else []
    whole = [key, on.isoformat(), scope, usual, facts or facts_mark()]
    return hashlib.blake2b(json.dumps(whole, sort_keys=True, default=str).encode(), digest_size=32).hexdigest()


def answers() -> dict[str, StandingAnswer]:
    """The newest by the key of its model."""
    return {one.model: one for one in StandingAnswer.objects.all()}
