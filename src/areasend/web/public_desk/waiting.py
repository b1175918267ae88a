"""What waits at the desk: each question beside the promise, how pages are rated, which figures are to be looked through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Avg, Count, Q, QuerySet

from areasend.records.models import PageRating, PublicQuestion
from areasend.rules.public_answer import answer_by

OPEN = (PublicQuestion.State.WAITING, PublicQuestion.State.READ)


@dataclass(frozen=True)
class Waiting:
    """A question that has no answer yet. `days` since it was asked."""

    question: PublicQuestion
    today: date

    @property
    def days(self) -> int:
        return (self.today - self.question.asked_on).days

    @property
    def answer_by(self) -> date:
        return answer_by(self.question.asked_on)

    @property
    def state(self) -> str:
        left = (self.answer_by - self.today).days
        return "late" if left < 0 else "due_soon" if left <= 7 else "running"


def waiting(today: date) -> list[Waiting]:
    """The oldest first."""
    found = PublicQuestion.objects.filter(state__in=OPEN).order_by("asked_on", "pk")
    return [Waiting(one, today) for one in found]


def by_page() -> QuerySet[PageRating, dict[str, object]]:
    """Each page with its mean, how many answered, and how many words are unread, the worst first."""
    unread = Count("pk", filter=Q(read_on=None) & ~Q(would_help=""))
    counted = (
        PageRating.objects.order_by().values("page").annotate(mean=Avg("score"), answers=Count("pk"), unread=unread)
    )
    return counted.order_by("mean", "page")


def unread() -> QuerySet[PageRating]:
    return PageRating.objects.filter(read_on=None).exclude(would_help="")


def last_month_end(today: date) -> date:
    return today.replace(day=1) - timedelta(days=1)
