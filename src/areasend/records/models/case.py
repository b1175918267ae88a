from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from areasend.records.models.stamped import Stamped
from areasend.records.querysets.case import CaseQuerySet
from areasend.rules import law
from areasend.rules.shapes import Process


class Case(Stamped):
    """One statutory process of one person, under way or ended.

    What happened is in `Fact`. The columns under "index" are derived from the facts by `areasend.records.index`, stored in the same
    transaction, and recomputed by `areasend verify`; nothing else may write them.
    """

    reference = models.CharField(max_length=16, unique=True)
    person = models.ForeignKey("records.Person", on_delete=models.PROTECT, related_name="cases")
    process = models.CharField(max_length=30)
    origin = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="follow_ups")
    source = models.CharField(max_length=20, blank=True, help_text="From law/codes/request_sources.yaml")
    team = models.ForeignKey("records.Team", on_delete=models.PROTECT, related_name="cases")
    officer = models.ForeignKey(
        "records.User", null=True, blank=True, on_delete=models.PROTECT, related_name="assigned_cases"
    )
    version = models.PositiveIntegerField(default=1)

    # index
    stage = models.CharField(max_length=40, blank=True)
    stage_since = models.DateField(null=True)
    whose_move = models.CharField(max_length=20, blank=True)
    next_rule = models.CharField(max_length=80, blank=True)
    next_due_on = models.DateField(null=True)
    next_action_by = models.DateField(null=True)
    final_due_on = models.DateField(null=True)
    opened_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    is_open = models.BooleanField(default=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["next_due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_open=True, ended_on=None) | Q(is_open=False, ended_on__isnull=False),
                name="case_ended_or_open",
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(process="assessment", is_open=True), name="case_one_open_assessment"
            ),
            models.UniqueConstraint(fields=["person"], condition=Q(process="plan", is_open=True), name="case_one_plan"),
            models.UniqueConstraint(
                fields=["origin"],
                condition=Q(process="annual_review", is_open=True),
                name="case_one_open_review_of_a_plan",
            ),
        ]
        indexes = [
            models.Index(F("team"), F("next_due_on"), F("id"), name="case_team_due", condition=Q(is_open=True)),
            models.Index(F("officer"), F("next_due_on"), F("id"), name="case_officer_due", condition=Q(is_open=True)),
            models.Index(F("next_due_on"), F("id"), name="case_due", condition=Q(is_open=True)),
            models.Index(fields=["process", "opened_on"], name="case_process_opened"),
            models.Index(fields=["process", "ended_on"], name="case_process_ended"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def law(self) -> Process:
        return law.process(self.process)

    @property
    def source_label(self) -> str:
        return law.codes("request_sources").get(self.source, "")

    @property
    def stage_label(self) -> str:
        return self.law.stage(self.stage).label if self.stage else ""
