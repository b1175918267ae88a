from django.db import models


class SavedView(models.Model):
    """A filter of a list that its owner wants to come back to."""

    user = models.ForeignKey("records.User", on_delete=models.CASCADE, related_name="saved_views")
    page = models.CharField(max_length=40)
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["user", "page", "name"], name="saved_view_named_once")]

    def __str__(self) -> str:
        return self.name
