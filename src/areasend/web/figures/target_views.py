"""The area's own target of an indicator."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from areasend.actions import indicator_target
from areasend.actions.refusal import Refused
from areasend.records.models import IndicatorTarget
from areasend.rules.policies.access import Verb
from areasend.web.figures.forms import BecauseForm, TargetForm
from areasend.web.figures.views import asked, card_of
from areasend.web.loaders import wants
from areasend.web.today import today


@require_http_methods(["GET", "POST"])
@wants(Verb.RECORD_FIGURE)
def set_target(request: HttpRequest, key: str) -> HttpResponse:
    card = card_of(key)
    form = TargetForm(request.POST or None, initial={"since": today(), "owner": card.owner})
    if form.is_valid():
        try:
            indicator_target.set_target(key, by=request.user, today=today(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, f"The target of “{card.label}” is set.")
            return redirect("figures:indicator", key=key)
    return asked(request, form, "Set the area's target", card, "Set the target")


@require_http_methods(["GET", "POST"])
@wants(Verb.RECORD_FIGURE)
def end_target(request: HttpRequest, key: str) -> HttpResponse:
    target = IndicatorTarget.objects.filter(indicator=key, until=None).first()
    if target is None:
        raise Http404("The area has no target of its own for this indicator.")
    form = BecauseForm(request.POST or None)
    if form.is_valid():
        try:
            indicator_target.end(target, by=request.user, today=today(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The area's target has ended.")
            return redirect("figures:indicator", key=key)
    return asked(request, form, "End the area's target", card_of(key), "End the target")
