"""Forms of boards, their members and their forward plans."""

from __future__ import annotations

from typing import Any

from django import forms

from areasend.records.models import Board, ForwardItem, Organisation, Seat, User
from areasend.records.models.governance.agenda_item import AgendaItem, Purpose
from areasend.records.models.governance.board import Sector
from areasend.web.components.forms import BaseForm, DateField


class VersionForm(BaseForm, forms.Form):
    """Knows which version its user saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class ReasonForm(VersionForm):
    because = forms.CharField(label="Why?", widget=forms.Textarea(attrs={"rows": 3}))
    asks = {"because": "Say why"}


def day_form(name: str, label: str, ask: str) -> type[VersionForm]:
    """A form that asks for one day."""
    return type("DayForm", (VersionForm,), {name: DateField(label=label), "asks": {name: ask}})


class BoardForm(VersionForm):
    name = forms.CharField(label="Name", max_length=200)
    kind = forms.ChoiceField(label="Kind", choices=Board.Kind.choices)
    parent = forms.ModelChoiceField(
        Board.objects.all(), label="Reports to", required=False, empty_label="No other board"
    )
    purpose = forms.CharField(label="What it is for", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    terms = forms.CharField(
        label="Terms of reference", help_text="One a line", required=False, widget=forms.Textarea(attrs={"rows": 8})
    )
    terms_agreed_on = DateField(label="Terms agreed on", required=False)
    terms_review_on = DateField(label="Terms to be reviewed on", required=False)
    meets_every_weeks = forms.IntegerField(
        label="Meets every how many weeks?", required=False, min_value=1, max_value=52
    )
    quorum = forms.IntegerField(
        label="Quorum: how many members?", help_text="Deputies count", required=False, min_value=0, max_value=60
    )
    quorum_sectors = forms.MultipleChoiceField(
        label="Who must be there for the board to decide?",
        required=False,
        choices=Sector.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    seat_sectors = forms.MultipleChoiceField(
        label="Who must have a seat?", required=False, choices=Sector.choices, widget=forms.CheckboxSelectMultiple
    )
    has_co_chairs = forms.BooleanField(label="It has two co-chairs", required=False)
    is_public = forms.BooleanField(label="The public may read about this board", required=False)
    opened_on = DateField(label="Since when does it stand?")
    asks = {"name": "Enter the name of the board", "opened_on": "Enter the day since which the board stands"}

    def clean_quorum(self) -> int:
        return int(self.cleaned_data["quorum"] or 0)


class SeatForm(VersionForm):
    name = forms.CharField(label="Name", max_length=120)
    job_title = forms.CharField(label="Job or role", max_length=160, required=False)
    organisation = forms.ModelChoiceField(
        Organisation.objects.all(), label="Organisation", required=False, empty_label="None"
    )
    sector = forms.ChoiceField(label="Speaks for", choices=Sector.choices)
    part = forms.ChoiceField(label="Part", choices=Seat.Part.choices, initial=Seat.Part.MEMBER)
    user = forms.ModelChoiceField(
        User.objects.filter(is_active=True),
        label="Sign-in",
        help_text="With one, the member sees the board, its papers and what they owe",
        required=False,
        empty_label="None",
    )
    since = DateField(label="Since")
    asks = {"name": "Enter the name of the member", "since": "Enter the day since which they sit on the board"}


class AmendSeatForm(SeatForm):
    """Who it is and since when do not change: another person takes a seat of their own."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        del self.fields["name"], self.fields["since"]


class InterestForm(BaseForm, forms.Form):
    text = forms.CharField(label="What is the interest?", widget=forms.Textarea(attrs={"rows": 2}))
    declared_on = DateField(label="Declared on")
    asks = {"text": "Say what the interest is", "declared_on": "Enter the day on which it was declared"}


class ForwardForm(BaseForm, forms.Form):
    title = forms.CharField(label="What is to be taken up?", max_length=200)
    wanted_on = DateField(label="From when?", help_text="It goes on the first agenda from that month on")
    purpose = forms.ChoiceField(label="For", choices=Purpose.choices)
    section = forms.ChoiceField(
        label="Its paper", choices=AgendaItem.Section.choices, required=False, help_text="Some the pack writes itself"
    )
    lead = forms.CharField(label="Who brings it?", max_length=160, required=False)
    repeats = forms.ChoiceField(label="How often?", choices=ForwardItem.Repeats.choices, required=False)
    asks = {"title": "Enter what is to be taken up", "wanted_on": "Enter a day in the month in which it is wanted"}
