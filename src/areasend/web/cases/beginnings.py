"""What can begin for a child whom we may or may not know yet: a request, or a move into the area with a plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from areasend.actions import move_in
from areasend.actions import request as requests
from areasend.actions.checks import say
from areasend.records.models import Case
from areasend.rules import law
from areasend.rules.receipt import london_date
from areasend.web.cases.move_forms import MoveForm
from areasend.web.cases.request_forms import HolderForm, RequestForm


@dataclass(frozen=True)
class Beginning:
    """`find` and `record` are the addresses of its search and its form; `first` is the date that is today unless changed."""

    title: str
    heading: str
    about: str
    button: str
    find: str
    record: str
    form: type[HolderForm]
    first: str
    act: Callable[..., Case]
    done: Callable[[Case], str]


def request_is_recorded(case: Case) -> str:
    """Says so where the clock does not run from the day on which it was sent."""
    fact = case.facts.standing().get(name="request.received")
    if fact.sent_at and (sent_on := london_date(fact.sent_at)) != fact.on:
        return (
            f"The request is recorded. What was sent on {say(sent_on)} counts as received on {say(fact.on)}: "
            "so this area reads the law. The clock runs from that day."
        )
    return f"The request is recorded. The clock runs from {say(fact.on)}."


def move_is_recorded(case: Case) -> str:
    plan = case.follow_ups.get(process="plan")
    return f"The move is recorded, and the plan as {plan.reference}. {_next(case)}"


def _next(case: Case) -> str:
    if not case.next_rule or case.next_due_on is None:
        return ""
    return f"What comes next: {_lower(law.clock(case.next_rule).label)}, by {say(case.next_due_on)}."


def _lower(label: str) -> str:
    return label[0].lower() + label[1:]


REQUEST = Beginning(
    title="Record a request",
    heading="Record a request for an EHC needs assessment",
    about="The request",
    button="Record the request",
    find="cases:new",
    record="cases:new_request",
    form=RequestForm,
    first="received_on",
    act=requests.record,
    done=request_is_recorded,
)
MOVE = Beginning(
    title="Record a child who moved in with a plan",
    heading="Record a child or young person who moved in with a plan",
    about="The move and the plan",
    button="Record the move",
    find="cases:new_move",
    record="cases:new_move_in",
    form=MoveForm,
    first="learned_on",
    act=move_in.receive,
    done=move_is_recorded,
)
EVERY = (REQUEST, MOVE)
