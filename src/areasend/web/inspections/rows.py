"""Inspections as the list shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from areasend.records import inspection_standing
from areasend.records.models import Inspection
from areasend.records.querysets.inspection import InspectionQuerySet
from areasend.web.components.tables import Column, Link, Table
from areasend.web.components.words import of, short_on
from areasend.web.inspections.loading import page_of

TONES = {
    "main_finding": "grey",
    "strength": "green",
    "development": "blue",
    "improvement": "purple",
    "significant_weakness": "red",
    "priority_action": "orange",
    "progress": "turquoise",
}


@dataclass(frozen=True)
class Ours:
    """One inspection of this area, with what is to be done about it."""

    inspection: Inspection
    href: str
    outcome: str
    to_do: tuple[str, ...]
    next_step: inspection_standing.Step | None


def ours(found: InspectionQuerySet, today: date) -> list[Ours]:
    return [_ours(one, today) for one in found]


def _ours(one: Inspection, today: date) -> Ours:
    steps = [step for step in inspection_standing.steps(one, today) if step.met_on is None]
    return Ours(
        one, page_of(one), inspection_standing.outcome_words(one), tuple(_to_do(one)), steps[0] if steps else None
    )


def _to_do(one: Inspection) -> list[str]:
    found = []
    if one.proposed:
        found.append(f"{of(one.proposed, 'proposed finding')} to accept or set aside")
    if one.unanswered:
        found.append(f"{of(one.unanswered, 'finding')} without an action")
    lacking = sum(bool(told.progress) and not told.is_good for told in one.findings.all() if told.state != "set_aside")
    if lacking:
        found.append(f"{of(lacking, 'earlier finding')} without enough progress")
    if one.silent:
        found.append(f"{of(one.silent, 'finding')} without a response")
    return found


def others_table(found: InspectionQuerySet) -> Table:
    columns = [Column(name) for name in ("Area", "Published", "Kind", "Outcome", "Findings")]
    rows = [
        [
            Link(one.area, page_of(one)),
            short_on(one.published_on) if one.published_on else "Not known",
            one.get_kind_display(),
            inspection_standing.outcome_words(one),
            f"{one.accepted} accepted, {one.proposed} proposed",
        ]
        for one in found
    ]
    return Table(columns, rows, "Reports on other areas", caption_hidden=True)
