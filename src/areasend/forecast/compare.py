"""Scenarios side by side: what was turned, by how much the answer changes, and which step carries the change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from areasend.forecast.models import Model
from areasend.forecast.outcome import Outcome, Series, Step
from areasend.forecast.words import number, period_of, sign, value

MOST = 4


@dataclass(frozen=True)
class Turned:
    """A field that somebody has turned, or that differs between scenarios: its words in each."""

    key: str
    label: str
    values: tuple[str, ...]
    usual: str


@dataclass(frozen=True)
class Difference:
    """A figure in each scenario, and by how much it differs from the first: the words of each. `unit` where no sign says it."""

    label: str
    unit: str
    values: tuple[str, ...]
    differences: tuple[str, ...]
    by: tuple[float, ...]
    numbers: tuple[float, ...]

    @property
    def cells(self) -> list[tuple[str, str]]:
        """Each figure with its difference."""
        return list(zip(self.values, self.differences, strict=True))


@dataclass(frozen=True)
class Comparison:
    turned: tuple[Turned, ...]
    results: tuple[Difference, ...]
    steps: tuple[Difference, ...]
    sentences: tuple[str, ...]
    cautions: tuple[str, ...]


def turned(model: Model, params: dict[str, Any]) -> list[Turned]:
    """What is not as the schema has it where nobody turns it."""
    usual = model.defaults()
    return [
        Turned(name, field.get("title", name), (value(params[name], field),), _usual(usual, name, field))
        for name, field in model.schema["properties"].items()
        if name in params and params[name] != usual.get(name)
    ]


def compare(
    model: Model, names: Sequence[str], params: Sequence[dict[str, Any]], outcomes: Sequence[Outcome]
) -> Comparison:
    """Two to four scenarios of one model, against the first. Raises ValueError otherwise."""
    if not 2 <= len(outcomes) <= MOST:
        raise ValueError(f"Choose two to {MOST} scenarios.")
    steps = tuple(_steps(outcomes))
    results = tuple(_results(outcomes))
    told = tuple(_sentence(names, results, steps, at) for at in range(1, len(outcomes)))
    return Comparison(tuple(_differing(model, params)), results, steps, told, tuple(_cautions(outcomes)))


def _usual(usual: dict[str, Any], name: str, field: dict[str, Any]) -> str:
    return value(usual[name], field) if name in usual else "–"


def _differing(model: Model, params: Sequence[dict[str, Any]]) -> list[Turned]:
    usual = model.defaults()
    whole = [{**usual, **one} for one in params]
    return [
        Turned(name, field.get("title", name), tuple(value(one.get(name), field) for one in whole),
               _usual(usual, name, field))
        for name, field in model.schema["properties"].items()
        if any(one.get(name) != whole[0].get(name) for one in whole)
    ]  # fmt: skip


def _results(outcomes: Sequence[Outcome]) -> list[Difference]:
    """Each series that all have, at the last period that all have."""
    found = []
    for series in outcomes[0].series:
        others = [_series(one, series.key) for one in outcomes]
        shared = [one for one in others if one is not None]
        last = _last(shared) if len(shared) == len(outcomes) else None
        if last is not None:
            middles = [float(one.bands.median[one.periods.index(last)]) for one in shared]
            found.append(_difference(f"{series.label}, {period_of(last)}", middles, series.unit))
    return found


def _series(outcome: Outcome, key: str) -> Series | None:
    return next((one for one in outcome.series if one.key == key), None)


def _last(shared: Sequence[Series]) -> str | None:
    common = set(shared[0].periods).intersection(*(one.periods for one in shared[1:]))
    return next((period for period in reversed(shared[0].periods) if period in common), None)


def _steps(outcomes: Sequence[Outcome]) -> list[Difference]:
    """What each step added; a step that a scenario does not have added nothing there."""
    known: dict[str, Step] = {step.key: step for one in reversed(outcomes) for step in one.steps}
    order = list(dict.fromkeys(step.key for one in outcomes for step in one.steps))
    return [
        _difference(known[key].label, [_contribution(one, key) for one in outcomes], known[key].unit) for key in order
    ]


def _contribution(outcome: Outcome, key: str) -> float:
    return next((step.contribution for step in outcome.steps if step.key == key), 0.0)


def _difference(label: str, values: Sequence[float], unit: str) -> Difference:
    by = tuple(one - values[0] for one in values)
    words = tuple("–" if at == 0 else _by(change, unit) for at, change in enumerate(by))
    shown = tuple(number(one, unit) for one in values)
    return Difference(label, "" if sign(unit) else unit, shown, words, by, tuple(values))


def _by(change: float, unit: str) -> str:
    """More or less, in figures alone; of shares in percentage points."""
    points = sign(unit) == "%"
    shown = f"{abs(change):.1f}" if points else number(abs(change), unit)
    if not shown.strip("£0.,"):
        return "no change"
    return f"{shown}{' points' if points else ''} {'more' if change > 0 else 'less'}"


def _sentence(names: Sequence[str], results: Sequence[Difference], steps: Sequence[Difference], at: int) -> str:
    """The headline, then whatever else changes most, then the step that carries the change."""
    if not results:
        return f"“{names[at]}” and “{names[0]}” have no figure in common."
    told = f"Against “{names[0]}”, “{names[at]}” gives {_told(results[0], at)}"
    other = max(results[1:], key=lambda one: _relative(one, at), default=None)
    if other is not None and other.differences[at] != "no change":
        told += f", and {_told(other, at)}"
    widest = max(steps, key=lambda step: abs(step.by[at]), default=None)
    if widest is not None and widest.differences[at] != "no change":
        told += f". Most of the change is in the step “{widest.label}”: {widest.differences[at]}"
    return f"{told}."


def _told(one: Difference, at: int) -> str:
    label, change = f"{one.label[0].lower()}{one.label[1:]}", one.differences[at]
    instead = "" if change == "no change" else f" ({one.values[at]} instead of {one.values[0]})"
    return f"{label}: {change}{instead}"


def _relative(one: Difference, at: int) -> float:
    """How large a change is against what it was; of what was nothing, as large as can be."""
    return abs(one.by[at]) / max(abs(one.numbers[0]), 1.0)


def _cautions(outcomes: Sequence[Outcome]) -> list[str]:
    if len({one.seed for one in outcomes}) > 1:
        return ["They were drawn from different seeds, so some of the difference is luck."]
    if len({one.draws for one in outcomes}) > 1:
        return ["They were drawn different numbers of times, so small differences may be luck."]
    return []
