"""Whether a public page helped: five answers and, if they like, what would help. Nothing is kept of who answered."""

from __future__ import annotations

from datetime import date

from areasend.actions.audit import action
from areasend.actions.refusal import Refused
from areasend.records.models import PageRating, User

LONGEST = 1000
PUBLIC = "/how-we-are-doing/"


@action("page_rating.give")
def give(would_help: str, *, by: User | None, today: date, page: str, score: int) -> PageRating:
    if not page.startswith(PUBLIC):
        raise Refused("Only pages of the public account are rated.")
    if score not in PageRating.Score:
        raise Refused("Select how helpful the page was.", field="score")
    return PageRating.objects.create(page=page[:200], score=score, would_help=would_help.strip()[:LONGEST], on=today)


@action("page_rating.read")
def read(rating: PageRating, *, by: User, today: date) -> PageRating:
    """Someone has read what would help; it leaves the list of what is unread."""
    if rating.read_on:
        raise Refused("This was read already.")
    rating.read_on = today
    rating.save(update_fields=["read_on"])
    return rating
