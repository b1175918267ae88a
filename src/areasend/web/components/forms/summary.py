"""The problems of a form, each with the place that mends it."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.forms import BaseForm


class Problem(NamedTuple):
    words: str
    target: str


def problems(*forms: BaseForm | None) -> list[Problem]:
    """In the order of the page: a form's own problems, then those of its fields."""
    return [problem for form in forms if form is not None and form.is_bound for problem in _of(form)]


def _of(form: Any) -> list[Problem]:
    if not hasattr(form, "non_field_errors"):
        return [Problem(str(words), "") for words in form.non_form_errors()] + [p for one in form for p in _of(one)]
    whole = [Problem(str(words), "") for words in form.non_field_errors()]
    return whole + [Problem(str(words), _target(field)) for field in form for words in field.errors]


def _target(field: Any) -> str:
    return str(getattr(field, "target", field.id_for_label))
