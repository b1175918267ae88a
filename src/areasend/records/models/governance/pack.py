from django.db import models

from areasend.records.models.stamped import Stamped


class Pack(Stamped):
    """A meeting's pack as it was made on a day: the paper as data, from which page and PDF are made again unchanged."""

    meeting = models.ForeignKey("records.Meeting", on_delete=models.PROTECT, related_name="packs")
    number = models.PositiveSmallIntegerField()
    as_at = models.DateField()
    paper = models.JSONField()
    sent_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["meeting", "-number"]
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="pack_numbered_once")]

    def __str__(self) -> str:
        return f"{self.meeting}, pack {self.number}"
