from django.db import models
from django.db.models import Q


class ForecastRun(models.Model):
    """A long run of a scenario by a worker: how far it is, how it ended. `done` is of a hundred."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        RUNNING = "running", "Running"
        DONE = "done", "Done"
        STOPPED = "stopped", "Stopped"
        FAILED = "failed", "Failed"

    scenario = models.ForeignKey("records.Scenario", on_delete=models.PROTECT, related_name="runs")
    draws = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    done = models.PositiveSmallIntegerField(default=0)
    expected_seconds = models.FloatField(null=True)
    problem = models.TextField(blank=True)
    is_to_stop = models.BooleanField(default=False)
    asked_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    by = models.ForeignKey("records.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(done__lte=100), name="forecast_run_done_of_a_hundred"),
            models.UniqueConstraint(
                fields=["scenario"], condition=Q(finished_at=None), name="forecast_run_one_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scenario}, {self.draws} draws"
