from __future__ import annotations

from typing import Any

from django import forms

from areasend.records.models import Organisation, Team
from areasend.rules.policies.access import Role
from areasend.web.components.forms import BaseForm

ROLES = [(role.value, role.label) for role in Role]


class RolesForm(BaseForm, forms.Form):
    roles = forms.MultipleChoiceField(label="Roles", choices=ROLES, widget=forms.CheckboxSelectMultiple)
    team = forms.ModelChoiceField(Team.objects.all(), label="Team", required=False, empty_label="No team")
    organisation = forms.ModelChoiceField(
        Organisation.objects.all(),
        label="Organisation",
        required=False,
        empty_label="The council's SEND service",
        help_text="Of a partner: the body for which they take part",
    )
    asks = {"roles": "Select at least one role"}

    def clean_roles(self) -> list[Role]:
        return [Role(role) for role in self.cleaned_data["roles"]]

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        needs_team = {Role.OFFICER, Role.TEAM_MANAGER} & set(found.get("roles", []))
        if needs_team and not found.get("team"):
            self.add_error("team", "Select a team: officers and team managers work in one")
        if Role.PARTNER in found.get("roles", []) and not found.get("organisation"):
            self.add_error("organisation", "Select an organisation: a partner takes part for one")
        return found


class InviteForm(RolesForm):
    name = forms.CharField(label="Name", max_length=120)
    email = forms.EmailField(label="Work email")
    job_title = forms.CharField(label="Job title", max_length=120, required=False)
    field_order = ["name", "email", "job_title", "roles", "team", "organisation"]


class BecauseForm(BaseForm, forms.Form):
    because = forms.CharField(label="Why?", required=False, widget=forms.Textarea(attrs={"rows": 2}))
