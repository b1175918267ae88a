from django.db import models
from django.db.models import F, Q

from areasend.records.models.stamped import Stamped


class CareLink(Stamped):
    """What a carer is to a child, and what responsibility they hold: it decides who gets notices and who may appeal."""

    class Relationship(models.TextChoices):
        MOTHER = "mother", "Mother"
        FATHER = "father", "Father"
        STEP_PARENT = "step_parent", "Step-parent"
        GRANDPARENT = "grandparent", "Grandparent"
        FOSTER_CARER = "foster_carer", "Foster carer"
        GUARDIAN = "guardian", "Guardian"
        SOCIAL_WORKER = "social_worker", "Social worker"
        OTHER = "other", "Other"

    class Responsibility(models.TextChoices):
        PARENTAL = "parental", "Parental responsibility"
        CARE = "care", "Has care of the child, no parental responsibility"
        AUTHORITY = "authority", "The council, by care order"
        DEPUTY = "deputy", "Deputy or attorney of a young person"
        NONE = "none", "None"

    person = models.ForeignKey("records.Person", on_delete=models.PROTECT, related_name="care_links")
    carer = models.ForeignKey("records.Carer", on_delete=models.PROTECT, related_name="care_links")
    relationship = models.CharField(max_length=20, choices=Relationship)
    responsibility = models.CharField(max_length=20, choices=Responsibility)
    lives_with = models.BooleanField(default=True)
    is_first_contact = models.BooleanField(default=False)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-is_first_contact", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "carer"], condition=Q(until=None), name="care_link_once"),
            models.UniqueConstraint(
                fields=["person"], condition=Q(is_first_contact=True, until=None), name="care_link_one_first_contact"
            ),
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")), name="care_link_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.carer} ({self.get_relationship_display()})"
