"""The filter: which team, which months."""

from __future__ import annotations

from datetime import date

from django import forms
from django.http import QueryDict

from areasend.records.models import Team, User
from areasend.web.components.forms import BaseForm
from areasend.web.timeliness.scope import FIRST_YEAR, LAST_12, Scope, sees_area


class ScopeForm(BaseForm, forms.Form):
    period = forms.ChoiceField(label="Months", required=False)
    team = forms.ModelChoiceField(Team.objects.all(), label="Team", required=False, empty_label="All teams")

    def __init__(self, query: QueryDict, user: User, on: date) -> None:
        super().__init__(query, auto_id="scope_%s")
        years = [(str(year), str(year)) for year in range(on.year, FIRST_YEAR - 1, -1)]
        self.fields["period"].choices = [("", "The last 12 months"), *years]
        if not sees_area(user):
            del self.fields["team"]

    def scope(self, user: User, on: date) -> Scope:
        """What was chosen; anything that cannot be read counts as not chosen."""
        self.is_valid()
        return Scope(user, on, self.cleaned_data.get("period") or LAST_12, self.cleaned_data.get("team"))
