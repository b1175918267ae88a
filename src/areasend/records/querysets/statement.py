"""Statements of a self-evaluation: those that stand, and with all that they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Prefetch

if TYPE_CHECKING:
    from areasend.records.models import SelfEvaluation


class StatementQuerySet(models.QuerySet["Statement"]):
    def standing(self) -> StatementQuerySet:
        """Not taken out."""
        return self.filter(retired_on=None)

    def of(self, evaluation: SelfEvaluation) -> StatementQuerySet:
        """In the order in which they are read."""
        return self.filter(theme__evaluation=evaluation).order_by("theme__number", "-kind", "pk")

    def whole(self) -> StatementQuerySet:
        """With figures, files, actions and comments, in a constant number of queries."""
        from areasend.records.models import EvidenceUse, StatementAction, StatementComment

        files = EvidenceUse.objects.filter(file__struck_on=None).select_related("file").order_by("-file__on", "pk")
        answers = StatementAction.objects.select_related("action__plan").order_by("pk")
        comments = StatementComment.objects.select_related("recorded_by__organisation", "resolved_by").order_by("pk")
        return self.select_related("theme__evaluation", "recorded_by").prefetch_related(
            "figures",
            Prefetch("files", files),
            Prefetch("answers", answers),
            Prefetch("comments", comments),
        )
