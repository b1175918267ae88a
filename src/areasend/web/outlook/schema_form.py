"""A form made of a model's JSON Schema: a field for each thing that may be turned, with its label, hint, unit and bounds.

What no box can ask for (a list of new places, say) stays as it was and is named beside the form; the file of a scenario holds it.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from areasend.forecast.models import Model
from areasend.forecast.words import choice, described, measured, named, unit_of
from areasend.web.components.forms import BaseForm

PREFIX = "p"
NUMBERS = {"number", "integer"}


class NumbersField(forms.CharField):
    """Several numbers in one box, with commas between them."""

    def __init__(self, *, item: dict[str, Any], most: int, **options: Any) -> None:
        super().__init__(**options)
        self.item, self.most = item, most

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(f"{one:.10g}" for one in value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        words = [word.strip() for word in str(value or "").split(",") if word.strip()]
        try:
            found = [int(word) if self.item["type"] == "integer" else float(word) for word in words]
        except ValueError:
            raise ValidationError("Enter numbers with commas between them, such as 2, 2, 1.5") from None
        low, high = self.item.get("minimum", float("-inf")), self.item.get("maximum", float("inf"))
        if len(found) > self.most or not all(low <= one <= high for one in found):
            raise ValidationError(f"Enter at most {self.most} numbers, each from {low:g} to {high:g}")
        return found

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class ParamsForm(BaseForm, forms.Form):
    """`params` are what is there before anyone turns anything: the defaults, or those of a scenario."""

    mark_optional = False

    def __init__(self, model: Model, data: Any = None, params: dict[str, Any] | None = None) -> None:
        self.model, self.base = model, {**model.defaults(), **(params or {})}
        self.base_fields = _fields(model)
        super().__init__(data, prefix=PREFIX, initial=self.base)

    @property
    def levers(self) -> list[forms.BoundField]:
        """What a decision turns; everything where the model names none."""
        named = [self[name] for name in self.model.levers if name in self.fields]
        return named or list(self)

    @property
    def others(self) -> list[forms.BoundField]:
        """What is taken for granted until somebody doubts it."""
        shown = {bound.name for bound in self.levers}
        return [bound for bound in self if bound.name not in shown]

    @property
    def has_open_others(self) -> bool:
        """Whether something there is not as it usually is, or is wrong, so that it must not be folded away."""
        usual = self.model.defaults()
        return any(bound.errors or self.base.get(bound.name) != usual.get(bound.name) for bound in self.others)

    @property
    def unasked(self) -> list[str]:
        """What there is no box for, by its label."""
        properties = self.model.schema["properties"]
        return [field.get("title", name) for name, field in properties.items() if name not in self.fields]

    @property
    def params(self) -> dict[str, Any]:
        """As the model takes them; what has no box is as it was."""
        return {**self.base, **{name: _given(self.cleaned_data[name]) for name in self.fields}}


def _given(value: Any) -> Any:
    return None if value == "" else value


def _fields(model: Model) -> dict[str, forms.Field]:
    made = {name: _field(field) for name, field in model.schema["properties"].items()}
    return {name: field for name, field in made.items() if field is not None}


def _field(field: dict[str, Any]) -> forms.Field | None:
    kinds = field.get("type", "string")
    kind = kinds if isinstance(kinds, str) else next(one for one in kinds if one != "null")
    may_be_empty = not isinstance(kinds, str) and "null" in kinds
    said: dict[str, Any] = {"label": field.get("title", ""), "help_text": _hint(field, kind, may_be_empty)}
    if "enum" in field:
        return forms.ChoiceField(**said, choices=[(one, named(one, field)) for one in field["enum"]])
    if kind in NUMBERS:
        return _number(field, kind, said, may_be_empty)
    if kind == "boolean":
        return forms.BooleanField(**said, required=False)
    if kind == "array":
        return _several(field, said)
    return forms.CharField(**said, required=not may_be_empty) if kind == "string" else None


def _number(field: dict[str, Any], kind: str, said: dict[str, Any], may_be_empty: bool) -> forms.Field:
    low, high = field.get("minimum"), field.get("maximum")
    look = {"inputmode": "decimal", "class": "govuk-input--width-5", "autocomplete": "off"}
    if low is not None and high is not None and not may_be_empty:
        look |= {"data-slider": "", "data-low": f"{low:g}", "data-high": f"{high:g}", "data-step": _step(field, kind)}
    bounds = {"min_value": low, "max_value": high, "required": not may_be_empty, "widget": forms.TextInput(attrs=look)}
    wrong = {"invalid": f"{said['label']} must be a {'whole ' if kind == 'integer' else ''}number"}
    made = forms.IntegerField if kind == "integer" else forms.FloatField
    return made(**said, **bounds, error_messages=wrong)


def _step(field: dict[str, Any], kind: str) -> str:
    """About a hundred places along a slider, in round steps."""
    if kind == "integer":
        return "1"
    reach = field["maximum"] - field["minimum"]
    return next((f"{step:g}" for step in (0.01, 0.05, 0.1, 0.5, 1, 5, 10, 50, 100, 500) if reach / step <= 200), "1000")


def _several(field: dict[str, Any], said: dict[str, Any]) -> forms.Field | None:
    item = field["items"]
    if "enum" in item:
        choices = [(one, choice(one)) for one in item["enum"]]
        return forms.MultipleChoiceField(**said, required=False, choices=choices, widget=forms.CheckboxSelectMultiple)
    if item.get("type") in NUMBERS:
        return NumbersField(**said, required=False, item=item, most=field.get("maxItems", 20))
    return None


def _between(least: float, most: float, unit: str) -> str:
    """The bounds, a unit in words once: "0 to 80 posts", but "−90% to 200%" and "£0 to £5"."""
    _, _, words = measured(most, unit).partition(" ")
    return f"{measured(least, unit).removesuffix(f' {words}')} to {measured(most, unit)}"


def _hint(field: dict[str, Any], kind: str, may_be_empty: bool) -> str:
    told, unit = described(field), unit_of(field)
    for key in field.get("enum", []):
        told = told.replace(f"{key}:", f"{choice(key)}:")
    if kind in NUMBERS and "minimum" in field and "maximum" in field:
        told = f"{told.rstrip('.')}. {_between(field['minimum'], field['maximum'], unit)}."
    if may_be_empty and "mpty" not in told:
        told += " Leave it empty for what the records show."
    return told
