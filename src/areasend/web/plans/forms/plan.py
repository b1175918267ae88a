"""What is asked about strategies, their priorities and their plans."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from areasend.records.models import ActionPlan, Decision, Inspection, Organisation, Strategy
from areasend.web.components.forms import DateField
from areasend.web.plans.forms.base import AmendForm, BoardField, DeedForm, long_text

MOST_BYTES = 1_000_000


class StrategyForm(AmendForm):
    title = forms.CharField(label="Title", max_length=200)
    starts_on = DateField(label="Starts on")
    ends_on = DateField(label="Ends on")
    vision = long_text("Vision", rows=4, required=False)
    aims = long_text("Aims", rows=5, required=False, help_text="One a line.")


class NewStrategyForm(StrategyForm):
    version = None


class AdoptForm(DeedForm):
    on = DateField(label="Adopted on")
    decision = forms.ModelChoiceField(
        Decision.objects.none(), label="Decision by which it was adopted", required=False, empty_label="Not recorded"
    )

    def prepare(self) -> None:
        self.fields["decision"].queryset = Decision.objects.exclude(decided_on=None)


class DayForm(DeedForm):
    """The day on which something was done."""

    on = DateField(label="On which day?")

    def as_it_stands(self) -> dict[str, Any]:
        return {"on": self.today}


class PriorityForm(AmendForm):
    number = forms.IntegerField(label="Number", required=False, min_value=1, help_text="Left empty, it is the next.")
    title = forms.CharField(label="Title", max_length=250)
    outcome = long_text("The outcome sought", required=False)
    commitments = long_text("Outcomes promised", rows=5, required=False, help_text="One a line.")
    expected_impact = long_text("Impact expected", required=False)
    board = BoardField(label="Board that watches over it")


class NewPriorityForm(PriorityForm):
    version = None

    def as_it_stands(self) -> dict[str, Any]:
        return {}


class PlanForm(AmendForm):
    title = forms.CharField(label="Title", max_length=200)
    starts_on = DateField(label="Starts on")
    ends_on = DateField(label="Ends on")
    board = BoardField(label="Board that watches over it")


class NewPlanForm(PlanForm):
    """A plan of a strategy, in answer to an inspection, or of a service."""

    version = None
    asks = {"kind": "Select what kind of plan it is"}
    field_order = ["kind", "title", "strategy", "inspection", "organisation", "starts_on", "ends_on", "board"]
    kind = forms.ChoiceField(label="What kind of plan is it?", choices=ActionPlan.Kind.choices)
    strategy = forms.ModelChoiceField(
        Strategy.objects.none(), label="Strategy that it carries out", required=False, empty_label="None"
    )
    inspection = forms.ModelChoiceField(
        Inspection.objects.none(), label="Inspection that it answers", required=False, empty_label="None"
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label="Service whose plan it is", required=False, empty_label="None"
    )

    def as_it_stands(self) -> dict[str, Any]:
        return {}

    def prepare(self) -> None:
        self.fields["strategy"].queryset = Strategy.objects.all()
        self.fields["inspection"].queryset = Inspection.objects.filter(is_ours=True)
        self.fields["organisation"].queryset = Organisation.objects.all()

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        wants = {"strategy": "strategy", "service": "organisation"}
        wants |= dict.fromkeys(("written_statement", "priority_action_plan"), "inspection")
        name = wants.get(found.get("kind", ""), "")
        if name and not found.get(name):
            self.add_error(name, f"Select the {self.fields[name].label[0].lower()}{self.fields[name].label[1:]}")
        return found


class RefreshForm(DeedForm):
    """Next year's plan: the open actions are carried into it."""

    title = forms.CharField(label="Title of the new plan", max_length=200)
    starts_on = DateField(label="Starts on")
    ends_on = DateField(label="Ends on")


class UploadForm(DeedForm):
    file = forms.FileField(
        label="Plan",
        help_text="The workbook as downloaded here and changed, a CSV file, or the text of a published plan.",
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if file.size and file.size > MOST_BYTES:
            raise forms.ValidationError(
                "The file is larger than 1 MB, too large for a plan. Choose the plan's own file."
            )
        return file
