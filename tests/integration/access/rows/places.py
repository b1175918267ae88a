from datetime import date

from tests.factories.places import make_place_forecast
from tests.integration.access.rows import EVERYONE, LEADS

SEES = (302, 200, 200, 200, 200, 403, 200, 200)
OPENS = (302, 200, 200, 200, 200, 403, 403, 403)
"""The tables for the place collection hold small numbers: for those who may open cases."""
ROWS = {
    **dict.fromkeys(
        (
            "places:overview", "places:today", "places:travel", "places:settings", "places:settings_csv", "places:setting",
            "places:what_if",
        ),
        SEES,
    ),
    **dict.fromkeys(
        (
            "places:new_setting", "places:record", "places:taken", "places:amend", "places:end", "places:withdraw", "places:upload",
            "places:template", "places:export", "places:publish", "places:take_back",
        ),
        LEADS,
    ),
    "places:collection": OPENS,
    "places:collection_file": (302, 302, 302, 302, 302, 403, 403, 403),
    "public:places": EVERYONE,
}  # fmt: skip


def row(world):
    return [world.row("commissionedplaces").pk]


def setting(world):
    return [world.row("commissionedplaces").setting_id]


def forecast(world):
    return [make_place_forecast(published_on=date(2026, 10, 6)).pk]


GIVEN = {
    **{f"places:{name}": row for name in ("amend", "end", "withdraw")},
    **{f"places:{name}": setting for name in ("setting", "record", "taken")},
    "places:take_back": forecast,
}
