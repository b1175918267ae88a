"""What is asked about risks."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from areasend.actions.escalation import boards_above
from areasend.records.models import Board, Escalation, Meeting, PlanAction, Risk, User
from areasend.records.querysets.risk import RiskQuerySet
from areasend.rules.risk import IMPACTS, LIKELIHOODS
from areasend.web.components.forms import BaseForm, DateField

BANDS = [
    ("extreme", "Extreme (15 to 25)"),
    ("high", "High (8 to 12)"),
    ("medium", "Medium (4 to 6)"),
    ("low", "Low (1 to 3)"),
]
REVIEWS = [("late", "Late"), ("due", "Due in four weeks")]
STATES = [("", "Open"), ("closed", "Closed"), ("all", "All")]
UP = [("waiting", "Waits for an answer"), ("answered", "Answered"), ("should", "Ought to go up")]


def text_area(label: str, *, required: bool = True, hint: str = "", rows: int = 3) -> forms.CharField:
    return forms.CharField(label=label, required=required, help_text=hint, widget=forms.Textarea(attrs={"rows": rows}))


def scale(label: str, words: dict[int, str]) -> forms.TypedChoiceField:
    choices = [(number, f"{number} {word}") for number, word in words.items()]
    look = forms.RadioSelect(attrs={"class": "govuk-radios--small"})
    return forms.TypedChoiceField(label=label, choices=choices, coerce=int, widget=look)


class FilterForm(BaseForm, forms.Form):
    q = forms.CharField(label="Words", required=False)
    board = forms.ModelChoiceField(Board.objects.none(), label="Board", required=False, empty_label="All boards")
    band = forms.ChoiceField(label="Band now", required=False, choices=[("", "All"), *BANDS])
    owner = forms.ChoiceField(label="Owner", required=False)
    review = forms.ChoiceField(label="Review", required=False, choices=[("", "Any"), *REVIEWS])
    up = forms.ChoiceField(label="Taken to the board above", required=False, choices=[("", "Any"), *UP])
    state = forms.ChoiceField(label="Open or closed", required=False, choices=STATES)

    def __init__(self, query: Any, seen: RiskQuerySet) -> None:
        super().__init__(query)
        self.fields["board"].queryset = boards_of(seen)
        owners = seen.order_by("owner").values_list("owner", flat=True).distinct()
        self.fields["owner"].choices = [("", "Anybody"), *((name, name) for name in owners)]

    @property
    def given(self) -> dict[str, Any]:
        self.is_valid()
        return self.cleaned_data


def boards_of(seen: RiskQuerySet) -> QuerySet[Board]:
    """The boards that hold one of these risks or were asked about it."""
    risks = seen.order_by().values("pk")
    return Board.objects.filter(Q(risks__in=risks) | Q(escalations_in__risk__in=risks)).distinct()


class RiskForm(BaseForm, forms.Form):
    """Told whole: because of a cause, an event, with an effect."""

    kind = forms.ChoiceField(label="Is it a risk or an issue?", widget=forms.RadioSelect)
    title = forms.CharField(label="Title", max_length=200)
    cause = text_area("Because of what?", hint="The cause: what is so already.")
    event = text_area("What may happen, or has?")
    effect = text_area("With what effect?", hint="For children and families first, then for the area.")
    board = forms.ModelChoiceField(Board.objects.filter(closed_on=None), label="Board or group that holds it")
    owner = forms.CharField(label="Which role answers for it?", max_length=160)
    owner_user = forms.ModelChoiceField(
        User.objects.filter(is_active=True), label="Who is that?", required=False, empty_label="Nobody who signs in"
    )
    mitigation = text_area("What is done about it?", required=False)
    action = forms.ModelChoiceField(
        PlanAction.objects.filter(closed_on=None).select_related("plan").order_by("plan__title", "pk"),
        label="Action of a plan that brings it down",
        required=False,
        empty_label="None",
    )
    target_score = forms.IntegerField(
        label="Score aimed at", required=False, min_value=1, max_value=25,
        help_text="Likelihood times impact, 1 to 25.", widget=forms.NumberInput(attrs={"class": "govuk-input--width-2"}),
    )  # fmt: skip
    asks = {
        "kind": "Say whether it is a risk or an issue",
        "cause": "Say what the cause is",
        "event": "Say what may happen, or has",
        "effect": "Say what it means for children, families or the area",
        "owner": "Say which role answers for it",
    }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = [
            (Risk.Kind.RISK.value, "A risk: it may happen"),
            (Risk.Kind.ISSUE.value, "An issue: it has happened"),
        ]
        self.fields["action"].label_from_instance = lambda one: f"{one.plan.title}: {one.reference} {one.title}"[:110]


class OpenForm(RiskForm):
    likelihood = scale("How likely is it, before anything is done?", LIKELIHOODS)
    impact = scale("How grave would it be, before anything is done?", IMPACTS)
    review_on = DateField(
        label="Review it by",
        required=False,
        help_text="Left empty, its score gives the day: a month for an extreme one.",
    )
    asks = {**RiskForm.asks, "likelihood": "Say how likely it is", "impact": "Say how grave it would be"}
    field_order = [
        "kind", "title", "cause", "event", "effect", "likelihood", "impact", "target_score", "board", "owner", "owner_user",
        "mitigation", "action", "review_on",
    ]  # fmt: skip


class AmendForm(RiskForm):
    version = forms.IntegerField(widget=forms.HiddenInput)


class ReviewForm(BaseForm, forms.Form):
    on = DateField(label="Day of the review")
    likelihood = scale("How likely is it now?", LIKELIHOODS)
    impact = scale("How grave would it be now?", IMPACTS)
    note = text_area("What has been done, and what is next?", required=False)
    review_on = DateField(
        label="Review it again by", required=False, help_text="Left empty, the new score gives the day."
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
    asks = {"likelihood": "Say how likely it is now", "impact": "Say how grave it would be now"}


class CloseForm(BaseForm, forms.Form):
    on = DateField(label="Closed on")
    because = text_area("Why?", hint="What happened, or who carries it now.")
    version = forms.IntegerField(widget=forms.HiddenInput)
    asks = {"because": "Say why it is closed"}


class BecauseForm(BaseForm, forms.Form):
    because = text_area("Why?")
    asks = {"because": "Say why"}


class EscalateForm(BaseForm, forms.Form):
    to_board = forms.ChoiceField(label="To which board?", widget=forms.RadioSelect)
    ask = text_area("What is it asked to do?", hint="A decision, money, people, or to carry the risk itself.")
    on = DateField(label="On what day?")
    asks = {"ask": "Say what the board is asked to do"}

    def __init__(self, *args: Any, risk: Risk, **options: Any) -> None:
        super().__init__(*args, **options)
        self.above = {str(board.pk): board for board in boards_above(risk.board)}
        self.fields["to_board"].choices = [(pk, board.name) for pk, board in self.above.items()]

    def clean_to_board(self) -> Board:
        return self.above[self.cleaned_data["to_board"]]


class AnswerForm(BaseForm, forms.Form):
    answer = text_area("What did the board answer?", rows=4)
    on = DateField(label="On what day?")
    meeting = forms.ModelChoiceField(
        Meeting.objects.none(), label="At which meeting?", required=False, empty_label="Outside a meeting"
    )
    asks = {"answer": "Write down what the board answered"}

    def __init__(self, *args: Any, escalation: Escalation, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        held = escalation.to_board.meetings.filter(on__gte=escalation.on, on__lte=today, called_off_on=None)
        self.fields["meeting"].queryset = held
