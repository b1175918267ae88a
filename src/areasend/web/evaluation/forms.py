"""What is asked about a self-evaluation, its themes, statements, evidence and editions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from areasend.indicators.catalogue.card import domains
from areasend.indicators.catalogue.cuts import label_of
from areasend.records.area_figures import AreaFigures
from areasend.records.figure_parts import Part
from areasend.records.models import (
    Board,
    EvidenceFile,
    Organisation,
    PlanAction,
    SelfEvaluation,
    Statement,
    Strategy,
    Theme,
    User,
)
from areasend.rules.self_evaluation import LABELS
from areasend.web.components.forms import BaseForm, DateField

WHOLE = "-"


def text_area(label: str, *, required: bool = True, hint: str = "", rows: int = 4) -> forms.CharField:
    return forms.CharField(label=label, required=required, help_text=hint, widget=forms.Textarea(attrs={"rows": rows}))


class VersionedForm(BaseForm, forms.Form):
    """Carries the version that the user saw, so that a change by someone else in between is noticed."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class EvaluationForm(VersionedForm):
    title = forms.CharField(label="Title", max_length=200)
    introduction = text_area(
        "Introduction",
        required=False,
        hint="What it covers and how it was made. An empty line begins a new paragraph.",
        rows=8,
    )
    strategy = forms.ModelChoiceField(Strategy.objects.all(), label="Strategy", required=False, empty_label="None")
    board = forms.ModelChoiceField(
        Board.objects.filter(closed_on=None), label="Board that owns it", required=False, empty_label="None"
    )
    asks = {"title": "Give it a title"}


class CloseForm(VersionedForm):
    on = DateField(label="From what day does nobody write in it any longer?")


class ThemeForm(VersionedForm):
    title = forms.CharField(label="Theme", max_length=200)
    summary = text_area(
        "Summary",
        required=False,
        hint="For those who read only this: what is good, what is not, what is being done. An empty line begins a new paragraph.",
        rows=8,
    )
    asks = {"title": "Say what the theme is about"}


class StatementForm(VersionedForm):
    kind = forms.ChoiceField(label="What kind of statement is it?", choices=Statement.Kind, widget=forms.RadioSelect)
    text = text_area("Statement", hint="One thing, in words that a parent understands.")
    grade = forms.TypedChoiceField(
        label="How far along is the area?", choices=Statement.Grade, coerce=int, widget=forms.RadioSelect
    )
    impact = text_area("What it changes for children, young people and families", required=False, rows=3)
    theme = forms.ModelChoiceField(Theme.objects.none(), label="Theme", empty_label=None)
    asks = {"kind": "Select whether it is a strength or to be developed", "grade": "Select how far along the area is"}

    def __init__(self, *args: Any, evaluation: SelfEvaluation, can_move: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        if can_move:
            self.fields["theme"].queryset = evaluation.themes.order_by("number")
        else:
            del self.fields["theme"], self.fields["version"]


class BecauseForm(VersionedForm):
    because = text_area("Why is it no longer said?", rows=3)
    asks = {"because": "Say why it is no longer said"}


class CommentForm(BaseForm, forms.Form):
    text = text_area("What would you change, or what do you know about it?", rows=3)
    asks = {"text": "Write what you would change, or what you know about it"}


class ResolveForm(BaseForm, forms.Form):
    resolution = text_area("What was changed because of it, or why was nothing?", rows=3)
    asks = {"resolution": "Say what was changed because of the comment, or why nothing was"}


class PickForm(BaseForm, forms.Form):
    """Which figure: asked by address, so that what follows can be shown without JavaScript."""

    indicator = forms.ChoiceField(label="Indicator")
    cut = forms.ChoiceField(label="Divided by", required=False)

    def __init__(self, query: Any, figures: AreaFigures) -> None:
        super().__init__(query if query.get("indicator") else None, auto_id="pick_%s")
        grouped = [(one.label, [(key, card.label) for key, card in one.cards.items()]) for one in domains().values()]
        self.fields["indicator"].choices = [("", "Select one"), *grouped]
        known = [key for _, cards in grouped for key, _ in cards]
        asked = query.get("indicator", "")
        cuts = figures.of(asked).cuts if asked in known else []
        self.fields["cut"].choices = [("", "Not divided"), *((cut, label_of(cut)) for cut in cuts)]
        if not cuts:
            del self.fields["cut"]


class CiteForm(BaseForm, forms.Form):
    """Which of the figures that there are: none is typed."""

    indicator = forms.CharField(widget=forms.HiddenInput)
    cut = forms.CharField(widget=forms.HiddenInput, required=False)
    group = forms.ChoiceField(label="Which figure?", widget=forms.RadioSelect)
    asks = {"group": "Select the figure to cite"}

    def __init__(self, *args: Any, parts: Iterable[Part], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(part.group or WHOLE, f"{part.named}: {part.shown} ({part.note})") for part in parts]
        self.fields["group"].choices = choices
        if len(choices) == 1:
            self.fields["group"].initial = choices[0][0]

    def clean_group(self) -> str:
        chosen = str(self.cleaned_data["group"])
        return "" if chosen == WHOLE else chosen


class EvidenceForm(BaseForm, forms.Form):
    file = forms.FileField(
        label="File", help_text="PDF, Word, OpenDocument, Excel, text or picture. No child's record."
    )
    title = forms.CharField(label="What does it show?", max_length=200)
    kind = forms.ChoiceField(label="Kind", choices=[("", "Select one"), *EvidenceFile.Kind.choices])
    on = DateField(label="Of what day does it tell?")
    source = forms.CharField(label="Source", required=False, max_length=200, help_text="Who made it.")
    is_public = forms.BooleanField(
        label="It may be named in the published edition", required=False, help_text="Otherwise only partners see it."
    )
    asks = {"title": "Give the file a title that says what it shows"}


class AnswerForm(BaseForm, forms.Form):
    action = forms.TypedChoiceField(label="Action")
    asks = {"action": "Select the action that answers this"}

    def __init__(self, *args: Any, statement: Statement, **options: Any) -> None:
        super().__init__(*args, **options)
        linked = statement.answers.values("action")
        rows = PlanAction.objects.open().exclude(pk__in=linked).select_related("plan").order_by("plan", "pk")
        self.found = {str(row.pk): row for row in rows}
        plans: dict[str, list[tuple[str, str]]] = {}
        for pk, row in self.found.items():
            plans.setdefault(row.plan.title, []).append((pk, f"{row.reference} {row.title}"))
        self.fields["action"].choices = [("", "Select one"), *plans.items()]
        self.fields["action"].coerce = self.found.get


class SignForm(BaseForm, forms.Form):
    """A partner signs for their own organisation; those who run it write down any partner's signature."""

    organisation = forms.ModelChoiceField(Organisation.objects.all(), label="Organisation")
    name = forms.CharField(label="Who signs, and as what?", max_length=160)
    on = DateField(label="On what day?")

    def __init__(self, *args: Any, user: User, for_any: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not for_any:
            self.fields["organisation"].queryset = Organisation.objects.filter(pk=user.organisation_id)
            self.fields["organisation"].initial = user.organisation_id
            self.fields["organisation"].empty_label = None


class PublishForm(BaseForm, forms.Form):
    on = DateField(label="On what day is it published?")


class ConfirmForm(VersionedForm):
    """A question without fields of its own."""


class StatementFilter(BaseForm, forms.Form):
    q = forms.CharField(label="Words", required=False)
    kind = forms.ChoiceField(label="Kind", required=False, choices=[("", "Both"), *Statement.Kind.choices])
    grade = forms.ChoiceField(label="Grade", required=False, choices=[("", "Any"), *Statement.Grade.choices])
    lack = forms.ChoiceField(
        label="Wanting", required=False, choices=[("", "Anything or nothing"), ("any", "Anything"), *LABELS.items()]
    )


class CompareForm(BaseForm, forms.Form):
    before = forms.ChoiceField(label="Before")
    after = forms.ChoiceField(label="After")

    def __init__(self, query: Any, choices: list[tuple[str, str]]) -> None:
        super().__init__(query, auto_id="compare_%s")
        self.fields["before"].choices = self.fields["after"].choices = choices
