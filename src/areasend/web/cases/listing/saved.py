"""Saved views: a filter under a name of one's own."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from areasend.actions import saved_view
from areasend.actions.refusal import Refused
from areasend.records.models import SavedView
from areasend.rules.policies.access import Verb
from areasend.web.cases.listing.selection import tidy
from areasend.web.cases.listing.views import PAGE
from areasend.web.loaders import wants


@require_POST
@wants(Verb.VIEW_CASE)
def save(request: HttpRequest) -> HttpResponse:
    query = tidy(QueryDict(request.POST.get("query", "")))
    try:
        view = saved_view.save(by=request.user, page=PAGE, name=request.POST.get("name", ""), query=query)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Saved as “{view.name}”. You find it above the list.")
    return redirect(f"{reverse('cases:list')}?{query}")


@require_POST
@wants(Verb.VIEW_CASE)
def delete(request: HttpRequest, view: int) -> HttpResponse:
    """One's own only: another person's view is not found."""
    found = get_object_or_404(SavedView, pk=view, user=request.user)
    saved_view.delete(found, by=request.user)
    messages.success(request, f"“{found.name}” is deleted.")
    return redirect("cases:list")
