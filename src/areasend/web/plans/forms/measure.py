"""What is asked about how success is measured."""

from __future__ import annotations

from typing import Any

from django import forms

from areasend.indicators.catalogue.card import EVERY_CUT
from areasend.indicators.catalogue.cuts import label_of
from areasend.records.models import SuccessMeasure
from areasend.web.components.forms import DateField
from areasend.web.plans.forms.base import AmendForm, DeedForm, indicator_choices, long_text, short

FIGURE = {"inputmode": "decimal", **short(10)}
NOT_A_NUMBER = {"invalid": "Enter a number, like 75 or 12.5"}


def figure(label: str, *, required: bool = False, help_text: str = "") -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        required=required,
        max_digits=14,
        decimal_places=2,
        help_text=help_text,
        widget=forms.TextInput(FIGURE),
        error_messages=NOT_A_NUMBER,
    )


class MeasureForm(AmendForm):
    asks = {"text": "Say what will show that it worked", "kind": "Select what is to be reached"}
    text = long_text("What will show that it worked?", rows=3)
    kind = forms.ChoiceField(label="What is to be reached?", choices=SuccessMeasure.Kind.choices)
    target = figure("The figure", help_text="The percentage, number or change to reach. Empty where it is done or not.")
    unit = forms.CharField(label="Unit", required=False, max_length=40, help_text="Such as %, places or weeks.")
    direction = forms.ChoiceField(
        label="Which way is good?", choices=SuccessMeasure.Direction.choices, widget=forms.RadioSelect, initial="up"
    )
    by_on = DateField(label="By when", required=False)
    is_provisional = forms.BooleanField(label="The target is not agreed yet", required=False)
    baseline_due_on = DateField(
        label="Baseline to be measured by", required=False, help_text="Where it must be measured first."
    )


class NewMeasureForm(MeasureForm):
    """Also where it stands now, and the indicator that tells it."""

    version = None
    baseline = figure("Baseline", help_text="What it stands at now, if that is known.")
    baseline_on = DateField(label="Baseline measured on", required=False)
    indicator = forms.ChoiceField(
        label="Indicator that tells it",
        required=False,
        help_text="Then nobody types its figures: they are counted from the cases.",
    )

    def as_it_stands(self) -> dict[str, Any]:
        return {}

    def prepare(self) -> None:
        self.fields["indicator"].choices = indicator_choices()


class BaselineForm(DeedForm):
    value = figure("Baseline", required=True)
    on = DateField(label="Measured on")

    def as_it_stands(self) -> dict[str, Any]:
        return {"on": self.today}


class ReadingForm(DeedForm):
    """One figure of a measure that no indicator tells."""

    asks = {"source": "Say where the figure comes from"}
    value = figure("Figure", required=True)
    on = DateField(label="Day it is of")
    source = forms.CharField(label="Where does it come from?", help_text="Such as: survey of SENCOs, 41 answers.")

    def as_it_stands(self) -> dict[str, Any]:
        return {"on": self.today}


class BindForm(AmendForm):
    """From which indicator its figures come, and of which group of children where not of all."""

    indicator = forms.ChoiceField(label="Indicator that tells it", required=False)
    cut = forms.ChoiceField(
        label="Only one group, by",
        required=False,
        choices=[("", "No: the whole area"), *((cut, label_of(cut)) for cut in EVERY_CUT)],
    )
    group = forms.CharField(
        label="Which group", required=False, max_length=80, help_text="As the indicator's own page names it."
    )

    def prepare(self) -> None:
        self.fields["indicator"].choices = indicator_choices()
