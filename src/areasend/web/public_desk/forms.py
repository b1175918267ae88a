"""What the desk writes: answers, reasons, what was heard and done, and the day of a release."""

from __future__ import annotations

from typing import Any

from django import forms

from areasend.records.models import PlanAction, PublicQuestion
from areasend.web.components.forms import BaseForm, DateField


def text_area(label: str, *, required: bool = True, hint: str = "", rows: int = 4) -> forms.CharField:
    return forms.CharField(label=label, required=required, help_text=hint, widget=forms.Textarea(attrs={"rows": rows}))


def public_actions() -> Any:
    return PlanAction.objects.filter(is_public=True, plan__published_on__isnull=False).select_related("plan")


def action_field() -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        PlanAction.objects.none(), label="Which promise is it about?", required=False, empty_label="None"
    )


def small_field() -> forms.CharField:
    """Asked for only where the words tell of very few children."""
    return forms.CharField(
        label="If it tells of fewer than 5 children: why may that be told?", required=False, max_length=300
    )


class AnswerForm(BaseForm, forms.Form):
    shown = text_area("The question as everyone may read it", hint="In words by which nobody can be recognised.")
    answer = text_area("Answer", rows=6, hint="In plain words: what is so, what is done about it, by when.")
    answered_by = forms.CharField(
        label="Who answers?", max_length=160, help_text="A role or a partner, not a person's name."
    )
    action = action_field()
    small_because = small_field()
    version = forms.IntegerField(widget=forms.HiddenInput)
    asks = {
        "shown": "Write the question as everyone may read it",
        "answer": "Write the answer",
        "answered_by": "Say who answers",
    }

    def __init__(self, question: PublicQuestion, data: Any = None) -> None:
        initial = {name: getattr(question, name) for name in ("shown", "answer", "answered_by", "action", "version")}
        super().__init__(data, initial=initial)
        self.fields["action"].queryset = public_actions()


class DeclineForm(BaseForm, forms.Form):
    because = text_area(
        "Why is it not published?", hint="This is told to whoever asked. Say where to turn instead.", rows=3
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    asks = {"because": "Say why it is not published"}


class BecauseForm(BaseForm, forms.Form):
    because = text_area("Why?", rows=3)
    asks = {"because": "Say why"}


class SaidForm(BaseForm, forms.Form):
    heard_on = DateField(label="When was it heard?")
    source = forms.CharField(
        label="Where was it heard?", max_length=200, help_text="Such as the yearly survey of parents and carers"
    )
    said = text_area("You said", hint="In words by which nobody can be recognised.", rows=3)
    did = text_area("We did", required=False, rows=3)
    changed = text_area("What it changed", required=False, rows=2, hint="Leave it empty until it is known.")
    action = action_field()
    small_because = small_field()
    question = forms.ModelChoiceField(
        PublicQuestion.objects.none(),
        label="Which question from the public led to it?",
        required=False,
        empty_label="None",
    )
    asks = {"source": "Say where it was heard", "said": "Write what was said"}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["action"].queryset = public_actions()
        self.fields["question"].queryset = PublicQuestion.objects.filter(state=PublicQuestion.State.ANSWERED)


class ReleaseForm(BaseForm, forms.Form):
    on = DateField(label="As at which day?", help_text="The last day of a month that is over.")
    asks = {"on": "Enter the last day of a month"}
