"""Documents: add, fetch, strike."""

from __future__ import annotations

import logging
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_http_methods

from areasend.actions import document as actions
from areasend.web.cases.forms import BecauseForm, DocumentForm
from areasend.web.cases.recording import record
from areasend.web.loaders import get_case_for_correction, get_case_for_edit, get_case_for_view
from areasend.web.today import today

logger = logging.getLogger("areasend.documents")


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, reference: str) -> HttpResponse:
    case, day = get_case_for_edit(request, reference), today()

    def act(**given: Any) -> None:
        actions.add(case, by=request.user, today=day, filename=given["file"].name, **given)

    form = DocumentForm(request.POST or None, request.FILES or None, case=case, initial={"received_on": day})
    return record(request, case, form, act, title="Add a document", done="The document is kept.", button="Upload")


@require_GET
def fetch(request: HttpRequest, reference: str, row: int) -> FileResponse:
    """Always as a download: nothing that someone uploaded runs in this site's name."""
    case = get_case_for_view(request, reference)
    document = get_object_or_404(case.documents, pk=row, struck_at=None)
    try:
        file = document.file.open("rb")
    except FileNotFoundError as error:
        logger.error("Document %d is not on disk: restore it from a backup", document.pk)
        raise Http404("The file is not here.") from error
    return FileResponse(file, as_attachment=True, filename=document.filename, content_type=document.media_type)


@require_http_methods(["GET", "POST"])
def strike(request: HttpRequest, reference: str, row: int) -> HttpResponse:
    case = get_case_for_correction(request, reference)
    document = get_object_or_404(case.documents, pk=row, struck_at=None)
    return record(
        request,
        case,
        BecauseForm(request.POST or None),
        lambda **given: actions.strike(document, by=request.user, **given),
        title=f"Take “{document.title}” out of the case",
        done="The document is out of sight. The file is kept for the audit.",
        button="Take out",
    )
