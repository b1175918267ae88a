"""Scenarios: which of them someone may see or change, and in what order they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from areasend.forecast.models import MODELS
from areasend.rules.policies.access import Relation, Verb, may, relations_for

if TYPE_CHECKING:
    from areasend.records.models import User


class ScenarioQuerySet(models.QuerySet["models.Model"]):
    def allowed(self, user: User, verb: Verb) -> ScenarioQuerySet:
        """Those to which `user` may do `verb`: all of the area, or their own; of models whose answers they may see."""
        relations = relations_for(user.roles, verb)
        closed = [one.key for one in MODELS.values() if not may(user.roles, Verb(one.verb))]
        found = self.exclude(model__in=closed) if closed else self.all()
        if Relation.AREA in relations:
            return found
        return found.filter(owner=user) if Relation.OFFICER in relations else self.none()

    def kept(self) -> ScenarioQuerySet:
        """Not dropped."""
        return self.filter(dropped_on=None)

    def light(self) -> ScenarioQuerySet:
        """Without the inputs, which no page shows and which may be large."""
        return self.defer("inputs", "public_paper").select_related("owner")

    def public(self) -> ScenarioQuerySet:
        """What everyone may read, the latest first."""
        found = self.filter(published_on__isnull=False, withdrawn_on=None)
        return found.defer("inputs", "outcome").order_by("-published_on", "-pk")
