from tests.factories.outlook import make_forecast_run
from tests.integration.access.rows import LEADS

SEES = (302, 403, 200, 200, 200, 403, 200, 200)
KEEPS = (302, 403, 403, 200, 200, 403, 200, 403)
CHANGES = (302, 403, 403, 200, 403, 403, 200, 403)
"""An analyst changes what is theirs; this one is not."""
ROWS = {
    "outlook:home": SEES,
    "outlook:model": SEES,
    "outlook:recovery": SEES,
    "outlook:plans": SEES,
    "outlook:scenarios": SEES,
    "outlook:download": SEES,
    "outlook:scenario": SEES,
    "outlook:file": SEES,
    "outlook:compare": (302, 403, 302, 302, 302, 403, 302, 302),
    "outlook:progress": SEES,
    "outlook:keep": KEEPS,
    "outlook:copy": KEEPS,
    "outlook:amend": CHANGES,
    "outlook:drop": CHANGES,
    "outlook:put": LEADS,
    "outlook:publish": LEADS,
    "outlook:withdraw": LEADS,
    **dict.fromkeys(("outlook:refresh", "outlook:draw", "outlook:stop", "outlook:choose"), (302, *(405,) * 7)),
}


def scenario(world):
    return [world.row("scenario").pk]


def run(world):
    return [make_forecast_run(world.row("scenario")).pk]


GIVEN = {
    **{
        f"outlook:{name}": scenario
        for name in ("scenario", "file", "amend", "copy", "refresh", "drop", "draw", "put", "publish", "withdraw")
    },
    **{f"outlook:{name}": lambda world: ["tiny"] for name in ("model", "keep")},
    **{f"outlook:{name}": run for name in ("progress", "stop")},
}
