from datetime import date
from decimal import Decimal

from tests.factories.waits import make_waiting_list

from areasend.actions import waiting_list

TOLD = {
    "pathway": "autism",
    "service": "Community paediatrics",
    "as_of": date(2026, 9, 30),
    "waiting": 900,
    "mean_weeks": Decimal("40.5"),
    "source": "Trust's monthly report",
}
DEEDS = {
    "waiting_list.record": lambda w: waiting_list.record(**w.said, **TOLD),
    "waiting_list.withdraw": lambda w: waiting_list.withdraw(make_waiting_list(), **w.said, because="Told wrongly"),
}
