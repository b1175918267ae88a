"""A paper as the PDF that a browser shows or keeps."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from areasend.documents.paper import Paper
from areasend.documents.pdf import to_pdf


def pdf_answer(request: HttpRequest, paper: Paper, name: str, made_at: dt.datetime | None = None) -> HttpResponse:
    """Shown in the browser, under a name (without its ending) that tells what it is if it is kept. Links in it lead to this site."""
    site = request.build_absolute_uri("/").rstrip("/")
    content = to_pdf(paper, made_at=made_at, site=site, brand=settings.AREASEND_BRAND_COLOUR)
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer
