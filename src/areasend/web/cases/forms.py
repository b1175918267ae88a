"""What is asked when something is recorded in a case. The words of a step come from the law files."""

from __future__ import annotations

from typing import Any

from django import forms

from areasend.actions.case import NOTICES, beginnings
from areasend.actions.exception import grounds_for
from areasend.actions.notice import PACK
from areasend.records.models import Advice, Case, Contact, Document, Fact, Organisation, Team, User
from areasend.records.timeline import exception_label
from areasend.rules import law
from areasend.rules.shapes import Step
from areasend.web.components.forms import BaseForm, DateField

Choices = list[tuple[str, str]]


def text_area(label: str, *, required: bool = True, hint: str = "", rows: int = 4) -> forms.CharField:
    return forms.CharField(label=label, required=required, help_text=hint, widget=forms.Textarea(attrs={"rows": rows}))


def choose(choices: Any, ask: str = "Select one") -> Choices:
    return [("", ask), *choices]


class VersionedForm(BaseForm, forms.Form):
    """Carries the version of the record that the user saw, so that a change by someone else in between is noticed."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class TickList(forms.MultipleChoiceField):
    """All of it is wanted, but what is missing the action says: nothing ticked is an answer too."""

    def validate(self, value: list[str]) -> None:
        if value:
            super().validate(value)


class StepForm(VersionedForm):
    on = DateField(label="Date")
    code = forms.ChoiceField(label="Ground", widget=forms.RadioSelect)
    note = text_area("Reasons", hint="These are kept with the step and can be used in the letter.")
    carries = TickList(
        label="What does the notice carry?",
        help_text="This decision can be appealed, so the notice must carry all of this. Check the letter before it goes.",
        choices=lambda: law.codes(PACK).items(),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}),
    )
    goes_without = forms.BooleanField(label="It went out without what is not ticked", required=False)

    def __init__(self, *args: Any, case: Case, step: Step, **options: Any) -> None:
        options.setdefault("initial", {}).setdefault("version", case.version)
        super().__init__(*args, **options)
        fact = case.law.facts[step.fact]
        self.fields["on"].label = fact.question
        self.fields["on"].error_messages["required"] = "Enter the date"
        if step.codes:
            self.fields["code"].label = law.question_of(step.codes)
            self.fields["code"].choices = list(law.codes(step.codes).items())
        else:
            del self.fields["code"]
        if not step.asks_reason:
            self.fields["note"].required = False
            self.fields["note"].label = "Note"
            self.fields["note"].help_text = ""
        if step.fact not in NOTICES:
            del self.fields["carries"], self.fields["goes_without"]


class CorrectFactForm(VersionedForm):
    on = DateField(label="What is the right date?")
    code = forms.ChoiceField(widget=forms.RadioSelect)
    note = text_area("Reasons or note", required=False)
    because = text_area("Why are you correcting it?", rows=2)
    asks = {"because": "Say why you are correcting it"}

    def __init__(self, *args: Any, fact: Fact, **options: Any) -> None:
        known = {"on": fact.on, "note": fact.note, "code": fact.code, "version": fact.case.version}
        options.setdefault("initial", known)
        super().__init__(*args, **options)
        listed = fact.case.law.codes_of(fact.name)
        if listed:
            self.fields["code"].label = law.question_of(listed)
            self.fields["code"].choices = list(law.codes(listed).items())
            self.fields["code"].required = bool(fact.code)
        else:
            del self.fields["code"]


class BecauseForm(BaseForm, forms.Form):
    because = text_area("Why?", rows=3)
    asks = {"because": "Say why"}


class StrikeForm(VersionedForm):
    because = text_area("Why?", rows=3)
    asks = {"because": "Say why"}


class WithdrawForm(BecauseForm):
    on = DateField(label="On what day was it withdrawn?")
    field_order = ["on", "because"]


class ReassignForm(VersionedForm):
    officer = forms.ModelChoiceField(User.objects.none(), label="Officer", required=False, empty_label="Nobody yet")
    team = forms.ModelChoiceField(Team.objects.all(), label="Team", required=False, empty_label="The officer's team")
    because = text_area("Why?", required=False, rows=2)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["officer"].queryset = User.objects.officers()


class AskAdviceForm(BaseForm, forms.Form):
    source = forms.ChoiceField(label="Who is asked?")
    organisation = forms.ModelChoiceField(
        Organisation.objects.all(), label="Organisation", required=False, empty_label="Not one of these"
    )
    adviser = forms.CharField(label="Name of the adviser", required=False, max_length=160)
    asked_on = DateField(label="On what day was the request sent?")
    reached_on = DateField(
        label="On what day did it reach them?",
        required=False,
        help_text="Their six weeks run from this day. Leave empty if the same.",
    )
    note = text_area("Note", required=False, rows=2)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        sources = law.advice_sources().items()
        self.fields["source"].choices = choose((key, source["label"]) for key, source in sources)


class ReceiveAdviceForm(VersionedForm):
    received_on = DateField(label="On what day did the advice arrive?")


class SetAsideForm(BaseForm, forms.Form):
    on = DateField(label="On what day was it agreed?")
    because = text_area("Which earlier advice is used, and why is it enough?", rows=3)
    adviser_agrees = forms.BooleanField(label="The adviser is satisfied", required=False)
    authority_agrees = forms.BooleanField(label="The council is satisfied", required=False)
    family_agrees = forms.BooleanField(label="The parent or young person is satisfied", required=False)
    asks = {"because": "Say which earlier advice is used and why it is enough"}


class CorrectAdviceForm(VersionedForm):
    asked_on = DateField(label="Sent on")
    reached_on = DateField(label="Reached them on")
    received_on = DateField(label="Arrived on", required=False)
    because = text_area("Why are you correcting it?", rows=2)
    asks = {"because": "Say why you are correcting it"}

    def __init__(self, *args: Any, advice: Advice, **options: Any) -> None:
        names = ("asked_on", "reached_on", "received_on", "version")
        options.setdefault("initial", {name: getattr(advice, name) for name in names})
        super().__init__(*args, **options)
        if advice.received_on is None:
            del self.fields["received_on"]


class ContactForm(BaseForm, forms.Form):
    on = DateField(label="When?")
    way = forms.ChoiceField(label="How?", choices=choose(Contact.Way.choices))
    with_whom = forms.ChoiceField(label="With whom?", choices=choose(Contact.With.choices))
    name = forms.CharField(label="Name", required=False, max_length=160)
    summary = text_area("What was said or agreed?")
    answer_due_on = DateField(
        label="Did you promise to come back? By when?", required=False, help_text="It stays in My work until you have."
    )
    asks = {"way": "Select how you spoke", "with_whom": "Select with whom you spoke"}


class AnsweredForm(BaseForm, forms.Form):
    on = DateField(label="On what day did you come back to them?")


class DocumentForm(BaseForm, forms.Form):
    file = forms.FileField(label="File", help_text="PDF, Word, OpenDocument, Excel, text or picture, up to 100 MB.")
    title = forms.CharField(label="Title", max_length=200)
    kind = forms.ChoiceField(label="Kind", choices=choose(Document.Kind.choices))
    received_on = DateField(label="On what day was it received or sent?")
    advice = forms.ModelChoiceField(
        Advice.objects.none(), label="Advice it belongs to", required=False, empty_label="None"
    )

    def __init__(self, *args: Any, case: Case, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["advice"].queryset = case.advice.standing()
        self.fields["advice"].label_from_instance = lambda row: law.advice_sources()[row.source]["label"]


class ExceptionForm(BaseForm, forms.Form):
    reason = forms.ChoiceField(label="Which ground applies?", widget=forms.RadioSelect)
    claimed_on = DateField(label="On what day is it claimed?")
    explanation = text_area(
        "Why did this make the date impractical?", hint="About this child: the reason must be its own."
    )
    asked_on = DateField(label="If a setting was closed: on what day was it asked for advice?", required=False)
    period_from = DateField(label="First day of the closure or absence", required=False)
    period_to = DateField(label="Last day of the closure or absence", required=False)
    revised_target_on = DateField(
        label="By when do you mean to finish?", required=False, help_text="A target of our own. The legal date stays."
    )
    asks = {"reason": "Select which ground applies", "explanation": "Explain why this made the date impractical"}

    def __init__(self, *args: Any, case: Case, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reason"].choices = [(ground, exception_label(ground)) for ground in grounds_for(case)]


class OpenCaseForm(BaseForm, forms.Form):
    fact = forms.ChoiceField(label="How does it begin?", widget=forms.RadioSelect)
    on = DateField(label="On what day?")
    note = text_area("Note", required=False, rows=2)
    asks = {"fact": "Select how it begins"}

    def __init__(self, *args: Any, process: str, **options: Any) -> None:
        super().__init__(*args, **options)
        known, begins = law.process(process), beginnings(process)
        self.fields["fact"].choices = [(name, known.facts[name].label) for name in begins]
        if len(begins) == 1:
            self.fields["fact"].initial = begins[0]
            self.fields["fact"].widget = forms.HiddenInput()
            self.fields["on"].label = known.facts[begins[0]].question
