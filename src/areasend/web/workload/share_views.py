"""Reassign many cases, and a leaver's handover: choose, look at what each will have, confirm."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from areasend.actions import case as actions
from areasend.actions.refusal import Refused
from areasend.records.models import Case, User
from areasend.rules.policies.access import Verb
from areasend.web.components.words import of
from areasend.web.loaders import wants
from areasend.web.today import today
from areasend.web.workload import sharing
from areasend.web.workload.forms import ShareForm


@dataclass(frozen=True)
class Handover:
    """What is on the table: the form, the cases that may move, those asked for that may not, and whose they are if one officer's."""

    form: ShareForm
    cases: list[Case]
    left_out: int
    receivers: list[User]
    leaver: User | None


@require_http_methods(["GET", "POST"])
@wants(Verb.REASSIGN_CASE)
def share(request: HttpRequest) -> HttpResponse:
    """The cases chosen in the list; or those posted from this page itself."""
    return _answer(request, _handover(request, request.session.get("handover", []), None))


@require_http_methods(["GET", "POST"])
@wants(Verb.REASSIGN_CASE)
def handover(request: HttpRequest, officer: int) -> HttpResponse:
    """All that one officer holds. Afterwards the same page says what is left, which should be nothing."""
    leaver = get_object_or_404(User, pk=officer)
    ids = list(Case.objects.open().held_by(leaver).values_list("pk", flat=True))
    return _answer(request, _handover(request, ids, leaver))


def _handover(request: HttpRequest, ids: list[int], leaver: User | None) -> Handover:
    receivers = sharing.receivers(request.user, leaver)
    initial = {"cases": ",".join(map(str, ids))}
    form = ShareForm(request.POST or None, receivers=receivers, initial=initial)
    asked = form.ids()
    cases = list(sharing.movable(request.user, asked))
    return Handover(form, cases, len(set(asked)) - len(cases), receivers, leaver)


def _answer(request: HttpRequest, found: Handover) -> HttpResponse:
    preview: list[sharing.Share] = []
    if request.method == "POST" and found.form.is_valid():
        officers = _chosen(found)
        if "confirm" in request.POST:
            return _move(request, found, officers)
        preview = sharing.shares(found.cases, officers, today())
    context = {
        "form": found.form,
        "found": found,
        "number": len(found.cases),
        "overdue": sharing.overdue(found.cases, today()),
        "preview": preview,
        "left": sharing.left_with(found.leaver) if found.leaver else 0,
        "back_link": request.META.get("HTTP_REFERER") if not request.POST else None,
    }
    return render(request, "workload/share.html", context, status=422 if found.form.errors else 200)


def _chosen(found: Handover) -> list[User]:
    wanted = set(found.form.cleaned_data["officers"])
    return [officer for officer in found.receivers if str(officer.pk) in wanted]


def _move(request: HttpRequest, found: Handover, officers: list[User]) -> HttpResponse:
    because = found.form.cleaned_data["because"]
    try:
        moved = actions.reassign_many(found.cases, by=request.user, officers=officers, because=because)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        request.session.pop("handover", None)
        names = " and ".join(officer.name for officer in officers)
        messages.success(request, f"{of(len(moved), 'case')} handed over to {names}.")
    return redirect("workload:handover", officer=found.leaver.pk) if found.leaver else redirect("workload:teams")
