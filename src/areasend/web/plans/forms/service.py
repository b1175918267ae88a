"""What is asked when a service draws up its plan from the area's."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from areasend.actions.service_plan import own_actions
from areasend.records.models import ActionPlan, Organisation, PlanAction, Statement
from areasend.web.components.forms import BaseForm, DateField
from areasend.web.plans.forms.base import DeedForm


def plans_to_serve() -> QuerySet[ActionPlan]:
    """Open plans of the area; the plan of another service is served by nobody."""
    return ActionPlan.objects.filter(closed_on=None).exclude(kind=ActionPlan.Kind.SERVICE)


class ForWhomForm(BaseForm, forms.Form):
    """The first question: whose plan it is, and which plan it serves."""

    asks = {"organisation": "Select the service whose plan it is", "plan": "Select the plan that it serves"}
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label="Whose plan is it?", empty_label="Select a service"
    )
    plan = forms.ModelChoiceField(
        ActionPlan.objects.none(),
        label="Which plan does it serve?",
        to_field_name="slug",
        empty_label="Select a plan",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["organisation"].queryset = Organisation.objects.order_by("name")
        self.fields["plan"].queryset = plans_to_serve()


def _served(kept: ActionPlan | None) -> list[int]:
    """Actions that a service plan has a line for."""
    return (
        list(PlanAction.objects.filter(plan=kept).exclude(serves=None).values_list("serves", flat=True)) if kept else []
    )


def _answered(kept: ActionPlan | None) -> list[int]:
    """Statements that a service plan has a line for."""
    return list(Statement.objects.filter(answers__action__plan=kept).values_list("pk", flat=True)) if kept else []


class LinesForm(DeedForm):
    """Actions and statements to be lines of a plan. `subject`: (the service, the plan served, the service's plan as it stands); the
    latter two may be missing.
    """

    actions = forms.ModelMultipleChoiceField(
        PlanAction.objects.none(), label="Actions it serves", required=False, widget=forms.CheckboxSelectMultiple
    )
    statements = forms.ModelMultipleChoiceField(
        Statement.objects.none(),
        label="What the self-evaluation says is to be developed",
        help_text="Tick what the service will work on itself.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def prepare(self) -> None:
        self._offer_actions(*self.subject)
        self._offer_statements(self.subject[2])
        for name in ("actions", "statements"):
            if not self.fields[name].queryset.exists():
                del self.fields[name]

    def _offer_actions(self, service: Organisation, plan: ActionPlan | None, kept: ActionPlan | None) -> None:
        theirs = {one.pk for one in own_actions(service, plan)} if plan else set()
        field = self.fields["actions"]
        field.queryset = PlanAction.objects.filter(plan=plan, closed_on=None).exclude(pk__in=_served(kept))
        field.help_text = f"Those that {service} leads or supports are marked."
        field.label_from_instance = lambda one: (
            f"{one.reference} {one.title}{' (leads or supports it)' if one.pk in theirs else ''}"
        )
        field.initial = [] if kept else sorted(theirs)

    def _offer_statements(self, kept: ActionPlan | None) -> None:
        wanting = Statement.objects.standing().filter(kind=Statement.Kind.DEVELOPMENT)
        field = self.fields["statements"]
        field.queryset = wanting.exclude(pk__in=_answered(kept)).select_related("theme")
        field.label_from_instance = lambda one: f"{one.text} ({one.theme.title})"

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        chosen = {name: list(found.get(name) or ()) for name in ("actions", "statements")}
        if not self.errors and not any(chosen.values()):
            self.add_error(None, "Tick at least one action or statement: each becomes a line of the plan.")
        return {**found, **chosen}


class ServicePlanForm(LinesForm):
    asks = {"title": "Enter the title of the plan"}
    field_order = ["title", "starts_on", "ends_on", "actions", "statements"]
    title = forms.CharField(label="Title", max_length=200)
    starts_on = DateField(label="Starts on")
    ends_on = DateField(label="Ends on")

    def as_it_stands(self) -> dict[str, Any]:
        organisation, plan, _ = self.subject
        years = f"{plan.starts_on.year} to {plan.ends_on.year}"
        return {
            "title": f"{organisation} service plan {years}",
            "starts_on": plan.starts_on,
            "ends_on": plan.ends_on,
        }

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        starts_on, ends_on = found.get("starts_on"), found.get("ends_on")
        if starts_on and ends_on and ends_on <= starts_on:
            self.add_error("ends_on", "The plan must end after it starts")
        return found
