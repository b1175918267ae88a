"""Filters that people keep under a name."""

from __future__ import annotations

from areasend.actions.audit import action
from areasend.actions.checks import check_reason
from areasend.actions.refusal import Refused
from areasend.records.models import SavedView, User

LONGEST_NAME = 80
LONGEST_QUERY = 1000


@action("view.save")
def save(*, by: User, page: str, name: str, query: str) -> SavedView:
    """Keep `query` of `page` as `name`; a view of that name is replaced."""
    name = " ".join(name.split())
    check_reason(name, field="name", ask="Enter a name for the view.")
    if len(name) > LONGEST_NAME:
        raise Refused(f"The name must be {LONGEST_NAME} characters or fewer.", field="name")
    if len(query) > LONGEST_QUERY:
        raise Refused("This filter is too long to save. Take some of its parts away and save it again.")
    view, _ = SavedView.objects.update_or_create(user=by, page=page, name=name, defaults={"query": query})
    return view


@action("view.delete")
def delete(view: SavedView, *, by: User) -> None:
    """Forget a view. It is a filter only: no record of a child goes with it."""
    view.delete()
