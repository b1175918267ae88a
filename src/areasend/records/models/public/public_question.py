from django.db import models
from django.db.models import Q


class PublicQuestion(models.Model):
    """A question or suggestion from anyone, answered in public once a person has read it.

    No name or address is asked for: whoever asked finds the answer by the reference they are given.
    """

    class Kind(models.TextChoices):
        QUESTION = "question", "Question"
        SUGGESTION = "suggestion", "Suggestion"

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting to be read"
        READ = "read", "Read: an answer is being written"
        ANSWERED = "answered", "Answered"
        DECLINED = "declined", "Not published"

    reference = models.CharField(max_length=12, unique=True)
    kind = models.CharField(max_length=12, choices=Kind)
    about = models.CharField(max_length=200, blank=True, help_text="The page it was asked from")
    words = models.TextField(help_text="As asked; never shown in public")
    asked_on = models.DateField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    shown = models.TextField(blank=True, help_text="The question as published: nothing in it can identify a child")
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=160, blank=True, help_text="The role or partner that answers")
    answered_on = models.DateField(null=True, blank=True)
    declined_because = models.TextField(blank=True, help_text="Told to whoever asks by the reference")
    action = models.ForeignKey(
        "records.PlanAction", null=True, blank=True, on_delete=models.PROTECT, related_name="questions"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-asked_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="public_question_has_words"),
            models.CheckConstraint(
                condition=(Q(state="answered", answered_on__isnull=False) & ~Q(shown="") & ~Q(answer=""))
                | (~Q(state="answered") & Q(answered_on=None)),
                name="public_question_answered_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(declined_because=""), name="public_question_declined_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.reference
