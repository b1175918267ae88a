"""When SEN support ends, and the broad areas of need."""

from datetime import date

import pytest

from areasend.records.choices import Need
from areasend.rules.sen_support import BROAD_AREAS, broad_area, ended_on

SINCE = date(2024, 9, 2)


@pytest.mark.parametrize(
    ("until", "plans", "ended"),
    [
        (None, [], None),
        (date(2025, 7, 1), [], date(2025, 7, 1)),
        (None, [(date(2026, 3, 2), None)], date(2026, 3, 1)),
        (date(2025, 7, 1), [(date(2026, 3, 2), None)], date(2025, 7, 1)),
        (date(2026, 7, 1), [(date(2026, 3, 2), None)], date(2026, 3, 1)),
        (None, [(date(2020, 1, 6), date(2024, 9, 2))], None),
        (None, [(date(2020, 1, 6), date(2024, 9, 3))], date(2020, 1, 5)),
        (None, [(date(2026, 3, 2), date(2026, 6, 1)), (date(2025, 3, 3), date(2025, 6, 1))], date(2025, 3, 2)),
    ],
)
def test_a_plan_ends_sen_support_the_day_before_it_is_made(until, plans, ended):
    assert ended_on(SINCE, until, plans) == ended


def test_every_type_of_need_but_other_has_a_broad_area():
    assert set(Need.values) - set(BROAD_AREAS) == {"OTH"}
    assert (broad_area("ASD"), broad_area("NSA")) == ("Communication and interaction", "Not placed in a broad area")
