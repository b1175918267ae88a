from django.db import models


class Stamped(models.Model):
    """Who recorded the row and when. Who changed it since is in the history, which the database itself writes."""

    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey("records.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
