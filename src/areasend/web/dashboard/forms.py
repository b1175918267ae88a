"""The filter: which team, as at which day, divided by what."""

from __future__ import annotations

from datetime import date, timedelta

from django import forms
from django.http import QueryDict

from areasend.records.models import Team, User
from areasend.web.components.forms import BaseForm
from areasend.web.dashboard.scope import Scope, sees_area

MONTHS = 36


def month_ends(on: date) -> list[date]:
    """The last days of the months before `on`, the latest first."""
    found, day = [], on
    for _ in range(MONTHS):
        day = day.replace(day=1) - timedelta(days=1)
        found.append(day)
    return found


def day_of(text: str, otherwise: date) -> date:
    """A day as it stands in an address; anything that cannot be read, or lies ahead, counts as not said."""
    try:
        return min(date.fromisoformat(text), otherwise)
    except ValueError:
        return otherwise


class ScopeForm(BaseForm, forms.Form):
    team = forms.ModelChoiceField(Team.objects.all(), label="Team", required=False, empty_label="All teams")
    on = forms.ChoiceField(label="As at", required=False)

    def __init__(self, query: QueryDict, user: User, today: date) -> None:
        super().__init__(query, auto_id="scope_%s")
        self.user, self.today = user, today
        self.day = day_of(query.get("on", ""), today)
        days = dict.fromkeys([*month_ends(today), *([self.day] if self.day != today else [])])
        named = [(day.isoformat(), f"{day.day} {day:%B %Y}") for day in sorted(days, reverse=True)]
        self.fields["on"].choices = [("", "Today"), *named]
        if not sees_area(user):
            del self.fields["team"]

    def scope(self) -> Scope:
        self.is_valid()
        return Scope(self.user, self.today, self.day, self.cleaned_data.get("team"))


class CutForm(ScopeForm):
    """Also by what one indicator is divided, and whether small numbers are hidden."""

    cut = forms.ChoiceField(label="Divided by", required=False)
    hide = forms.BooleanField(label="Hide small numbers, for sharing", required=False)

    def offer(self, cuts: list[tuple[str, str]]) -> None:
        self.fields["cut"].choices = [("", "Not divided"), *cuts]
        self.full_clean()

    @property
    def chosen_cut(self) -> str:
        return str(self.cleaned_data.get("cut") or "")

    @property
    def hides(self) -> bool:
        return bool(self.cleaned_data.get("hide"))
