"""A published paper as a page with its PDF beside it, or as that PDF.

A PDF is set once and kept for as long as its paper says the same: it is known by the paper's own words, so that a signature added or a date
moved makes another. Whoever has it already is told so without a byte of it.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from areasend.documents.paper import Paper
from areasend.documents.pdf import to_pdf
from areasend.documents.stored import from_json, to_json
from areasend.web.public.frame import kept, page

MINUTES_KEPT = 60
MOST = 64
"""So many PDFs stay in the memory of each server process, the ones last asked for."""


def as_page(request: HttpRequest, paper: Paper, title: str, *, pdf: str, crumbs: list[tuple[str, str]]) -> HttpResponse:
    """`pdf`: the address of the same paper as PDF."""
    return page(request, "public/paper.html", {"shown": paper, "title": title, "pdf": pdf}, crumbs=crumbs)


def as_pdf(request: HttpRequest, paper: Paper, name: str) -> HttpResponse:
    """`name`: what the file is called, without its ending."""
    site, words = request.build_absolute_uri("/").rstrip("/"), to_json(paper)
    mark = f'"{hashlib.blake2b(f"{site}{words}".encode(), digest_size=16).hexdigest()}"'
    response = get_conditional_response(request, etag=mark)
    if response is None:
        content = _set(words, site, settings.AREASEND_BRAND_COLOUR)
        headers = {"Content-Disposition": f'inline; filename="{name}.pdf"', "ETag": mark}
        response = HttpResponse(content, content_type="application/pdf", headers=headers)
    return kept(request, response, minutes=MINUTES_KEPT)


@lru_cache(maxsize=MOST)
def _set(words: str, site: str, brand: str) -> bytes:
    return to_pdf(from_json(words), site=site, brand=brand)
