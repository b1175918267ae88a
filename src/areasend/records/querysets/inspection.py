from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Count, Q

if TYPE_CHECKING:
    from areasend.records.models import Inspection

REQUIRED = ("significant_weakness", "priority_action", "improvement")
"""The kinds of findings that the area must answer."""
FOLLOWS = {"revisit": ("local_area", "significant_weakness"), "monitoring": ("area_send", "priority_action")}
"""By kind of a later visit: the kind of inspection that it follows, and the kind of findings that it goes through."""


class InspectionQuerySet(models.QuerySet["Inspection"]):
    def ours(self) -> InspectionQuerySet:
        return self.filter(is_ours=True)

    def of_others(self) -> InspectionQuerySet:
        return self.filter(is_ours=False)

    def followed_by(self, kind: str, area: str, published_on: date | None) -> Inspection | None:
        """The latest inspection of that area which a visit of that kind, published that day, goes back to."""
        if kind not in FOLLOWS:
            return None
        before = self.filter(kind=FOLLOWS[kind][0], area__iexact=area).exclude(published_on=None)
        if published_on is not None:
            before = before.filter(published_on__lt=published_on)
        return before.order_by("-published_on").first()

    def counted(self) -> InspectionQuerySet:
        """With how many findings each has: `proposed`, `accepted`, `required` (accepted, to be answered), and of those `unanswered`
        by an action and `silent`, without a response; its plans and findings fetched."""
        accepted = Q(findings__state="accepted")
        required = accepted & Q(findings__kind__in=REQUIRED)
        counted = self.annotate(
            proposed=Count("findings", filter=Q(findings__state="proposed"), distinct=True),
            accepted=Count("findings", filter=accepted, distinct=True),
            required=Count("findings", filter=required, distinct=True),
            unanswered=Count("findings", filter=required & Q(findings__answers=None), distinct=True),
            silent=Count("findings", filter=required & Q(findings__responses=None), distinct=True),
        )
        return counted.prefetch_related("plans", "findings").order_by("-published_on", "-pk")


class FindingQuerySet(models.QuerySet["Finding"]):
    def proposed(self) -> FindingQuerySet:
        return self.filter(state="proposed")

    def accepted(self) -> FindingQuerySet:
        return self.filter(state="accepted")

    def standing(self) -> FindingQuerySet:
        """All but what was set aside."""
        return self.exclude(state="set_aside")

    def required(self) -> FindingQuerySet:
        return self.filter(kind__in=REQUIRED)

    def unanswered(self) -> FindingQuerySet:
        """Accepted, to be answered, and no action answers it."""
        return self.accepted().required().filter(answers=None)

    def followed(self, inspection: Inspection) -> FindingQuerySet:
        """The earlier findings that a later visit goes through: of the latest inspection of the area that it follows."""
        earlier = inspection._meta.model.objects.followed_by(inspection.kind, inspection.area, inspection.published_on)
        if earlier is None:
            return self.none()
        return self.standing().filter(inspection=earlier, kind=FOLLOWS[inspection.kind][1]).order_by("number")

    def saying(self, words: str) -> FindingQuerySet:
        """Each of the words stands in the finding or in its heading."""
        found = self
        for word in words.split():
            found = found.filter(Q(text__icontains=word) | Q(heading__icontains=word))
        return found
