"""Actions of plans: whose they are, whose board watches over them, who may do what to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from areasend.rules.policies.access import Relation, Verb, relations_for

if TYPE_CHECKING:
    from areasend.records.models import Board, User


def holds_role(user: User) -> Exists:
    from areasend.records.models import ActionRole

    return Exists(ActionRole.objects.filter(action=OuterRef("pk"), user=user))


def led_by_organisation(user: User) -> Exists:
    """A body leads it: their own, where they belong to one."""
    from areasend.records.models import ActionAgency

    leads = ActionAgency.objects.filter(action=OuterRef("pk"), part=ActionAgency.Part.LEAD)
    return Exists(leads.filter(organisation=user.organisation_id) if user.organisation_id else leads.none())


def has_holder() -> Exists:
    """Some person is named for one of its roles."""
    from areasend.records.models import ActionRole

    return Exists(ActionRole.objects.filter(action=OuterRef("pk"), user__isnull=False))


class PlanActionQuerySet(models.QuerySet["PlanAction"]):
    def allowed(self, user: User, verb: Verb) -> PlanActionQuerySet:
        """Only those to which `user` may do `verb`: any, or those in which they hold a role or which their organisation leads."""
        relations = relations_for(user.roles, verb)
        if Relation.AREA in relations:
            return self
        if Relation.OFFICER in relations:
            return self.filter(holds_role(user) | led_by_organisation(user))
        return self.none()

    def open(self) -> PlanActionQuerySet:
        """Neither closed itself nor of a plan that is closed."""
        return self.filter(closed_on=None, plan__closed_on=None)

    def of_board(self, board: Board) -> PlanActionQuerySet:
        """Watched over by this board: its own, else that of its priority, else that of its plan."""
        watching = Coalesce("board_id", "priority__board_id", "plan__board_id")
        return self.alias(watching=watching).filter(watching=board.pk)

    def owed_by(self, user: User) -> PlanActionQuerySet:
        """Open, and theirs to do: they hold a role in it, or their organisation leads it and nobody is named for a role."""
        return self.open().filter(holds_role(user) | (led_by_organisation(user) & ~has_holder()))

    def search(self, words: str) -> PlanActionQuerySet:
        """Every word stands in its reference, title, detail or the name of a role or agency."""
        found = self
        for word in words.split():
            beside = Q(roles__title__icontains=word) | Q(agencies__organisation__name__icontains=word)
            own = Q(title__icontains=word) | Q(detail__icontains=word) | Q(reference__startswith=word)
            found = found.filter(pk__in=self.model._default_manager.filter(own | beside).values("pk"))
        return found

    def whole(self) -> PlanActionQuerySet:
        """With everything from which its status follows and that a row of a list shows, in a constant number of queries."""
        one = ("plan__board", "plan__strategy", "priority__board", "board", "continues")
        many = (
            "agencies__organisation",
            "roles__user",
            "dates",
            "measures__readings",
            "notes",
            "blockers",
            "overrules",
        )
        return self.select_related(*one).prefetch_related(*many)
