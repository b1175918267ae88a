"""What of plans, self-evaluation, decisions, reports and boards is public, and in what words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from areasend.records.models import (
    ActionDate,
    ActionPlan,
    Board,
    Decision,
    Edition,
    Meeting,
    Pack,
    PlanAction,
    ProgressNote,
    ProgressReport,
    SaidDid,
    SuccessMeasure,
)
from areasend.records.plan_facts import due_of, last_day_of
from areasend.records.plan_standing import ActionStanding, standings
from areasend.rules.delivery.due import EVERY, due_words

PLAIN = {
    "late": ("Late", "red", "It was not done by the day promised."),
    "stalled": ("Stuck", "orange", "Nothing has moved for some time."),
    "at_risk": ("May be late", "yellow", "It may not be done, or may not work, by the day promised."),
    "no_baseline": (
        "Starting point not known",
        "yellow",
        "We do not know yet where we started from, so we cannot say whether it works.",
    ),
    "no_news": ("No recent news", "grey", "Those who do it have not told how it goes."),
    "not_started": ("Not begun", "grey", "It is to begin later."),
    "on_track": ("On the way", "blue", "It is going as planned."),
    "met": ("Done", "green", "What was promised has been reached."),
    "closed": ("Closed", "grey", "It is no longer worked on."),
}
CLOSED = {
    "done": PLAIN["met"],
    "carried": ("Carried on", "blue", "It goes on in the next plan."),
    "dropped": PLAIN["closed"],
}
"""How an action stands, in a word, a colour and a sentence. The reasons that staff see may hold figures, so they are not told here."""


@dataclass(frozen=True)
class Promise:
    """A public action: what was promised, by when, how it stands, what happened."""

    standing: ActionStanding

    @property
    def action(self) -> PlanAction:
        return self.standing.action

    @property
    def _plain(self) -> tuple[str, str, str]:
        return CLOSED.get(self.action.closed_as) or PLAIN[self.standing.status.key]

    @property
    def word(self) -> str:
        return self._plain[0]

    @property
    def colour(self) -> str:
        return self._plain[1]

    @property
    def sentence(self) -> str:
        return self._plain[2]

    @property
    def dates(self) -> list[tuple[str, bool]]:
        """Each date in words with whether it is reached."""
        return [(_words(row), row.reached_on is not None) for row in sorted(self.standing.dates, key=last_day_of)]

    @property
    def due_on(self) -> date | None:
        days = [last_day_of(row) for row in self.standing.dates if row.reached_on is None]
        return min(days, default=None)

    @property
    def leads(self) -> str:
        return ", ".join(str(one.organisation) for one in self.action.agencies.all() if one.part == "lead")

    @property
    def notes(self) -> list[ProgressNote]:
        return [note for note in self.action.notes.all() if note.is_public]

    @property
    def measures(self) -> list[SuccessMeasure]:
        return [one.measure for one in self.standing.measures]


def _words(row: ActionDate) -> str:
    when = due_words(replace(due_of(row), label=""), row.on)
    said = f"{row.label}: {when}" if row.label else when
    return f"{said}, then {EVERY[row.repeats]}" if row.repeats else said


def plans() -> QuerySet[ActionPlan]:
    return ActionPlan.objects.filter(published_on__isnull=False).select_related("strategy")


def current_plan() -> ActionPlan | None:
    """The newest published plan of a strategy that is still open."""
    return plans().filter(kind=ActionPlan.Kind.STRATEGY, closed_on=None).order_by("-starts_on").first()


def promises(plan: ActionPlan, today: date) -> list[Promise]:
    actions = PlanAction.objects.filter(plan=plan, is_public=True).order_by("priority__number", "pk")
    return [Promise(one) for one in standings(actions, today)]


def by_priority(found: list[Promise]) -> list[tuple[str, list[Promise]]]:
    """In the order of the priorities; what has none comes last."""
    groups: dict[str, list[Promise]] = {}
    for one in found:
        groups.setdefault(str(one.action.priority or ""), []).append(one)
    return sorted(groups.items(), key=lambda group: group[0] == "")


def counts(found: list[Promise]) -> list[tuple[str, str, int]]:
    """How many stand how: word, colour, number."""
    words = Counter((one.word, one.colour) for one in found)
    return [(word, colour, number) for (word, colour), number in words.most_common()]


def editions() -> QuerySet[Edition]:
    return Edition.objects.filter(published_on__isnull=False).select_related("evaluation").order_by("-frozen_on")


def decisions() -> QuerySet[Decision]:
    """Formal decisions that are public, the planned ones first."""
    return Decision.objects.filter(is_public=True).select_related("priority")


def reports() -> QuerySet[ProgressReport]:
    return ProgressReport.objects.filter(published_on__isnull=False, plan__published_on__isnull=False).select_related(
        "plan"
    )


def boards() -> QuerySet[Board]:
    return Board.objects.filter(is_public=True, closed_on=None).prefetch_related(
        Prefetch("meetings", meetings(), to_attr="public_meetings")
    )


def meetings() -> QuerySet[Meeting]:
    sent = Pack.objects.filter(meeting=OuterRef("pk"), sent_on__isnull=False)
    found = Meeting.objects.filter(is_public=True, called_off_on=None, board__is_public=True)
    return found.annotate(has_papers=Exists(sent)).order_by("-on")


def said_did() -> QuerySet[SaidDid]:
    return SaidDid.objects.filter(published_on__isnull=False, withdrawn_on=None).select_related(
        "action__plan", "question"
    )
