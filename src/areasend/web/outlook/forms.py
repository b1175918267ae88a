"""Forms about scenarios: named, changed, copied, put before a board, published, put away."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from areasend.forecast.models import MOST_DRAWS, Model
from areasend.records.models import Meeting, Scenario
from areasend.records.models.governance.agenda_item import Purpose
from areasend.web.components.forms import BaseForm
from areasend.web.outlook.schema_form import ParamsForm


def text_area(label: str, *, required: bool = True, hint: str = "", rows: int = 4) -> forms.CharField:
    return forms.CharField(label=label, required=required, help_text=hint, widget=forms.Textarea(attrs={"rows": rows}))


class NameForm(BaseForm, forms.Form):
    title = forms.CharField(
        label="Name", max_length=200, help_text="By which others know it, such as “Two more psychologists from January”"
    )
    about = text_area("What is it for?", required=False, hint="Who asks, and what is to be decided", rows=3)
    asks = {"title": "Give the scenario a name"}


class AmendForm(ParamsForm):
    """Name and turns in one go."""

    def __init__(self, model: Model, scenario: Scenario, data: Any = None) -> None:
        super().__init__(model, data, scenario.params)
        self.naming = NameForm(data, initial={"title": scenario.title, "about": scenario.about})
        self.version = scenario.version


class CopyForm(BaseForm, forms.Form):
    title = forms.CharField(label="Name of the copy", max_length=200)
    asks = {"title": "Give the copy a name of its own"}


class BecauseForm(BaseForm, forms.Form):
    because = text_area("Why?", rows=3)
    asks = {"because": "Say why"}


class DrawForm(BaseForm, forms.Form):
    draws = forms.IntegerField(
        label="How many futures?",
        min_value=1000,
        max_value=MOST_DRAWS,
        initial=10_000,
        help_text="A worker draws them; you can go on meanwhile. More of them make the outer bands steadier, not the forecast truer.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-5"}),
    )


class BoardForm(BaseForm, forms.Form):
    meeting = forms.ModelChoiceField(
        Meeting.objects.none(), label="Before which meeting?", empty_label="Choose a meeting"
    )
    title = forms.CharField(label="Item on the agenda", max_length=200)
    purpose = forms.ChoiceField(label="For", choices=Purpose.choices, initial=Purpose.DECIDE)
    recommendation = text_area("What is the board asked to do?", required=False, rows=3)
    asks = {"meeting": "Choose a meeting", "title": "Enter what the item is about"}

    def __init__(self, data: Any = None, *, on: date, **options: Any) -> None:
        super().__init__(data, **options)
        ahead = Meeting.objects.ahead(on).select_related("board")
        self.fields["meeting"].queryset = ahead
        self.fields["meeting"].label_from_instance = lambda one: f"{one.board}, {one.on.day} {one.on:%B %Y}"


class PublishForm(BaseForm, forms.Form):
    words = text_area(
        "In plain words, for everyone",
        rows=6,
        hint="What is expected, how sure that is, and what it means for children and families. Leave an empty line between paragraphs. "
        "The public page shows these words, the fans and what was turned; counts of children are rounded.",
    )
    asks = {"words": "Say in plain words what is expected"}


class FilterForm(BaseForm, forms.Form):
    q = forms.CharField(label="Words in the name", required=False)
    model = forms.ChoiceField(label="About", required=False)
    state = forms.ChoiceField(
        label="Which?",
        required=False,
        choices=[("", "All that are kept"), ("open", "Still open"), ("board", "Before a board"), ("public", "Public"), ("mine", "My own"),
                 ("dropped", "Put away")],
    )  # fmt: skip
    mark_optional = False

    def __init__(self, data: Any, models: list[Model]) -> None:
        super().__init__(data)
        self.fields["model"].choices = [("", "Everything"), *((one.key, one.label) for one in models)]

    @property
    def given(self) -> dict[str, Any]:
        self.is_valid()
        return {name: value for name, value in getattr(self, "cleaned_data", {}).items() if value}
