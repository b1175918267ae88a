"""Forms of meetings: when and where, the agenda, who came, what was said and promised."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from areasend.records.models import AgendaItem, Attendance, Decision, Seat
from areasend.records.models.governance.agenda_item import Purpose
from areasend.web.boards.forms import VersionForm
from areasend.web.components.forms import BaseForm, DateField

AREA = {"rows": 4}


class MeetingForm(VersionForm):
    on = DateField(label="Day")
    starts_at = forms.TimeField(
        label="Starts at",
        required=False,
        help_text="For example, 14:00",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5"}),
        error_messages={"invalid": "Enter the time as hours and minutes, such as 14:00"},
    )
    place = forms.CharField(label="Where", max_length=200, required=False)
    is_public = forms.BooleanField(label="Its papers and minutes are published", required=False)
    asks = {"on": "Enter the day of the meeting"}


class ItemForm(VersionForm):
    title = forms.CharField(label="Item", max_length=200)
    purpose = forms.ChoiceField(label="For", choices=Purpose.choices)
    section = forms.ChoiceField(
        label="What the pack writes for it by itself", choices=AgendaItem.Section.choices, required=False
    )
    presenter = forms.CharField(label="Who brings it?", max_length=160, required=False)
    length_minutes = forms.IntegerField(label="How many minutes?", required=False, min_value=1, max_value=240)
    paper = forms.CharField(
        label="Paper",
        required=False,
        help_text="Leave an empty line between paragraphs; begin a line with a hyphen for a list",
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    recommendation = forms.CharField(
        label="What is the board asked to do?", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    is_private = forms.BooleanField(label="Private: leave it out of what is published", required=False)
    asks = {"title": "Enter what the item is about"}


class AttendanceForm(VersionForm):
    """A row for each member: state_<seat> and, for a deputy, deputy_<seat>."""

    def __init__(self, *args: Any, seats: Sequence[Seat], **options: Any) -> None:
        super().__init__(*args, **options)
        self.seats = seats
        for seat in seats:
            self.fields[f"state_{seat.pk}"] = forms.ChoiceField(
                label=f"{seat.name}: there?", choices=[("", "Not noted"), *Attendance.State.choices], required=False
            )
            self.fields[f"deputy_{seat.pk}"] = forms.CharField(
                label=f"Deputy for {seat.name}", max_length=120, required=False
            )

    @property
    def rows(self) -> list[tuple[Seat, forms.BoundField, forms.BoundField]]:
        return [(seat, self[f"state_{seat.pk}"], self[f"deputy_{seat.pk}"]) for seat in self.seats]

    @property
    def states(self) -> dict[Seat, tuple[str, str]]:
        """Of those that are noted."""
        given = {
            seat: (self.cleaned_data[f"state_{seat.pk}"], self.cleaned_data[f"deputy_{seat.pk}"]) for seat in self.seats
        }
        return {seat: one for seat, one in given.items() if one[0]}


class MinuteForm(VersionForm):
    """What was said on an item; with it, in the same go, one thing promised and one decided."""

    minute = forms.CharField(label="What was said", required=False, widget=forms.Textarea(attrs={"rows": 6}))
    owed_text = forms.CharField(label="What will be done", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    owed_seat = forms.ModelChoiceField(
        Seat.objects.none(), label="By whom", required=False, empty_label="Somebody else"
    )
    owed_owner = forms.CharField(label="Who, if somebody else", max_length=160, required=False)
    owed_due_on = DateField(label="By when", required=False)
    decided_text = forms.CharField(label="What was decided", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    decided_status = forms.ChoiceField(
        label="What became of the proposal",
        choices=[one for one in Decision.Status.choices if one[0] != Decision.Status.PLANNED],
        required=False,
    )

    def __init__(self, *args: Any, seats: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["owed_seat"].queryset = seats

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if found.get("owed_text") and not found.get("owed_due_on") and "owed_due_on" not in self.errors:
            self.add_error("owed_due_on", "Enter the day by which it will be done")
        if found.get("owed_text") and not found.get("owed_seat") and not found.get("owed_owner"):
            self.add_error("owed_seat", "Say who will do it")
        if not found.get("owed_text") and (found.get("owed_due_on") or found.get("owed_owner")):
            self.add_error("owed_text", "Say what will be done")
        return found


class ItemInterestForm(BaseForm, forms.Form):
    seat = forms.ModelChoiceField(Seat.objects.none(), label="Whose interest?", empty_label="Choose a member")
    text = forms.CharField(label="What is the interest?", widget=forms.Textarea(attrs={"rows": 2}))
    handled = forms.CharField(
        label="What was done about it?", help_text="For example: left the room for the item", max_length=300
    )
    asks = {"seat": "Choose whose interest it is", "text": "Say what the interest is", "handled": "Say what was done"}

    def __init__(self, *args: Any, seats: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["seat"].queryset = seats


class HoldForm(VersionForm):
    minutes = forms.CharField(label="Anything said beside the items", required=False, widget=forms.Textarea(attrs=AREA))


class FollowUpForm(VersionForm):
    """How it went with something promised. Each answer asks for what belongs to it."""

    outcome = forms.ChoiceField(
        label="How does it stand?",
        choices=[("done", "It is done"), ("longer", "It needs longer"), ("dropped", "It will not be done")],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label="In a sentence",
        help_text="What came of it, or why it needs longer or will not be done",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    on = DateField(label="Day", help_text="On which it was done, or by which it will be", required=False)
    asks = {"outcome": "Say how it stands"}

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        outcome = found.get("outcome")
        if outcome in {"longer", "dropped"} and not found.get("words"):
            self.add_error("words", "Say why")
        if outcome == "longer" and not found.get("on") and "on" not in self.errors:
            self.add_error("on", "Enter the day by which it will be done")
        return found
