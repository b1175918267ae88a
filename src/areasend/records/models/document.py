from django.db import models

from areasend.records.models.stamped import Stamped


def stored_at(document: "Document", filename: str) -> str:
    """By case and content hash: a file name of the outside world never becomes a path."""
    return f"{document.case.reference}/{document.sha256}"


class Document(Stamped):
    """A file in a case."""

    class Kind(models.TextChoices):
        REQUEST = "request", "Request"
        ADVICE = "advice", "Advice or report"
        DRAFT = "draft", "Draft plan"
        PLAN = "plan", "Final plan"
        LETTER = "letter", "Letter or notice"
        REVIEW = "review", "Review paperwork"
        EVIDENCE = "evidence", "Evidence from the family"
        OTHER = "other", "Other"

    case = models.ForeignKey("records.Case", on_delete=models.PROTECT, related_name="documents")
    advice = models.ForeignKey(
        "records.Advice", null=True, blank=True, on_delete=models.PROTECT, related_name="documents"
    )
    kind = models.CharField(max_length=20, choices=Kind)
    title = models.CharField(max_length=200)
    received_on = models.DateField()
    file = models.FileField(upload_to=stored_at, max_length=200)
    filename = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_because = models.TextField(blank=True)

    class Meta:
        ordering = ["-received_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(struck_at=None, struck_because="")
                | (models.Q(struck_at__isnull=False) & ~models.Q(struck_because="")),
                name="document_struck_with_reason",
            )
        ]

    def __str__(self) -> str:
        return self.title
