from django.db import models
from django.db.models import Q


class PageRating(models.Model):
    """Whether a page helped, from one (very poor) to five (very good), and what would help. Says nothing of who answered."""

    class Score(models.IntegerChoices):
        VERY_POOR = 1, "Very poor"
        POOR = 2, "Poor"
        NEITHER = 3, "Neither good nor poor"
        GOOD = 4, "Good"
        VERY_GOOD = 5, "Very good"

    page = models.CharField(max_length=200)
    score = models.PositiveSmallIntegerField(choices=Score)
    would_help = models.TextField(blank=True)
    on = models.DateField()
    read_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(score__gte=1, score__lte=5), name="page_rating_1_to_5"),
            models.CheckConstraint(condition=Q(page__startswith="/"), name="page_rating_of_a_page"),
        ]

    def __str__(self) -> str:
        return f"{self.page}: {self.score}"
