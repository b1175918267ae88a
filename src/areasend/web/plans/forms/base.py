"""What the forms about an action have in common."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from areasend.indicators.catalogue.card import domains
from areasend.records.models import Board
from areasend.web.components.forms import BaseForm

Choices = list[tuple[str, Any]]


class DeedForm(BaseForm, forms.Form):
    """A form of one deed. `subject`: the row it is about, from which fields that it shares take what stands now; `today`: the day;
    `user`: who fills it in, where that matters."""

    def __init__(self, *args: Any, subject: Any = None, today: date, user: Any = None, **options: Any) -> None:
        self.subject, self.today, self.user = subject, today, user
        super().__init__(*args, **{"initial": self.as_it_stands(), **options})
        self.prepare()

    def as_it_stands(self) -> dict[str, Any]:
        """What the fields hold before anybody types."""
        return {}

    def prepare(self) -> None:
        """Choices that come from the records."""


class AmendForm(DeedForm):
    """A form over fields of the subject itself, with the version that the user saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def as_it_stands(self) -> dict[str, Any]:
        return {name: getattr(self.subject, name) for name in self.base_fields if hasattr(self.subject, name)}


class BoardField(forms.ModelChoiceField):
    def __init__(self, **options: Any) -> None:
        given = {"queryset": Board.objects.filter(closed_on=None), "required": False, "empty_label": "None"}
        super().__init__(**{**given, **options})


def long_text(label: str, *, rows: int = 4, required: bool = True, help_text: str = "") -> forms.CharField:
    return forms.CharField(label=label, required=required, help_text=help_text, widget=forms.Textarea({"rows": rows}))


def short(width: int) -> dict[str, str]:
    return {"class": f"govuk-input--width-{width}"}


def indicator_choices() -> Choices:
    """Every indicator of the catalogue under its domain."""
    found: Choices = [("", "None: its figures are entered by hand")]
    for domain in domains().values():
        found.append((domain.label, [(key, card.label) for key, card in domain.cards.items()]))
    return found
