"""A scenario as a part of a paper: what it says, its fan with the table, what was turned, the steps, what is taken for granted.

What everyone may read is told in words of those who publish it. Where a model counts the area's own cases, its figures are rounded then
as all public figures are, and what could tell of few children (the steps, what the model itself says) is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from areasend.documents.charts.fan import Fan, fan
from areasend.documents.paper import Block, Callout, Column, Facts, Heading, Line, Paper, Points, Table, Text
from areasend.forecast.compare import turned
from areasend.forecast.models import MODELS, Model
from areasend.forecast.outcome import Outcome, Series, Step
from areasend.forecast.words import number, period_of, said, sign
from areasend.records.models import Scenario
from areasend.records.papers.frozen import thaw
from areasend.records.papers.parts import day, link
from areasend.rules.disclosure import rounded

MOST_CHARTS = 4
"""Of an outcome with many series a paper shows the first few; all are in the download."""


def fan_of(series: Series, *, is_rounded: bool = False, title: str = "") -> Fan:
    """`is_rounded`: counts to the nearest 5, as everything that everyone may read."""
    keep = _rounded if is_rounded and not sign(series.unit) else float
    drawn = {name: tuple(keep(value) for value in values) for name, values in series.bands.as_dict().items()}
    past = tuple((period_of(period), keep(value)) for period, value in series.past)
    note = series.note or ("" if sign(series.unit) == "£" else series.unit[:1].upper() + series.unit[1:])
    return Fan(title or series.label, tuple(map(period_of, series.periods)), drawn, past, sign(series.unit), note=note)


def blocks(scenario: Scenario, level: int = 1, *, with_link: bool = True) -> list[Block]:
    """For a board: everything."""
    outcome = Outcome.from_dict(scenario.outcome)
    titled: Line = link(scenario.title, "outlook:scenario", scenario.pk) if with_link else scenario.title
    return [
        Text(outcome.summary),
        Facts((("Scenario", titled), ("Facts as they stood on", day(scenario.inputs_on)), ("Kept by", scenario.owner.name))),
        *charts(outcome),
        *_turned(scenario, level),
        *_steps(outcome, level),
        *_assumptions(outcome, level),
        *[Callout("warning", caution) for caution in outcome.cautions],
        Text(_how(scenario)),
    ]  # fmt: skip


def part(scenario: Scenario, level: int, *, is_public: bool) -> list[Block]:
    """What an item of a meeting says of it; to everyone only what was published."""
    if not is_public:
        return blocks(scenario, level)
    told = [block for block in thaw(scenario.public_paper or {}).blocks if not isinstance(block, Heading)]
    return [*told]


def charts(outcome: Outcome, *, is_rounded: bool = False) -> list[Block]:
    return [fan(fan_of(series, is_rounded=is_rounded)) for series in outcome.series[:MOST_CHARTS]]


def public_paper(scenario: Scenario, words: str, on: date, area: str) -> Paper:
    """For everyone: `words` are those of whoever publishes it."""
    outcome, is_rounded = Outcome.from_dict(scenario.outcome), _counts_cases(scenario)
    parts: list[Block] = [*(Text(one) for one in words.split("\n\n") if one.strip())]
    parts += charts(outcome, is_rounded=is_rounded)
    parts += _turned(scenario, 0)
    if not is_rounded:
        parts += [*_steps(outcome, 0), *_assumptions(outcome, 0)]
    parts += [Heading(1, "How sure we are", "sure"), Text(_sure(outcome, is_rounded=is_rounded))]
    parts += [Callout("note", caution) for caution in outcome.cautions if not is_rounded]
    return Paper(scenario.title, f"From the facts of {day(scenario.inputs_on)}", area, on, blocks=tuple(parts))


def _counts_cases(scenario: Scenario) -> bool:
    known = MODELS.get(scenario.model)
    return known is None or known.counts_cases


def _rounded(value: float) -> float:
    return float(rounded(value))


def _sure(outcome: Outcome, *, is_rounded: bool) -> str:
    told = (
        f"Nobody knows what will come. {outcome.draws:,} futures were drawn: the line in the middle has as many of them above as below, "
        "and the bands hold half, 8 of 10 and 95 of 100 of them. What nobody thought of is in none of them."
    )
    return f"{told} Numbers are rounded to the nearest 5." if is_rounded else told


def _how(scenario: Scenario) -> str:
    return (
        f"{scenario.draws:,} futures were drawn from seed {scenario.seed}. The file of the scenario draws the same numbers again: "
        "areasend forecast run FILE."
    )


def _turned(scenario: Scenario, level: int) -> Iterator[Block]:
    model: Model | None = MODELS.get(scenario.model)
    found = turned(model, scenario.params) if model else []
    if not found:
        yield Text("Nothing is turned: things go on as they are.")
        return
    rows: tuple[tuple[Line, ...], ...] = tuple((one.label, one.values[0], one.usual) for one in found)
    yield Heading(level + 1, "What is turned")
    yield Table("What is turned", (Column("What"), Column("Here", "end"), Column("As things are", "end")), rows)


def _steps(outcome: Outcome, level: int) -> Iterator[Block]:
    adding = [step for step in outcome.steps if adds(step)]
    if adding:
        rows: tuple[tuple[Line, ...], ...] = tuple(
            (step.label, said(step.contribution, step.unit), step.sentence) for step in adding
        )
        yield Heading(level + 1, "How the answer comes about")
        yield Table("Steps", (Column("Step"), Column("Adds", "end"), Column("Why")), rows)
    idle = [step.label for step in outcome.steps if not adds(step)]
    if idle:
        yield Text(f"Steps that add nothing here: {'; '.join(idle)}.")


def adds(step: Step) -> bool:
    """Whether a step changes the answer by anything that can be told."""
    return bool(number(step.contribution, step.unit).strip("£%0.,−"))


def _assumptions(outcome: Outcome, level: int) -> Iterator[Block]:
    if outcome.assumptions:
        yield Heading(level + 1, "What is taken for granted")
        yield Points(tuple(f"{one.label}: {one.value} ({one.source})" for one in outcome.assumptions))
