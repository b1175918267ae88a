"""The termly progress reports of the strategy's plan, and a service plan that follows from it, where those plans are loaded."""

from __future__ import annotations

from datetime import date, timedelta

from areasend.actions import progress_report as reports
from areasend.actions import service_plan as services
from areasend.demo.above.known import Known
from areasend.records.models import ActionPlan, Statement

TERMS = (("Spring term", 1, 5, 3, 28), ("Summer term", 4, 14, 7, 22), ("Autumn term", 9, 2, 12, 18))
OUT_AFTER = timedelta(days=10)
INTRODUCTION = """This report says what the partnership promised, what has happened this term and what comes next.
It is made from the same records that the board works with.

Thank you to the families and young people who told us where it works and where it does not."""
SERVICE = "Buckinghamshire Adult Social Care"


def load(known: Known) -> None:
    plans = ActionPlan.objects.filter(kind="strategy", starts_on__lt=known.until, published_on__isnull=False)
    in_order = list(plans.order_by("starts_on"))
    for plan, name, starts_on, ends_on in terms_before(known.until, in_order):
        told = ends_on + OUT_AFTER
        made = reports.compose(plan, by=known.lead, today=told, title=f"{name} {ends_on.year}",
                               starts_on=starts_on, ends_on=ends_on, introduction=INTRODUCTION)  # fmt: skip
        if plan.published_on and plan.published_on <= told:
            reports.publish(made, by=known.lead, today=told)
    if in_order:
        _service_plan(known, in_order[-1])


def terms_before(until: date, plans: list[ActionPlan]) -> list[tuple[ActionPlan, str, date, date]]:
    """The last two terms that are over and whose report is out, each with the plan in whose time it lay; the older one first."""
    found = [
        (plan, name, date(year, *starts), date(year, *ends))
        for year in (until.year - 1, until.year)
        for name, *days in TERMS
        for starts, ends in [(days[:2], days[2:])]
        for plan in plans
        if plan.starts_on <= date(year, *starts) and date(year, *ends) <= plan.ends_on
    ]
    return [term for term in found if term[3] + OUT_AFTER <= until][-2:]


def _service_plan(known: Known, plan: ActionPlan) -> None:
    body = known.bodies.get(SERVICE)
    if body is None or not services.own_actions(body, plan):
        return
    wanting = Statement.objects.filter(kind="development", retired_on=None, text__icontains="adult")[:1]
    services.derive(body, plan, by=known.lead, today=known.until, statements=list(wanting))
