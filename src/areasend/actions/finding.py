"""Findings of an inspection: accepted or set aside by a person, answered by actions, and what the area says to each."""

from __future__ import annotations

import re
from datetime import date

from django.db.models import Max

from areasend.actions.audit import action
from areasend.actions.checks import check_day, check_reason, say
from areasend.actions.lock import claim
from areasend.actions.refusal import Refused
from areasend.records.models import Finding, FindingAction, FindingResponse, Inspection, PlanAction, User

SHORTEST = 15
"""Characters of a finding given by hand: fewer stand in many places."""


@action("finding.accept")
def accept(finding: Finding, *, by: User, today: date, kind: str = "", version: int | None = None) -> Finding:
    """A person says that the report finds this. `kind`: of what kind it is, where the proposal was wrong."""
    _check_kind(kind or finding.kind)
    if finding.state == Finding.State.ACCEPTED and not kind:
        raise Refused("This finding is accepted already.")
    return _decide(finding, version, by, today, Finding.State.ACCEPTED, kind=kind or finding.kind)


@action("finding.set_aside")
def set_aside(finding: Finding, *, by: User, today: date, because: str, version: int | None = None) -> Finding:
    """The reader took for a finding what is none, or it stands elsewhere already."""
    check_reason(because, field="because", ask="Say why it is set aside.")
    if finding.answers.exists():
        raise Refused("Actions answer this finding. Take them from it before you set it aside.")
    return _decide(finding, version, by, today, Finding.State.SET_ASIDE, because=because)


@action("finding.accept_all")
def accept_all(inspection: Inspection, *, by: User, today: date, kind: str) -> list[Finding]:
    """Everything still proposed of one kind."""
    _check_kind(kind)
    waiting = list(inspection.findings.filter(kind=kind, state=Finding.State.PROPOSED))
    if not waiting:
        raise Refused("Nothing of this kind waits to be decided.")
    return [_decide(finding, None, by, today, Finding.State.ACCEPTED) for finding in waiting]


@action("finding.amend")
def amend(
    finding: Finding,
    *,
    by: User,
    version: int | None,
    kind: str,
    heading: str = "",
    answers_to: str = "",
    progress: str = "",
    about: Finding | None = None,
) -> Finding:
    """Of what kind it is, under which heading, and whom the report names as responsible; of a finding of progress also what was judged
    and of which earlier finding. Its words stay the report's."""
    _check_kind(kind)
    _check_progress(finding, kind, progress, about)
    held = claim(finding, version)
    held.kind, held.heading, held.answers_to = kind, heading, answers_to
    held.progress, held.about = progress, about
    held.save(update_fields=["kind", "heading", "answers_to", "progress", "about"])
    return held


@action("finding.add")
def add(
    inspection: Inspection, *, by: User, today: date, kind: str, text: str, heading: str = "", answers_to: str = ""
) -> Finding:
    """A finding that the reader missed, by words that stand in the report. It is accepted as it is added."""
    _check_kind(kind)
    start, end = place_of(inspection.text, text)
    numbers = inspection.findings.aggregate(Max("number"))
    return Finding.objects.create(
        inspection=inspection,
        number=(numbers["number__max"] or 0) + 1,
        kind=kind,
        heading=heading,
        text=inspection.text[start:end],
        start=start,
        end=end,
        answers_to=answers_to,
        state=Finding.State.ACCEPTED,
        decided_on=today,
        decided_by=by,
        recorded_by=by,
    )


@action("finding.respond")
def respond(finding: Finding, *, by: User, today: date, on: date, response: str, impact: str = "") -> FindingResponse:
    """What the area says to a finding on a day, and what has changed for children and families since."""
    check_day(on, today, field="on")
    check_reason(response, field="response", ask="Say what the area answers.")
    _check_accepted(finding)
    published = finding.inspection.published_on
    if published and on < published:
        raise Refused(f"The report was published on {say(published)}. Enter a day from then on.", field="on")
    return FindingResponse.objects.create(finding=finding, on=on, response=response, impact=impact, recorded_by=by)


@action("finding.answer_with")
def answer_with(finding: Finding, *, by: User, action: PlanAction) -> FindingAction:
    """An action of any plan answers the finding."""
    _check_accepted(finding)
    if finding.answers.filter(action=action).exists():
        raise Refused(f"Action {action.reference} answers this finding already.", field="action")
    return FindingAction.objects.create(finding=finding, action=action)


@action("finding.unlink")
def unlink(link: FindingAction, *, by: User, because: str) -> Finding:
    """The action does not answer the finding after all."""
    check_reason(because, field="because", ask="Say why the action does not answer the finding.")
    finding = link.finding
    link.delete()
    return finding


def place_of(text: str, words: str) -> tuple[int, int]:
    """Where the words stand in a text, whatever the spaces and line ends between them."""
    parts = words.split()
    if len(" ".join(parts)) < SHORTEST:
        raise Refused(f"Copy at least {SHORTEST} characters of the report, so that the place is certain.", field="text")
    found = re.search(r"\s+".join(map(re.escape, parts)), text)
    if found is None:
        raise Refused("These words do not stand in the report. Copy them from it as they are.", field="text")
    return found.span()


def _decide(
    finding: Finding, version: int | None, by: User, today: date, state: str, kind: str = "", because: str = ""
) -> Finding:
    held = claim(finding, version)
    held.kind = kind or held.kind
    if held.kind != Finding.Kind.PROGRESS:
        held.progress, held.about = "", None
    held.state, held.decided_on, held.decided_by, held.decided_because = state, today, by, because
    held.save(update_fields=["kind", "progress", "about", "state", "decided_on", "decided_by", "decided_because"])
    return held


def _check_kind(kind: str) -> None:
    if kind not in Finding.Kind.values:
        raise Refused("Select of what kind the finding is.", field="kind")


def _check_progress(finding: Finding, kind: str, progress: str, about: Finding | None) -> None:
    if kind != Finding.Kind.PROGRESS and (progress or about):
        raise Refused(
            "Only progress on an earlier finding has a judgement. Choose that kind, or leave it empty.", field="kind"
        )
    if progress and progress not in Finding.Progress.values:
        raise Refused("Select what the inspectors judged.", field="progress")
    if about is not None and about.inspection_id == finding.inspection_id:
        raise Refused("Choose a finding of an earlier inspection, not of this report.", field="about")


def _check_accepted(finding: Finding) -> None:
    if finding.state != Finding.State.ACCEPTED:
        raise Refused("This finding is not accepted. Accept it first, then answer it.")
