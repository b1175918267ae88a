"""How the bounds of a field are told beside its box."""

from __future__ import annotations

import pytest

from areasend.web.outlook.schema_form import _between


@pytest.mark.parametrize(
    ("least", "most", "unit", "told"),
    [
        (0, 80, "full-time posts", "0 to 80 full-time posts"),
        (-90, 200, "%", "−90% to 200%"),
        (0, 200000, "£ a year", "£0 to £200,000 a year"),
    ],
)
def test_a_unit_in_words_is_said_once(least, most, unit, told):
    assert _between(least, most, unit) == told
