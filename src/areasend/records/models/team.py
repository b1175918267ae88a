from django.db import models


class Team(models.Model):
    """A team of officers, to which cases belong."""

    name = models.CharField(max_length=120, unique=True)
    organisation = models.ForeignKey("records.Organisation", on_delete=models.PROTECT, related_name="teams")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
