"""Inspections: the report brought in as text, with the findings that are proposed from it for a person to accept."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.text import slugify

from areasend.actions.audit import action
from areasend.actions.checks import EARLIEST, check_day, check_reason, say
from areasend.actions.lock import claim
from areasend.actions.refusal import Refused
from areasend.exchange.caseload.shapes import Unreadable
from areasend.exchange.inspection_report import Report, read_report
from areasend.exchange.inspection_report.progress import likest
from areasend.records.models import Finding, Inspection, User

LONGEST = 2_000_000
"""Characters: the longest published reports have some forty thousand."""
HEADING = 250


@dataclass(frozen=True)
class Brought:
    """What came of a report: the inspection as it is kept now, and how its text was read. `is_new`: it was not here before."""

    inspection: Inspection
    report: Report
    is_new: bool


def read(text: str, name: str = "") -> Report:
    """The report as it is read, with nothing written. Refused where it holds no words."""
    if len(text) > LONGEST:
        raise Refused("The text is longer than any report. Choose the report alone, as text.", field="file")
    try:
        return read_report(text, name)
    except Unreadable as problem:
        raise Refused(str(problem), field="file") from problem


def twin(text: str) -> Inspection | None:
    """The inspection that was brought in with this very text."""
    return Inspection.objects.filter(sha256=_digest(text)).first()


@action("inspection.bring_in")
def bring_in(
    *,
    by: User | None,
    today: date,
    text: str,
    name: str = "",
    kind: str = "",
    reference: str = "",
    area: str = "",
    published_on: date | None = None,
    source: str = "",
) -> Brought:
    """Keep a report's text and propose its findings. The same text again changes nothing.

    `name`: of its file. What is given goes before what the text says.
    """
    report = read(text, name)
    known = twin(text)
    if known is not None:
        return Brought(known, report, False)
    place, published = area or report.area, published_on or report.published_on
    _check(kind or report.kind, place, reference, published, today)
    inspection = Inspection.objects.create(
        reference=reference or free_reference(place, kind or report.kind, published or report.ended_on),
        kind=kind or report.kind,
        area=place,
        is_ours=is_ours(place),
        inspectorates=", ".join(report.inspectorates)[:200],
        started_on=report.started_on,
        ended_on=report.ended_on,
        published_on=published,
        outcome=report.outcome,
        text=report.text,
        source=(source or name)[:200],
        sha256=_digest(text),
        recorded_by=by,
    )
    Finding.objects.bulk_create(_proposed(inspection, report, by))
    tie(inspection)
    return Brought(inspection, report, True)


@action("inspection.amend")
def amend(
    inspection: Inspection,
    *,
    by: User,
    today: date,
    version: int | None,
    kind: str,
    area: str,
    is_ours: bool,
    outcome: str = "",
    inspectorates: str = "",
    started_on: date | None = None,
    ended_on: date | None = None,
    published_on: date | None = None,
    received_on: date | None = None,
    source: str = "",
) -> Inspection:
    """Mend what was read wrongly about the report. Its text stays as it is: findings point into it."""
    check_reason(area, field="area", ask="Enter the name of the area.")
    _check_days(started_on, ended_on, published_on, today)
    if received_on is not None:
        check_day(received_on, today, field="received_on", what="The day it reached us")
    changed = {
        "kind": kind,
        "area": area,
        "is_ours": is_ours,
        "outcome": outcome,
        "inspectorates": inspectorates,
        "started_on": started_on,
        "ended_on": ended_on,
        "published_on": published_on,
        "received_on": received_on,
        "source": source,
    }
    held = claim(inspection, version)
    for field, value in changed.items():
        setattr(held, field, value)
    held.save(update_fields=list(changed))
    return held


def tie(inspection: Inspection) -> None:
    """Propose for each finding of progress the earlier finding that it is about, by their words. A person looks at it when accepting."""
    told = list(inspection.findings.filter(kind=Finding.Kind.PROGRESS, about=None))
    earlier = list(Finding.objects.followed(inspection))
    for one, place in zip(told, likest([one.text for one in told], [one.text for one in earlier]), strict=True):
        if place is not None:
            one.about = earlier[place]
            one.save(update_fields=["about"])


def is_ours(area: str) -> bool:
    return _bare(area) == _bare(settings.AREASEND_AREA_NAME)


def free_reference(area: str, kind: str, on: date | None) -> str:
    """Such as dorset-area-send-2024; with a number behind it where that is taken."""
    wanted = slugify(f"{area} {kind.replace('_', ' ')} {on.year if on else ''}")[:70] or "inspection"
    taken = set(Inspection.objects.filter(reference__startswith=wanted).values_list("reference", flat=True))
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted}-{number}"
    return free


def _proposed(inspection: Inspection, report: Report, by: User | None) -> list[Finding]:
    return [
        Finding(
            inspection=inspection,
            number=number,
            kind=found.kind,
            heading=found.heading[:HEADING],
            text=found.text,
            start=found.start,
            end=found.end,
            answers_to=found.answers_to[:HEADING],
            progress=found.progress,
            recorded_by=by,
        )
        for number, found in enumerate(report.findings, start=1)
    ]


def _check(kind: str, area: str, reference: str, published_on: date | None, today: date) -> None:
    if kind not in Inspection.Kind.values:
        raise Refused(
            f"“{kind}” is no kind of inspection. Give one of: {', '.join(Inspection.Kind.values)}.", field="kind"
        )
    check_reason(area, field="area", ask="The name of the area was not found in the report. Enter it.")
    if reference and slugify(reference) != reference:
        raise Refused("A reference has small letters, digits and hyphens only.", field="reference")
    if reference and Inspection.objects.filter(reference=reference).exists():
        raise Refused(
            f"There is an inspection “{reference}” already, with another text. Give another reference.",
            field="reference",
        )
    if published_on is not None:
        check_day(published_on, today, field="published_on", what="The day of publication")


def _check_days(started_on: date | None, ended_on: date | None, published_on: date | None, today: date) -> None:
    if ended_on and started_on and ended_on < started_on:
        raise Refused(
            f"It began on {say(started_on)}, so it cannot have ended before. Check both dates.", field="ended_on"
        )
    if published_on is not None:
        check_day(published_on, today, field="published_on", what="The day of publication")
    if started_on is not None and started_on < EARLIEST:
        raise Refused("The year of the first day looks wrong. Check it.", field="started_on")


def _digest(text: str) -> str:
    """Of the words alone: a browser sends other line ends than a file has."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()


def _bare(name: str) -> str:
    """Without the words that some put behind the name of an area."""
    return re.sub(r"\b(county|borough|city|council|local|area|partnership)\b|\W", "", name.lower())
