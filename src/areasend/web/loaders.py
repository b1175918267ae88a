"""Fetch and authorise in one step; the right is in the name. Opening a child's record, or a form of it, is logged.

A stranger gets the same 404 as for a reference that does not exist, so that a guessed address tells nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from areasend.actions import reading
from areasend.records.models import Case, User
from areasend.records.querysets.case import CaseQuerySet
from areasend.rules.policies.access import Verb, may, may_everywhere


def _get(request: HttpRequest, reference: str, verb: Verb) -> Case:
    user: User = request.user
    cases: CaseQuerySet = Case.objects.allowed(user, Verb.VIEW_CASE).with_people()
    case = cases.filter(reference=reference).first()
    if case is None:
        raise Http404("No case with this reference that you may see.")
    if verb is not Verb.VIEW_CASE and not Case.objects.allowed(user, verb).filter(pk=case.pk).exists():
        raise PermissionDenied
    if request.method == "GET":
        reading.record(by=user, person=case.person, case=case, page=page_of(request))
    return case


def page_of(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""


def get_case_for_view(request: HttpRequest, reference: str) -> Case:
    return _get(request, reference, Verb.VIEW_CASE)


def get_case_for_edit(request: HttpRequest, reference: str) -> Case:
    return _get(request, reference, Verb.EDIT_CASE)


def get_case_for_correction(request: HttpRequest, reference: str) -> Case:
    return _get(request, reference, Verb.CORRECT_FACT)


def get_case_for_reassignment(request: HttpRequest, reference: str) -> Case:
    return _get(request, reference, Verb.REASSIGN_CASE)


def wants(
    verb: Verb, *, everywhere: bool = False
) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """For pages about no one case: only for those whose roles allow `verb` to anything; with `everywhere`, to the whole area."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def run(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            enough = may_everywhere if everywhere else may
            if not enough(request.user.roles, verb):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        run.verb = verb  # type: ignore[attr-defined]
        return run

    return decorate
