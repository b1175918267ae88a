from django.db import models


class StandingAnswer(models.Model):
    """What a model says of how things go on as they are, worked out by a job and shown until a newer one is there.

    It is derived: a row may go, and is worked out again. `mark` is that of the facts it was made from, `on` their day; `asked_at` is empty
    unless a job is under way. `problem` says why there is no outcome.
    """

    model = models.CharField(max_length=40, unique=True)
    mark = models.CharField(max_length=64, blank=True)
    on = models.DateField(null=True)
    outcome = models.JSONField(null=True)
    problem = models.TextField(blank=True)
    asked_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["model"]

    def __str__(self) -> str:
        return f"{self.model}, facts of {self.on}"
