"""Releases: the public's frozen figures. Pages for everyone read the newest published one and nothing else."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings

from areasend.indicators.release.make import make
from areasend.records.area_figures import area_figures
from areasend.records.models import Release


def newest() -> Release | None:
    """What the public sees."""
    return Release.objects.filter(published_on__isnull=False).order_by("-as_at").first()


def published() -> list[Release]:
    """Every release that the public may fetch, the newest first."""
    return list(Release.objects.filter(published_on__isnull=False).order_by("-as_at"))


def before(as_at: date) -> Release | None:
    """The last one published as at an earlier day: what people already know."""
    return Release.objects.filter(published_on__isnull=False, as_at__lt=as_at).order_by("-as_at").first()


def counted(on: date) -> dict[str, Any]:
    """The figures as at the last day of a month as they may be released, given all that was released before."""
    known = Release.objects.filter(published_on__isnull=False, as_at__lt=on).order_by("as_at")
    return make(area_figures(on).of, on, settings.AREASEND_AREA, list(known.values_list("figures", flat=True)))
