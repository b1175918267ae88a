"""When somebody was faster: what stands there now, who wrote it, and what you wrote, so that nothing is lost and nothing written over."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from areasend.records.evaluation_history import last_change
from areasend.records.models import Statement


def stale_words(request: HttpRequest, form: forms.Form, record: Any, names: Iterable[str]) -> HttpResponse:
    """The same form again, with the user's words and the version that is there now: saving it is a decision then."""
    record.refresh_from_db()
    again = form.data.copy()
    again["version"] = str(record.version)
    form.data = again
    change = last_change(record) if isinstance(record, Statement) else None
    now = [(str(form.fields[name].label), _words(record, name)) for name in names]
    return render(request, "evaluation/stale.html", {"form": form, "now": now, "change": change}, status=409)


def _words(record: Any, name: str) -> str:
    shown = getattr(record, f"get_{name}_display", None)
    return str((shown() if shown else getattr(record, name)) or "Nothing")
