"""A service's own plan as a paper: each line with the action of the strategy or the statement that it serves."""

from __future__ import annotations

from datetime import date

from areasend.documents.paper import Callout, Column, Facts, Heading, Line, Paper, Points, Table
from areasend.records.models import ActionPlan, PlanAction, StatementAction
from areasend.records.papers.parts import day, joined, status_tag
from areasend.records.plan_standing import ActionStanding, standings


def compose(plan: ActionPlan, on: date, area: str) -> Paper:
    """The plan of one service as it stands on a day."""
    found = standings(PlanAction.objects.filter(plan=plan), on)
    answers = _statements(plan)
    rows = tuple(_row(one, answers) for one in found)
    columns = (Column("Line"), Column("Serves"), Column("Status"), Column("Next date"))
    pairs = (("Service", str(plan.organisation)), ("From", day(plan.starts_on)), ("To", day(plan.ends_on)))
    blocks = [Facts(pairs), Heading(1, "What we will do", "lines"), Table("Lines of the plan", columns, rows)]
    loose = [one for one in found if one.action.serves_id is None and one.action.pk not in answers]
    if loose:
        names = tuple(f"{one.action.reference} {one.action.title}" for one in loose)
        blocks += [Callout("warning", "These lines serve neither the strategy nor the self-evaluation:"), Points(names)]
    blocks += [Heading(1, "How each line stands", "standing"), _standing(found)]
    return Paper(plan.title, f"Service plan of {plan.organisation}", area, on, blocks=tuple(blocks))


def _row(one: ActionStanding, answers: dict[int, list[str]]) -> tuple[Line, ...]:
    serves = [f"Action {one.action.serves.reference} {one.action.serves.title}"] if one.action.serves else []
    told = "\n".join([*serves, *answers.get(one.action.pk, [])]) or "–"
    name = f"{one.action.reference} {one.action.title}"
    return name, told, status_tag(one.status.key, one.status.label), day(one.first_due_on)


def _statements(plan: ActionPlan) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for one in StatementAction.objects.filter(action__plan=plan).select_related("statement"):
        found.setdefault(one.action_id, []).append(f"To develop: {one.statement.text}")
    return found


def _standing(found: list[ActionStanding]) -> Table:
    rows = tuple((one.action.reference, joined(one.status.because)) for one in found)
    return Table("Why each status", (Column("Line"), Column("Why")), rows)
