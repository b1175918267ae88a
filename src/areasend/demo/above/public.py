"""The public account of the demo area: questions, you said we did, ratings. (Its figures: `releases`.)"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from areasend.actions import page_rating, public_question, said_did
from areasend.actions.page_rating import PUBLIC
from areasend.demo.above.known import Known
from areasend.records.models import PlanAction


def load(known: Known) -> None:
    told = yaml.safe_load((Path(__file__).parent / "public.yaml").read_text(encoding="utf-8"))
    for one in told["questions"]:
        ask(known, **one)
    for one in told["said_did"]:
        hear(known, **one)
    for number, one in enumerate(told["ratings"]):
        rate(known, number, **one)


def ask(
    known: Known,
    *,
    ago: int,
    kind: str,
    about: str,
    words: str,
    shown: str = "",
    answer: str = "",
    answered_by: str = "",
    answered_ago: int = 0,
    action: str = "",
    because: str = "",
    is_read: bool = False,
) -> None:
    asked = public_question.ask(words, by=None, today=_day(known, ago), kind=kind, about=about)
    if answer:
        given = {"shown": shown, "answer": answer, "answered_by": answered_by, "action": _action(known, action)}
        public_question.answer(asked, by=known.lead, today=_day(known, answered_ago), **given)
    elif because:
        public_question.decline(asked, by=known.lead, today=_day(known, ago - 3), because=because)
    elif is_read:
        public_question.read(asked, by=known.lead, today=_day(known, ago - 2))


def hear(known: Known, *, ago: int, action: str = "", **words: str) -> None:
    heard_on, published_on = _day(known, ago), _day(known, ago - 90)
    given: dict[str, Any] = {**words, "heard_on": heard_on, "action": _action(known, action)}
    entry = said_did.record(by=known.lead, today=published_on, **given)
    said_did.publish(entry, by=known.lead, today=published_on)


def rate(known: Known, number: int, *, page: str, score: int, would_help: str = "") -> None:
    page_rating.give(would_help, by=None, today=_day(known, 40 - 3 * number), page=PUBLIC + page, score=score)


def _day(known: Known, ago: int) -> date:
    return known.until - timedelta(days=ago)


def _action(known: Known, reference: str) -> PlanAction | None:
    """A public action of the newest published plan that has one of this number."""
    actions = PlanAction.objects.filter(is_public=True, plan__published_on__isnull=False, plan__in=known.plans.values())
    return actions.filter(reference=reference).order_by("-plan__starts_on").first() if reference else None
