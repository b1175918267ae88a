from __future__ import annotations

from typing import Any

from django import forms

from areasend.records.models import User
from areasend.web.components.forms import BaseForm
from areasend.web.components.words import of

MOST_DIGITS = 40_000


class ShareForm(BaseForm, forms.Form):
    """`cases`: the ids of the cases, joined by commas, so that what is confirmed is what was looked at."""

    asks = {
        "officers": "Select at least one officer to take the cases",
        "because": "Enter why the cases are handed over",
    }
    cases = forms.CharField(widget=forms.HiddenInput, max_length=MOST_DIGITS)
    officers = forms.MultipleChoiceField(
        label="Who takes them?",
        help_text="With several, the cases are dealt out one by one in legal order, so that nobody gets all the late ones.",
        widget=forms.CheckboxSelectMultiple,
    )
    because = forms.CharField(
        label="Why?",
        max_length=500,
        help_text="For example, “Sam Lee leaves on 5 December”. It is kept with each case.",
    )

    def __init__(self, *args: Any, receivers: list[User], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["officers"].choices = [(str(officer.pk), _said(officer)) for officer in receivers]

    def ids(self) -> list[int]:
        value = self["cases"].value() or ""
        return [int(word) for word in value.split(",") if word.isdigit()]


def _said(officer: User) -> str:
    team = f", {officer.team}" if officer.team else ""
    return f"{officer.name}{team}: holds {of(officer.holding, 'open case')}"
