from django.db import models

from areasend.records.models.stamped import Stamped


class SignOff(Stamped):
    """A partner's name under an edition."""

    edition = models.ForeignKey("records.Edition", on_delete=models.PROTECT, related_name="sign_offs")
    organisation = models.ForeignKey("records.Organisation", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=160, help_text="Who signed, and as what")
    on = models.DateField()

    class Meta:
        ordering = ["edition", "on", "pk"]
        constraints = [models.UniqueConstraint(fields=["edition", "organisation"], name="sign_off_once")]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.on}"
