"""The filter of the Cases list: one GET form, whose address can be kept, sent and linked to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict

from areasend.records.models import User
from areasend.web.cases.listing import choices
from areasend.web.cases.listing.widgets import PlainSelect
from areasend.web.components.forms import BaseForm

PLAIN = (
    "q",
    "state",
    "process",
    "stage",
    "lateness",
    "officer",
    "team",
    "whose_move",
    "need",
    "age",
    "setting",
    "exception",
)
DRILL = (
    "next", "opened_from", "opened_to", "fact", "fact_from", "fact_to", "within", "advice_source", "advice", "promise", "per",
)  # fmt: skip
OF_NOW = ("lateness", "next", "whose_move")
LOOKS_BACK = ("q", "fact", "opened_from", "opened_to", "within")


class Choice(forms.ChoiceField):
    widget = PlainSelect


def choose(label: str, offered: choices.Choices, words: str = "Any") -> forms.ChoiceField:
    return Choice(label=label, choices=choices.any_of(offered, words), required=False)


def day(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": f"{label}: enter a real date, like 2025-03-27"},
    )


class FactField(Choice):
    """One fact, or several joined by commas: any of them."""

    def valid_value(self, value: str) -> bool:
        return all(name in choices.fact_labels() for name in value.split(","))


class FilterForm(BaseForm, forms.Form):
    mark_optional = False
    q = forms.CharField(label="Child, carer, reference, UPN or phone", required=False, max_length=100, strip=True)
    state = Choice(label="Open or ended", choices=choices.STATE, required=False)
    process = Choice(label="Process", required=False)
    stage = Choice(label="Stage", required=False)
    lateness = choose("Lateness", choices.LATENESS)
    officer = Choice(label="Officer", required=False)
    team = Choice(label="Team", required=False)
    whose_move = choose("Whose move", choices.MOVES, "Anyone’s")
    need = choose("Primary need", choices.needs())
    age = choose("Age", choices.AGES)
    setting = forms.CharField(label="Setting or URN", required=False, max_length=100)
    exception = Choice(label="Exception", required=False)
    next = Choice(label="Next duty", required=False)
    opened_from = day("Opened from")
    opened_to = day("Opened until")
    fact = FactField(label="What happened", required=False)
    fact_from = day("Happened from")
    fact_to = day("Happened until")
    within = choose("How long it took", choices.WITHIN)
    advice_source = Choice(label="Advice from", required=False)
    advice = choose("Advice", choices.ADVICE)
    promise = choose("Promised answer", choices.PROMISES)
    per = Choice(label="Cases on a page", choices=choices.any_of(choices.PER_PAGE, "100"), required=False)

    def __init__(self, query: QueryDict, user: User) -> None:
        super().__init__(_joined(query), auto_id="filter_%s")
        offered = {
            "process": choices.processes(),
            "stage": choices.stages(),
            "officer": choices.officers(user),
            "team": choices.teams(),
            "exception": choices.grounds(),
            "next": choices.duties(),
            "fact": [*_several(self.data.get("fact", "")), *choices.facts()],
            "advice_source": choices.advice_sources(),
        }
        for name, found in offered.items():
            self.fields[name].choices = choices.any_of(found)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if not found.get("state"):
            looks_back = any(found.get(name) for name in LOOKS_BACK) and not any(found.get(name) for name in OF_NOW)
            found["state"] = "all" if looks_back else "open"
        return found

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in PLAIN]

    @property
    def drill_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in DRILL]

    @property
    def drills(self) -> bool:
        """Whether any of the folded fields is in force, so that the fold is open."""
        return any(self.data.get(name) for name in DRILL if name != "per")


def _joined(query: QueryDict) -> QueryDict:
    """A fact given several times is the same as several facts joined."""
    if len(query.getlist("fact")) < 2:
        return query
    joined = query.copy()
    joined["fact"] = ",".join(query.getlist("fact"))
    return joined


def _several(value: str) -> choices.Choices:
    names = value.split(",")
    labels = choices.fact_labels()
    return [(value, " or ".join(labels.get(name, name) for name in names))] if len(names) > 1 else []
