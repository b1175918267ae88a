"""A new request: who is it about, and when did it arrive."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms

from areasend.records.choices import Ethnicity, Need, Sex
from areasend.records.models import CareLink, Person, Team, User
from areasend.rules import law
from areasend.rules.receipt import LONDON, METHODS
from areasend.web.cases.forms import choose, text_area
from areasend.web.components.forms import BaseForm, DateField


class FindPersonForm(BaseForm, forms.Form):
    q = forms.CharField(label="Name, UPN or reference", max_length=100)


class PersonForm(BaseForm, forms.ModelForm):
    """What must be known of a child, and what may follow later."""

    born_on = DateField(label="Date of birth")
    upn = forms.CharField(label="UPN", required=False, max_length=20)

    class Meta:
        model = Person
        fields = (
            "forename",
            "surname",
            "known_as",
            "born_on",
            "sex",
            "ethnicity",
            "upn",
            "address",
            "postcode",
            "language",
            "primary_need",
        )
        labels = {
            "known_as": "Known as",
            "language": "Home language",
            "primary_need": "Main area of need, as far as is known",
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, choices in (("sex", Sex), ("ethnicity", Ethnicity), ("primary_need", Need)):
            self.fields[name].choices = choose(choices.choices)

    def clean_upn(self) -> str | None:
        return (self.cleaned_data.get("upn") or "").upper().replace(" ", "") or None

    def _post_clean(self) -> None:
        """The action checks and writes the record; the form must not touch the object that the page shows."""


class TwinForm(BaseForm, forms.Form):
    """Shown where someone of the same name and date of birth is known already."""

    is_someone_else = forms.BooleanField(
        label="This is another child or young person of the same name and date of birth"
    )
    asks = {"is_someone_else": "Open the child who is known already, or confirm that this is someone else"}


class CarerForm(BaseForm, forms.Form):
    carer_name = forms.CharField(label="Name of the parent or carer", max_length=160)
    relationship = forms.ChoiceField(label="Relationship", choices=choose(CareLink.Relationship.choices))
    responsibility = forms.ChoiceField(label="Responsibility", choices=choose(CareLink.Responsibility.choices))
    carer_email = forms.EmailField(label="Email", required=False)
    carer_phone = forms.CharField(label="Phone", required=False, max_length=40)


class HolderForm(BaseForm, forms.Form):
    """Of which team and officer a new case will be: those for which `user` may start one."""

    team = forms.ModelChoiceField(Team.objects.all(), label="Team", empty_label="Select one")
    officer = forms.ModelChoiceField(User.objects.none(), label="Officer", required=False, empty_label="Nobody yet")

    def __init__(self, *args: Any, user: User, teams: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["team"].queryset = teams
        self.fields["officer"].queryset = User.objects.officers().filter(team__in=teams)
        self.initial.setdefault("team", user.team_id)
        if self.fields["officer"].queryset.filter(pk=user.pk).exists():
            self.initial.setdefault("officer", user.pk)


class RequestForm(HolderForm):
    received_on = DateField(
        label="On what day did the request arrive?",
        help_text="The clock runs from this day, even if the form was not complete.",
    )
    method = forms.ChoiceField(label="How did it come?", required=False, choices=choose(METHODS.items(), "Not known"))
    sent_time = forms.TimeField(
        label="At what time was it sent or handed in?",
        required=False,
        help_text="For example, 18:30. After hours it may count for the next working day: that depends on how your area reads the law.",
        error_messages={"invalid": "Enter a time such as 18:30"},
    )
    source = forms.ChoiceField(label="Who asked?")
    note = text_area("What does the request say?", required=False)
    field_order = ("received_on", "method", "sent_time", "source", "team", "officer", "note")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["source"].choices = choose(law.codes("request_sources").items())

    def clean(self) -> dict[str, Any]:
        """Day and time together are the moment it was sent; without both, and a way of sending, they settle nothing."""
        found: dict[str, Any] = super().clean() or {}
        sent_time, day = found.pop("sent_time", None), found.get("received_on")
        if found.get("method") and day and sent_time:
            found["sent_at"] = datetime.combine(day, sent_time, LONDON)
        return found
