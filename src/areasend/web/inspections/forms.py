"""What is asked about reports, findings and the plan that answers them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from areasend.actions.inspection_plan import FITTING
from areasend.records.models import ActionPlan, Board, Finding, Inspection, PlanAction
from areasend.records.querysets.inspection import FOLLOWS, REQUIRED
from areasend.web.components.forms import BaseForm, DateField
from areasend.web.inspections.themes import THEMES

YEARS = 1
ABOUT_LENGTH = 90


def text_area(label: str, *, required: bool = True, hint: str = "", rows: int = 4) -> forms.CharField:
    return forms.CharField(label=label, required=required, help_text=hint, widget=forms.Textarea(attrs={"rows": rows}))


class VersionedForm(BaseForm, forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)


class UploadForm(BaseForm, forms.Form):
    """A report as a text file, or its text pasted."""

    asks = {"file": "Choose a file"}
    file = forms.FileField(
        label="The report as a text file",
        required=False,
        help_text="Save the PDF as text, or copy its words into the box below.",
        widget=forms.ClearableFileInput(attrs={"accept": ".txt,text/plain"}),
    )
    text = text_area("Or the text of the report", required=False, rows=8)
    kind = forms.ChoiceField(label="Kind of inspection", required=False)
    area = forms.CharField(label="Area", required=False, max_length=120, help_text="Where the text does not name it.")
    published_on = DateField(label="Published on", required=False, help_text="Where the text does not say it.")
    source = forms.CharField(label="Where the report comes from", required=False, max_length=200)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = [("", "As the text says"), *Inspection.Kind.choices]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        file: UploadedFile | None = given.pop("file", None)
        pasted = given.get("text", "")
        if file and pasted.strip():
            self.add_error("text", "Give the file or the text, not both")
        if not file and not pasted.strip() and not self.errors:
            self.add_error("file", "Choose a text file, or paste the text of the report")
        given["name"] = file.name if file else ""
        if file:
            given["text"] = self._read(file)
        return given

    def _read(self, file: UploadedFile) -> str:
        content = file.read()
        if content.startswith(b"%PDF"):
            self.add_error("file", "This is a PDF. Open it, select all, copy the words and paste them below")
            return ""
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError:
            return content.decode("cp1252", errors="replace")


class InspectionForm(VersionedForm):
    area = forms.CharField(label="Area", max_length=120)
    is_ours = forms.BooleanField(label="It is of our own area", required=False)
    kind = forms.ChoiceField(label="Kind of inspection", choices=Inspection.Kind.choices)
    inspectorates = forms.CharField(label="Inspected by", required=False, max_length=200)
    started_on = DateField(label="First day", required=False)
    ended_on = DateField(label="Last day", required=False)
    published_on = DateField(label="Published on", required=False)
    received_on = DateField(
        label="Reached us on", required=False, help_text="A written statement of action is due by this day."
    )
    outcome = text_area("Outcome, in the words of the report", required=False, rows=3)
    source = forms.CharField(label="Where the report comes from", required=False, max_length=200)


class SetAsideForm(VersionedForm):
    because = text_area("Why is it set aside?", rows=3)
    asks = {"because": "Say why it is set aside"}


class AmendFindingForm(VersionedForm):
    """With the judgement of progress and the earlier finding, where the report is of a later visit."""

    kind = forms.ChoiceField(label="Of what kind is it?", choices=Finding.Kind.choices, widget=forms.RadioSelect)
    progress = forms.ChoiceField(
        label="What did the inspectors judge?",
        required=False,
        choices=[("", "No judgement"), *Finding.Progress.choices],
    )
    about = forms.ModelChoiceField(
        Finding.objects.none(), label="Which earlier finding is it about?", required=False, empty_label="None of them"
    )
    heading = forms.CharField(label="Under which heading", required=False, max_length=250)
    answers_to = forms.CharField(label="Whom the report names as responsible", required=False, max_length=250)

    def __init__(self, *args: Any, finding: Finding, **options: Any) -> None:
        super().__init__(*args, **options)
        earlier = Finding.objects.followed(finding.inspection)
        if finding.inspection.kind not in FOLLOWS:
            del self.fields["progress"], self.fields["about"]
            return
        self.fields["about"].queryset = earlier | Finding.objects.filter(pk=finding.about_id)
        self.fields["about"].label_from_instance = lambda one: f"{one.number}. {one.text[:ABOUT_LENGTH]}"


class AddFindingForm(BaseForm, forms.Form):
    text = text_area("Words of the report", hint="Copy them from the report as they stand.")
    kind = forms.ChoiceField(label="Of what kind is it?", choices=Finding.Kind.choices, widget=forms.RadioSelect)
    answers_to = forms.CharField(label="Whom the report names as responsible", required=False, max_length=250)
    asks = {"text": "Copy the words of the report"}


class ResponseForm(BaseForm, forms.Form):
    on = DateField(label="Day")
    response = text_area("What does the area say?", hint="What is being done about it, in plain words.")
    impact = text_area(
        "What has changed for children and families?",
        required=False,
        hint="With the figure that shows it, where there is one.",
    )
    asks = {"response": "Say what the area answers"}


class LinkForm(BaseForm, forms.Form):
    action = forms.ModelChoiceField(PlanAction.objects.none(), label="Action that answers it")

    def __init__(self, *args: Any, finding: Finding, **options: Any) -> None:
        super().__init__(*args, **options)
        open_ones = PlanAction.objects.filter(closed_on=None).exclude(findings__finding=finding)
        self.fields["action"].queryset = open_ones.select_related("plan").order_by("plan__title", "pk")
        self.fields["action"].label_from_instance = lambda one: f"{one.plan.title}: {one.reference} {one.title}"[:120]


class BecauseForm(BaseForm, forms.Form):
    because = text_area("Why?", rows=3)
    asks = {"because": "Say why"}


class EvidenceForm(BaseForm, forms.Form):
    file = forms.FileField(label="File")
    kind = forms.ChoiceField(label="What it is")
    title = forms.CharField(label="Title", max_length=200)
    on = DateField(label="Of what day does it tell?")
    source = forms.CharField(label="Where it comes from", required=False, max_length=200)

    def __init__(self, *args: Any, **options: Any) -> None:
        from areasend.records.models import EvidenceFile

        super().__init__(*args, **options)
        self.fields["kind"].choices = EvidenceFile.Kind.choices


class PlanForm(BaseForm, forms.Form):
    """The plan, and a line for each accepted finding that no plan of this inspection answers: what will be done about it."""

    kind = forms.ChoiceField(label="What kind of plan?", widget=forms.RadioSelect)
    title = forms.CharField(label="Title of the plan", max_length=200)
    starts_on = DateField(label="First day of the plan")
    ends_on = DateField(label="Last day of the plan")
    board = forms.ModelChoiceField(
        Board.objects.filter(closed_on=None), label="Board that watches over it", required=False, empty_label="None yet"
    )

    def __init__(self, *args: Any, inspection: Inspection, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.findings = list(inspection.findings.unanswered().order_by("number"))
        kinds = [kind for kind, of in FITTING.items() if of == inspection.kind]
        offered = [*kinds, ActionPlan.Kind.IMPROVEMENT]
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in offered]
        self.initial = {**_first(inspection, offered[0], today), **(self.initial or {})}
        for finding in self.findings:
            self.fields[f"take_{finding.pk}"] = forms.BooleanField(
                label=f"Answer finding {finding.number}", required=False, initial=True
            )
            self.fields[f"title_{finding.pk}"] = forms.CharField(
                label=f"What will be done about finding {finding.number}?",
                required=False,
                initial=wording(finding),
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    @property
    def rows(self) -> list[tuple[Finding, forms.BoundField, forms.BoundField]]:
        return [(one, self[f"take_{one.pk}"], self[f"title_{one.pk}"]) for one in self.findings]

    @property
    def first_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("kind", "title", "starts_on", "ends_on", "board")]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        titles = {one.pk: given.pop(f"title_{one.pk}", "") for one in self.findings}
        taken = {one.pk for one in self.findings if given.pop(f"take_{one.pk}", False)}
        given["titles"] = {pk: title for pk, title in titles.items() if pk in taken}
        if not taken:
            self.add_error(None, "Choose at least one finding")
        return given


def _first(inspection: Inspection, kind: str, today: date) -> dict[str, Any]:
    label = ActionPlan.Kind(kind).label
    year = inspection.published_on.year if inspection.published_on else today.year
    ends = today.replace(year=today.year + YEARS, day=min(today.day, 28))
    return {"kind": kind, "title": f"{label} {year}", "starts_on": today, "ends_on": ends}


def wording(finding: Finding) -> str:
    """A beginning for whoever words the action: the finding itself with a capital letter and without its full stop."""
    text = " ".join(finding.text.split()).rstrip(". ;")
    return text[:1].upper() + text[1:]


class LearnForm(BaseForm, forms.Form):
    """Findings of every report, ours and others', by word and kind."""

    q = forms.CharField(label="Words", required=False)
    theme = forms.ChoiceField(
        label="Theme", required=False, choices=[("", "Any theme"), *((name, name) for name in THEMES)]
    )
    kind = forms.ChoiceField(label="Kind of finding", required=False)
    whose = forms.ChoiceField(
        label="Whose report", required=False, choices=[("", "Other areas'"), ("ours", "Ours"), ("all", "All")]
    )
    outcome = forms.ChoiceField(label="Outcome", required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        from areasend.rules.inspection_response import OUTCOMES

        super().__init__(*args, **options)
        first = [(kind.value, kind.label) for kind in Finding.Kind if kind.value in REQUIRED]
        rest = [(kind.value, kind.label) for kind in Finding.Kind if kind.value not in REQUIRED]
        self.fields["kind"].choices = [("", "What has to be answered"), ("any", "Any kind"), *first, *rest]
        self.fields["outcome"].choices = [("", "Any outcome"), *OUTCOMES.items()]
