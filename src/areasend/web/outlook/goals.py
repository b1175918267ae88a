"""The least that reaches an aim: of the recovery of the 20 weeks, the least added staff for a rate by a month, its chance and its cost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest
from django.urls import reverse

from areasend.actions.scenario import SEED
from areasend.forecast.models import plain
from areasend.forecast.recovery import Sought, goal_seek
from areasend.forecast.words import said
from areasend.records.outlook_inputs import NoInputs, gather
from areasend.rules.policies.access import Relation, Verb, relations_for
from areasend.web.components.forms import BaseForm
from areasend.web.outlook.queue_today import Stage, queue_today
from areasend.web.outlook.shown import Answer
from areasend.web.outlook.trying import Trial, query

MODEL = "recovery"
ASKED = "g-target"
DRAWS = 60
FIRST, LAST = 4, 29
"""Months from now among which one may be chosen."""
CHANCES = [(50, "As likely as not (50 of 100 futures)"), (80, "Likely (80 of 100)"), (95, "Nearly sure (95 of 100)")]
LEVERS = [
    ("both", "Psychologists and plan writers"),
    ("psychologists", "Psychologists alone"),
    ("writers", "Plan writers alone"),
]


class GoalForm(BaseForm, forms.Form):
    target = forms.FloatField(
        label="How many plans of a hundred within 20 weeks?",
        min_value=1,
        max_value=100,
        initial=60,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-3"}),
    )
    by = forms.ChoiceField(label="By when?")
    chance = forms.TypedChoiceField(label="How sure?", choices=CHANCES, coerce=int, initial=80)
    lever = forms.ChoiceField(label="With what?", choices=LEVERS, initial="both")
    mark_optional = False
    asks = {"target": "Say how many of a hundred"}

    def __init__(self, data: Any, on: date) -> None:
        super().__init__(data, prefix="g")
        months = [(on.year * 12 + on.month - 1 + ahead) for ahead in range(FIRST, LAST)]
        days = [date(number // 12, number % 12 + 1, 1) for number in months]
        self.fields["by"].choices = [(f"{day:%Y-%m}", f"{day:%B %Y}") for day in days]
        self.fields["by"].initial = f"{days[len(days) // 2]:%Y-%m}"


@dataclass(frozen=True)
class Goal:
    """What was found: a sentence, the fans with it, and where to keep it."""

    sought: Sought
    answer: Answer
    keep: str
    attempt: str

    @property
    def cost(self) -> str:
        return said(float(self.sought.cost), "pounds")


def shown(request: HttpRequest, made: Trial, on: date) -> dict[str, Any]:
    """For the page: the form, and the answer where it was asked for."""
    is_asked = ASKED in request.GET
    form = GoalForm(request.GET if is_asked else None, on)
    found = None
    if is_asked and form.is_valid():
        try:
            found = _sought(made, form.cleaned_data, on)
        except NoInputs as fault:
            form.add_error(None, str(fault))
        except ValueError as fault:
            form.add_error("by", str(fault))
    return {
        "goal_form": form,
        "goal": found,
        "queue": _queue(request, on),
        "error_forms": [made.scope, made.form, form],
    }


def _queue(request: HttpRequest, on: date) -> list[Stage]:
    sees_cases = Relation.AREA in relations_for(request.user.roles, Verb.VIEW_CASE)
    try:
        return queue_today(gather(MODEL, on, {}), sees_cases=sees_cases)
    except NoInputs:
        return []


def _sought(made: Trial, given: dict[str, Any], on: date) -> Goal:
    params = made.answer.params if made.answer else made.model.defaults()
    inputs = gather(MODEL, on, {})
    sought = goal_seek(
        inputs,
        params,
        target_rate=given["target"],
        by=given["by"],
        chance=given["chance"],
        lever=given["lever"],
        seed=SEED,
        draws=DRAWS,
    )
    turns = query(made.model, plain(sought.params), {})
    keep = f"{reverse('outlook:keep', args=[MODEL])}?{turns}"
    attempt = f"{reverse('outlook:model', args=[MODEL])}?{turns}"
    return Goal(sought, Answer(made.model, sought.outcome, plain(sought.params)), keep, attempt)
