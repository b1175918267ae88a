"""The renderer of every form (FORM_RENDERER), and the bound field that gives each widget its classes.

The templates of `forms/` draw a form and a field; those of `django/forms/widgets/` replace Django's own.
"""

from __future__ import annotations

from typing import Any

from django.forms import BoundField, CheckboxInput, ClearableFileInput, RadioSelect, Select, Textarea, Widget
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import CheckboxSelectMultiple, MultiWidget

CLASSES: list[tuple[type[Widget], str]] = [
    (RadioSelect, ""),
    (CheckboxSelectMultiple, ""),
    (CheckboxInput, "govuk-checkboxes__input"),
    (Select, "govuk-select"),
    (Textarea, "govuk-textarea"),
    (ClearableFileInput, "govuk-file-upload"),
    (MultiWidget, "govuk-input govuk-date-input__input"),
]
GROUP_CLASSES = {"password": " govuk-password-input"}
PASSWORD = "govuk-input govuk-password-input__input govuk-js-password-input-input"  # noqa: S105 (class names)


class HouseField(BoundField):
    """A field as the house draws it. `label_size` on the form field is s, m or l."""

    @property
    def label_size(self) -> str:
        return getattr(self.field, "label_size", "s")

    @property
    def full_label(self) -> str:
        """The label, with "(optional)" where the form marks what may be left out."""
        is_marked = getattr(self.form, "mark_optional", False) and not self.field.required
        return f"{self.label} (optional)" if is_marked else str(self.label)

    @property
    def is_compact(self) -> bool:
        """Small boxes and circles, for a filter's narrow column."""
        return getattr(self.form, "is_compact", False)

    @property
    def group_class(self) -> str:
        return GROUP_CLASSES.get(self.widget_type, "")

    @property
    def target(self) -> str:
        """The id that the error summary leads to: the field itself, or its first box or choice."""
        return f"{self.auto_id}_0" if self.use_fieldset else self.id_for_label

    @property
    def use_fieldset(self) -> bool:
        return self.field.widget.use_fieldset and self.widget_type != "clearablefile"

    def build_widget_attrs(self, attrs: dict[str, Any], widget: Widget | None = None) -> dict[str, Any]:
        """Django's, with the house classes beside the widget's. No placeholder: it vanishes when it is needed."""
        widget = widget or self.field.widget
        built = super().build_widget_attrs(attrs, widget)
        house = _house_class(widget)
        if self.is_compact and isinstance(widget, (RadioSelect, CheckboxSelectMultiple)):
            kind = "radios" if isinstance(widget, RadioSelect) else "checkboxes"
            built["class"] = f"govuk-{kind}--small {widget.attrs.get('class', '')}".strip()
        elif house:
            error = f" {house.split()[0]}--error" if self.errors and not house.startswith("govuk-checkboxes") else ""
            built["class"] = f"{house}{error} {widget.attrs.get('class', '')}".strip()
        if "placeholder" in widget.attrs:
            built["placeholder"] = False
        return built


def _house_class(widget: Widget) -> str:
    if getattr(widget, "input_type", "") == "password":
        return PASSWORD
    return next((classes for kind, classes in CLASSES if isinstance(widget, kind)), "govuk-input")


class GovukRenderer(TemplatesSetting):
    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
    bound_field_class = HouseField
