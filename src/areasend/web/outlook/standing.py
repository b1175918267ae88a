"""How things go on as they are, as looking ahead shows it first: the last answer that a job worked out, and whether it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from areasend.actions import jobs, standing_answer
from areasend.forecast.models import Model
from areasend.forecast.outcome import Outcome
from areasend.records.models import StandingAnswer
from areasend.records.standing_answers import answers, facts_mark, mark_of
from areasend.web.outlook.scope_forms import scope_form
from areasend.web.outlook.shown import Answer

AGAIN_AFTER = timedelta(minutes=5)
"""Facts change all day long; an answer of the day is worked out anew no more often than that."""


@dataclass(frozen=True)
class Standing:
    """`answer` or `problem` as of `row`; neither where none was ever worked out. `is_old`: the facts have changed since; `is_moving`: a
    newer one is on its way."""

    model: Model
    row: StandingAnswer
    is_old: bool

    @property
    def is_moving(self) -> bool:
        return self.row.asked_at is not None

    @property
    def answer(self) -> Answer | None:
        return _answer(self.model, self.row)

    @property
    def problem(self) -> str:
        return str(self.row.problem)


def standings(models: list[Model], on: date) -> list[Standing]:
    """One a model; whatever does not hold any more is put in the queue."""
    marks, known = _marks(models, on), answers()
    for model in models:
        if _is_wanted(known.get(model.key), marks[model.key], on):
            standing_answer.ask(model.key, on=on, scope=_scope(model), at=timezone.now())
    known = answers()
    rows = [(model, known.get(model.key) or StandingAnswer(model=model.key)) for model in models]
    return [Standing(model, row, is_old=row.mark != marks[model.key]) for model, row in rows]


def holding(model: Model, on: date) -> Answer | None:
    """The answer as things are, where one is kept that still holds."""
    row = StandingAnswer.objects.filter(model=model.key, mark=mark_of(model.key, on, _scope(model))).first()
    return _answer(model, row) if row else None


def is_anyone_working() -> bool:
    return jobs.is_worker_running()


def _is_wanted(row: StandingAnswer | None, mark: str, on: date) -> bool:
    if row is None or row.answered_at is None:
        return True
    return row.mark != mark and (row.on != on or row.answered_at < timezone.now() - AGAIN_AFTER)


def _marks(models: list[Model], on: date) -> dict[str, str]:
    facts = facts_mark()
    return {model.key: mark_of(model.key, on, _scope(model), facts) for model in models}


def _scope(model: Model) -> dict[str, Any]:
    return scope_form(model.key).scope


def _answer(model: Model, row: StandingAnswer) -> Answer | None:
    return Answer(model, Outcome.from_dict(row.outcome), model.defaults()) if row.outcome else None
