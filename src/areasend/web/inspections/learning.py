"""What reports say together: findings by words, and in how many reports each theme comes up."""

from __future__ import annotations

import csv
from dataclasses import dataclass

from django.db.models import Q
from django.http import HttpResponse

from areasend.records import inspection_standing
from areasend.records.models import Finding, Inspection
from areasend.records.querysets.inspection import REQUIRED, FindingQuerySet
from areasend.web.components.tables import query_with
from areasend.web.inspections.forms import LearnForm
from areasend.web.inspections.themes import THEMES


@dataclass(frozen=True)
class Theme:
    label: str
    findings: int
    reports: int
    of: int
    query: str


def findings(form: LearnForm) -> FindingQuerySet:
    """The findings that the form asks for, those of the newest report first."""
    chosen, given = _within(form), _given(form)
    found = chosen.saying(given["q"]) if given.get("q") else chosen
    if given.get("theme"):
        found = found.filter(_about(THEMES[given["theme"]]))
    return found.select_related("inspection").order_by("-inspection__published_on", "inspection", "number")


def themes(form: LearnForm) -> list[Theme]:
    """How often each theme comes up in what the form asks for, whatever its words; the most frequent first."""
    rows = list(_within(form).values_list("inspection", "text", "heading"))
    reports = {inspection for inspection, *_ in rows}
    found = []
    for label, words in THEMES.items():
        hits = [one for one, text, heading in rows if any(word in f"{text} {heading}".lower() for word in words)]
        query = query_with(form.data, theme=label, page=None)
        found.append(Theme(label, len(hits), len(set(hits)), len(reports), query))
    return sorted((one for one in found if one.findings), key=lambda one: (-one.reports, -one.findings, one.label))


def as_csv(found: FindingQuerySet) -> HttpResponse:
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="findings.csv"'
    writer = csv.writer(response)
    writer.writerow(["Area", "Published", "Number", "Kind", "Heading", "Finding", "Responsible"])
    for one in found:
        published = one.inspection.published_on
        day = published.isoformat() if published else ""
        place = [one.inspection.area, day, one.number, one.get_kind_display()]
        writer.writerow([*place, one.heading, " ".join(one.text.split()), one.answers_to])
    return response


def _given(form: LearnForm) -> dict[str, str]:
    form.is_valid()
    return getattr(form, "cleaned_data", {})


def _within(form: LearnForm) -> FindingQuerySet:
    given = _given(form)
    kind, whose = given.get("kind", ""), given.get("whose", "")
    found = Finding.objects.standing()
    if kind != "any":
        found = found.filter(kind=kind) if kind else found.filter(kind__in=REQUIRED)
    if whose != "all":
        found = found.filter(inspection__is_ours=whose == "ours")
    return found.filter(_of_outcome(given["outcome"])) if given.get("outcome") else found


def _about(words: tuple[str, ...]) -> Q:
    found = Q()
    for word in words:
        found |= Q(text__icontains=word) | Q(heading__icontains=word)
    return found


def _of_outcome(outcome: str) -> Q:
    fitting = [one.pk for one in Inspection.objects.all() if inspection_standing.outcome(one) == outcome]
    return Q(inspection__in=fitting)
