"""Files that show that a statement is so, and the actions of plans that answer it."""

from __future__ import annotations

import logging
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from areasend.actions import evidence
from areasend.actions import statement as actions
from areasend.rules.policies.access import Verb
from areasend.web.components.posting import attempt, posted_with_files
from areasend.web.evaluation.finding import address_of_statement, crumbs_of, get_statement
from areasend.web.evaluation.forms import AnswerForm, EvidenceForm
from areasend.web.evaluation.recording import record
from areasend.web.loaders import wants
from areasend.web.today import today

FORM = ["GET", "POST"]
logger = logging.getLogger("areasend.evidence")


@require_http_methods(FORM)
@wants(Verb.EDIT_EVALUATION)
def add(request: HttpRequest, slug: str, row: int) -> HttpResponse:
    found = get_statement(slug, row)

    def act(**given: Any) -> None:
        evidence.add(by=request.user, today=today(), statement=found, filename=given["file"].name, **given)

    return record(
        request,
        EvidenceForm(*posted_with_files(request), initial={"on": today()}),
        act,
        title="Add a file as evidence",
        done="The file is kept as evidence.",
        to=address_of_statement(found),
        button="Upload",
        breadcrumbs=crumbs_of(found.theme.evaluation),
    )


@require_GET
@wants(Verb.VIEW_STRATEGY)
def fetch(request: HttpRequest, slug: str, row: int, use: int) -> FileResponse:
    """Always as a download: nothing that someone uploaded runs in this site's name."""
    file = get_object_or_404(get_statement(slug, row).files.select_related("file"), pk=use, file__struck_on=None).file
    try:
        opened = file.file.open("rb")
    except FileNotFoundError as error:
        logger.error("Evidence file %d is not on disk: restore it from a backup", file.pk)
        raise Http404("The file is not here.") from error
    return FileResponse(opened, as_attachment=True, filename=file.filename, content_type=file.media_type)


@require_POST
@wants(Verb.EDIT_EVALUATION)
def remove(request: HttpRequest, slug: str, row: int, use: int) -> HttpResponse:
    """The file stays where else it is used."""
    found = get_statement(slug, row)
    used = get_object_or_404(found.files, pk=use)
    return attempt(
        request,
        lambda: evidence.drop_use(used, by=request.user, today=today()),
        "The file is no longer evidence for this statement.",
        address_of_statement(found),
    )


@require_http_methods(FORM)
@wants(Verb.EDIT_EVALUATION)
def answer(request: HttpRequest, slug: str, row: int) -> HttpResponse:
    found = get_statement(slug, row)
    return record(
        request,
        AnswerForm(posted_with_files(request)[0], statement=found),
        lambda **given: actions.answer_with(found, by=request.user, today=today(), **given),
        title="Name an action that answers this",
        intro=found.text,
        done="The action is named. How it stands shows itself here.",
        to=address_of_statement(found),
        breadcrumbs=crumbs_of(found.theme.evaluation),
    )


@require_POST
@wants(Verb.EDIT_EVALUATION)
def unlink(request: HttpRequest, slug: str, row: int, link: int) -> HttpResponse:
    found = get_statement(slug, row)
    linked = get_object_or_404(found.answers, pk=link)
    return attempt(
        request,
        lambda: actions.unlink_action(linked, by=request.user, today=today()),
        "The action is no longer named here.",
        address_of_statement(found),
    )
