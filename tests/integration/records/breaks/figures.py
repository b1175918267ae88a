from datetime import date

from tests.factories.strategic import make_indicator_target

BREAKS = {
    "indicator_target_one_now": lambda: [make_indicator_target(), make_indicator_target()],
    "indicator_target_ends_after_start": lambda: make_indicator_target(until=date(2020, 1, 1)),
    "indicator_target_has_reason": lambda: make_indicator_target(reason=""),
}
