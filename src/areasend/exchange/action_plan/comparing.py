"""Two plans compared, such as last year's and this year's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher

from areasend.exchange.action_plan.shapes import ActionRow, MeasureKind, MeasureRow, PlanTable, PriorityRow
from areasend.exchange.action_plan.writing import due_words
from areasend.rules.because import long_date

SAME_REFERENCE = 0.5
OTHER_REFERENCE = 0.65
"""Likeness of titles, 0 to 1, from which two actions are one: less is asked of those that kept their reference."""
FIELDS = {
    "reference": "Reference",
    "published_number": "Number in print",
    "title": "What will be done",
    "agencies": "Who leads",
    "supporting": "Who supports",
    "roles": "Who answers for it",
    "due": "Due dates",
    "term": "How long it runs",
    "measures": "Success measures",
}
"""What of an action is compared, with its name for people."""
KINDS: dict[MeasureKind, str] = {
    "percentage": "to reach a percentage",
    "number": "to reach a number",
    "percentage_increase": "to change by a percentage of the baseline",
    "points_increase": "to change by percentage points",
    "number_increase": "to change by a number",
    "date": "to be done by a date",
    "yes_no": "to be done",
}


@dataclass(frozen=True)
class Change:
    """`what` is "priority" or "action"; `reference` is that of the later plan. `was` and `became` are words for people, as is `label`."""

    what: str
    reference: str
    field: str
    was: str
    became: str

    @property
    def label(self) -> str:
        return FIELDS.get(self.field, self.field.capitalize())


@dataclass(frozen=True)
class Comparison:
    """`kept`: references before and after of the actions that are in both."""

    added: tuple[ActionRow, ...]
    dropped: tuple[ActionRow, ...]
    changed: tuple[Change, ...]
    kept: tuple[tuple[str, str], ...]

    @property
    def is_same(self) -> bool:
        return not (self.added or self.dropped or self.changed)


def compare(before: PlanTable, after: PlanTable) -> Comparison:
    """Actions are matched by reference where their titles are alike, the rest by likeness of title, the most alike first."""
    pairs = _matched(before.actions, after.actions)
    earlier, later = {old.reference for old, _ in pairs}, {new.reference for _, new in pairs}
    return Comparison(
        tuple(row for row in after.actions if row.reference not in later),
        tuple(row for row in before.actions if row.reference not in earlier),
        (*_of_priorities(before, after), *(change for old, new in pairs for change in _of_action(old, new))),
        tuple((old.reference, new.reference) for old, new in pairs),
    )


def likeness(one: str, other: str) -> float:
    """0 to 1, whatever the case."""
    return SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False).ratio()


def _matched(before: Iterable[ActionRow], after: Iterable[ActionRow]) -> list[tuple[ActionRow, ActionRow]]:
    old = {row.reference: row for row in before}
    new = {row.reference: row for row in after}
    scored = [
        (one.reference == other.reference, likeness(one.title, other.title), one.reference, other.reference)
        for one in old.values()
        for other in new.values()
    ]
    enough = [score for score in scored if score[1] >= (SAME_REFERENCE if score[0] else OTHER_REFERENCE)]
    pairs = []
    for _, _, one, other in sorted(enough, key=lambda score: (-score[0], -score[1])):
        if one in old and other in new:
            pairs.append((old.pop(one), new.pop(other)))
    return sorted(pairs, key=lambda pair: _place(pair[1].reference))


def _place(reference: str) -> tuple[int, ...]:
    return tuple(int(part) for part in reference.split("."))


def _of_action(old: ActionRow, new: ActionRow) -> list[Change]:
    return [
        Change("action", new.reference, name, words(old, name), words(new, name))
        for name in FIELDS
        if getattr(old, name) != getattr(new, name)
    ]


def words(row: ActionRow, name: str) -> str:
    """A field of an action for people: several values a line each."""
    value = getattr(row, name)
    if name == "due":
        return "\n".join(map(due_words, row.due))
    if name == "measures":
        return "\n".join(map(measure_words, row.measures))
    if name == "term":
        return f"{row.term} term".capitalize() if row.term else ""
    return value if isinstance(value, str) else "\n".join(value)


def measure_words(measure: MeasureRow) -> str:
    """The measure with what was understood of it, so that a change in either shows."""
    said = [KINDS[measure.kind]]
    if measure.target is not None:
        said.append(f"target {_number(measure.target)}{'' if measure.unit == '%' else ' '}{measure.unit}".strip())
    if measure.by_on:
        said.append(f"by {long_date(measure.by_on)}")
    if measure.baseline_due_on:
        said.append(f"baseline by {long_date(measure.baseline_due_on)}")
    if measure.is_provisional:
        said.append("to be confirmed")
    said += ["less is better"] if measure.direction == "down" else []
    return f"{measure.text} [{', '.join(said)}]"


def _number(target: Decimal) -> str:
    return format(target.normalize(), "f")


def _of_priorities(before: PlanTable, after: PlanTable) -> list[Change]:
    """By number: a strategy keeps its priorities for its years."""
    old = {row.number: row for row in before.priorities}
    new = {row.number: row for row in after.priorities}
    changes = []
    for number in sorted(old.keys() | new.keys()):
        was, became = old.get(number, PriorityRow(number, "")), new.get(number, PriorityRow(number, ""))
        for name in ("title", "outcome"):
            if getattr(was, name) != getattr(became, name):
                changes.append(Change("priority", str(number), name, getattr(was, name), getattr(became, name)))
    return changes
