from django.db import models
from django.db.models import F, Q

from areasend.forecast.models import MODELS
from areasend.records.models.stamped import Stamped
from areasend.records.querysets.scenario import ScenarioQuerySet


class Scenario(Stamped):
    """One way in which things could go: the facts as they stood on a day, what is turned, and what then comes out.

    `inputs`, `params`, `seed` and `draws` give `outcome` again on any machine. What it was before a change is in the history. Once a board
    has it, or everyone may read it, it stays as it is: to go on, it is copied.
    """

    title = models.CharField(max_length=200)
    about = models.TextField(blank=True, help_text="Why somebody asks")
    model = models.CharField(max_length=40)
    owner = models.ForeignKey("records.User", on_delete=models.PROTECT, related_name="scenarios")
    scope = models.JSONField(default=dict, help_text="Of what the inputs were taken: which area, which list")
    inputs = models.JSONField()
    inputs_on = models.DateField(help_text="The day whose facts went in")
    params = models.JSONField()
    seed = models.PositiveIntegerField()
    draws = models.PositiveIntegerField()
    outcome = models.JSONField()
    copied_from = models.ForeignKey(
        "records.Scenario", null=True, blank=True, on_delete=models.PROTECT, related_name="copies"
    )
    frozen_on = models.DateField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)
    public_paper = models.JSONField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)
    dropped_on = models.DateField(null=True, blank=True)
    dropped_because = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScenarioQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="scenario_has_title"),
            models.CheckConstraint(condition=Q(draws__gte=1), name="scenario_drawn"),
            models.CheckConstraint(
                condition=Q(published_on=None, public_paper=None)
                | Q(
                    published_on__isnull=False,
                    public_paper__isnull=False,
                    frozen_on__isnull=False,
                    frozen_on__lte=F("published_on"),
                ),
                name="scenario_published_once_frozen",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None, withdrawn_because="")
                | (Q(published_on__isnull=False, withdrawn_on__gte=F("published_on")) & ~Q(withdrawn_because="")),
                name="scenario_withdrawn_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(dropped_on=None, dropped_because="")
                | (Q(dropped_on__isnull=False) & ~Q(dropped_because="")),
                name="scenario_dropped_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def model_label(self) -> str:
        """What the model is called; its key where this version no longer has it."""
        return MODELS[self.model].label if self.model in MODELS else self.model

    @property
    def is_public(self) -> bool:
        return self.published_on is not None and self.withdrawn_on is None
