from django.db import models

from areasend.records.models.stamped import Stamped


class Contact(Stamped):
    """A conversation about a case: who spoke with whom, when, and what was said or promised."""

    class Way(models.TextChoices):
        PHONE = "phone", "Phone"
        EMAIL = "email", "Email"
        MEETING = "meeting", "Meeting"
        LETTER = "letter", "Letter"
        VISIT = "visit", "Visit"
        MESSAGE = "message", "Text message"

    class With(models.TextChoices):
        FAMILY = "family", "Family"
        YOUNG_PERSON = "young_person", "Child or young person"
        SETTING = "setting", "School or college"
        ADVISER = "adviser", "Adviser"
        OTHER = "other", "Someone else"

    case = models.ForeignKey("records.Case", on_delete=models.PROTECT, related_name="contacts")
    on = models.DateField()
    way = models.CharField(max_length=20, choices=Way)
    with_whom = models.CharField(max_length=20, choices=With)
    name = models.CharField(max_length=160, blank=True)
    summary = models.TextField()
    answer_due_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(summary=""), name="contact_has_summary")]

    def __str__(self) -> str:
        return f"{self.get_way_display()} {self.on}"
