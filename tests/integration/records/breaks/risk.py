from datetime import date

from tests.factories.strategic import make_escalation, make_risk, make_risk_score

LATE = date(2026, 10, 1)


def twice(make):
    risk = make_risk()
    return [make(risk) for _ in "12"]


def to_itself():
    risk = make_risk()
    return make_escalation(risk, to_board=risk.board)


BREAKS = {
    "risk.reference": lambda: [make_risk(reference="R-900") for _ in "12"],
    "risk_scored_1_to_5": lambda: make_risk(likelihood=6),
    "risk_target_score": lambda: make_risk(target_score=26),
    "risk_is_told_whole": lambda: make_risk(effect=""),
    "risk_closed_with_reason": lambda: make_risk(closed_on=LATE),
    "risk_reviewed_after_opened": lambda: make_risk(review_on=date(2025, 1, 1)),
    "risk_score_1_to_5": lambda: make_risk_score(impact=0),
    "risk_score_once_a_day": lambda: twice(make_risk_score),
    "escalation_to_another_board": to_itself,
    "escalation_asks_something": lambda: make_escalation(ask=""),
    "escalation_answered_with_words": lambda: make_escalation(answered_on=LATE),
    "escalation_one_open_of_a_risk": lambda: twice(make_escalation),
}
