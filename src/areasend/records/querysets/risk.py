from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from areasend.rules.policies.access import Relation, Verb, relations_for

if TYPE_CHECKING:
    from areasend.records.models import Board, User


class RiskQuerySet(models.QuerySet["Risk"]):
    def allowed(self, user: User, verb: Verb) -> RiskQuerySet:
        """Only those to which `user` may do `verb`: all of the area, or theirs (they own it, or sit on a board that it is before).

        Of what is theirs, only the owner reviews it.
        """
        relations = relations_for(user.roles, verb)
        if Relation.AREA in relations:
            return self
        if verb is Verb.REVIEW_RISK:
            return self.filter(owner_user=user) if Relation.OFFICER in relations else self.none()
        return self.filter(_theirs(user)) if Relation.OFFICER in relations else self.none()

    def open(self) -> RiskQuerySet:
        return self.filter(closed_on=None)

    def of_board(self, board: Board) -> RiskQuerySet:
        """Those that the board holds, and those that were taken to it, answered or not."""
        from areasend.records.models import Escalation

        taken = Escalation.objects.filter(to_board=board).order_by().values("risk")
        return self.filter(Q(board=board) | Q(pk__in=taken))

    def due_for_review(self, on: date) -> RiskQuerySet:
        return self.open().filter(review_on__lte=on)

    def scored(self) -> RiskQuerySet:
        """With the score of the latest review, or of the day it was raised: `now_likelihood`, `now_impact`, `now_score`."""
        from areasend.records.models import RiskScore

        latest = RiskScore.objects.filter(risk=OuterRef("pk")).order_by("-on", "-pk")
        return self.annotate(
            now_likelihood=Coalesce(Subquery(latest.values("likelihood")[:1]), F("likelihood")),
            now_impact=Coalesce(Subquery(latest.values("impact")[:1]), F("impact")),
        ).annotate(now_score=F("now_likelihood") * F("now_impact"))


def _theirs(user: User) -> Q:
    from areasend.records.models import Escalation, Seat

    boards = list(Seat.objects.filter(user=user, until=None).order_by().values_list("board", flat=True))
    taken = Escalation.objects.filter(to_board__in=boards).order_by().values("risk")
    return Q(owner_user=user) | Q(board__in=boards) | Q(pk__in=taken)
