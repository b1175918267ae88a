"""A self-evaluation as a paper: the draft with what it lacks, and the edition, which is fit for the public.

An edition names no comment, no file and no action that is not public. Its figures are those of the newest published release: one counted
another day or rounded another way could tell, beside a release, of a child.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.conf import settings

from areasend.documents.paper import (
    Block,
    Callout,
    Column,
    Facts,
    Heading,
    Line,
    PageBreak,
    Paper,
    Points,
    Table,
    Tag,
    Text,
    Tone,
)
from areasend.documents.stored import from_json
from areasend.records.evaluation_standing import (
    EvaluationStanding,
    FigureStanding,
    Lack,
    StatementStanding,
    ThemeStanding,
)
from areasend.records.models import Edition, EvidenceUse, SignOff, Statement
from areasend.records.papers.parts import day, joined, prose, status_tag
from areasend.records.plan_standing import ActionStanding
from areasend.records.releases import Known, known_on
from areasend.rules.self_evaluation import DEVELOPMENT, STRENGTH

GRADE_TONES: dict[int, Tone] = {1: "orange", 2: "yellow", 3: "blue", 4: "green"}
ANCHOR = "statement-"
PARTNERS_ONLY = Tag("Partners only", "grey")


def grade_word(grade: int) -> str:
    return Statement.Grade(grade).label.split(":")[0]


def grade_tag(grade: int) -> Tag:
    return Tag(grade_word(grade), GRADE_TONES[grade])


def edition_paper(standing: EvaluationStanding, number: int) -> Paper:
    """What is frozen and may be published."""
    return _paper(standing, f"Edition {number}", is_draft=False)


def draft_paper(standing: EvaluationStanding) -> Paper:
    """As it stands, with everything that partners see and an appendix of what it lacks."""
    return _paper(standing, "Draft", is_draft=True)


def signed(paper: Paper, sign_offs: Iterable[SignOff]) -> Paper:
    """With the partners' names under it: they sign after it is frozen."""
    pairs = tuple((str(one.organisation), f"{one.name}, {day(one.on)}") for one in sign_offs)
    under: tuple[Block, ...] = (Heading(1, "Signed by", "signed"), Facts(pairs)) if pairs else ()
    return replace(paper, blocks=(*paper.blocks, *under))


def stored_paper(edition: Edition) -> Paper:
    """A frozen edition with the names under it, for page and PDF."""
    return signed(from_json(json.dumps(edition.paper)), edition.sign_offs.select_related("organisation"))


def _paper(standing: EvaluationStanding, kind: str, is_draft: bool) -> Paper:
    evaluation = standing.evaluation
    known = None if is_draft else known_on(standing.on)
    blocks = [*prose(evaluation.introduction), *([Text(known.where)] if known else ()), *_summary(standing)]
    for theme in standing.themes:
        blocks += _theme(theme, standing, known)
    blocks += [*_key(), *(_appendix(standing.gaps) if is_draft else ())]
    return Paper(evaluation.title, kind, settings.AREASEND_AREA_NAME, standing.on, blocks=tuple(blocks))


def _summary(standing: EvaluationStanding) -> Iterator[Block]:
    yield Heading(1, "Executive summary", "summary")
    columns = (Column("Theme"), Column("Strengths", "end"), Column("To develop", "end"), Column("Grades"))
    rows = tuple(
        (str(theme.theme), str(len(theme.strengths)), str(len(theme.developments)), grades_line(theme.statements))
        for theme in standing.themes
    )
    yield Table("The themes and how they are graded", columns, rows)
    for theme in standing.themes:
        if theme.theme.summary.strip():
            yield Heading(2, theme.theme.title, f"summary-{theme.theme.number}")
            yield from prose(theme.theme.summary)


def grades_line(statements: Iterable[StatementStanding]) -> str:
    """Such as 2 strong, 1 developing."""
    counts = Counter(one.statement.grade for one in statements)
    return ", ".join(f"{counts[grade]} {grade_word(grade).lower()}" for grade in sorted(counts, reverse=True)) or "None"


def _theme(theme: ThemeStanding, standing: EvaluationStanding, known: Known | None) -> Iterator[Block]:
    yield Heading(1, str(theme.theme), f"theme-{theme.theme.number}")
    if not theme.statements:
        yield Text("Nothing is said under this theme yet.")
    for title, kind, statements in (
        ("What is strong", STRENGTH, theme.strengths),
        ("What is to be developed", DEVELOPMENT, theme.developments),
    ):
        if statements:
            yield Heading(2, title, f"theme-{theme.theme.number}-{kind}")
        for one in statements:
            yield from _statement(one, standing, known)


def _statement(one: StatementStanding, standing: EvaluationStanding, known: Known | None) -> Iterator[Block]:
    """`known`: what everyone may be told of figures; None in the draft, which shows partners all."""
    statement, is_draft = one.statement, known is None
    yield Heading(3, one.name, f"{ANCHOR}{statement.pk}")
    yield Text((f"{statement.text} ", grade_tag(statement.grade)))
    if statement.impact.strip():
        yield Text(f"What it changes: {statement.impact}")
    files = [use for use in one.files if is_draft or use.file.is_public]
    figures = [_released(figure, known) if known else _figure(figure, standing) for figure in one.figures]
    evidence: list[Line] = [line for line in figures if line]
    evidence += [_file(use, is_draft) for use in files]
    if kept := len(one.files) - len(files):
        evidence.append(f"{kept} more {'piece' if kept == 1 else 'pieces'} of evidence, kept by the partnership")
    if evidence:
        yield Text("Evidence:")
        yield Points(tuple(evidence))
    actions = [found for found in one.answers if is_draft or found.action.is_public]
    if actions:
        yield Text("What is being done:" if statement.kind == DEVELOPMENT else "What goes on:")
        yield Points(tuple(_action(found) for found in actions))


def _action(found: ActionStanding) -> Line:
    action = found.action
    words = f"Action {action.reference} of {action.plan.title}: {action.title} "
    return words, status_tag(found.status.key, found.status.label)


def _figure(found: FigureStanding, standing: EvaluationStanding) -> Line:
    figure = found.figure
    told = f"{found.label}: {figure.shown} ({'; '.join(filter(None, (_note(found), figure.period)))})."
    since = ""
    if figure.on != standing.on and found.now:
        since = f"On {day(standing.on)}: {found.now.shown}, {found.moved_words}."
    return joined([told, beside_words(figure.beside), since])


def _released(found: FigureStanding, known: Known) -> Line:
    """As it was published; nothing where it was not."""
    figure = found.figure
    told = known.figure(figure.indicator, figure.cut, figure.group)
    return joined([f"{found.label}: {told.shown} ({told.period}).", beside_words(figure.beside)]) if told else ""


def _note(found: FigureStanding) -> str:
    note = str(found.figure.beside.get("note", ""))
    return "" if found.card and note == found.card.unit and note in ("percent", "pounds") else note


def beside_words(beside: dict[str, object]) -> str:
    """The comparators and the target of a cited figure in a sentence."""
    pairs: object = beside.get("comparators", [])
    words = [f"{name}: {value}" for name, value in pairs]  # type: ignore[attr-defined]
    target = [f"target: {beside['target']}"] if beside.get("target") else []
    return f"Beside it: {'; '.join([*words, *target])}." if words or target else ""


def _file(use: EvidenceUse, is_draft: bool) -> Line:
    file = use.file
    words = f"{file.get_kind_display()}: {file.title} ({', '.join(filter(None, (file.source, day(file.on))))})"
    return (f"{words} ", PARTNERS_ONLY) if is_draft and not file.is_public else words


def _key() -> Iterator[Block]:
    yield Heading(1, "What the grades mean", "grades")
    yield Facts(tuple((label.split(":")[0], label.split(": ")[1].capitalize()) for _, label in Statement.Grade.choices))


def _appendix(lacks: list[Lack]) -> Iterator[Block]:
    yield PageBreak()
    yield Heading(1, "Before the next edition", "before")
    if not lacks:
        yield Callout("good", "Nothing is wanting: every statement has evidence, and every development an action.")
        return
    columns = (Column("Where"), Column("What"), Column("What to do"))
    rows = tuple((lack.where, lack.label, lack.gap.sentence) for lack in lacks)
    yield Table("What is still wanting", columns, rows)
