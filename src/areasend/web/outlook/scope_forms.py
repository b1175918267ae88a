"""Of what a model is asked: which area and January, where it answers for more than one; nothing where there is only one."""

from __future__ import annotations

from functools import cache
from typing import Any

import polars as pl
from django import forms
from django.conf import settings

from areasend.forecast.plans.errors import FIRST_ORIGIN
from areasend.forecast.plans.history import LAST_JANUARY
from areasend.indicators import published
from areasend.records.models import WaitingList
from areasend.web.components.forms import BaseForm
from areasend.web.today import today

SCOPE = "s"
"""What the names of the fields begin with in an address."""
YEARS, USUAL = range(1, 11), 5
LEVELS = ("local_authority", "national", "regional")


class ScopeForm(BaseForm, forms.Form):
    """A model that answers for the area's own records asks nothing."""

    mark_optional = False

    @property
    def scope(self) -> dict[str, Any]:
        """As a scenario keeps it."""
        if self.is_bound:
            return dict(self.cleaned_data)
        return {name: field.initial for name, field in self.fields.items()}


class PlansScopeForm(ScopeForm):
    """Any English area, from any January that is published."""

    area = forms.ChoiceField(label="Area")
    origin = forms.TypedChoiceField(
        label="From which January?",
        coerce=int,
        help_text="Nothing that was published later is used, so an earlier one shows how good the forecast would have been",
    )
    years = forms.TypedChoiceField(label="How many years ahead?", coerce=int, choices=[(one, one) for one in YEARS])

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        last = published_januaries()[-1]
        self.fields["area"].choices = area_choices()
        self.fields["area"].initial = own_area()
        self.fields["origin"].choices = [(one, f"January {one}") for one in reversed(published_januaries())]
        self.fields["origin"].initial = last
        self.fields["years"].initial = USUAL


def published_januaries() -> list[int]:
    """Those from which a forecast can begin at all; what an area lacks the model itself says."""
    return list(range(FIRST_ORIGIN, LAST_JANUARY + 1))


@cache
def area_choices() -> list[tuple[str, str]]:
    """Every authority there is today, by name; then England and its regions."""
    known = published.areas().filter(pl.col("current"))
    levels = [known.filter(pl.col("level") == level).sort("name") for level in LEVELS]
    return [(code, name) for level in levels for code, name in level.select("area", "name").iter_rows()]


def own_area() -> str:
    """The code of this area."""
    return str(published.find_area(settings.AREASEND_AREA).code)


class WaitsScopeForm(ScopeForm):
    """One of the waiting lists that are recorded; the longest, if none is chosen."""

    list = forms.ChoiceField(label="Which list?")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        known = WaitingList.objects.latest(today()).order_by("-waiting", "pk")
        self.fields["list"].choices = [(one.name, f"{one.get_pathway_display()}, {one.service}") for one in known]
        self.fields["list"].initial = known[0].name if known else ""


FORMS: dict[str, type[ScopeForm]] = {"plans": PlansScopeForm, "waits": WaitsScopeForm}
"""By the key of the model."""


def scope_form(key: str, data: Any = None) -> ScopeForm:
    return FORMS.get(key, ScopeForm)(data, prefix=SCOPE)
