"""Fetch an inspection or a finding, with where its pages stand."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from django.urls import reverse

from areasend.records.models import Finding, Inspection

Crumbs = list[tuple[str, str]]


def get_inspection(reference: str) -> Inspection:
    return get_object_or_404(Inspection, reference=reference)


def get_finding(pk: int) -> Finding:
    return get_object_or_404(Finding.objects.select_related("inspection", "decided_by", "about__inspection"), pk=pk)


def page_of(inspection: Inspection) -> str:
    return reverse("inspections:inspection", args=[inspection.reference])


def place_of(finding: Finding) -> str:
    return f"{page_of(finding.inspection)}#finding-{finding.number}"


def name_of(inspection: Inspection) -> str:
    """Short enough for a trail of pages: Dorset, May 2024."""
    on = inspection.published_on or inspection.ended_on or inspection.started_on
    return f"{inspection.area}, {on:%B %Y}" if on else inspection.area


def crumbs(inspection: Inspection | None = None, finding: Finding | None = None) -> Crumbs:
    trail = [("Inspections", reverse("inspections:list"))]
    if inspection is not None:
        trail.append((name_of(inspection), page_of(inspection)))
    if finding is not None:
        trail.append((f"Finding {finding.number}", reverse("inspections:finding", args=[finding.pk])))
    return trail
