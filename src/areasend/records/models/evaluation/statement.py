from django.db import models
from django.db.models import Q

from areasend.records.models.stamped import Stamped
from areasend.records.querysets.statement import StatementQuerySet


class Statement(Stamped):
    """One thing that a self-evaluation says: a strength or something to develop, and how sure the area is of it."""

    class Kind(models.TextChoices):
        STRENGTH = "strength", "Strength"
        DEVELOPMENT = "development", "To develop"

    class Grade(models.IntegerChoices):
        """How far along: from early work to what inspectors would call typically positive."""

        EARLY = 1, "Early: work has begun"
        DEVELOPING = 2, "Developing: inconsistent"
        SECURE = 3, "Secure: mostly consistent"
        STRONG = 4, "Strong: consistent, with impact shown"

    theme = models.ForeignKey("records.Theme", on_delete=models.PROTECT, related_name="statements")
    kind = models.CharField(max_length=12, choices=Kind)
    text = models.TextField()
    grade = models.PositiveSmallIntegerField(choices=Grade)
    impact = models.TextField(blank=True, help_text="What it changes for children, young people and families")
    retired_on = models.DateField(null=True, blank=True)
    retired_because = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = StatementQuerySet.as_manager()

    class Meta:
        ordering = ["theme", "-kind", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="statement_has_text"),
            models.CheckConstraint(condition=Q(grade__gte=1, grade__lte=4), name="statement_graded"),
            models.CheckConstraint(
                condition=Q(retired_on=None, retired_because="")
                | (Q(retired_on__isnull=False) & ~Q(retired_because="")),
                name="statement_retired_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]
