"""Choosing a setting in a form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from areasend.records.models import Setting

OFFERED = 5


class SettingField(forms.CharField):
    """A setting by URN or by a part of its name: a list of hundreds is no way to choose a school."""

    def clean(self, value: Any) -> Setting | None:
        words = super().clean(value).strip()
        if not words:
            return None
        found = settings_like(words)
        if len(found) == 1:
            return found[0]
        raise forms.ValidationError(
            _several(found) if found else f"No setting is called “{words}”. Enter its URN or a part of its name"
        )


def settings_like(words: str) -> list[Setting]:
    """One where the URN or the whole name fits; else those whose name holds the words."""
    known: QuerySet[Setting] = Setting.objects.filter(closed_on=None)
    exact = list(known.filter(Q(urn=words) | Q(name__iexact=words))[:2])
    return exact if len(exact) == 1 else list(known.filter(name__icontains=words)[: OFFERED + 1])


def _several(found: list[Setting]) -> str:
    names = "; ".join(f"{setting.name} ({setting.urn or 'no URN'})" for setting in found[:OFFERED])
    return f"Several settings fit: {names}{'; and more' if len(found) > OFFERED else ''}. Enter the URN of the one you mean"
