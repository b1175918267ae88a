"""Raise, amend, review, close, take up, answer: each form one action."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from areasend.actions import escalation as escalation_actions
from areasend.actions import risk as actions
from areasend.actions.escalation import boards_above
from areasend.actions.refusal import Refused
from areasend.records.models import Blocker, Risk
from areasend.records.risk_standing import standing_of
from areasend.rules.policies.access import Verb
from areasend.web.components.posting import posted
from areasend.web.loaders import wants
from areasend.web.risks.forms import AmendForm, AnswerForm, BecauseForm, CloseForm, EscalateForm, OpenForm, ReviewForm
from areasend.web.risks.loading import get_risk
from areasend.web.today import today


def _record(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[..., Any],
    *,
    title: str,
    done: str,
    risk: Risk | None = None,
    button: str = "Save",
    **context: Any,
) -> HttpResponse:
    """Show the form; on a good post act and go to the risk, else say beside the field what is wrong."""
    if request.method == "POST" and form.is_valid():
        try:
            result = act(**form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, done)
            return redirect("risks:risk", reference=(risk or result).reference)
    trail = [("Risks", reverse("risks:list"))]
    if risk is not None:
        trail.append((f"{risk.reference} {risk.title}", reverse("risks:risk", args=[risk.reference])))
    shown = {"form": form, "title": title, "button": button, "risk": risk, "breadcrumbs": trail, **context}
    return render(request, "risks/form.html", shown, status=422 if form.is_bound and form.errors else 200)


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_RISK)
def new(request: HttpRequest) -> HttpResponse:
    asked = {name: request.GET[name] for name in ("board", "action") if request.GET.get(name, "").isdigit()}
    return _record(
        request,
        OpenForm(posted(request), initial={"kind": Risk.Kind.RISK, **asked}),
        lambda **given: actions.open_risk(by=request.user, today=today(), **given),
        title="Raise a risk or an issue",
        done="It is in the register.",
        button="Put it in the register",
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_RISK)
def grow(request: HttpRequest, blocker: int) -> HttpResponse:
    found = get_object_or_404(Blocker.objects.select_related("action__plan", "action__priority", "risk"), pk=blocker)
    board = (
        found.action.board
        or (found.action.priority.board if found.action.priority else None)
        or found.action.plan.board
    )
    first = {"kind": Risk.Kind.ISSUE, "cause": found.text, "board": board, "owner": found.asked_of}
    form = OpenForm(posted(request), initial=first)
    del form.fields["action"]
    return _record(
        request,
        form,
        lambda **given: actions.grow(found, by=request.user, today=today(), **given),
        title="A blocker becomes a risk or an issue",
        done="It is in the register, tied to the action.",
        button="Put it in the register",
        intro=f"Action {found.action.reference} {found.action.title}: {found.text}",
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_RISK)
def amend(request: HttpRequest, reference: str) -> HttpResponse:
    risk = get_risk(request, reference, Verb.EDIT_RISK)
    names = (
        "version",
        "kind",
        "title",
        "cause",
        "event",
        "effect",
        "board",
        "owner",
        "owner_user",
        "mitigation",
        "action",
        "target_score",
    )
    return _record(
        request,
        AmendForm(posted(request), initial={name: getattr(risk, name) for name in names}),
        lambda **given: actions.amend(risk, by=request.user, **given),
        title="Change how it is told",
        done="Saved.",
        risk=risk,
        intro="Scores change by a review, so that they keep their days.",
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.REVIEW_RISK)
def review(request: HttpRequest, reference: str) -> HttpResponse:
    risk, day = get_risk(request, reference, Verb.REVIEW_RISK), today()
    now = standing_of(risk, day).now
    first = {"on": day, "likelihood": now.likelihood, "impact": now.impact, "version": risk.version}
    return _record(
        request,
        ReviewForm(posted(request), initial=first),
        lambda **given: actions.review(risk, by=request.user, today=day, **given),
        title="Review it",
        done="The review is recorded.",
        risk=risk,
        intro=f"It stands at {now.words}.",
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_RISK)
def close(request: HttpRequest, reference: str) -> HttpResponse:
    risk, day = get_risk(request, reference, Verb.EDIT_RISK), today()
    return _record(
        request,
        CloseForm(posted(request), initial={"on": day, "version": risk.version}),
        lambda **given: actions.close(risk, by=request.user, today=day, **given),
        title="Close it",
        done=f"{risk.reference} is closed.",
        risk=risk,
        button="Close it",
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_RISK)
def reopen(request: HttpRequest, reference: str) -> HttpResponse:
    risk, day = get_risk(request, reference, Verb.EDIT_RISK), today()
    return _record(
        request,
        BecauseForm(posted(request)),
        lambda **given: actions.reopen(risk, by=request.user, today=day, **given),
        title="Open it again",
        done=f"{risk.reference} is open again.",
        risk=risk,
        button="Open it again",
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_RISK)
def escalate(request: HttpRequest, reference: str) -> HttpResponse:
    risk, day = get_risk(request, reference, Verb.EDIT_RISK), today()
    above = boards_above(risk.board)
    first = {"on": day, "to_board": str(above[0].pk) if above else ""}
    return _record(
        request,
        EscalateForm(posted(request), risk=risk, initial=first),
        lambda **given: escalation_actions.ask(risk, by=request.user, today=day, **given),
        title="Take it to a board above",
        done="It is before the board above until the answer is recorded.",
        risk=risk,
        button="Take it up",
        reasons=standing_of(risk, day).advice.because,
        no_way="" if above else f"No board is above the {risk.board}. Place it in the tree of boards first.",
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_RISK)
def answer(request: HttpRequest, reference: str) -> HttpResponse:
    risk, day = get_risk(request, reference, Verb.EDIT_RISK), today()
    asked = risk.escalations.filter(answered_on=None).select_related("to_board").first()
    if asked is None:
        raise Http404("This risk is before no board.")
    return _record(
        request,
        AnswerForm(posted(request), escalation=asked, today=day, initial={"on": day}),
        lambda **given: escalation_actions.answer(asked, by=request.user, today=day, **given),
        title=f"The answer of the {asked.to_board}",
        done="The answer is recorded and stands on both boards.",
        risk=risk,
        intro=f"Asked: {asked.ask}",
    )
