"""What the public is asked: no name, no address, nothing about a child."""

from __future__ import annotations

from typing import Any

from django import forms

from areasend.actions.public_question import LONGEST
from areasend.indicators.release.choice import topics
from areasend.records.models import PageRating, PublicQuestion
from areasend.web.components.forms import BaseForm


class LeftEmpty(forms.CharField):
    """A box that nobody sees; machines fill it in."""

    def __init__(self) -> None:
        attrs = {"autocomplete": "off", "tabindex": "-1"}
        super().__init__(label="Leave this box empty", required=False, widget=forms.TextInput(attrs=attrs))

    def validate(self, value: Any) -> None:
        if value:
            raise forms.ValidationError("Leave the last box empty: it is there to tell people from machines.")


class AskForm(BaseForm, forms.Form):
    kind = forms.ChoiceField(
        label="What would you like to send?", choices=PublicQuestion.Kind.choices, widget=forms.RadioSelect
    )
    about = forms.ChoiceField(label="What is it about?", required=False)
    words = forms.CharField(
        label="Your question or suggestion",
        help_text="Do not write the name of a child, a school year or anything else by which someone could be recognised.",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    website = LeftEmpty()
    asks = {"kind": "Select a question or a suggestion", "words": "Write your question or suggestion"}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        named = [(f"/{topic.key}", topic.title) for topic in topics().values()]
        self.fields["about"].choices = [("", "Something else"), *named]


class FindForm(BaseForm, forms.Form):
    reference = forms.CharField(
        label="Your reference",
        help_text="For example, Q-7F3K9M2P",
        max_length=16,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"}),
    )
    asks = {"reference": "Enter the reference that you were given"}
    mark_optional = False

    def clean_reference(self) -> str:
        given = "".join(self.cleaned_data["reference"].upper().split())
        return given if given.startswith("Q-") else f"Q-{given.removeprefix('Q')}"


class SearchForm(BaseForm, forms.Form):
    q = forms.CharField(label="Words", required=False)
    about = forms.ChoiceField(label="About", required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        named = [(f"/{topic.key}", topic.title) for topic in topics().values()]
        self.fields["about"].choices = [("", "Everything"), *named]


class RateForm(BaseForm, forms.Form):
    score = forms.TypedChoiceField(
        label="How helpful was the page?",
        choices=list(reversed(PageRating.Score.choices)),
        coerce=int,
        widget=forms.RadioSelect,
    )
    would_help = forms.CharField(
        label="What would help?",
        required=False,
        help_text="Do not write anything by which someone could be recognised.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    page = forms.CharField(widget=forms.HiddenInput, max_length=200)
    website = LeftEmpty()
    asks = {"score": "Select how helpful the page was"}
