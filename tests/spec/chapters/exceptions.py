from datetime import date

from tests.spec.tables import Spec, answer

from areasend.rules.clock import evaluate
from areasend.rules.exceptions import (
    ExceptionRefused,
    check_absence_exception,
    check_closure_exception,
    exceptions,
)
from areasend.rules.law import clock
from areasend.rules.readings import Readings

CHAPTER = "Exceptions"
FOUR = "SEND Regulations 2014, regulations 5(4), 10(4) and 27(3)"


def may_claim_closure(asked: str, closes: str, reopens: str, readings: Readings, of: str = "education") -> str:
    dates = {"asked_on": asked, "closes_on": closes, "reopens_on": reopens}
    days = {name: date.fromisoformat(day) for name, day in dates.items()}
    try:
        check_closure_exception(**days, source=of, readings=readings)
    except ExceptionRefused:
        return "no"
    return "yes"


def may_claim_absence(first: str, last: str, readings: Readings, ground: str = "absent_from_area") -> str:
    days = {"first_on": date.fromisoformat(first), "last_on": date.fromisoformat(last)}
    try:
        check_absence_exception(**days, ground=ground, readings=readings)
    except ExceptionRefused:
        return "no"
    return "yes"


def final_plan_with(claimed: str, received: str, readings: Readings) -> str:
    assert claimed in exceptions()
    facts = {"request.received": date.fromisoformat(received)}
    deadlines = {found.rule: found for found in evaluate("assessment", facts, date(2026, 7, 15), readings)}
    return str(deadlines["assessment/issue_final_plan"].due_on)


def may_excuse(rule: str, ground: str, readings: Readings) -> str:
    return "yes" if ground in clock(rule).excused_by else "no"


SPECS = [
    Spec(
        "C7",
        "The head was asked from a week before a long closure until a week before its end",
        FOUR,
        answer(may_claim_closure),
        """
        asked          | closes         | reopens        -> may be claimed
        Tue 2026-07-14 | Wed 2026-07-22 | Tue 2026-09-01 -> no
        Wed 2026-07-15 | Wed 2026-07-22 | Tue 2026-09-01 -> yes
        Mon 2026-08-24 | Wed 2026-07-22 | Tue 2026-09-01 -> yes
        Tue 2026-08-25 | Wed 2026-07-22 | Tue 2026-09-01 -> yes
        Wed 2026-08-26 | Wed 2026-07-22 | Tue 2026-09-01 -> no
        """,
    ),
    Spec(
        "C7, read otherwise",
        "By the other reading the window ends a day sooner",
        FOUR,
        answer(may_claim_closure),
        """
        asked          | closes         | reopens        -> may be claimed
        Mon 2026-08-24 | Wed 2026-07-22 | Tue 2026-09-01 -> yes
        Tue 2026-08-25 | Wed 2026-07-22 | Tue 2026-09-01 -> no
        """,
        readings={"closure_window_end": "left_out"},
    ),
    Spec(
        "C7b",
        "A Christmas closure is too short",
        FOUR,
        answer(may_claim_closure),
        """
        asked      | closes     | reopens    -> may be claimed
        2026-12-18 | 2026-12-19 | 2027-01-04 -> no
        """,
    ),
    Spec(
        "C7c",
        "Asking the educational psychologist around a closure excuses nothing",
        FOUR,
        answer(may_claim_closure),
        """
        asked      | closes     | reopens    | of         -> may be claimed
        2026-07-20 | 2026-07-22 | 2026-09-01 | psychology -> no
        2026-07-20 | 2026-07-22 | 2026-09-01 | education  -> yes
        """,
    ),
    Spec(
        "C7d",
        "An exception never moves the date",
        FOUR,
        answer(final_plan_with),
        """
        received   | claimed       -> issue_final_plan
        2026-07-15 | school_closed -> 2026-12-02
        """,
    ),
    Spec(
        "C8c",
        "A missed appointment may excuse the adviser, never the council",
        "SEND Regulations 2014, regulations 8(2) and 10(4)",
        answer(may_excuse),
        """
        rule                        | ground             -> may excuse
        advice/give_advice          | missed_appointment -> yes
        assessment/issue_final_plan | missed_appointment -> no
        """,
    ),
    Spec(
        "C36",
        "Away for four weeks, first and last day counted",
        FOUR,
        answer(may_claim_absence),
        """
        first      | last       -> may be claimed
        2026-08-03 | 2026-08-30 -> yes
        2026-08-03 | 2026-08-29 -> no
        """,
    ),
    Spec(
        "C36, after an order",
        "After a tribunal's order two weeks away are enough",
        "SEND Regulations 2014, regulations 44(3) and 45(7)",
        answer(may_claim_absence),
        """
        first      | last       | ground           -> may be claimed
        2026-08-03 | 2026-08-16 | absent_two_weeks -> yes
        2026-08-03 | 2026-08-15 | absent_two_weeks -> no
        """,
    ),
]
