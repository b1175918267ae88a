"""How a self-evaluation stands on a day: what it says, on what evidence, what that evidence says now, what answers it, what it lacks.

    found = evaluation_standing(evaluation, on)
    for theme in found.themes: theme.strengths, theme.developments
    found.gaps  # what to do before the next edition

However many statements there are, the number of queries is the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Exists, OuterRef, Q

from areasend.indicators.catalogue.card import Card, catalogue_cards
from areasend.records.area_figures import AreaFigures, area_figures
from areasend.records.figure_parts import Part, part, part_name
from areasend.records.models import (
    EvidenceUse,
    PlanAction,
    SelfEvaluation,
    Statement,
    StatementComment,
    StatementFigure,
    SuccessMeasure,
    Theme,
)
from areasend.records.plan_standing import ActionStanding, standings
from areasend.rules.disclosure import WITHHELD
from areasend.rules.self_evaluation import DEVELOPMENT, LABELS, MOVED, STRENGTH, Answer, Cited, Gap, Said, gaps, moved


@dataclass(frozen=True)
class FigureStanding:
    """A cited figure beside the same figure now. `card` is None where the catalogue no longer has it."""

    figure: StatementFigure
    card: Card | None
    now: Part | None

    @property
    def label(self) -> str:
        return part_name(self.card.label if self.card else self.figure.indicator, self.figure.group)

    @property
    def then(self) -> float | None:
        return None if self.figure.value is None else float(self.figure.value)

    @property
    def moved(self) -> str:
        """better, worse, changed, same or unknown."""
        return moved(self.then, self.now.value if self.now else None, self.card.better if self.card else "neither")

    @property
    def moved_words(self) -> str:
        return MOVED[self.moved]

    @property
    def is_small(self) -> bool:
        return bool(self.figure.beside.get("is_small"))

    @property
    def cited(self) -> Cited:
        now = self.now
        return Cited(
            self.label,
            self.figure.on,
            self.figure.shown,
            now.shown if now else "not known",
            self.then,
            now.value if now else None,
            self.card.better if self.card else "neither",
            now.aim if now else None,
            now.england if now else None,
        )


@dataclass(frozen=True)
class StatementStanding:
    """`name` says where it stands: Strength 1.2. `answers` are the actions of plans that answer it."""

    statement: Statement
    name: str
    figures: tuple[FigureStanding, ...]
    files: tuple[EvidenceUse, ...]
    answers: tuple[ActionStanding, ...]
    comments: tuple[StatementComment, ...]
    gaps: tuple[Gap, ...]

    @property
    def open_comments(self) -> list[StatementComment]:
        return [comment for comment in self.comments if comment.resolved_on is None]


@dataclass(frozen=True)
class ThemeStanding:
    theme: Theme
    statements: tuple[StatementStanding, ...]
    gaps: tuple[Gap, ...]

    @property
    def strengths(self) -> list[StatementStanding]:
        return [one for one in self.statements if one.statement.kind == STRENGTH]

    @property
    def developments(self) -> list[StatementStanding]:
        return [one for one in self.statements if one.statement.kind == DEVELOPMENT]


@dataclass(frozen=True)
class Lack:
    """A gap with where it is."""

    gap: Gap
    theme: Theme
    statement: StatementStanding | None

    @property
    def label(self) -> str:
        return LABELS[self.gap.key]

    @property
    def where(self) -> str:
        return self.statement.name if self.statement else f"Theme {self.theme.number}"


@dataclass(frozen=True)
class EvaluationStanding:
    evaluation: SelfEvaluation
    on: date
    themes: tuple[ThemeStanding, ...]

    @property
    def statements(self) -> list[StatementStanding]:
        return [one for theme in self.themes for one in theme.statements]

    @cached_property
    def gaps(self) -> list[Lack]:
        """Everything to do before the next edition, the gravest kind first."""
        of_themes = [Lack(gap, theme.theme, None) for theme in self.themes for gap in theme.gaps]
        of_statements = [
            Lack(gap, theme.theme, one) for theme in self.themes for one in theme.statements for gap in one.gaps
        ]
        order = list(LABELS)
        return sorted([*of_statements, *of_themes], key=lambda lack: order.index(lack.gap.key))


def evaluation_standing(evaluation: SelfEvaluation, on: date, *, hides: bool = False) -> EvaluationStanding:
    """The whole of it; statements that were taken out are left out. `hides`: small numbers are withheld, as on the dashboard."""
    rows = Statement.objects.of(evaluation).standing().whole()
    by_theme: dict[int, list[Statement]] = {}
    for row in rows:
        by_theme.setdefault(row.theme_id, []).append(row)
    known = _known([row for some in by_theme.values() for row in some], on, hides)
    themes = [_theme(theme, by_theme.get(theme.pk, []), known, on) for theme in evaluation.themes.order_by("number")]
    return EvaluationStanding(evaluation, on, tuple(themes))


def statement_standing(statement: Statement, on: date, *, hides: bool = False) -> StatementStanding:
    """One of them, be it taken out or not."""
    row = Statement.objects.whole().get(pk=statement.pk)
    others = Statement.objects.standing().filter(theme=row.theme, kind=row.kind, pk__lt=row.pk).count()
    return _statement(row, others + 1, _known([row], on, hides), on)


@dataclass(frozen=True)
class _Known:
    """How the answering actions stand, which of them something shows the effect of, and the area's figures of the day."""

    standing: dict[int, ActionStanding]
    shown: frozenset[int]
    figures: AreaFigures
    hides: bool


def _known(rows: Iterable[Statement], on: date, hides: bool) -> _Known:
    wanted = list(dict.fromkeys(link.action_id for row in rows for link in row.answers.all()))
    actions = PlanAction.objects.filter(pk__in=wanted)
    standing = {one.action.pk: one for one in standings(actions, on)}
    return _Known(standing, with_evidence(actions), area_figures(on), hides)


def with_evidence(actions: Iterable[PlanAction]) -> frozenset[int]:
    """Those with a file, or with a measure that has a reading or an indicator."""
    files = EvidenceUse.objects.filter(action=OuterRef("pk"), file__struck_on=None)
    told = Q(readings__withdrawn_on=None, readings__isnull=False) | ~Q(indicator="")
    measures = SuccessMeasure.objects.filter(told, action=OuterRef("pk"), retired_on=None)
    found = PlanAction.objects.filter(Exists(files) | Exists(measures), pk__in=[action.pk for action in actions])
    return frozenset(found.values_list("pk", flat=True))


def _theme(theme: Theme, rows: Sequence[Statement], known: _Known, on: date) -> ThemeStanding:
    counts: dict[str, int] = {}
    found = []
    for row in rows:
        counts[row.kind] = counts.get(row.kind, 0) + 1
        found.append(_statement(row, counts[row.kind], known, on))
    empty = Gap("empty_theme", "This theme says nothing yet. Add its first statement.")
    return ThemeStanding(theme, tuple(found), () if found else (empty,))


def _statement(row: Statement, number: int, known: _Known, on: date) -> StatementStanding:
    figures = tuple(_figure(figure, known) for figure in latest(row.figures.all()))
    standing = tuple(known.standing[link.action_id] for link in row.answers.all())
    comments = tuple(row.comments.all())
    files = tuple(row.files.all())
    said = Said(
        row.kind,
        row.impact,
        tuple(figure.cited for figure in figures),
        tuple(use.file.on for use in files),
        tuple(_answer(one, known.shown) for one in standing),
        sum(comment.resolved_on is None for comment in comments),
    )
    word = "Strength" if row.kind == STRENGTH else "Development"
    name = f"{word} {row.theme.number}.{number}"
    lacking = gaps(said, on) if row.retired_on is None else ()
    return StatementStanding(row, name, figures, files, standing, comments, lacking)


def _answer(one: ActionStanding, shown: frozenset[int]) -> Answer:
    return Answer(one.action.reference, not one.is_ended, one.action.pk in shown)


def latest(figures: Iterable[StatementFigure]) -> list[StatementFigure]:
    """The newest citing of each figure: those before it are how it stood when the statement was first made."""
    found: dict[tuple[str, str, str], StatementFigure] = {}
    for figure in sorted(figures, key=lambda one: (one.on, one.pk)):
        found[figure.indicator, figure.cut, figure.group] = figure
    return sorted(found.values(), key=lambda one: one.pk)


def _figure(figure: StatementFigure, known: _Known) -> FigureStanding:
    card = catalogue_cards().get(figure.indicator)
    now = part(known.figures, figure.indicator, figure.cut, figure.group) if card else None
    if known.hides:
        return FigureStanding(_guarded(figure), card, now.guarded if now else None)
    return FigureStanding(figure, card, now)


def _guarded(figure: StatementFigure) -> StatementFigure:
    """A copy without its value, where that is small; it is never saved."""
    if not figure.beside.get("is_small"):
        return figure
    hidden = copy(figure)
    hidden.value, hidden.shown, hidden.beside = None, WITHHELD, {**figure.beside, "note": ""}
    return hidden
