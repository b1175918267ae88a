from datetime import date

from tests.factories.strategic import make_blocker, make_board, make_escalation, make_risk

from areasend.actions import escalation, risk

DAY = date(2026, 10, 5)
TOLD = {
    "title": "Late advice",
    "cause": "Few psychologists",
    "event": "Advice comes late",
    "effect": "Children wait",
    "owner": "Principal psychologist",
    "likelihood": 4,
    "impact": 4,
}


def amend(w):
    told = {name: value for name, value in TOLD.items() if name not in ("likelihood", "impact")}
    made = make_risk()
    return risk.amend(made, by=w.by, version=1, kind="risk", board=made.board, **told)


DEEDS = {
    "risk.open": lambda w: risk.open_risk(**w.said, board=make_board(), **TOLD),
    "risk.grow": lambda w: risk.grow(make_blocker(), **w.said, board=make_board(), **TOLD),
    "risk.amend": amend,
    "risk.review": lambda w: risk.review(make_risk(), **w.said, on=DAY, likelihood=3, impact=4),
    "risk.close": lambda w: risk.close(make_risk(), **w.said, on=DAY, because="The posts are filled"),
    "risk.reopen": lambda w: risk.reopen(make_risk(closed_on=DAY, closed_because="Over"), **w.said, because="Back"),
    "escalation.ask": lambda w: escalation.ask(
        make_risk(make_board(parent=make_board())), **w.said, on=DAY, ask="Find the money"
    ),
    "escalation.answer": lambda w: escalation.answer(make_escalation(), **w.said, on=DAY, answer="Found"),
}
