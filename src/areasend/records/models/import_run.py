from django.db import models


class ImportRun(models.Model):
    """One import of files: what came in, what was found wrong, what it changed."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        CHECKING = "checking", "Checking"
        WRITING = "writing", "Writing"
        DONE = "done", "Done"
        REFUSED = "refused", "Refused: nothing was written"
        FAILED = "failed", "Failed: nothing was written"

    kind = models.CharField(max_length=40)
    state = models.CharField(max_length=20, choices=State, default=State.WAITING)
    is_dry_run = models.BooleanField(default=False)
    files = models.JSONField(default=list)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    report = models.JSONField(default=dict)
    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)
    by = models.ForeignKey("records.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
