from django.db import models
from django.db.models import F, Q

from areasend.records.models.stamped import Stamped


class Escalation(Stamped):
    """A risk taken to the board above with a question, until the answer comes back."""

    risk = models.ForeignKey("records.Risk", on_delete=models.PROTECT, related_name="escalations")
    from_board = models.ForeignKey("records.Board", on_delete=models.PROTECT, related_name="escalations_up")
    to_board = models.ForeignKey("records.Board", on_delete=models.PROTECT, related_name="escalations_in")
    on = models.DateField()
    ask = models.TextField(help_text="What the board above is asked to do")
    answered_on = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)
    meeting = models.ForeignKey(
        "records.Meeting", null=True, blank=True, on_delete=models.PROTECT, related_name="escalations_answered"
    )

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(from_board=F("to_board")), name="escalation_to_another_board"),
            models.CheckConstraint(condition=~Q(ask=""), name="escalation_asks_something"),
            models.CheckConstraint(
                condition=Q(answered_on=None, answer="") | (Q(answered_on__isnull=False) & ~Q(answer="")),
                name="escalation_answered_with_words",
            ),
            models.UniqueConstraint(
                fields=["risk"], condition=Q(answered_on=None), name="escalation_one_open_of_a_risk"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.risk.reference} to {self.to_board}"
