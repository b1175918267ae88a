"""One risk with its right: whoever may not see it is told that there is none."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from areasend.records.models import Risk
from areasend.rules.policies.access import Verb


def get_risk(request: HttpRequest, reference: str, verb: Verb = Verb.VIEW_RISK) -> Risk:
    seen = Risk.objects.allowed(request.user, Verb.VIEW_RISK)
    risk = seen.select_related("board__parent", "owner_user", "action__plan").filter(reference=reference).first()
    if risk is None:
        raise Http404("No risk with this reference that you may see.")
    if verb is not Verb.VIEW_RISK and not Risk.objects.allowed(request.user, verb).filter(pk=risk.pk).exists():
        raise PermissionDenied
    return risk
