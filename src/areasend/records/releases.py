"""Releases: the public's frozen figures. Pages for everyone read the newest published one and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings

from areasend.indicators.release.choice import Entry, entries
from areasend.indicators.release.make import make
from areasend.indicators.release.words import period, written
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


NOT_TOLD = {"withheld": "Not told: small numbers", "too_few": "Not told: too few to say", "none": "Not known"}


@dataclass(frozen=True)
class Released:
    """A figure as everyone may read it. `value` is None and `shown` says so where the release withholds it."""

    entry: Entry
    cell: dict[str, Any]
    as_at: date

    @property
    def value(self) -> float | None:
        found: float | None = self.cell["value"]
        return found

    @property
    def shown(self) -> str:
        return NOT_TOLD[self.cell["state"]] if self.value is None else written(self.value, self.entry)

    @property
    def period(self) -> str:
        return period(self.cell, self.entry)

    @property
    def last(self) -> date:
        """The last day counted."""
        return date.fromisoformat(self.cell["last"])


@dataclass(frozen=True)
class Known:
    """What everyone may be told of indicators: the newest release that was out on a day, and nothing nearer."""

    release: Release | None

    @property
    def where(self) -> str:
        """In a sentence, which figures a paper tells."""
        if self.release is None:
            return "No figures had been published by then. Once they are, they stand on the public pages, under How we are doing."
        day = self.release.as_at
        return (
            f"Figures are those published as at {day.day} {day:%B %Y}, rounded so that nobody can be recognised. "
            "Those that are not published there are left out. All stand on the public pages, under How we are doing."
        )

    def figure(self, key: str, cut: str = "", group: str = "") -> Released | None:
        """Of the whole or of a group. None where the release does not tell of it."""
        told = self.release.figures["indicators"].get(key) if self.release else None
        if self.release is None or not told or key not in entries():
            return None
        cells = told["groups"].get(cut, []) if cut else [told["whole"]]
        cell = next((one for one in cells if not cut or one["group"] == group), None)
        return Released(entries()[key], cell, self.release.as_at) if cell else None


def known_on(day: date) -> Known:
    """For a paper for everyone that tells how things stood on a day. Its figures are only ever those of a release: two ways of counting
    and rounding the same children, side by side, could undo what protects them."""
    found = Release.objects.filter(published_on__lte=day).order_by("-as_at").first()
    return Known(found)
