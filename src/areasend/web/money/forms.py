"""What is asked about money."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from areasend.records.choices import Need
from areasend.records.models import BandRate, BandScheme, Meeting, PlacementFee
from areasend.records.models.governance.agenda_item import Purpose
from areasend.rules.money.kinds import FEE_LINES, KINDS, TOP_UP_LINES
from areasend.rules.money.lines import LINES
from areasend.rules.money.pence import NotMoney, read_money
from areasend.web.components.forms import BaseForm, DateField

PER_PAGE = 50
SPENDING = [(code, line.label) for code, line in LINES.items() if not line.is_income]
BY_CHILD = [(code, label) for code, label in SPENDING if LINES[code].basis == "commitment" and code != "PLACES"]
PHASES = ("Early years", "Primary", "Secondary", "Post-16")
SHORT = {"class": "govuk-input--width-10", "inputmode": "decimal"}


class MoneyField(forms.CharField):
    """An amount as people write it: £1,234.50 or 1234.5."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"widget": forms.TextInput(attrs=SHORT), "max_length": 24, **options})

    def clean(self, value: Any) -> Decimal | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return read_money(text)
        except NotMoney as wrong:
            raise forms.ValidationError(str(wrong)) from wrong


def words(label: str, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=300, **options)


def text_area(label: str, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": 3}), **options)


class BecauseForm(BaseForm, forms.Form):
    because = text_area("Why?")


class OpeningForm(BaseForm, forms.Form):
    opening_balance = MoneyField(
        label="Balance brought into the year", help_text="With a minus before it for a deficit, such as -1,234,567.00"
    )
    source = words("Where does it come from?", help_text="Such as the statement of accounts and its date")


class LineForm(BaseForm, forms.Form):
    amount = MoneyField(label="What is the line set at?", help_text="Pounds for the whole year")
    source = words("Who agreed it?", help_text="Such as the Schools Forum and its date")


class MonthForm(BaseForm, forms.Form):
    file = forms.FileField(label="Month of the ledger", help_text="CSV or XLSX, one month, with its control total")


class AcceptForm(BaseForm, forms.Form):
    kept = forms.CharField(widget=forms.HiddenInput)
    because = text_area("Why does it replace the month that is in?", required=False)


class RatesForm(BaseForm, forms.Form):
    file = forms.FileField(label="Rates", help_text="CSV or XLSX with the columns year, band, kind and amount")
    is_dry_run = forms.BooleanField(label="Only check it, write nothing", required=False)


class BandForm(BaseForm, forms.Form):
    band = forms.ChoiceField(label="Band")
    since = DateField(label="From which day?")
    note = words("Note", required=False)

    def __init__(self, *args: Any, scheme: BandScheme | None, **options: Any) -> None:
        super().__init__(*args, **options)
        known = sorted(set(BandRate.objects.filter(scheme=scheme).values_list("band", flat=True)))
        self.fields["band"].choices = [("", "Choose a band"), *((band, band) for band in known)]


class FeeForm(BaseForm, forms.Form):
    amount = MoneyField(label="Fee")
    per = forms.ChoiceField(label="For how long is that?", choices=PlacementFee.Per.choices, widget=forms.RadioSelect)
    since = DateField(label="From which day?")
    until = DateField(label="Until which day?", required=False, help_text="The last day; empty if it goes on")
    note = words("Note", required=False)


class TransportForm(BaseForm, forms.Form):
    cost_a_day = MoneyField(label="Cost of a school day")
    since = DateField(label="From which day?")
    until = DateField(label="Until which day?", required=False, help_text="The last day; empty if it goes on")
    note = words("Note", required=False)


class EndForm(BaseForm, forms.Form):
    until = DateField(label="Which is the last day?")


class CorrectBandForm(BecauseForm):
    band = words("The right band")
    field_order = ("band", "because")


class CorrectFeeForm(BecauseForm):
    amount = MoneyField(label="The right fee")
    field_order = ("amount", "because")


class CorrectTransportForm(BecauseForm):
    cost_a_day = MoneyField(label="The right cost of a school day")
    field_order = ("cost_a_day", "because")


class MeasureForm(BaseForm, forms.Form):
    title = words("What is done?")
    code = forms.ChoiceField(label="Which line does it bring down?", choices=SPENDING)
    owner = words("Which role answers for it?")
    starts_on = DateField(label="From which day does it work?")
    ends_on = DateField(label="Until which day?", required=False)
    full_year = MoneyField(label="What is a full year worth?")
    cost = MoneyField(label="What does it cost once?", required=False)
    how = text_area("How does it save?", required=False)


class DeliverForm(BaseForm, forms.Form):
    on = DateField(label="Up to which day?")
    amount = MoneyField(label="Saved so far, in all")
    evidence = words("How is it known?")


class ReportForm(BaseForm, forms.Form):
    title = words("Title", help_text="Such as: High-needs block, autumn term 2026")
    introduction = forms.CharField(label="Introduction", required=False, widget=forms.Textarea(attrs={"rows": 6}))


class SchemeForm(BaseForm, forms.Form):
    title = words("What is the scheme called?", help_text="Such as: Bands from September 2027")
    slug = forms.SlugField(
        label="Short name", max_length=40, help_text="Small letters, digits and hyphens, such as bands-2027"
    )


class RuleForm(BaseForm, forms.Form):
    band = forms.ChoiceField(label="Children in which band now?", required=False)
    kind = forms.ChoiceField(
        label="At which kind of setting?",
        required=False,
        choices=[("", "Any"), *((one, KINDS[one]) for one in TOP_UP_LINES)],
    )
    need = forms.ChoiceField(label="With which need?", required=False, choices=[("", "Any"), *Need.choices])
    to = forms.ChoiceField(label="To which band do they go?")
    before = forms.ChoiceField(
        label="Before which rule?", required=False, help_text="The first rule that fits a child counts"
    )

    def __init__(self, *args: Any, scheme: BandScheme, **options: Any) -> None:
        super().__init__(*args, **options)
        now = BandRate.objects.filter(scheme__state=BandScheme.State.CURRENT)
        bands = {"band": ("Any", now), "to": ("Choose a band", scheme.rates.all())}
        for name, (first, rates) in bands.items():
            known = sorted(set(rates.values_list("band", flat=True)))
            self.fields[name].choices = [("", first), *((band, band) for band in known)]
        numbers = range(1, len(scheme.rules) + 1)
        self.fields["before"].choices = [("", "Last of all"), *((str(n), f"Rule {n}") for n in numbers)]


class PutForm(BaseForm, forms.Form):
    meeting = forms.ModelChoiceField(
        Meeting.objects.none(), label="Before which meeting?", empty_label="Choose a meeting"
    )
    title = words("Item on the agenda")
    purpose = forms.ChoiceField(label="For", choices=Purpose.choices)
    recommendation = text_area("What is the board asked to do?", required=False)
    asks = {"meeting": "Choose a meeting", "title": "Enter what the item is about"}

    def __init__(self, data: Any = None, *, on: date, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["meeting"].queryset = Meeting.objects.ahead(on).select_related("board")
        self.fields["meeting"].label_from_instance = lambda one: f"{one.board}, {one.on.day} {one.on:%B %Y}"


class ProtectionForm(BaseForm, forms.Form):
    scheme = forms.ChoiceField(label="Scheme", required=False)
    way = forms.ChoiceField(
        label="Protection", required=False,
        choices=[("none", "None"), ("years", "No rate falls for some years"), ("cap", "A rate falls by so much a year at most")],
    )  # fmt: skip
    years = forms.IntegerField(label="For how many years", required=False, min_value=0, max_value=10)
    percent = forms.FloatField(label="At most, in per cent a year", required=False, min_value=0, max_value=100)
    turnover = forms.FloatField(
        label="Children who leave each year, in per cent", required=False, min_value=0, max_value=100
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.proposed = list(BandScheme.objects.filter(state=BandScheme.State.PROPOSED))
        self.fields["scheme"].choices = [(one.slug, one.title) for one in self.proposed]

    @property
    def chosen(self) -> BandScheme | None:
        """The proposed scheme asked for, else the first; None where none is proposed."""
        asked = self.cleaned_data.get("scheme") if self.is_valid() else ""
        return next((one for one in self.proposed if one.slug == asked), next(iter(self.proposed), None))

    @property
    def given(self) -> dict[str, Any]:
        """What was chosen; a scheme is shown without protection until somebody asks for some."""
        if not self.is_valid():
            return {}
        return {
            name: value for name, value in self.cleaned_data.items() if value not in (None, "") and name != "scheme"
        }


class ChildrenForm(BaseForm, forms.Form):
    q = forms.CharField(label="Reference or setting", required=False)
    line = forms.ChoiceField(label="Line", required=False, choices=[("", "All"), *BY_CHILD])
    kind = forms.ChoiceField(label="Kind of setting", required=False, choices=[("", "All"), *KINDS.items()])
    need = forms.ChoiceField(label="Need", required=False, choices=[("", "All"), *Need.choices])
    phase = forms.ChoiceField(label="Phase", required=False, choices=[("", "All"), *((one, one) for one in PHASES)])
    missing = forms.BooleanField(label="Cost not recorded", required=False)


class HighCostForm(BaseForm, forms.Form):
    q = forms.CharField(label="Reference or setting", required=False)
    line = forms.ChoiceField(
        label="Line", required=False, choices=[("", "All"), *((code, LINES[code].label) for code in FEE_LINES.values())]
    )
    need = forms.ChoiceField(label="Need", required=False, choices=[("", "All"), *Need.choices])
    phase = forms.ChoiceField(label="Phase", required=False, choices=[("", "All"), *((one, one) for one in PHASES)])
    boarding = forms.ChoiceField(
        label="Day or boarding", required=False, choices=[("", "Both"), ("no", "Day"), ("yes", "Boarding")]
    )
    above = forms.IntegerField(label="Above the median by, in per cent", required=False, min_value=0, max_value=1000)
