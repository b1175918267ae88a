"""What is asked about waiting lists: what to turn, what to reach, and a list as it stood."""

from __future__ import annotations

from typing import Any

from django import forms

from areasend.forecast.params import schema
from areasend.forecast.queue.calendar import month_words
from areasend.forecast.waits.lines import PACKAGE
from areasend.records.models import WaitingList
from areasend.rules.waits import AIM, PATHWAYS
from areasend.web.components.forms import BaseForm, DateField

TURNED = ("extra_slots", "extra_from", "missed_then", "referrals_change", "referrals_growth")


def _turned(name: str) -> forms.Field:
    """A field as the published schema of the model describes it."""
    told = schema(PACKAGE)["properties"][name]
    kind = forms.IntegerField if "integer" in told["type"] else forms.FloatField
    return kind(
        label=told["title"],
        help_text=f"{told['description']} In {told['unit']}, {told['minimum']} to {told['maximum']}",
        min_value=told["minimum"],
        max_value=told["maximum"],
        required=False,
    )


class ListFilterForm(BaseForm, forms.Form):
    """Which lists are shown."""

    mark_optional = False
    q = forms.CharField(label="Words in the service", required=False)
    pathway = forms.ChoiceField(label="What for?", required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.fields["pathway"].choices = [("", "Everything"), *((key, one.label) for key, one in PATHWAYS.items())]

    @property
    def given(self) -> dict[str, Any]:
        """What can be used of it; what cannot is left out."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class AheadForm(BaseForm, forms.Form):
    """What to turn, and what to reach. Everything may be left as it is."""

    mark_optional = False
    extra_slots = _turned("extra_slots")
    extra_from = _turned("extra_from")
    missed_then = _turned("missed_then")
    referrals_change = _turned("referrals_change")
    referrals_growth = _turned("referrals_growth")

    @property
    def params(self) -> dict[str, Any]:
        """What was turned; what was left empty is as the model takes it."""
        given = self.cleaned_data if self.is_bound and self.is_valid() else {}
        return {name: given[name] for name in TURNED if given.get(name) is not None}


class ReachForm(BaseForm, forms.Form):
    """The share of those waiting to be within the target, and by when."""

    mark_optional = False
    share = forms.FloatField(
        label="Per cent of those waiting within the target", min_value=1, max_value=100, initial=AIM
    )
    by = forms.ChoiceField(label="By the end of")

    def __init__(self, *args: Any, months: tuple[str, ...], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["by"].choices = [(name, month_words(name)) for name in months]
        self.fields["by"].initial = months[min(len(months) - 1, 23)]


class RecordForm(BaseForm, forms.ModelForm):
    """A list in totals, as a report gives it. A list by referral is brought in with the command."""

    as_of = DateField(label="The day on which the list stood so")

    class Meta:
        model = WaitingList
        fields = (
            "pathway",
            "service",
            "as_of",
            "waiting",
            "mean_weeks",
            "longest_weeks",
            "referrals",
            "removals",
            "target_weeks",
            "source",
        )
        labels = {
            "pathway": "What do they wait for?",
            "service": "Which service keeps the list?",
            "waiting": "How many wait?",
            "mean_weeks": "How many weeks have they waited on average?",
            "longest_weeks": "How many weeks is the longest wait?",
            "referrals": "How many were referred in the month before?",
            "removals": "How many were seen or taken off the list in that month?",
            "target_weeks": "Within how many weeks should a child be seen?",
            "source": "Where do the figures come from?",
        }
        help_texts = {
            "referrals": "To look ahead, this and the next are needed of one month at least",
            "removals": "",
            "target_weeks": ", ".join(f"{one.label} {one.target_weeks}" for one in PATHWAYS.values()),
            "source": "So that another can find them",
        }  # fmt: skip

    def _get_validation_exclusions(self) -> set[str]:
        """What the database holds the action says in its own words."""
        return {field.name for field in WaitingList._meta.fields}

    def validate_constraints(self) -> None:
        return


class WithdrawForm(BaseForm, forms.Form):
    because = forms.CharField(label="Why is it taken back?", widget=forms.Textarea(attrs={"rows": 3}))
