from datetime import date, datetime

from tests.spec.tables import Spec, answer

from areasend.rules.clock import evaluate
from areasend.rules.readings import Readings
from areasend.rules.receipt import deemed_received_on

CHAPTER = "When something counts as received"
IPSEA = "IPSEA's working rules; the SEND Regulations do not say"


def received(sent: str, by: str, readings: Readings) -> str:
    return str(deemed_received_on(datetime.fromisoformat(sent), by, readings))


def decision_due(sent: str, by: str, readings: Readings) -> str:
    facts = {"request.received": deemed_received_on(datetime.fromisoformat(sent), by, readings)}
    deadlines = evaluate("assessment", facts, date(2026, 1, 1), readings)
    return next(str(found.due_on) for found in deadlines if found.rule == "assessment/decide_whether_to_assess")


def plan_due(sent: str, by: str, readings: Readings) -> str:
    facts = {"request.received": deemed_received_on(datetime.fromisoformat(sent), by, readings)}
    deadlines = evaluate("assessment", facts, date(2026, 1, 1), readings)
    return next(str(found.due_on) for found in deadlines if found.is_final and found.due_on)


def no_plan_due(sent: str, by: str, readings: Readings) -> str:
    facts = {"request.received": deemed_received_on(datetime.fromisoformat(sent), by, readings)}
    deadlines = evaluate("assessment", facts, date(2026, 1, 1), readings)
    return next(str(found.due_on) for found in deadlines if found.rule == "assessment/decide_no_plan")


NEXT_DAY = {"deemed_receipt": "next_working_day"}
SUNDAY = "sent                      | by    -> {}\n2026-11-22T10:00:00+00:00 | email -> {}"

SPECS = [
    Spec(
        "C5",
        "An email on a Sunday counts for that Sunday",
        IPSEA,
        answer(decision_due),
        SUNDAY.format("decide_whether_to_assess", "2027-01-03"),
    ),
    Spec(
        "C5, week 16", "The same for week 16", IPSEA, answer(no_plan_due), SUNDAY.format("decide_no_plan", "2027-03-14")
    ),
    Spec(
        "C5, week 20", "The same for week 20", IPSEA, answer(plan_due), SUNDAY.format("issue_final_plan", "2027-04-11")
    ),
    Spec(
        "C5, read otherwise",
        "By the other reading it counts for the Monday, and every date is a day later",
        IPSEA,
        answer(decision_due),
        SUNDAY.format("decide_whether_to_assess", "2027-01-04"),
        readings=NEXT_DAY,
    ),
    Spec(
        "C5b",
        "Days are London days: half past eleven at night by the clock of Greenwich is tomorrow in July",
        "Interpretation: dates are those of London",
        answer(decision_due),
        """
        sent                      | by    -> decide_whether_to_assess
        2026-07-15T23:30:00+00:00 | email -> Thu 2026-08-27
        """,
    ),
    Spec(
        "Receipt",
        "After five, at weekends, by post",
        IPSEA,
        answer(received),
        """
        sent                      | by          -> received
        2026-11-20T16:59:00+00:00 | email       -> Fri 2026-11-20
        2026-11-20T17:01:00+00:00 | email       -> Mon 2026-11-23
        2026-11-20T17:01:00+00:00 | signed_for  -> Fri 2026-11-20
        2026-11-20T09:00:00+00:00 | first_class -> Mon 2026-11-23
        2026-12-25T09:00:00+00:00 | by_hand     -> Tue 2026-12-29
        """,
        readings=NEXT_DAY,
    ),
]
