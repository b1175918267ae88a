"""Of what a model is asked: which area and January, where it answers for more than one; nothing where there is only one."""

from __future__ import annotations

from typing import Any

from django import forms

from areasend.web.components.forms import BaseForm


class ScopeForm(BaseForm, forms.Form):
    """A model that answers for the area's own records asks nothing."""

    mark_optional = False

    @property
    def scope(self) -> dict[str, Any]:
        """As a scenario keeps it."""
        if self.is_bound:
            return dict(self.cleaned_data)
        return {name: field.initial for name, field in self.fields.items()}


FORMS: dict[str, type[ScopeForm]] = {}
"""By the key of the model."""


def scope_form(key: str, data: Any = None) -> ScopeForm:
    return FORMS.get(key, ScopeForm)(data, prefix="s")
