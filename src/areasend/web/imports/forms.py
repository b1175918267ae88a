from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from areasend.actions.caseload.run import FORMER_SYSTEM
from areasend.records.models import Team
from areasend.web.components.forms import BaseForm


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """One or several files; the value is always a list."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        given = data if isinstance(data, list) else [data]
        return [super(ManyFilesField, self).clean(one, initial) for one in given]


class UploadForm(BaseForm, forms.Form):
    asks = {"files": "Choose at least one CSV or XLSX file"}
    files = ManyFilesField(
        label="Files",
        help_text="CSV or XLSX, one or several at once. Files of one caseload belong together: rows name each other.",
        widget=ManyFiles(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
    )
    source = forms.CharField(
        label="Which system do they come from?",
        max_length=60,
        help_text="Its numbers are remembered under this name, so that the next files from it are recognised.",
    )
    team = forms.ChoiceField(label="Team for new cases that name none", required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"initial": {"source": FORMER_SYSTEM}, **options})
        names = Team.objects.values_list("name", flat=True)
        self.fields["team"].choices = [("", "Every row names its team"), *((name, name) for name in names)]
