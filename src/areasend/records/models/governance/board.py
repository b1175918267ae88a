from django.db import models
from django.db.models import F, Q

from areasend.records.models.stamped import Stamped
from areasend.records.querysets.board import BoardQuerySet


class Sector(models.TextChoices):
    """Whom a seat speaks for."""

    EDUCATION = "education", "Education"
    HEALTH = "health", "Health"
    SOCIAL_CARE = "social_care", "Social care"
    PARENTS_CARERS = "parents_carers", "Parents and carers"
    YOUNG_PEOPLE = "young_people", "Young people"
    VOLUNTARY = "voluntary", "Voluntary sector"
    COUNCIL = "council", "Members of the council"
    OTHER = "other", "Other"


class Board(Stamped):
    """A board or group in the area's governance, under the board above it."""

    class Kind(models.TextChoices):
        CABINET = "cabinet", "Cabinet"
        COMMITTEE = "committee", "Committee of the council"
        BOARD = "board", "Partnership board"
        GROUP = "group", "Group"

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.BOARD)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="groups")
    purpose = models.TextField(blank=True)
    terms = models.TextField(blank=True, help_text="Terms of reference, one a line")
    terms_agreed_on = models.DateField(null=True, blank=True)
    terms_review_on = models.DateField(null=True, blank=True)
    meets_every_weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    quorum = models.PositiveSmallIntegerField(default=0, help_text="How many seats must be filled at a meeting")
    quorum_sectors = models.JSONField(default=list, blank=True, help_text="Sectors that must be there")
    seat_sectors = models.JSONField(default=list, blank=True, help_text="Sectors that must have a seat")
    has_co_chairs = models.BooleanField(default=False)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    is_public = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    objects = BoardQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=Q(parent=None) | ~Q(parent=F("id")), name="board_under_another"),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")), name="board_closed_after_opened"
            ),
        ]

    def __str__(self) -> str:
        return self.name
