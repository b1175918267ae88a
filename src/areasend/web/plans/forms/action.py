"""What is asked about an action itself: progress, obstacles, dates, people, its end."""

from __future__ import annotations

from typing import Any

from django import forms

from areasend.records.models import ActionAgency, ActionDate, EvidenceFile, Organisation, PlanAction, Priority, User
from areasend.rules.delivery.status import KEYS, LABELS
from areasend.rules.policies.access import may_show_news
from areasend.web.components.forms import DateField
from areasend.web.plans.forms.base import AmendForm, BoardField, DeedForm, long_text, short

SPARE_ROLES = 2


class NoteForm(DeedForm):
    """Two fields are enough; the rest is for those who open the page of it."""

    asks = {"text": "Say in a sentence or two how it goes"}
    text = long_text("How does it go?", rows=3, help_text="What was done, what it changed, what comes next.")
    percent = forms.IntegerField(
        label="How much of it is done, in per cent?",
        required=False,
        min_value=0,
        max_value=100,
        widget=forms.TextInput({"inputmode": "numeric", **short(3)}),
        help_text="Leave it empty if nothing has changed.",
        error_messages={"invalid": "Enter a whole number from 0 to 100"},
    )
    on = DateField(label="Day it is told of", required=False, help_text="Leave it empty for today.")
    is_public = forms.BooleanField(label="These words may be shown to the public", required=False)
    small_because = forms.CharField(
        label="If they tell of fewer than 5 children: why may that be told?", required=False, max_length=300
    )

    def prepare(self) -> None:
        """Only those who run the plan show news to the public."""
        if self.user is None or not may_show_news(self.user.roles):
            del self.fields["is_public"], self.fields["small_because"]


class BlockerForm(DeedForm):
    asks = {"text": "Say what stands in the way"}
    text = long_text("What stands in the way?", rows=3)
    asked_of = forms.CharField(label="Who can clear it?", required=False, max_length=160)
    on = DateField(label="Since when?", required=False, help_text="Leave it empty for today.")


class ResolveForm(DeedForm):
    asks = {"how": "Say how it was cleared"}
    how = long_text("How was it cleared?", rows=3)
    on = DateField(label="When?", required=False, help_text="Leave it empty for today.")


class ReachForm(DeedForm):
    """A date that is reached, or a measure that is done."""

    on = DateField(label="Reached on")
    note = long_text("What shows it?", rows=2, required=False)

    def as_it_stands(self) -> dict[str, Any]:
        return {"on": self.today}


class FinishForm(AmendForm):
    """Something promised at a meeting."""

    done_on = DateField(label="Done on")
    note = long_text("What came of it?", rows=2, required=False)

    def as_it_stands(self) -> dict[str, Any]:
        return {"done_on": self.today, "version": self.subject.version}


class ReasonForm(DeedForm):
    asks = {"because": "Say why"}
    because = long_text("Why?", rows=2)


class EvidenceForm(DeedForm):
    """A file that shows something; never a child's record."""

    file = forms.FileField(label="File", help_text="It must not be a child's record or name a child.")
    title = forms.CharField(label="Title", max_length=200)
    kind = forms.ChoiceField(label="What is it?", choices=EvidenceFile.Kind.choices)
    on = DateField(label="Day of which it tells")
    source = forms.CharField(label="Where it comes from", required=False, max_length=200)


class DateForm(DeedForm):
    """A due date or a milestone."""

    kind = forms.ChoiceField(label="Kind", choices=ActionDate.Kind.choices, widget=forms.RadioSelect, initial="due")
    label = forms.CharField(
        label="What is due", required=False, max_length=120, help_text="Such as Launch, Embed or Review."
    )
    on = DateField(label="By when")
    precision = forms.ChoiceField(
        label="How exact", choices=ActionDate.Precision.choices, widget=forms.RadioSelect, initial="day"
    )
    repeats = forms.ChoiceField(
        label="How often", choices=ActionDate.Repeats.choices, widget=forms.RadioSelect, required=False
    )


class AmendDateForm(AmendForm):
    """A date that moves: only with a reason."""

    version = None
    asks = {"because": "Say why the date changes"}
    label = forms.CharField(label="What is due", required=False, max_length=120)
    on = DateField(label="By when")
    precision = forms.ChoiceField(label="How exact", choices=ActionDate.Precision.choices, widget=forms.RadioSelect)
    because = long_text("Why does it change?", rows=2)


class CloseForm(DeedForm):
    asks = {"closed_as": "Select how it ends"}
    closed_as = forms.ChoiceField(
        label="How does it end?",
        choices=[("done", "It is done"), ("dropped", "It is dropped")],
        widget=forms.RadioSelect,
    )
    because = long_text("Why, or what came of it?", rows=3, required=False, help_text="Needed where it is dropped.")
    on = DateField(label="On which day?")

    def as_it_stands(self) -> dict[str, Any]:
        return {"on": self.today}


class OverruleForm(DeedForm):
    asks = {"reason": "Say why the derived status is not right"}
    status = forms.ChoiceField(label="Status", choices=[(key, LABELS[key]) for key in KEYS if key != "closed"])
    reason = long_text("Why?", rows=3, help_text="It is shown wherever the status is.")
    until = DateField(label="Until when does this hold?", help_text="Then the derived status is shown again.")


class NeedForm(DeedForm):
    needs = forms.ModelChoiceField(PlanAction.objects.none(), label="Which action must come first?")

    def prepare(self) -> None:
        open_now = PlanAction.objects.open().select_related("plan").exclude(pk=self.subject.pk)
        self.fields["needs"].queryset = open_now
        self.fields["needs"].label_from_instance = lambda one: f"{one.reference} {one.title[:80]} ({one.plan})"


class AgenciesForm(DeedForm):
    asks = {"lead": "Select at least one agency that leads"}
    lead = forms.ModelMultipleChoiceField(
        Organisation.objects.all(), label="Who leads?", widget=forms.CheckboxSelectMultiple
    )
    supporting = forms.ModelMultipleChoiceField(
        Organisation.objects.all(), label="Who supports?", required=False, widget=forms.CheckboxSelectMultiple
    )

    def as_it_stands(self) -> dict[str, Any]:
        parts = list(self.subject.agencies.all())
        return {
            name: [part.organisation_id for part in parts if part.part == kind]
            for name, kind in (("lead", ActionAgency.Part.LEAD), ("supporting", ActionAgency.Part.SUPPORTING))
        }

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        return {name: list(bodies) for name, bodies in found.items()}


class RolesForm(DeedForm):
    """A line a role, with who holds it; an emptied line takes the role away."""

    def prepare(self) -> None:
        held = [(role.title, role.user_id) for role in self.subject.roles.all()]
        people = User.objects.filter(is_active=True).order_by("name")
        self.size = len(held) + SPARE_ROLES
        for place, (title, user) in enumerate([*held, *[("", None)] * SPARE_ROLES], start=1):
            self.fields[f"title_{place}"] = forms.CharField(
                label=f"Role {place}", required=False, max_length=160, initial=title
            )
            self.fields[f"user_{place}"] = forms.ModelChoiceField(
                people, label=f"Who holds role {place}", required=False, empty_label="Nobody named", initial=user
            )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        pairs = [(found.get(f"title_{n}", ""), found.get(f"user_{n}")) for n in range(1, self.size + 1)]
        for place, (title, user) in enumerate(pairs, start=1):
            if user and not title:
                self.add_error(f"title_{place}", f"Enter the role in which {user.name} answers for it")
        return {"roles": [(title, user) for title, user in pairs if title]}


class ActionForm(AmendForm):
    """What is promised."""

    asks = {"title": "Say what is promised"}
    title = long_text("What is promised?", rows=3)
    detail = long_text("More about it", rows=4, required=False)
    priority = forms.ModelChoiceField(Priority.objects.none(), required=False, empty_label="None")
    reference = forms.CharField(
        label="Reference",
        required=False,
        max_length=12,
        widget=forms.TextInput(short(5)),
        help_text="Such as 2.1. Left empty, it is the next free one.",
    )
    term = forms.ChoiceField(label="Term", required=False, choices=[("", "Not said"), *PlanAction.Term.choices])
    starts_on = DateField(label="Starts on", required=False)
    board = BoardField(label="Board", help_text="Who watches over it, where that is not the board of its priority.")
    is_public = forms.BooleanField(label="Shown in the public account", required=False, initial=True)

    def prepare(self) -> None:
        plan = getattr(self.subject, "plan", self.subject)
        self.fields["priority"].queryset = Priority.objects.filter(strategy=plan.strategy_id)


class NewActionForm(ActionForm):
    """The subject is the plan it comes into."""

    version = None

    def as_it_stands(self) -> dict[str, Any]:
        return {"is_public": True}
