from __future__ import annotations

from django.db import models
from django.db.models import Count, Q

REQUIRED = ("significant_weakness", "priority_action", "improvement")
"""The kinds of findings that the area must answer."""


class InspectionQuerySet(models.QuerySet["Inspection"]):
    def ours(self) -> InspectionQuerySet:
        return self.filter(is_ours=True)

    def of_others(self) -> InspectionQuerySet:
        return self.filter(is_ours=False)

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

    def saying(self, words: str) -> FindingQuerySet:
        """Each of the words stands in the finding or in its heading."""
        found = self
        for word in words.split():
            found = found.filter(Q(text__icontains=word) | Q(heading__icontains=word))
        return found
