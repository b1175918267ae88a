from tests.factories.strategic import make_finding_action
from tests.integration.access.rows import LEADS, STRATEGY

POSTED = (302, 403, 403, 405, 403, 403, 405, 403)
OF_THE_AREA = (302, 403, 200, 200, 200, 403, 403, 403)
ROWS = {
    "inspections:list": STRATEGY,
    "inspections:new": LEADS,
    "inspections:learn": STRATEGY,
    "inspections:room": STRATEGY,
    "inspections:check": OF_THE_AREA,
    "inspections:list_file": OF_THE_AREA,
    "inspections:finding": STRATEGY,
    "inspections:accept": POSTED,
    "inspections:set_aside": LEADS,
    "inspections:amend_finding": LEADS,
    "inspections:respond": LEADS,
    "inspections:link": LEADS,
    "inspections:unlink": LEADS,
    "inspections:evidence": LEADS,
    "inspections:inspection": STRATEGY,
    "inspections:amend": LEADS,
    "inspections:accept_all": POSTED,
    "inspections:add_finding": LEADS,
    "inspections:plan": LEADS,
    "inspections:response": STRATEGY,
    "inspections:response_pdf": STRATEGY,
}


def finding(world):
    return [world.row("finding").pk]


def inspection(world):
    return [world.row("inspection").reference]


def answer(world):
    made = make_finding_action()
    return [made.finding_id, made.pk]


OF_FINDING = ("finding", "accept", "set_aside", "amend_finding", "respond", "link", "evidence")
OF_INSPECTION = ("inspection", "amend", "accept_all", "add_finding", "plan", "response", "response_pdf")
GIVEN = {
    **{f"inspections:{name}": finding for name in OF_FINDING},
    **{f"inspections:{name}": inspection for name in OF_INSPECTION},
    "inspections:unlink": answer,
    "inspections:check": lambda world: ["107"],
    "inspections:list_file": lambda world: [1, "csv"],
}
