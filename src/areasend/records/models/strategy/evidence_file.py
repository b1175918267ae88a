from django.db import models
from django.db.models import Q

from areasend.records.models.stamped import Stamped


def stored_at(evidence: "EvidenceFile", filename: str) -> str:
    """By content hash: a file name of the outside world never becomes a path."""
    return f"evidence/{evidence.sha256}"


class EvidenceFile(Stamped):
    """A file that shows something about the area: a paper, a survey's results, an audit of cases. It holds no child's record."""

    class Kind(models.TextChoices):
        DOCUMENT = "document", "Document"
        SURVEY = "survey", "Survey result"
        CASE_AUDIT = "case_audit", "Audit of cases"
        DATA = "data", "Figures"
        FEEDBACK = "feedback", "Words of families or young people"

    kind = models.CharField(max_length=20, choices=Kind, default=Kind.DOCUMENT)
    title = models.CharField(max_length=200)
    on = models.DateField(help_text="The day of which it tells")
    source = models.CharField(max_length=200, blank=True)
    file = models.FileField(upload_to=stored_at, max_length=200)
    filename = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    is_public = models.BooleanField(default=False)
    struck_on = models.DateField(null=True, blank=True)
    struck_because = models.TextField(blank=True)

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["sha256"], condition=Q(struck_on=None), name="evidence_file_kept_once"),
            models.CheckConstraint(
                condition=Q(struck_on=None, struck_because="") | (Q(struck_on__isnull=False) & ~Q(struck_because="")),
                name="evidence_file_struck_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title
