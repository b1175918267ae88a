from decimal import Decimal

from tests.factories.strategic import DAY, make_indicator_target

from areasend.actions import indicator_target

DEEDS = {
    "indicator_target.set": lambda w: indicator_target.set_target(
        "plans_in_20_weeks", **w.said, value=Decimal(60), since=DAY, reason="Agreed by the board"
    ),
    "indicator_target.end": lambda w: indicator_target.end(make_indicator_target(), **w.said, because="Met"),
}
