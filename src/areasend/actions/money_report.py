"""The termly report on the high-needs block: composed from what is recorded, and frozen; published, it stays as it is."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from areasend.actions import agenda
from areasend.actions.audit import action
from areasend.actions.checks import check_reason, say
from areasend.actions.refusal import Refused
from areasend.records.models import AgendaItem, BudgetYear, Meeting, MoneyReport, User
from areasend.records.models.governance.agenda_item import Purpose
from areasend.records.papers import money_report as papers
from areasend.records.papers.frozen import freeze
from areasend.rules.money.year import year_of


@action("money_report.compose")
def compose(*, by: User | None, today: date, title: str, introduction: str = "") -> MoneyReport:
    """A draft as the block stands today."""
    check_reason(title, field="title", ask="Enter a title, such as: High-needs block, autumn term 2026.")
    year = year_of(today)
    if not BudgetYear.objects.filter(starts_on=year.starts_on).exists():
        raise Refused(f"There is no budget for {year}. Set its opening balance and lines first.")
    paper = papers.compose(year, today, title, introduction, settings.AREASEND_AREA_NAME)
    return MoneyReport.objects.create(title=title, as_at=today, paper=freeze(paper), recorded_by=by)


@action("money_report.publish")
def publish(report: MoneyReport, *, by: User | None, today: date) -> MoneyReport:
    """Given to the Schools Forum and the board: from now on it no longer changes."""
    held = MoneyReport.objects.select_for_update().get(pk=report.pk)
    if held.published_on:
        raise Refused(f"It was published on {say(held.published_on)} and stays as it is. Compose a new one.")
    held.published_on = today
    held.save(update_fields=["published_on"])
    return held


@action("money_report.put_to_board")
def put_to_board(
    report: MoneyReport,
    *,
    by: User,
    today: date,
    meeting: Meeting,
    purpose: str = Purpose.DISCUSS,
    recommendation: str = "",
    title: str = "",
) -> AgendaItem:
    """An item of a meeting whose part of the pack the report writes. Only what is published, so that it stays what the board saw."""
    held = MoneyReport.objects.select_for_update().get(pk=report.pk)
    if held.published_on is None:
        raise Refused("It is a draft. Publish it first: what a board has seen must stay as it is.")
    return agenda.put(
        held,
        "money_report",
        by=by,
        today=today,
        meeting=meeting,
        purpose=purpose,
        recommendation=recommendation,
        title=title.strip() or held.title,
    )
