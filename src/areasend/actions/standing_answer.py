"""How things go on as they are, worked out by a job so that no page waits for it. Derived, so nobody is named who wrote it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from areasend.actions import jobs
from areasend.actions.scenario import SEED
from areasend.forecast import models as forecast
from areasend.records.models import StandingAnswer
from areasend.records.outlook_inputs import gather
from areasend.records.outlook_standing import own_answer
from areasend.records.standing_answers import mark_of

WORK_OUT = "forecast.standing_answer"
LOST_AFTER = timedelta(minutes=10)
"""A job that has not answered by then is taken for lost, and asked for again."""


def ask(model: str, *, on: date, scope: dict[str, Any], at: datetime) -> bool:
    """Put the question in the queue, unless it stands there already; whether it was put."""
    StandingAnswer.objects.get_or_create(model=model)
    free = Q(asked_at=None) | Q(asked_at__lt=at - LOST_AFTER)
    if not StandingAnswer.objects.filter(free, model=model).update(asked_at=at):
        return False
    jobs.enqueue(WORK_OUT, model=model, on=on.isoformat(), scope=scope)
    return True


@jobs.task(WORK_OUT)
def work_out(*, model: str, on: str, scope: dict[str, Any]) -> None:
    """Nothing is done twice. The mark is taken before the facts are read: what changes meanwhile makes the answer an old one."""
    day = date.fromisoformat(on)
    mark = mark_of(model, day, scope)
    if StandingAnswer.objects.filter(model=model, mark=mark).update(asked_at=None):
        return
    outcome, problem = _said(model, day, scope)
    given = {
        "mark": mark,
        "on": day,
        "outcome": outcome,
        "problem": problem,
        "answered_at": timezone.now(),
        "asked_at": None,
    }
    StandingAnswer.objects.update_or_create(model=model, defaults=given)


def _said(key: str, on: date, scope: dict[str, Any]) -> tuple[dict[str, Any] | None, str]:
    """The outcome, or the sentence why there is none."""
    try:
        known = forecast.model(key)
        inputs = gather(key, on, scope)
        outcome = own_answer(key, on) or known.run(inputs, {}, seed=SEED, draws=known.quick)
    except ValueError as fault:
        return None, str(fault)
    return forecast.plain(outcome.as_dict()), ""
