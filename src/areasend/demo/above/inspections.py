"""Inspections of the demo area: the letter of 2022 with its written statement, the outcome of 2026, and other areas to learn from.

What stands in `inspections.yaml` is written in our own words; the report's text is made of it, so that each finding has its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from typing import Any

import yaml
from django.conf import settings
from django.core.files.base import ContentFile

from areasend.actions import (
    action_date,
    action_plan,
    evidence,
    finding,
    inspection,
    inspection_plan,
    plan_action,
    progress,
)
from areasend.demo.above.known import Known
from areasend.records.models import ActionPlan, Finding, Inspection, PlanAction

PLAN_OF_THE_STRATEGY = "plan-2025"
REQUIRED = ("significant_weakness", "priority_action", "improvement")


def load(known: Known) -> None:
    told = yaml.safe_load((files(__package__) / "inspections.yaml").read_text(encoding="utf-8"))
    for one in told["ours"]:
        if one["published_on"] <= known.until:
            _ours(known, one)
    for one in told["others"]:
        if one["published_on"] <= known.until:
            _another(known, one)


def _ours(known: Known, told: dict[str, Any]) -> None:
    made = _bring_in(known, told, settings.AREASEND_AREA_NAME, True)
    required = _findings(known, made, told)
    if "plan" in told:
        known.plans[told["plan"]["slug"]] = _plan(known, made, told["plan"], required)
    for row in _past(known, told.get("responses", [])):
        said = {"on": row["day"], "response": row["response"], "impact": row.get("impact", "")}
        finding.respond(_fresh(required[row["finding"]]), by=known.lead, today=row["day"], **said)
    for row in _past(known, told.get("evidence", [])):
        _evidence(known, required[row["finding"]], row)
    _link(known, required, told.get("links", {}))


def _another(known: Known, told: dict[str, Any]) -> None:
    parts = [
        {"heading": kind.replace("_", " ").capitalize(), "kind": kind, "says": told[kind]}
        for kind in REQUIRED
        if kind in told
    ]
    whole = {"kind": "area_send", "source": "Published report, in our own words", "parts": parts, **told}
    made = _bring_in(known, whole, told["area"], False)
    _findings(known, made, whole)


def _bring_in(known: Known, told: dict[str, Any], area: str, is_ours: bool) -> Inspection:
    """The text is in no form that the reader knows, so nothing is proposed from it and what is known is added by hand."""
    on = told["published_on"]
    said: dict[str, Any] = {"by": known.lead, "today": on}
    plain = {"kind": told["kind"], "reference": told["reference"], "area": area, "published_on": on}
    made = inspection.bring_in(**said, text=_text(told, area), source=told["source"], **plain).inspection
    days = {name: told.get(name) for name in ("started_on", "ended_on")}
    given = {name: told.get(name, "") for name in ("outcome", "inspectorates", "source")}
    return inspection.amend(
        made, **said, version=None, kind=told["kind"], area=area, is_ours=is_ours, published_on=on, **days, **given
    )


def _text(told: dict[str, Any], area: str) -> str:
    parts = [f"{area}: {told['source']}", told["outcome"]]
    for part in told["parts"]:
        parts += [part["heading"], *part["says"]]
    return "\n\n".join(parts) + "\n"


def _findings(known: Known, made: Inspection, told: dict[str, Any]) -> dict[int, Finding]:
    """Every finding; those that must be answered by their number within their part."""
    required = {}
    on = min(told.get("decided_on", told["published_on"]), known.until)
    for part in told["parts"]:
        for number, text in enumerate(part["says"], start=1):
            must = part["kind"] in REQUIRED
            whose = told.get("answers_to", "") if must else ""
            said = {"kind": part["kind"], "text": text, "heading": part["heading"], "answers_to": whose}
            row = finding.add(made, by=known.lead, today=on, **said)
            if must:
                required[number] = row
    return required


def _plan(known: Known, made: Inspection, told: dict[str, Any], required: dict[int, Finding]) -> ActionPlan:
    day = told["started_on"]
    first: dict[int, dict[str, Any]] = {}
    for action in told["actions"]:
        first.setdefault(action["finding"], action)
    plan = inspection_plan.start_plan(
        made,
        by=known.lead,
        today=day,
        kind=ActionPlan.Kind.WRITTEN_STATEMENT,
        title=told["title"],
        starts_on=day,
        ends_on=told["ends_on"],
        titles={required[number].pk: action["title"] for number, action in first.items()},
        board=known.boards.get(told["board"]),
    )
    for action in told["actions"]:
        row = plan.actions.filter(title=action["title"]).first() or _more(known, plan, action, required, day)
        _lead(known, row, action, day)
        _tell(known, row, action)
    _carry(known, plan, told)
    return plan


def _more(known: Known, plan: ActionPlan, told: dict[str, Any], required: dict[int, Finding], day: date) -> PlanAction:
    row = plan_action.add(plan, by=known.lead, today=day, title=told["title"], starts_on=day)
    finding.answer_with(required[told["finding"]], by=known.lead, action=row)
    return row


def _lead(known: Known, row: PlanAction, told: dict[str, Any], day: date) -> None:
    said: dict[str, Any] = {"by": known.lead, "today": day}
    user = known.users.get(told["lead"])
    if user and user.organisation:
        plan_action.set_agencies(row, **said, lead=[user.organisation])
    if user:
        plan_action.set_roles(row, **said, roles=[(user.job_title or user.name, user)])
    action_date.add(row, **said, on=told["due_on"], precision="month")


def _tell(known: Known, row: PlanAction, told: dict[str, Any]) -> None:
    """The public may read these, so those who run the plan tell them."""
    for on, text in told.get("notes", {}).items():
        if on <= known.until:
            progress.note(row, by=known.lead, today=on, on=on, text=text, is_public=True)


def _carry(known: Known, plan: ActionPlan, told: dict[str, Any]) -> None:
    """Agreed, sent, accepted, its actions ended, closed: each on its day."""
    steps = (
        (told["agreed_on"], action_plan.agree),
        (told["sent_on"], action_plan.submit),
        (told["accepted_on"], action_plan.accept),
    )
    for on, act in steps:
        if on <= known.until:
            act(ActionPlan.objects.get(pk=plan.pk), by=known.lead, today=on, on=on)
    for action in told["actions"]:
        on = action.get("done_on") or action["dropped_on"]
        row = plan.actions.get(title=action["title"])
        because = action.get("dropped_because", "")
        if on <= known.until:
            closed = "done" if "done_on" in action else "dropped"
            plan_action.close(row, by=known.lead, today=on, on=on, closed_as=closed, because=because)
    if told["closed_on"] <= known.until:
        action_plan.close(
            ActionPlan.objects.get(pk=plan.pk), by=known.lead, today=told["closed_on"], on=told["closed_on"]
        )


def _evidence(known: Known, found: Finding, told: dict[str, Any]) -> None:
    text = f"{told['title']}\n\nInvented for a demo area.\n"
    user = known.users.get(told["user"], known.lead)
    given = {"kind": told["kind"], "title": told["title"], "on": told["day"], "filename": "evidence.txt"}
    evidence.add(by=user, today=told["day"], file=ContentFile(text.encode(), "evidence.txt"), finding=found, **given)


def _link(known: Known, required: dict[int, Finding], links: dict[int, list[str]]) -> None:
    """Actions of the strategy's plan that answer a finding, where that plan is there."""
    plan = known.plans.get(PLAN_OF_THE_STRATEGY)
    for number, references in links.items():
        for action in plan.actions.filter(reference__in=references) if plan else []:
            finding.answer_with(required[number], by=known.lead, action=action)


def _past(known: Known, rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    return (row for row in rows if row["day"] <= known.until)


def _fresh(row: Finding) -> Finding:
    return Finding.objects.select_related("inspection").get(pk=row.pk)
