"""How actions stand on a day, for every page, pack and paper the same.

    for one in standings(PlanAction.objects.open().of_board(board), on): one.status.label, one.status.because

The rules of `areasend.rules.delivery` judge; this joins them with the rows. However many actions are asked for, the number of queries is
the same. Whatever was recorded for a later day is not looked at, so an earlier day tells how it stood then.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import date

from areasend.records import models, plan_facts
from areasend.records.plan_readings import Readings
from areasend.records.querysets.plan_action import PlanActionQuerySet
from areasend.rules.delivery.due import Coming, late_dues, next_due
from areasend.rules.delivery.facts import MeasureFacts, Need
from areasend.rules.delivery.judging import Judged, judge
from areasend.rules.delivery.progress import Progress, progress
from areasend.rules.delivery.readings import Reading, in_figures
from areasend.rules.delivery.status import DEFAULT, KEYS, LABELS, Overrule, Settings, Status, derive, shown
from areasend.rules.delivery.targets import Target, goal
from areasend.rules.delivery.trend import Outlook, outlook

URGENCY = ("late", "stalled", "at_risk", "no_baseline", "no_news", "not_started", "on_track", "met", "closed")
"""What to look at first."""
TROUBLED = ("late", "stalled", "at_risk", "no_baseline", "no_news")
"""What a board is told by exception."""
ENDED = ("met", "closed")


@dataclass(frozen=True)
class MeasureStanding:
    """`value`, `shown` and `on` are of the latest reading; `goal` the figure to reach; `outlook` None where nothing can be foretold."""

    measure: models.SuccessMeasure
    target: Target
    value: float | None
    shown: str
    on: date | None
    goal: float | None
    judged: Judged
    outlook: Outlook | None
    readings: tuple[Reading, ...]

    @property
    def goal_shown(self) -> str:
        return "" if self.goal is None else in_figures(self.goal, self.target.shown_unit)

    @property
    def is_behind(self) -> bool:
        return self.judged.state == "behind"


@dataclass(frozen=True)
class ActionStanding:
    """`status` is what pages show: `derived`, unless a person's `overrule` holds. `next_due` is to come, `late` passed unreached."""

    action: models.PlanAction
    status: Status
    derived: Status
    overrule: models.Overrule | None
    dates: list[models.ActionDate]
    next_due: Coming | None
    late: tuple[Coming, ...]
    progress: Progress
    measures: list[MeasureStanding]
    last_note: models.ProgressNote | None
    blockers: list[models.Blocker]
    needs: list[ActionStanding]

    @property
    def percent(self) -> int | None:
        return self.progress.percent

    @property
    def is_ended(self) -> bool:
        return self.status.key in ENDED

    @property
    def is_troubled(self) -> bool:
        return self.status.key in TROUBLED

    @property
    def first_due_on(self) -> date | None:
        """What is owed first: a late date before one to come."""
        first = self.late[0] if self.late else self.next_due
        return first.on if first else None


def standings(
    actions: PlanActionQuerySet | Iterable[models.PlanAction], on: date, settings: Settings = DEFAULT
) -> list[ActionStanding]:
    """How these actions stand on a day, in their order."""
    wanted = [action.pk for action in actions]
    return Standings(wanted, on, settings).listed(wanted)


def standings_on(
    actions: PlanActionQuerySet | Iterable[models.PlanAction], days: Sequence[date], settings: Settings = DEFAULT
) -> list[list[ActionStanding]]:
    """How these actions stand on each of several days; their rows are read once."""
    wanted = [action.pk for action in actions]
    first = Standings(wanted, days[0], settings)
    return [first.as_at(on).listed(wanted) for on in days]


def standing(action: models.PlanAction, on: date, settings: Settings = DEFAULT) -> ActionStanding:
    """How one action stands on a day."""
    return standings([action], on, settings)[0]


def counts(found: Iterable[ActionStanding]) -> dict[str, int]:
    """How many there are of each status, by its key in the order of the rules; those that do not occur are left out."""
    tally = Counter(one.status.key for one in found)
    return {key: tally[key] for key in KEYS if tally[key]}


def in_urgency(found: Iterable[ActionStanding]) -> list[ActionStanding]:
    """The worst first, then by what is owed first."""
    return sorted(
        found, key=lambda one: (URGENCY.index(one.status.key), one.first_due_on or date.max, one.action.reference)
    )


def label(key: str) -> str:
    """The word of a status; the key itself where there is none."""
    return dict[str, str](LABELS).get(key, key)  # type: ignore[arg-type]


class Standings:
    """Actions with all that they wait for, loaded at once and judged each once."""

    def __init__(self, wanted: Sequence[int], on: date, settings: Settings) -> None:
        self.settings = settings
        self._needs = _needs()
        rows = models.PlanAction.objects.whole().filter(pk__in=_with_needed(wanted, self._needs))
        self._rows = {row.pk: row for row in rows}
        self._look_from(on)

    def _look_from(self, on: date) -> None:
        self.on, self._readings = on, Readings(on)
        self._found: dict[int, ActionStanding] = {}
        self._under_way: set[int] = set()

    def as_at(self, on: date) -> Standings:
        """The same actions from another day, of the rows that are here already."""
        other = copy(self)
        other._look_from(on)
        return other

    def listed(self, wanted: Iterable[int]) -> list[ActionStanding]:
        return [self.of(pk) for pk in wanted]

    def of(self, pk: int) -> ActionStanding:
        if pk not in self._found:
            self._under_way.add(pk)
            needed = [self.of(other) for other in self._needs.get(pk, []) if other not in self._under_way]
            self._under_way.discard(pk)
            self._found[pk] = self._judged(self._rows[pk], needed)
        return self._found[pk]

    def _judged(self, action: models.PlanAction, needed: list[ActionStanding]) -> ActionStanding:
        on = self.on
        measures = [self._measure(one) for one in action.measures.all() if not one.retired_on or one.retired_on > on]
        told = [MeasureFacts(one.measure.text.rstrip("."), one.target, one.readings) for one in measures]
        needs = [
            Need(f"action {one.action.reference}", one.derived.key, one.derived.since)
            for one in needed
            if one.action.closed_on is None
        ]
        facts = plan_facts.facts_of(action, told, needs, on)
        derived = _with_reason(derive(facts, on, self.settings), action)
        overrule = plan_facts.overrule_on(action, on)
        notes = plan_facts.notes_by(action, on)
        return ActionStanding(
            action,
            shown(derived, _said(overrule), on).status,
            derived,
            overrule,
            list(action.dates.all()),
            next_due(facts.dues, on),
            late_dues(facts.dues, on),
            progress(facts.percent, facts.milestones, on),
            measures,
            notes[0] if notes else None,
            plan_facts.blockers_open(action, on),
            needed,
        )

    def _measure(self, measure: models.SuccessMeasure) -> MeasureStanding:
        target, readings = plan_facts.target_of(measure), self._readings.of(measure)
        latest, aim = (readings[-1] if readings else None), goal(target)
        ahead = None
        if aim is not None and target.by_on is not None and not target.is_any_change:
            ahead = outlook(readings, aim, target.by_on, target.direction, self.on, unit=target.shown_unit)
        value = latest.value if latest else None
        said = in_figures(value, target.shown_unit) if value is not None else ""
        judged = judge(target, readings, self.on)
        return MeasureStanding(
            measure, target, value, said, latest.on if latest else None, aim, judged, ahead, readings
        )


def _needs() -> dict[int, list[int]]:
    """What waits for what, of all plans: few rows, and each may need others."""
    found: dict[int, list[int]] = {}
    for action, needed in models.Dependency.objects.values_list("action_id", "needs_id"):
        found.setdefault(action, []).append(needed)
    return found


def _with_needed(wanted: Iterable[int], needs: dict[int, list[int]]) -> set[int]:
    found, left = set[int](), list(wanted)
    while left:
        pk = left.pop()
        if pk not in found:
            found.add(pk)
            left += needs.get(pk, [])
    return found


def _said(overrule: models.Overrule | None) -> Overrule | None:
    if overrule is None:
        return None
    return Overrule(overrule.status, overrule.reason, overrule.since, overrule.until)  # type: ignore[arg-type]


def _with_reason(status: Status, action: models.PlanAction) -> Status:
    """With the words in which somebody closed it."""
    if status.key not in ENDED or not action.closed_because:
        return status
    return replace(status, because=(*status.because, action.closed_because))
