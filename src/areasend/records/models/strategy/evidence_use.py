from django.db import models
from django.db.models import Q

USES = ("action", "statement", "finding", "decision")
ONE = Q()
for _name in USES:
    ONE |= Q(**{f"{each}__isnull": each != _name for each in USES})


class EvidenceUse(models.Model):
    """What a file is evidence for: one action, statement, finding or decision."""

    file = models.ForeignKey("records.EvidenceFile", on_delete=models.PROTECT, related_name="uses")
    action = models.ForeignKey(
        "records.PlanAction", null=True, blank=True, on_delete=models.PROTECT, related_name="evidence"
    )
    statement = models.ForeignKey(
        "records.Statement", null=True, blank=True, on_delete=models.PROTECT, related_name="files"
    )
    finding = models.ForeignKey(
        "records.Finding", null=True, blank=True, on_delete=models.PROTECT, related_name="evidence"
    )
    decision = models.ForeignKey(
        "records.Decision", null=True, blank=True, on_delete=models.PROTECT, related_name="documents"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=ONE, name="evidence_use_of_one"),
            models.UniqueConstraint(fields=["file", *USES], nulls_distinct=False, name="evidence_use_once"),
        ]

    def __str__(self) -> str:
        return self.file.title
