"""Whose cases, of which team, as at which day: what every figure of the dashboard is of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from areasend.indicators.catalogue.evaluate import Figures
from areasend.records.area_figures import AreaFigures, kept_figures
from areasend.records.models import Case, IndicatorTarget, Team, User
from areasend.records.querysets.case import CaseQuerySet
from areasend.rules.policies.access import Relation, Verb, relations_for, withholds_small


def sees_area(user: User) -> bool:
    """Whether their figures are the whole area's."""
    return Relation.AREA in relations_for(user.roles, Verb.VIEW_FIGURES)


def hides(user: User) -> bool:
    """Small numbers are withheld from those who may open no case."""
    return withholds_small(user.roles)


@dataclass(frozen=True)
class Scope:
    user: User
    today: date
    on: date
    team: Team | None

    @property
    def cases(self) -> CaseQuerySet:
        seen: CaseQuerySet = Case.objects.allowed(self.user, Verb.VIEW_FIGURES)
        return seen.filter(team=self.team) if self.team else seen

    @property
    def query(self) -> dict[str, str]:
        """What an address has to say to be of this scope."""
        team = {"team": str(self.team.pk)} if self.team else {}
        return team if self.on == self.today else {**team, "on": self.on.isoformat()}

    @cached_property
    def loaded(self) -> AreaFigures:
        """Looked up once a request: what it is of cannot change under the page."""
        who = "area" if sees_area(self.user) else f"user {self.user.pk} of {self.user.team_id}"
        return kept_figures(self.cases, f"{who}, team {self.team.pk}" if self.team else who, self.on)

    @cached_property
    def aims(self) -> dict[str, float]:
        """The area's own targets on the day."""
        return IndicatorTarget.objects.aims(self.on)

    def figures(self, key: str) -> Figures:
        """An indicator judged over these cases."""
        return self.loaded.of(key)
