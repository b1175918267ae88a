"""The progress report of a term: composed from the plan as it stood, introduced in words, frozen, published."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from areasend.actions.audit import action
from areasend.actions.checks import check_day, check_reason, say
from areasend.actions.naming_nobody import check_public_paper
from areasend.actions.refusal import Refused
from areasend.records.models import ActionPlan, ProgressReport, User
from areasend.records.papers import progress_report as papers
from areasend.records.papers.frozen import freeze, report_paper


@action("progress_report.compose")
def compose(
    plan: ActionPlan,
    *,
    by: User | None,
    today: date,
    title: str,
    starts_on: date,
    ends_on: date,
    introduction: str = "",
) -> ProgressReport:
    """A draft from what is recorded, as the plan stood on the last day of the term."""
    check_reason(title, field="title", ask="Enter a title, such as: Autumn term 2026.")
    if ends_on <= starts_on:
        raise Refused("The term ends after it starts.", field="ends_on")
    check_day(ends_on, today, field="ends_on", what="The end of the term")
    paper = papers.compose(plan, title, starts_on, ends_on, introduction, settings.AREASEND_AREA_NAME)
    return ProgressReport.objects.create(
        plan=plan, title=title, starts_on=starts_on, ends_on=ends_on, paper=freeze(paper), recorded_by=by
    )


@action("progress_report.introduce")
def introduce(report: ProgressReport, *, by: User | None, today: date, introduction: str) -> ProgressReport:
    """Other words at its beginning; the rest stays as it was composed."""
    held = _draft(report)
    held.paper = freeze(papers.reworded(report_paper(held), introduction))
    held.save(update_fields=["paper"])
    return held


@action("progress_report.publish")
def publish(report: ProgressReport, *, by: User | None, today: date) -> ProgressReport:
    """From now on anyone may read it, and it no longer changes."""
    held = _draft(report)
    if held.plan.published_on is None:
        raise Refused(f"“{held.plan}” is not published. Publish the plan first, then how it goes.")
    check_public_paper(report_paper(held))
    held.published_on = today
    held.save(update_fields=["published_on"])
    return held


def _draft(report: ProgressReport) -> ProgressReport:
    held = ProgressReport.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if held.published_on:
        raise Refused(f"It was published on {say(held.published_on)} and stays as it is. Compose a new one.")
    return held
