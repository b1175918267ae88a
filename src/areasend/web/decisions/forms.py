"""Forms of the register of decisions."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q

from areasend.records.models import Board, Decision, Priority
from areasend.web.components.forms import BaseForm, DateField

TEXT = {"rows": 4}
OUTCOMES = [one for one in Decision.Status.choices if one[0] != Decision.Status.PLANNED]


class AboutForm(BaseForm, forms.Form):
    """What an entry says of itself."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(label="What the decision is about", max_length=250)
    summary = forms.CharField(label="What the report says", required=False, widget=forms.Textarea(attrs=TEXT))
    is_key = forms.BooleanField(
        label="It is a key decision",
        required=False,
        help_text="It costs or saves much, or touches people in two or more divisions",
    )
    is_open_to_call_in = forms.BooleanField(label="Scrutiny may call it in", required=False)
    is_urgent = forms.BooleanField(label="It is urgent and takes effect at once", required=False)
    report_title = forms.CharField(label="Title of the report", max_length=250, required=False)
    report_author = forms.CharField(label="Author of the report", max_length=160, required=False)
    contact = forms.CharField(label="Whom to ask", max_length=200, required=False)
    priority = forms.ModelChoiceField(
        Priority.objects.select_related("strategy"),
        label="Priority of the strategy",
        required=False,
        empty_label="None",
    )
    is_public = forms.BooleanField(label="Anyone may read it", required=False, initial=True)
    asks = {"title": "Enter what the decision is about"}


class PlanForm(AboutForm):
    maker = forms.CharField(label="Who decides?", max_length=160, initial="Cabinet")
    board = forms.ModelChoiceField(Board.objects.all(), label="Board", required=False, empty_label="None of ours")
    planned_on = DateField(label="To be decided on")
    asks = {**AboutForm.asks, "maker": "Enter who decides", "planned_on": "Enter the day on which it is to be decided"}
    field_order = ["title", "maker", "board", "planned_on"]


class OutcomeForm(BaseForm, forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    status = forms.ChoiceField(label="What became of it", choices=OUTCOMES)
    text = forms.CharField(label="What was decided", widget=forms.Textarea(attrs=TEXT))
    decided_on = DateField(label="Decided on")
    published_on = DateField(
        label="Published on", required=False, help_text="The days for call-in are counted from here"
    )
    interests = forms.CharField(label="Conflicts of interest declared", required=False)
    asks = {"text": "Write what was decided", "decided_on": "Enter the day of the decision"}


class RecordForm(OutcomeForm, AboutForm):
    maker = forms.CharField(label="Who decided?", max_length=160, initial="Cabinet")
    board = forms.ModelChoiceField(Board.objects.all(), label="Board", required=False, empty_label="None of ours")
    asks = {**AboutForm.asks, **OutcomeForm.asks, "maker": "Enter who decided"}
    field_order = ["title", "maker", "board", "decided_on", "status", "text", "published_on", "interests"]


class AmendForm(AboutForm):
    """A planned entry may move to another day; a decided one needs a reason for any change."""

    planned_on = DateField(label="To be decided on", required=False)
    because = forms.CharField(label="Why is it changed?", required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, is_planned: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        del self.fields["because" if is_planned else "planned_on"]


class SettleForm(BaseForm, forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    outcome = forms.ChoiceField(
        label="How did the call-in end?",
        choices=[("upheld", "The decision stands"), ("referred_back", "It goes back to whoever took it")],
        widget=forms.RadioSelect,
    )
    settled_on = DateField(label="Settled on")
    asks = {"outcome": "Say how it ended", "settled_on": "Enter the day on which it was settled"}


class FilterForm(BaseForm, forms.Form):
    show = forms.ChoiceField(
        label="Show", required=False, choices=[("", "Decided"), ("planned", "Forward plan"), ("all", "All")]
    )
    maker = forms.ChoiceField(label="Who decides", required=False)
    status = forms.ChoiceField(label="What became of it", required=False, choices=[("", "Anything"), *OUTCOMES])
    key = forms.BooleanField(label="Key decisions only", required=False)
    text = forms.CharField(label="Words", required=False)

    def __init__(self, *args: Any, makers: list[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["maker"].choices = [("", "Anyone"), *((one, one) for one in makers)]

    def narrowed(self, rows: Any) -> Any:
        self.is_valid()
        chosen = self.cleaned_data
        show = chosen.get("show")
        rows = rows.planned() if show == "planned" else rows if show == "all" else rows.decided()
        for name in ("maker", "status"):
            if chosen.get(name):
                rows = rows.filter(**{name: chosen[name]})
        if chosen.get("key"):
            rows = rows.filter(is_key=True)
        words = chosen.get("text")
        within = Q(title__icontains=words) | Q(text__icontains=words) | Q(summary__icontains=words)
        return rows.filter(within | Q(reference__iexact=words)) if words else rows


def today_of(day: date) -> dict[str, date]:
    return {"decided_on": day, "published_on": day}
