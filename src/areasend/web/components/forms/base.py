"""What every form of ours has: sentences for what is missing, and "(optional)" on what may be."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from areasend.web.components.forms.dates import DateField, is_question, lower_first

DEFAULT = str(forms.Field.default_error_messages["required"])
DETERMINERS = (
    "a ",
    "an ",
    "the ",
    "your ",
    "any ",
    "what ",
    "who ",
    "how ",
    "when ",
    "why ",
    "whether ",
    "their ",
    "this ",
)


class BaseForm:
    """Mixed in before forms.Form or forms.ModelForm.

    `asks` gives the sentence for a field that was left empty, where the one made of its label does not do:
    ``asks = {"received_on": "Enter the date on which the request arrived"}``.
    """

    asks: ClassVar[dict[str, str]] = {}
    mark_optional = True
    use_required_attribute = False
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            field.label = field.label or name.replace("_", " ").capitalize()
            _give_sentences(field, self.asks.get(name, ""))


def _give_sentences(field: forms.Field, ask: str) -> None:
    """Replace Django's general words, never those that a form has set itself."""
    messages = field.error_messages
    label = str(field.label)
    if ask or str(messages.get("required", DEFAULT)) == DEFAULT:
        messages["required"] = ask or ask_for(field)
    messages.setdefault("max_length", f"{label} must be %(limit_value)d characters or fewer")
    messages.setdefault("min_length", f"{label} must be %(limit_value)d characters or more")
    messages.setdefault("max_value", f"{label} must be %(limit_value)s or less")
    messages.setdefault("min_value", f"{label} must be %(limit_value)s or more")
    if isinstance(field, forms.ChoiceField):
        messages["invalid_choice"] = f"Select one of the choices for {lower_first(label)}"


def ask_for(field: forms.Field) -> str:
    """The sentence for an empty field: "Enter the date received", "Select a team", "Choose a file"."""
    if isinstance(field, DateField) and is_question(field):
        return "Enter the date"
    label = lower_first(str(field.label).rstrip("?:"))
    if isinstance(field, forms.FileField):
        return "Choose a file"
    if isinstance(field, forms.BooleanField):
        return f"Tick to confirm: {label}"
    if isinstance(field, forms.ChoiceField):
        return f"Select {label}" if label.startswith(DETERMINERS) else f"Select the {label}"
    return f"Enter {label}" if label.startswith(DETERMINERS) else f"Enter the {label}"
