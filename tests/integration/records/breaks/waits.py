from datetime import date
from decimal import Decimal

from tests.factories.waits import make_waiting_list

BREAKS = {
    "waiting_list_told_once_a_day": lambda: [make_waiting_list(service="Community paediatrics") for _ in "12"],
    "waiting_list_has_a_source": lambda: make_waiting_list(source=""),
    "waiting_list_of_a_service": lambda: make_waiting_list(service=""),
    "waiting_list_target": lambda: make_waiting_list(target_weeks=0),
    "waiting_list_mean_within_longest": lambda: make_waiting_list(mean_weeks=Decimal(60), longest_weeks=50),
    "waiting_list_withdrawn_with_reason": lambda: make_waiting_list(withdrawn_on=date(2026, 10, 1)),
}
