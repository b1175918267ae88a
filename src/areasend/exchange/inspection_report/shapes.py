"""What an inspection report is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

ReportKind = Literal["area_send", "local_area", "revisit", "monitoring", "other"]
FindingKind = Literal[
    "main_finding", "strength", "development", "significant_weakness", "priority_action", "improvement", "progress"
]
Grade = Literal[
    "",
    "typically_positive",
    "inconsistent",
    "widespread_failings",
    "written_statement",
    "no_written_statement",
    "progress_on_all",
    "progress_lacking",
]
Progress = Literal["", "sufficient", "not_sufficient", "effective", "not_effective"]
StepKind = Literal["full_inspection", "monitoring", "strategic_plan", "priority_action_plan", "written_statement"]
ProposedBy = Literal["section", "wording"]


@dataclass(frozen=True)
class Finding:
    """Something the report says. `start` and `end` are offsets in `Report.text`; `answers_to`: whom it names as responsible.

    `proposed_by` "wording": its section does not say whether it is a strength, so this is a guess from its words. `progress`: of a finding
    of the kind "progress", what a later visit judged of an earlier finding; "" where no judgement was recognised.
    """

    kind: FindingKind
    heading: str
    text: str
    start: int
    end: int
    answers_to: str = ""
    proposed_by: ProposedBy = "section"
    progress: Progress = ""


@dataclass(frozen=True)
class NextStep:
    """What follows from the report. `within_months`: as the report gives it, about so many months; None where it gives no time."""

    kind: StepKind
    text: str
    start: int
    end: int
    within_months: int | None = None


@dataclass(frozen=True)
class Unread:
    """A part of the text from which nothing was taken, though something may be in it, and why."""

    text: str
    start: int
    end: int
    why: str


@dataclass(frozen=True)
class Report:
    """`outcome`: the judgement in the report's words; `grade`: which of the published judgements it is.

    `text`: the report without page furniture, a paragraph or point a block with an empty line between; all offsets refer to it.
    `lacks`: what a report has and this text does not, in sentences.
    """

    kind: ReportKind
    area: str
    started_on: date | None
    ended_on: date | None
    published_on: date | None
    inspectorates: tuple[str, ...]
    outcome: str
    grade: Grade
    findings: tuple[Finding, ...]
    next_steps: tuple[NextStep, ...]
    unread: tuple[Unread, ...]
    lacks: tuple[str, ...]
    text: str

    def of_kind(self, kind: FindingKind) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.kind == kind)
