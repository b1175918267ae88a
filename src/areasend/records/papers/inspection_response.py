"""The response to an inspection, finding by finding: what was found, what we said, what we did, what changed, and the evidence.

compose(inspection, on) -> Paper
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.conf import settings

from areasend.documents.paper import (
    Block,
    Callout,
    Column,
    Facts,
    Heading,
    Line,
    Paper,
    Points,
    Table,
    Tag,
    Text,
    Tone,
    Words,
)
from areasend.records import inspection_standing
from areasend.records.models import Finding, Inspection, PlanAction
from areasend.records.plan_standing import ActionStanding, standings
from areasend.rules.because import long_date

TONES: dict[str, Tone] = {
    "met": "green",
    "on_track": "green",
    "at_risk": "yellow",
    "no_news": "yellow",
    "no_baseline": "yellow",
    "stalled": "orange",
    "late": "red",
    "not_started": "grey",
    "closed": "grey",
}
ACTIONS = tuple(Column(label) for label in ("Action", "Plan", "How it stands", "Why"))
SAID = tuple(Column(label) for label in ("Day", "What we said", "What changed for children and families"))
LATER = tuple(Column(label) for label in ("Published", "Visit", "Judgement"))
EVIDENCE = tuple(Column(label) for label in ("Evidence", "Kind", "Of what day"))


def compose(inspection: Inspection, on: date) -> Paper:
    """The paper as at a day; what was recorded for a later day is left out."""
    findings = list(_findings(inspection))
    stand = _stand(findings, on)
    return Paper(
        title=f"Response to the inspection of {_days(inspection)}",
        subtitle=inspection.get_kind_display(),
        area=inspection.area if inspection.is_ours else settings.AREASEND_AREA_NAME,
        as_at=on,
        blocks=(
            *_opening(inspection, on),
            *_summary(findings, stand, on),
            *(block for number, one in enumerate(findings, 1) for block in _finding(number, one, stand, on)),
        ),
    )


def _findings(inspection: Inspection) -> Iterator[Finding]:
    found = inspection.findings.accepted().required()
    ordered = found.prefetch_related(
        "answers__action__plan", "responses", "evidence__file", "later__inspection"
    ).order_by("number")
    return iter(sorted(ordered, key=lambda one: (KIND_ORDER.index(one.kind), one.number)))


KIND_ORDER = ["significant_weakness", "priority_action", "improvement"]


def _stand(findings: list[Finding], on: date) -> dict[int, ActionStanding]:
    wanted = {answer.action_id for finding in findings for answer in finding.answers.all()}
    actions = PlanAction.objects.filter(pk__in=wanted)
    return {one.action.pk: one for one in standings(actions, on)}


def _days(inspection: Inspection) -> str:
    start, end = inspection.started_on, inspection.ended_on
    if start and end and start != end:
        return f"{long_date(start)} to {long_date(end)}"
    only = start or end or inspection.published_on
    return long_date(only) if only else inspection.area


def _opening(inspection: Inspection, on: date) -> Iterator[Block]:
    yield Heading(1, "The inspection and what it asked for")
    told: list[tuple[str, Line]] = [
        ("Inspected by", inspection.inspectorates or "Not recorded"),
        ("Report published", long_date(inspection.published_on) if inspection.published_on else "Not recorded"),
        ("Outcome", inspection_standing.outcome_words(inspection)),
    ]
    for step in inspection_standing.steps(inspection, on):
        about = "about " if step.expected.is_approximate else ""
        due = f"{about}{long_date(step.expected.due_on)}. " if step.expected.due_on else ""
        told.append((step.expected.label, f"{due}{step.words or step.expected.because}"))
    yield Facts(tuple(told))
    for plan in inspection.plans.order_by("starts_on"):
        sent = f", sent on {long_date(plan.submitted_on)}" if plan.submitted_on else ""
        accepted = f", accepted on {long_date(plan.accepted_on)}" if plan.accepted_on else ""
        yield Text(f"{plan.get_kind_display()}: {plan.title}{sent}{accepted}.")


def _summary(findings: list[Finding], stand: dict[int, ActionStanding], on: date) -> Iterator[Block]:
    yield Heading(1, "In short")
    if not findings:
        yield Callout("note", "No finding that has to be answered is accepted yet.")
        return
    rows = tuple(_summary_row(number, one, stand, on) for number, one in enumerate(findings, 1))
    columns = tuple(Column(label) for label in ("Finding", "Kind", "Actions", "What changed"))
    yield Table("Each finding with its actions and its latest impact", columns, rows)


def _summary_row(number: int, finding: Finding, stand: dict[int, ActionStanding], on: date) -> tuple[Line, ...]:
    answers = [stand[answer.action_id] for answer in finding.answers.all() if answer.action_id in stand]
    tags: list[str | Tag] = []
    for one in answers:
        tags += [Tag(one.status.label, TONES.get(one.status.key, "grey")), f" {one.action.reference} "]
    told = next((one.impact for one in finding.responses.all() if one.on <= on and one.impact), "")
    return (
        Words(f"{number}. {_short(finding.text)}", f"#finding-{number}"),
        finding.get_kind_display(),
        tuple(tags) if tags else "No action yet",
        _short(told) if told else "Nothing told yet",
    )


def _finding(number: int, finding: Finding, stand: dict[int, ActionStanding], on: date) -> Iterator[Block]:
    yield Heading(1, f"Finding {number}: {_short(finding.text)}", f"finding-{number}")
    yield Text(f"{finding.get_kind_display()}: {finding.text}")
    if finding.answers_to:
        yield Text(f"The report names as responsible: {finding.answers_to}.")
    yield from _later(finding, on)
    yield from _said(finding, on)
    yield from _done(finding, stand)
    yield from _evidence(finding, on)


def _later(finding: Finding, on: date) -> Iterator[Block]:
    """What a revisit or a monitoring inspection judged of it since."""
    told = [one for one in finding.later.all() if one.state == Finding.State.ACCEPTED and one.progress]
    known = [one for one in told if one.inspection.published_on and one.inspection.published_on <= on]
    if not known:
        return
    yield Heading(2, "What inspectors said later")
    rows = tuple(
        (
            long_date(one.inspection.published_on),
            one.inspection.get_kind_display(),
            Tag(one.get_progress_display(), "green" if one.is_good else "red"),
        )
        for one in sorted(known, key=lambda one: one.inspection.published_on)
    )
    yield Table(f"Later judgements of “{_short(finding.text)}”", LATER, rows)


def _said(finding: Finding, on: date) -> Iterator[Block]:
    yield Heading(2, "What we said and what changed")
    told = sorted((one for one in finding.responses.all() if one.on <= on), key=lambda one: one.on)
    if not told:
        yield Callout("warning", "The area has not answered this finding yet.")
        return
    rows = tuple((long_date(one.on), one.response, one.impact or "Not told") for one in told)
    yield Table(f"What was said to finding “{_short(finding.text)}”", SAID, rows)


def _done(finding: Finding, stand: dict[int, ActionStanding]) -> Iterator[Block]:
    yield Heading(2, "What we did")
    answers = [stand[answer.action_id] for answer in finding.answers.all() if answer.action_id in stand]
    if not answers:
        yield Callout("warning", "No action answers this finding yet.")
        return
    rows = tuple(_action_row(one) for one in answers)
    yield Table(f"Actions that answer “{_short(finding.text)}”", ACTIONS, rows)
    notes = [
        f"{long_date(one.last_note.on)}, {one.action.reference}: {one.last_note.text}"
        for one in answers
        if one.last_note
    ]
    if notes:
        yield Points(tuple(notes))


def _action_row(one: ActionStanding) -> tuple[Line, ...]:
    return (
        f"{one.action.reference} {one.action.title}",
        one.action.plan.title,
        Tag(one.status.label, TONES.get(one.status.key, "grey")),
        " ".join(one.status.because) or "–",
    )


def _evidence(finding: Finding, on: date) -> Iterator[Block]:
    files = [use.file for use in finding.evidence.all() if use.file.struck_on is None and use.file.on <= on]
    yield Heading(2, "Evidence")
    if not files:
        yield Text("No evidence is kept with this finding.")
        return
    rows = tuple((file.title, file.get_kind_display(), long_date(file.on)) for file in files)
    yield Table(f"Evidence for “{_short(finding.text)}”", EVIDENCE, rows)


def _short(text: str, most: int = 90) -> str:
    """The first words, up to a whole one."""
    bare = " ".join(text.split())
    return bare if len(bare) <= most else bare[:most].rsplit(" ", 1)[0].rstrip(",;:") + "…"
