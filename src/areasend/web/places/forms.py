"""What is asked about places."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from areasend.actions.place_commission import DECIDED
from areasend.records.choices import Need, Phase
from areasend.records.models import AreaPart, CommissionedPlaces, Decision, Setting
from areasend.rules.place_kinds import COMMISSIONED, KINDS, PHASES, SPECIALIST, STATE_SPECIAL, year_words
from areasend.web.components.forms import BaseForm, DateField

ANY = "*"
STATES = [
    ("", "Any"),
    ("free", "Has vacancies"),
    ("full", "Full"),
    ("over", "Above its number"),
    ("no_number", "No number of places"),
]
NARROW = {"class": "govuk-input--width-4"}


def part_choices() -> list[tuple[str, str]]:
    return [(name, name) for name in AreaPart.objects.values_list("name", flat=True)]


class CutForm(BaseForm, forms.Form):
    """Need, phase and part: each may be all."""

    need = forms.ChoiceField(label="Need", required=False, choices=[("", "All needs"), *Need.choices])
    phase = forms.ChoiceField(label="Phase", required=False, choices=[("", "All phases"), *PHASES.items()])
    part = forms.ChoiceField(label="Part of the area", required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["part"].choices = [("", "The whole area"), *part_choices()]

    @property
    def key(self) -> str:
        self.is_valid()
        return "|".join(self.cleaned_data.get(name) or ANY for name in ("need", "phase", "part"))

    @property
    def words(self) -> str:
        """What is chosen, in words."""
        self.is_valid()
        labels = {"need": dict(Need.choices), "phase": PHASES}
        told = [labels.get(name, {}).get(value, value) for name, value in self.cleaned_data.items() if value]
        return ", ".join(map(str, told)) or "All needs and phases, the whole area"


class SettingFilter(BaseForm, forms.Form):
    q = forms.CharField(label="Name", required=False)
    kind = forms.ChoiceField(label="Kind of place", required=False)
    part = forms.ChoiceField(label="Part of the area", required=False)
    state = forms.ChoiceField(label="Places", required=False, choices=STATES)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        kinds = [(kind, KINDS[kind]) for kind in (*SPECIALIST, "post_16", "independent")]
        self.fields["kind"].choices = [("", "All"), *kinds]
        self.fields["part"].choices = [("", "Everywhere"), *part_choices(), ("-", "Outside, or not known")]

    @property
    def given(self) -> dict[str, Any]:
        self.is_valid()
        return self.cleaned_data


class NumberList(forms.CharField):
    """Whole numbers with commas between."""

    def clean(self, value: Any) -> list[int]:
        text = super().clean(value)
        try:
            return [int(one) for one in text.replace(";", ",").split(",") if one.strip()]
        except ValueError:
            raise forms.ValidationError("Write numbers with commas between, such as 8, 16") from None


def whole(label: str, hint: str = "", *, required: bool = True) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=required,
        min_value=0,
        max_value=2000,
        help_text=hint,
        widget=forms.NumberInput(attrs=NARROW),
    )


class PlacesForm(BaseForm, forms.Form):
    """Places at one setting."""

    kind = forms.ChoiceField(label="What kind of places?", choices=[(kind, KINDS[kind]) for kind in COMMISSIONED])
    number = whole("How many places, when full?")
    first_years = NumberList(
        label="How many in its first years?",
        required=False,
        help_text="While they fill, a number a school year, such as 8, 16.",
    )
    phase = forms.ChoiceField(label="Phase", choices=Phase)
    lowest_age = whole("From which age?")
    highest_age = whole("Left at which age?", "11 for places that end with Year 6.")
    needs = forms.MultipleChoiceField(
        label="For which needs?",
        required=False,
        choices=Need,
        widget=forms.CheckboxSelectMultiple,
        help_text="None ticked: any need.",
    )
    since = DateField(label="From which day?", help_text="The day on which they open; it may lie ahead.")
    until = DateField(label="Until which day?", required=False, help_text="The last day, if it is known.")
    status = forms.ChoiceField(
        label="Where do they stand?", choices=CommissionedPlaces.Status, widget=forms.RadioSelect
    )
    decision = forms.ModelChoiceField(
        Decision.objects.none(), label="Which decision is behind it?", required=False, empty_label="None",
        help_text="What is planned needs one. Decisions are recorded under Improvement.",
    )  # fmt: skip
    parts = forms.MultipleChoiceField(
        label="From which parts of the area may children come?", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="None ticked: all.",
    )  # fmt: skip
    within_km = whole("Within how many kilometres?", "In a straight line. Empty: any distance.", required=False)
    source = forms.CharField(
        label="Where does the number come from?", max_length=250, help_text="A funding agreement, a report, its date"
    )
    asks = {
        "number": "Enter how many places",
        "source": "Say where the number comes from",
        "lowest_age": "Enter the age from which they are open",
        "highest_age": "Enter the age at which they are left",
        "status": "Say where they stand",
        "since": "Enter the day on which they open",
    }  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["decision"].queryset = Decision.objects.filter(status__in=DECIDED).order_by("-decided_on")
        self.fields["decision"].label_from_instance = lambda one: f"{one.reference} {one.title}"[:110]
        self.fields["parts"].choices = part_choices()


class AmendForm(PlacesForm):
    because = forms.CharField(label="Why does it change?", widget=forms.Textarea(attrs={"rows": 2}))
    version = forms.IntegerField(widget=forms.HiddenInput)
    asks = {**PlacesForm.asks, "because": "Say why it changes"}


class EndForm(BaseForm, forms.Form):
    until = DateField(label="What is the last day?", help_text="It may lie ahead.")
    because = forms.CharField(label="Why?", widget=forms.Textarea(attrs={"rows": 2}))
    version = forms.IntegerField(widget=forms.HiddenInput)
    asks = {"because": "Say why they end"}


class WithdrawForm(BaseForm, forms.Form):
    because = forms.CharField(label="Why?", widget=forms.Textarea(attrs={"rows": 2}))
    version = forms.IntegerField(widget=forms.HiddenInput)
    asks = {"because": "Say why they are withdrawn"}


class BecauseForm(BaseForm, forms.Form):
    because = forms.CharField(label="Why?", widget=forms.Textarea(attrs={"rows": 2}))
    asks = {"because": "Say why it is taken back"}


class TakenForm(BaseForm, forms.Form):
    kind = forms.ChoiceField(label="Which kind of places?", choices=CommissionedPlaces.Kind)
    on = DateField(label="Counted on which day?")
    number = whole("How many places do children of other areas take?")
    source = forms.CharField(label="Who told it?", max_length=250)
    asks = {"number": "Enter how many places they take", "source": "Say who told it"}


class SettingForm(BaseForm, forms.Form):
    name = forms.CharField(label="What is it called?", max_length=200, help_text="A working name will do.")
    type = forms.ChoiceField(label="Type of setting")
    phase = forms.ChoiceField(label="Phase", choices=Phase)
    lowest_age = whole("From which age?")
    highest_age = whole("Left at which age?")
    postcode = forms.CharField(
        label="Postcode of the site",
        required=False,
        max_length=8,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )
    asks = {
        "name": "Enter a name, if only a working one",
        "lowest_age": "Enter the lowest age",
        "highest_age": "Enter the highest age",
    }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        types = Setting._meta.get_field("type").choices
        self.fields["type"].choices = sorted(types, key=lambda one: one[0] not in STATE_SPECIAL)


class TryForm(BaseForm, forms.Form):
    """New places that are only tried out."""

    number = whole("How many places?")
    kind = forms.ChoiceField(
        label="What kind?", choices=[(kind, KINDS[kind]) for kind in ("resourced", "unit", "special")]
    )
    phase = forms.ChoiceField(
        label="For which phase?", choices=[*list(PHASES.items())[1:], ("all", "All from primary to post-16")]
    )
    need = forms.ChoiceField(label="For which need?", required=False, choices=[("", "Any need"), *Need.choices])
    part = forms.ChoiceField(label="In which part of the area?")
    opens = forms.TypedChoiceField(label="From which school year?", coerce=int)
    asks = {"number": "Enter how many places"}
    mark_optional = False

    def __init__(self, data: Any, years: list[int]) -> None:
        super().__init__(data or None)
        self.fields["part"].choices = part_choices() or [("", "The whole area")]
        self.fields["opens"].choices = [(year - 1, year_words(year)) for year in years]
        self.fields["number"].min_value = 1

    def clean_number(self) -> int:
        number = self.cleaned_data["number"]
        if number < 1:
            raise forms.ValidationError("Enter at least one place")
        return number

    @property
    def params(self) -> dict[str, Any]:
        given = self.cleaned_data
        phases = ["primary", "secondary", "post_16"] if given["phase"] == "all" else [given["phase"]]
        tried = {
            "label": "New places", "kind": given["kind"], "phases": phases, "needs": [given["need"]] if given["need"] else [],
            "part": given["part"], "number": given["number"], "opens": given["opens"],
        }  # fmt: skip
        return {"new_places": [tried]}


class UploadForm(BaseForm, forms.Form):
    file = forms.FileField(label="File", help_text="XLSX, or CSV with a row of places each, up to 5 MB")
    is_dry_run = forms.BooleanField(label="Only check it, write nothing", required=False)


def next_september(on: date) -> date:
    return date(on.year + (on.month >= 9), 9, 1)
