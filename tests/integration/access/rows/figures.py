from tests.integration.access.rows import LEADS

KEY = "weeks_for_autism_assessment"
ROWS = {
    "figures:list": LEADS,
    "figures:template": LEADS,
    "figures:upload": LEADS,
    "figures:indicator": LEADS,
    "figures:take_back": LEADS,
    "figures:target": LEADS,
    "figures:end_target": LEADS,
}


def told(world):
    from areasend.records.models import Observation

    row, _ = Observation.objects.get_or_create(indicator=KEY, on="2026-09-30", value=40, source="Report")
    return row.pk


def aimed(world):
    return world.row("indicatortarget").indicator


GIVEN = {
    "figures:indicator": lambda w: [KEY],
    "figures:take_back": lambda w: [KEY, told(w)],
    "figures:target": lambda w: [KEY],
    "figures:end_target": lambda w: [aimed(w)],
}
