"""A model tried out: facts gathered, turns taken from the address, drawn a few hundred times while somebody waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest

from areasend.actions.scenario import SEED
from areasend.forecast.models import Model
from areasend.forecast.params import BadParams
from areasend.records.outlook_inputs import gather
from areasend.web.outlook.schema_form import ParamsForm
from areasend.web.outlook.scope_forms import SCOPE, ScopeForm, scope_form
from areasend.web.outlook.shown import Answer
from areasend.web.outlook.standing import holding

GO = "go"


@dataclass
class Trial:
    """`problem`: why there is no answer, where it is no field's fault."""

    model: Model
    scope: ScopeForm
    form: ParamsForm
    answer: Answer | None = None
    problem: str = ""


def trial(request: HttpRequest, model: Model, on: date) -> Trial:
    """What the address asks for; as things are, where it asks for nothing."""
    asked = GO in request.GET
    is_named = asked or any(name.startswith(f"{SCOPE}-") for name in request.GET)
    scope = scope_form(model.key, request.GET if is_named else None)
    made = Trial(model, scope, ParamsForm(model, request.GET if asked else None))
    if (is_named and not scope.is_valid()) | (asked and not made.form.is_valid()):
        return made
    try:
        made.answer = (None if asked else holding(model, on)) or answer(
            model, on, scope.scope, made.form.params if asked else model.defaults()
        )
    except BadParams as fault:
        for field, sentence in zip(fault.fields, fault.faults, strict=True):
            made.form.add_error(field if field in made.form.fields else None, sentence)
    except ValueError as fault:
        made.problem = str(fault)
    return made


def answer(model: Model, on: date, scope: dict[str, Any], params: dict[str, Any]) -> Answer:
    """Raises `BadParams`, `NoInputs`, or ValueError with the model's own sentence."""
    inputs = gather(model.key, on, scope)
    return Answer(model, model.run(inputs, params, seed=SEED, draws=model.quick), params)


def query(model: Model, params: dict[str, Any], scope: dict[str, Any]) -> str:
    """The address that asks for these turns."""
    form = ParamsForm(model, None, params)
    asked: dict[str, Any] = {GO: "1", **{f"{SCOPE}-{name}": value for name, value in scope.items()}}
    for name, field in form.fields.items():
        value = field.prepare_value(form.base.get(name))
        if value is not False:
            asked[form.add_prefix(name)] = "on" if value is True else "" if value is None else value
    return urlencode(asked, doseq=True)
