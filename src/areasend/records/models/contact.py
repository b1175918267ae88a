from django.db import models
from django.db.models import Q

from areasend.records.models.stamped import Stamped
from areasend.records.querysets.contact import ContactQuerySet


class Contact(Stamped):
    """A conversation about a case: who spoke with whom, when, and what was said or promised.

    One entered by mistake is struck out with a reason: the promise in it is gone, and it stays in the story of the case.
    """

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
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_because = models.TextField(blank=True)

    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(summary=""), name="contact_has_summary"),
            models.CheckConstraint(
                condition=Q(struck_at=None, struck_because="") | (Q(struck_at__isnull=False) & ~Q(struck_because="")),
                name="contact_struck_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_way_display()} {self.on}"
