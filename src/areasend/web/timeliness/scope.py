"""Whose cases, of which team, over which months: what every figure of a page is of."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

import polars as pl

from areasend.records import frames
from areasend.records.models import Case, Team, User
from areasend.records.querysets.case import CaseQuerySet
from areasend.rules.policies.access import Relation, Verb, relations_for

LAST_12 = "12"
FIRST_YEAR = 2019


def sees_area(user: User) -> bool:
    """Whether their figures are the whole area's."""
    return Relation.AREA in relations_for(user.roles, Verb.VIEW_TIMELINESS)


def span_of(period: str, on: date) -> tuple[date, date]:
    """First and last day of a calendar year, or of the twelve months that end with that of `on`; never beyond `on`."""
    if period == LAST_12:
        month = on.month % 12 + 1
        return date(on.year - (month > 1), month, 1), on
    return date(int(period), 1, 1), min(date(int(period), 12, 31), on)


@dataclass(frozen=True)
class Scope:
    """`period` is a year, or LAST_12; `on` is today. Frames are loaded once, when a figure first asks for them.

    `since`: leave out what was over before that day, for a page that looks no further back.
    """

    user: User
    on: date
    period: str
    team: Team | None
    since: date | None = None

    @cached_property
    def cases(self) -> CaseQuerySet:
        seen: CaseQuerySet = Case.objects.allowed(self.user, Verb.VIEW_TIMELINESS)
        return seen.filter(team=self.team) if self.team else seen

    @property
    def recent(self) -> CaseQuerySet:
        return self.cases.exclude(ended_on__lt=self.since) if self.since else self.cases

    @cached_property
    def assessments(self) -> pl.DataFrame:
        return frames.assessments(self.recent)

    @cached_property
    def advice(self) -> pl.DataFrame:
        return frames.advice(self.cases, self.since)

    @cached_property
    def reviews(self) -> pl.DataFrame:
        return frames.reviews(self.recent)

    @property
    def span(self) -> tuple[date, date]:
        return span_of(self.period, self.on)

    @property
    def whole_months(self) -> tuple[date, date]:
        """The span to the end of its last month: advice may be in before the day on which it is due."""
        return self.span[0], month_end(self.span[1])

    @property
    def years(self) -> tuple[date, date]:
        """From the first year that is shown to today."""
        return date(FIRST_YEAR, 1, 1), self.on

    @property
    def words(self) -> str:
        """The period as a heading says it."""
        if self.period == LAST_12:
            return f"{self.span[0]:%B %Y} to {self.span[1]:%B %Y}"
        so_far = " so far" if self.span[1] == self.on else ""
        return f"{self.period}{so_far}"

    @property
    def looking_no_further_back(self) -> Scope:
        """The same without what was over before the period, and before a year ago."""
        return replace(self, since=min(self.span[0], self.on - timedelta(366)))

    @property
    def query(self) -> dict[str, str]:
        """What the address of a page or list has to say to be of this team."""
        return {"team": str(self.team.pk)} if self.team else {}


def month_end(starts_on: date) -> date:
    return starts_on.replace(day=calendar.monthrange(starts_on.year, starts_on.month)[1])


def year_end(starts_on: date) -> date:
    return date(starts_on.year, 12, 31)
