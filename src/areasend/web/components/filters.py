"""What a filter form has chosen, as tags that take one choice away each."""

from __future__ import annotations

from typing import Any, NamedTuple

from django import forms
from django.http import QueryDict


def as_filter(form: Any) -> None:
    """Small boxes, nothing called optional, and ids that meet no other form's on the page."""
    form.mark_optional, form.is_compact, form.auto_id = False, True, "filter_%s"


class Chosen(NamedTuple):
    name: str
    value: str
    href: str


def chosen(form: forms.BaseForm, query: QueryDict) -> list[Chosen]:
    """One entry for each value in force, in the order of the fields."""
    return [
        Chosen(str(field.label), _words(field, value), _without(query, field.html_name, value))
        for field in form.visible_fields()
        for value in query.getlist(field.html_name)
        if value != ""
    ]


def _words(field: forms.BoundField, value: str) -> str:
    """A choice by its label, anything else as it was typed."""
    if isinstance(field.field, forms.BooleanField):
        return "Yes"
    return next((words for key, words in _choices(field.field) if str(key) == value), value)


def _choices(field: Any) -> list[tuple[Any, str]]:
    flat: list[tuple[Any, str]] = []
    for key, words in getattr(field, "choices", []):
        flat += [(k, str(w)) for k, w in words] if isinstance(words, (list, tuple)) else [(key, str(words))]
    return flat


def _without(query: QueryDict, name: str, value: str) -> str:
    left = query.copy()
    left.setlist(name, [other for other in query.getlist(name) if other != value])
    left.pop("page", None)
    return f"?{left.urlencode()}"
