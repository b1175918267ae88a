"""A figure from elsewhere, a target, a file of figures."""

from __future__ import annotations

from typing import Any

from django import forms

from areasend.indicators.catalogue.card import Card, domains
from areasend.web.components.forms import BaseForm, DateField

WHOLE = ("", "The whole area")
STATES = [("", "All"), ("never", "Never told"), ("old", "Told more than a year ago"), ("told", "Told within a year")]


class FilterForm(BaseForm, forms.Form):
    part = forms.ChoiceField(label="Part", required=False)
    state = forms.ChoiceField(label="When told", required=False, choices=STATES)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        told = [(key, domain.label) for key, domain in domains().items()]
        self.fields["part"].choices = [("", "All"), *told]


class FigureForm(BaseForm, forms.Form):
    """`card` decides what is asked: a share is asked for as two numbers or as a percentage."""

    on = DateField(label="As at which day?", help_text="The day on which, or the last day up to which, it was counted")
    value = forms.DecimalField(label="The figure", required=False)
    numerator = forms.DecimalField(label="How many", required=False)
    denominator = forms.DecimalField(label="Of how many", required=False)
    cut = forms.ChoiceField(label="Of which part of the area?", required=False)
    group = forms.CharField(label="Which group?", required=False, max_length=80)
    source = forms.CharField(
        label="Where does it come from?", help_text="So that another can find it: a report, its date, its page"
    )

    asks = {"source": "Say where the figure comes from"}

    def __init__(self, card: Card, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["value"].label = f"The figure, in {card.unit}"
        self.fields["cut"].choices = [WHOLE, *((cut, f"By {cut.replace('_', ' ')}") for cut in card.cuts)]
        if not card.cuts:
            del self.fields["cut"], self.fields["group"]
        if not card.denominator:
            del self.fields["numerator"], self.fields["denominator"]


class TargetForm(BaseForm, forms.Form):
    value = forms.DecimalField(label="What the area aims at")
    since = DateField(label="From which day?")
    owner = forms.CharField(label="Who answers for it?", required=False, max_length=160, help_text="A role")
    reason = forms.CharField(label="Where was it agreed?", help_text="Such as a board's decision and its date")


class BecauseForm(BaseForm, forms.Form):
    because = forms.CharField(label="Why?", widget=forms.Textarea(attrs={"rows": 2}))


class UploadForm(BaseForm, forms.Form):
    file = forms.FileField(label="File", help_text="CSV or XLSX with a row a figure, up to 5 MB")
    is_dry_run = forms.BooleanField(label="Only check it, write nothing", required=False)
