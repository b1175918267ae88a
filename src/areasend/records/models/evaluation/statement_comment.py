from django.db import models
from django.db.models import Q

from areasend.records.models.stamped import Stamped


class StatementComment(Stamped):
    """What a partner says about a statement while it is being written together."""

    statement = models.ForeignKey("records.Statement", on_delete=models.PROTECT, related_name="comments")
    on = models.DateField()
    text = models.TextField()
    resolved_on = models.DateField(null=True, blank=True)
    resolved_by = models.ForeignKey("records.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    resolution = models.TextField(blank=True)

    class Meta:
        ordering = ["statement", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="statement_comment_has_text"),
            models.CheckConstraint(
                condition=Q(resolved_on=None, resolved_by=None)
                | Q(resolved_on__isnull=False, resolved_by__isnull=False),
                name="statement_comment_resolved_by",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]
