"""Which actions of a plan are shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from areasend.records.models import PlanAction
from areasend.records.plan_standing import URGENCY, ActionStanding, label
from areasend.web.components.forms import BaseForm
from areasend.web.plans.grouping import board_of

VIEWS = (
    ("table", "Table"),
    ("timeline", "Timeline"),
    ("agency", "By agency"),
    ("person", "By person"),
    ("board", "By board"),
)
ANY = ("", "Any")


class FilterForm(BaseForm, forms.Form):
    """The choices are those that occur in the plan."""

    q = forms.CharField(label="Words in the action", required=False, max_length=100)
    status = forms.ChoiceField(label="Status", required=False)
    priority = forms.ChoiceField(label="Priority", required=False)
    agency = forms.ChoiceField(label="Agency", required=False)
    term = forms.ChoiceField(label="Term", required=False, choices=[ANY, *PlanAction.Term.choices])
    board = forms.ChoiceField(label="Board", required=False)
    view = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, query: QueryDict, standings: Sequence[ActionStanding]) -> None:
        super().__init__(query, auto_id="filter_%s")
        actions = [one.action for one in standings]
        agencies = {part.organisation for action in actions for part in action.agencies.all()}
        boards = {board for action in actions if (board := board_of(action))}
        priorities = {action.priority for action in actions if action.priority}
        offered: dict[str, list[tuple[str, str]]] = {
            "status": [(key, label(key)) for key in URGENCY],
            "priority": [(str(one.pk), str(one)) for one in sorted(priorities, key=lambda one: one.number)],
            "agency": [(str(one.pk), one.name) for one in sorted(agencies, key=lambda one: one.name)],
            "board": [(str(one.pk), one.name) for one in sorted(boards, key=lambda one: one.name)],
        }
        for name, found in offered.items():
            self.fields[name].choices = [ANY, *found]
        self.is_valid()

    @property
    def chosen_view(self) -> str:
        view = self.cleaned_data.get("view") or "table"
        return view if view in dict(VIEWS) else "table"

    def keep(self, standings: Sequence[ActionStanding]) -> list[ActionStanding]:
        return [one for one in standings if fits(one, self.cleaned_data)]


def fits(one: ActionStanding, wanted: dict[str, Any]) -> bool:
    """Whether an action is among those asked for; what is not asked for fits all."""
    action, board = one.action, board_of(one.action)
    has = {
        "status": {one.status.key},
        "priority": {str(action.priority_id)},
        "agency": {str(part.organisation_id) for part in action.agencies.all()},
        "term": {action.term},
        "board": {str(board.pk)} if board else set(),
    }
    words = (wanted.get("q") or "").lower().split()
    text = f"{action.reference} {action.title} {action.detail}".lower()
    return all(not wanted.get(name) or wanted[name] in found for name, found in has.items()) and all(
        word in text for word in words
    )
