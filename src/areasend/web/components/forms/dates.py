"""A date in three boxes, as people know it from letters: day, month, year. A month may also be typed as a word."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from areasend.web.components.words import on

PARTS = ("day", "month", "year")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
YEAR_DIGITS = 4


class DateBoxes(forms.MultiWidget):
    template_name = "forms/date_boxes.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({part: forms.TextInput() for part in PARTS}, attrs)

    def decompress(self, value: dt.date | None) -> list[str]:
        return [str(value.day), str(value.month), str(value.year)] if value else ["", "", ""]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for part, box in zip(PARTS, context["widget"]["subwidgets"], strict=True):
            width = "govuk-input--width-4" if part == "year" else "govuk-input--width-2"
            box["label"] = part.capitalize()
            box["attrs"]["class"] = f"{box['attrs'].get('class', '')} {width}".strip()
            box["attrs"]["inputmode"] = "numeric"
            box["attrs"].pop("aria-describedby", None)
        return context


class DateField(forms.Field):
    """A real date, or a sentence that says what is missing or wrong. `earliest` and `latest` bound it when set."""

    widget = DateBoxes
    earliest: dt.date | None = None
    latest: dt.date | None = None

    def __init__(self, *, earliest: dt.date | None = None, latest: dt.date | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.earliest, self.latest = earliest, latest

    def to_python(self, value: Any) -> dt.date | None:
        if value is None or isinstance(value, dt.date):
            return value
        parts = [str(part or "").strip() for part in value]
        if not any(parts):
            return None
        self._check_parts(parts)
        try:
            return dt.date(int(parts[2]), _month(parts[1]), int(parts[0]))
        except ValueError:
            raise ValidationError(f"{self._name} must be a real date, like 27 3 2025", code="invalid") from None

    def _check_parts(self, parts: Sequence[str]) -> None:
        missing = [name for name, part in zip(PARTS, parts, strict=True) if not part]
        if missing:
            raise ValidationError(f"{self._name} must include a {' and a '.join(missing)}", code="incomplete")
        if len(parts[2]) != YEAR_DIGITS or not parts[2].isdigit():
            raise ValidationError(f"The year of {self._name_within} must have 4 numbers, like 2025", code="year")

    def validate(self, value: dt.date | None) -> None:
        super().validate(value)
        if value and self.latest and value > self.latest:
            raise ValidationError(f"{self._name} must be on or before {on(self.latest)}", code="too_late")
        if value and self.earliest and value < self.earliest:
            raise ValidationError(f"{self._name} must be on or after {on(self.earliest)}", code="too_early")

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True

    @property
    def _name(self) -> str:
        """The label within a sentence. A question has no place in one."""
        return "The date" if is_question(self) else str(self.label)

    @property
    def _name_within(self) -> str:
        return lower_first(self._name)


def is_question(field: forms.Field) -> bool:
    return not field.label or str(field.label).endswith("?")


def _month(text: str) -> int:
    """A number, or the start of a month's English name. Raises ValueError for anything else."""
    return int(text) if text.isdigit() else MONTHS.index(text[:3].lower()) + 1


def lower_first(label: str) -> str:
    """A label within a sentence; an abbreviation (UPN, EHC plan) keeps its capitals."""
    return label if label[1:2].isupper() or not label else label[0].lower() + label[1:]
