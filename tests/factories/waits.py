"""Waiting lists, with the dullest values; any field may be given by name."""

from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from areasend.records import models

NUMBERS = count(1)


def make_waiting_list(**given: Any) -> models.WaitingList:
    plain = {"pathway": "autism", "service": f"Team {next(NUMBERS)}", "as_of": date(2026, 9, 30), "waiting": 900}
    told = {"mean_weeks": Decimal("40.5"), "longest_weeks": 90, "referrals": 110, "removals": 90, "target_weeks": 13}
    return models.WaitingList.objects.create(**plain | told | {"source": "Trust's monthly report"} | given)
