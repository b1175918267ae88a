"""Record the next step: the question, what saving will start, then the action."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from areasend.actions import step as actions
from areasend.actions.case import NOTICES
from areasend.actions.notice import PACK
from areasend.actions.refusal import Refused
from areasend.records.models import Case
from areasend.records.preview import Preview, preview
from areasend.records.readings import readings
from areasend.rules import law
from areasend.rules.clock import evaluate
from areasend.rules.shapes import Step
from areasend.web.cases.forms import StepForm
from areasend.web.cases.recording import record
from areasend.web.loaders import get_case_for_edit
from areasend.web.today import today

RIGHTS = ("mediation/contact_adviser", "appeal/appeal_time")


@require_http_methods(["GET", "POST"])
def take(request: HttpRequest, reference: str, step: str) -> HttpResponse:
    case = get_case_for_edit(request, reference)
    found = find_step(case, step)
    day = today()
    form = StepForm(request.POST or None, case=case, step=found, initial={"on": day})
    on = asked_day(form, day)
    context = {
        "step": found,
        "preview": follows(case, found, on, day),
        "today": day,
        **rights_from(case, found, on, day),
    }
    if "check" in request.POST:
        return show_preview(request, case, form, context)
    return record(
        request,
        case,
        form,
        lambda **given: actions.take(case, step, by=request.user, today=day, **given),
        title=found.label,
        done=f"Recorded: {found.label}.",
        template="cases/step.html",
        **context,
    )


def find_step(case: Case, key: str) -> Step:
    try:
        return case.law.step(key)
    except KeyError as error:
        raise Http404("No such step.") from error


def asked_day(form: StepForm, day: date) -> date:
    """The date in the form where it is one, else today."""
    if not form.is_bound:
        return day
    form.is_valid()
    found: date = form.cleaned_data.get("on") or day
    return found


def rights_from(case: Case, step: Step, on: date, day: date) -> dict[str, object]:
    """Of a notice that can be appealed: by when the family may ask for mediation and appeal, and where the law says what it must carry."""
    if step.fact not in NOTICES:
        return {}
    begun = {"notice.sent": on}
    every = [*evaluate("mediation", begun, day, readings()), *evaluate("appeal", begun, day, readings())]
    rights = [one for one in every if one.rule in RIGHTS and one.due_on]
    return {"rights": rights, "pack": law.references_of(f"codes/{PACK}.yaml")}


def follows(case: Case, step: Step, on: date, day: date) -> Preview | str:
    """What saving would start, or the sentence for why it cannot be saved."""
    try:
        actions.check_step(
            case, step.key, on=on, today=day, note="-", code=next(iter(law.codes(step.codes)), "") if step.codes else ""
        )
    except Refused as refusal:
        return str(refusal)
    return preview(case, step.key, on, day)


def show_preview(request: HttpRequest, case: Case, form: StepForm, context: dict[str, object]) -> HttpResponse:
    """The whole page without JavaScript, only the preview with it. Nothing is saved, so only a wrong date is marked as wrong yet."""
    for name in form.errors.keys() - {"on"}:
        del form.errors[name]
    if form.errors:
        context["preview"] = str(form.errors["on"][0])
    if request.htmx:
        return render(request, "cases/_preview.html", {"case": case, **context})
    context |= {"form": form, "title": context["step"].label, "button": "Save"}
    return render(request, "cases/step.html", {"case": case, **context}, status=422 if form.errors else 200)
