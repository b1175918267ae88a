"""The page of a self-evaluation: which statements it shows, and what is wanting, by kind."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cached_property

from django.http import HttpResponse
from django.urls import reverse

from areasend.records.evaluation_standing import EvaluationStanding, Lack, StatementStanding, ThemeStanding
from areasend.records.papers.parts import TONES
from areasend.records.papers.self_evaluation import GRADE_TONES, grade_word, grades_line
from areasend.rules.self_evaluation import LABELS
from areasend.web.evaluation.forms import StatementFilter

MOVED_TONES = {"better": "green", "worse": "red", "changed": "blue", "same": "grey", "unknown": "grey"}
HEADER = ("Theme", "Statement", "Kind", "Grade", "Words", "Impact", "Figures then", "Figures now", "Evidence files",
          "Actions", "Open comments", "Wanting")  # fmt: skip


@dataclass(frozen=True)
class ShownStatement:
    """A statement with its colours."""

    standing: StatementStanding
    href: str

    @property
    def grade(self) -> str:
        return grade_word(self.standing.statement.grade)

    @property
    def grade_means(self) -> str:
        return self.standing.statement.get_grade_display().partition(": ")[2].capitalize()

    @property
    def grade_tone(self) -> str:
        return GRADE_TONES[self.standing.statement.grade]

    @property
    def figures(self) -> list[tuple[object, str]]:
        return [(figure, MOVED_TONES[figure.moved]) for figure in self.standing.figures]

    @property
    def actions(self) -> list[tuple[object, str]]:
        return [(found, TONES.get(found.status.key, "grey")) for found in self.standing.answers]

    @property
    def lacks(self) -> list[str]:
        return list(dict.fromkeys(LABELS[gap.key] for gap in self.standing.gaps))


@dataclass(frozen=True)
class ShownTheme:
    standing: ThemeStanding
    strengths: list[ShownStatement]
    developments: list[ShownStatement]

    @property
    def grades(self) -> str:
        return grades_line(self.standing.statements)

    @property
    def is_empty(self) -> bool:
        return not self.strengths and not self.developments


@dataclass(frozen=True)
class EvaluationPage:
    standing: EvaluationStanding
    form: StatementFilter

    @property
    def is_filtered(self) -> bool:
        return any(self._given.values())

    @cached_property
    def _given(self) -> dict[str, str]:
        self.form.is_valid()
        return dict(self.form.cleaned_data)

    @cached_property
    def themes(self) -> list[ShownTheme]:
        found = [
            ShownTheme(theme, self._shown(theme.strengths), self._shown(theme.developments))
            for theme in self.standing.themes
        ]
        return [theme for theme in found if not self.is_filtered or not theme.is_empty]

    @property
    def count(self) -> int:
        return sum(len(theme.strengths) + len(theme.developments) for theme in self.themes)

    def _shown(self, statements: list[StatementStanding]) -> list[ShownStatement]:
        return [shown(one, self.standing) for one in statements if self._fits(one)]

    def _fits(self, one: StatementStanding) -> bool:
        given, statement = self._given, one.statement
        keys = {gap.key for gap in one.gaps}
        words = f"{statement.text} {statement.impact}".casefold()
        return (
            given.get("kind", "") in ("", statement.kind)
            and given.get("grade", "") in ("", str(statement.grade))
            and (not given.get("lack") or given["lack"] in keys or (given["lack"] == "any" and bool(keys)))
            and all(word in words for word in given.get("q", "").casefold().split())
        )

    @property
    def wanting(self) -> list[tuple[str, list[tuple[Lack, str]]]]:
        """Each kind of gap with where it is, each place once."""
        found: dict[str, dict[str, tuple[Lack, str]]] = {}
        for lack in self.standing.gaps:
            found.setdefault(lack.label, {}).setdefault(lack.where, (lack, self._href(lack)))
        return [(label, list(places.values())) for label, places in found.items()]

    def _href(self, lack: Lack) -> str:
        if lack.statement:
            return address(lack.statement, self.standing)
        return reverse("evaluation:add_statement", args=[self.standing.evaluation.slug, lack.theme.number])


def address(one: StatementStanding, standing: EvaluationStanding) -> str:
    return reverse("evaluation:statement", args=[standing.evaluation.slug, one.statement.pk])


def shown(one: StatementStanding, standing: EvaluationStanding) -> ShownStatement:
    return ShownStatement(one, address(one, standing))


def as_csv(page: EvaluationPage) -> HttpResponse:
    """UTF-8 with its mark, so that spreadsheets read accents and dashes."""
    name = f"{page.standing.evaluation.slug}-{page.standing.on.isoformat()}.csv"
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    writer = csv.writer(response)
    writer.writerow(HEADER)
    for theme in page.themes:
        writer.writerows(_row(theme, one) for one in [*theme.strengths, *theme.developments])
    return response


def _row(theme: ShownTheme, one: ShownStatement) -> list[str]:
    standing, statement = one.standing, one.standing.statement
    return [
        str(theme.standing.theme),
        standing.name,
        statement.get_kind_display(),
        one.grade,
        statement.text,
        statement.impact,
        "; ".join(f"{found.label}: {found.figure.shown} ({found.figure.on.isoformat()})" for found in standing.figures),
        "; ".join(f"{found.label}: {found.now.shown if found.now else '–'}" for found in standing.figures),
        "; ".join(use.file.title for use in standing.files),
        "; ".join(f"{found.action.reference}: {found.status.label}" for found in standing.answers),
        str(len(standing.open_comments)),
        "; ".join(one.lacks),
    ]
