"""Answering a comment: what was changed because of it, or why nothing was."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from areasend.actions import statement_comment
from areasend.rules.policies.access import Verb
from areasend.web.components.posting import posted_with_files
from areasend.web.evaluation.finding import address_of_statement, crumbs_of, get_statement
from areasend.web.evaluation.forms import ResolveForm
from areasend.web.evaluation.recording import record
from areasend.web.loaders import wants
from areasend.web.today import today


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_EVALUATION)
def resolve(request: HttpRequest, slug: str, row: int, comment: int) -> HttpResponse:
    found = get_statement(slug, row)
    said = get_object_or_404(found.comments.select_related("recorded_by"), pk=comment)
    by = said.recorded_by.name if said.recorded_by else "Somebody"
    return record(
        request,
        ResolveForm(posted_with_files(request)[0]),
        lambda **given: statement_comment.resolve(said, by=request.user, today=today(), **given),
        title="Resolve a comment",
        intro=f"{by} wrote: “{said.text}”",
        done="The comment is resolved, with your words beside it.",
        to=address_of_statement(found),
        button="Resolve",
        breadcrumbs=crumbs_of(found.theme.evaluation),
    )
