"""Lists of children that leave the system as files: who took which, when and how many."""

from __future__ import annotations

from areasend.actions.audit import action
from areasend.records.models import User


@action("cases.download")
def record(*, by: User, query: str, rows: int, form: str) -> None:
    """One audit entry for one file: `query` is the list's filter, `form` csv or xlsx. Nothing else is written."""
