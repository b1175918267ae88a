from tests.integration.access.rows import LEADS

SEES = (302, 200, 200, 200, 200, 403, 200, 200)
OF_ITS_OWN = (302, 404, 404, 200, 200, 403, 200, 404)
ROWS = {
    "risks:list": SEES,
    "risks:download": SEES,
    "risks:new": LEADS,
    "risks:grow": LEADS,
    "risks:risk": OF_ITS_OWN,
    "risks:amend": LEADS,
    "risks:review": (302, 404, 404, 200, 403, 403, 200, 404),
    "risks:close": LEADS,
    "risks:reopen": LEADS,
    "risks:escalate": LEADS,
    "risks:answer": LEADS,
}


def risk(world):
    return [world.row("escalation").risk.reference]


GIVEN = {
    **{f"risks:{name}": risk for name in ("risk", "amend", "review", "close", "reopen", "escalate", "answer")},
    "risks:grow": lambda world: [world.row("blocker").pk],
}
