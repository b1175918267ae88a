"""What the law files hold, as frozen objects: references, values, routes, clocks, facts, stages, steps, processes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

Value = int | str

EVIDENCE = ("primary", "secondary", "memory")
ACTORS = (
    "local_authority",
    "family",
    "setting",
    "advisers",
    "health",
    "social_care",
    "mediation_adviser",
    "tribunal",
    "nobody",
)
KINDS = ("deadline", "prompt", "window", "not_before", "duty")
TAKES = ("only", "later", "earlier")
START_MODES = ("first_known", "latest_of")
FACT_SOURCES = ("case", "person", "plan", "calendar")


@dataclass(frozen=True)
class Reference:
    """Where a value is laid down."""

    title: str
    href: str


@dataclass(frozen=True)
class Version:
    """A value and the day from which it stood. `value` None: repealed from that day."""

    from_on: date
    value: Value | None
    references: tuple[Reference, ...]


@dataclass(frozen=True)
class OtherStart:
    """Where a clock starts instead when a reading is taken otherwise."""

    reading: str
    choice: str
    starts: tuple[str, ...]


@dataclass(frozen=True)
class Route:
    """One way to reckon the date: from which fact, by which count, how long, then shifted by whole days."""

    starts: tuple[str, ...]
    start_mode: str
    counting: str
    versions: tuple[Version, ...]
    shift_days: int
    only_with: tuple[str, ...]
    other_start: OtherStart | None = None


@dataclass(frozen=True)
class UnderAge:
    """The clock runs only while the person is younger than this at its start."""

    born: str
    years: int


@dataclass(frozen=True)
class Clock:
    """One rule: what is asked of whom, from what, by when, and on what authority. `path` is `process/clock`."""

    path: str
    process: str
    key: str
    label: str
    asks: str
    kind: str
    source_row: tuple[int | str, ...]
    routes: tuple[Route, ...]
    take: str
    met_by: tuple[str, ...]
    closed_by: tuple[str, ...]
    under_age: UnderAge | None
    is_final: bool
    as_soon_as_practicable: bool
    excused_by: tuple[str, ...]
    dated_by: str
    evidence: str
    owner: str
    checked_on: date
    note: str

    @property
    def is_standing(self) -> bool:
        """A duty that nothing starts, because it always stands."""
        return self.kind == "duty" and not self.routes[0].starts

    @property
    def references(self) -> tuple[Reference, ...]:
        """Every authority cited by any of its values, each once."""
        cited = [reference for route in self.routes for version in route.versions for reference in version.references]
        return tuple(dict.fromkeys(cited))


@dataclass(frozen=True)
class FactKind:
    """A dated fact of a process. `when` completes "from 15 July 2026, when ...". `planned`: may lie in the future."""

    name: str
    label: str
    question: str
    when: str
    source: str
    repeats: str
    planned: bool


@dataclass(frozen=True)
class Stage:
    """Where a case can stand, whose move it then is, and whether it is still open. `code` is its place in the table."""

    key: str
    label: str
    whose_move: str
    is_open: bool
    code: int


@dataclass(frozen=True)
class Step:
    """A move from any of `from_stages` to `to_stage` (None: the stage stays), recorded as one fact.

    `after`: the step counts only from the day of that fact on, so that a draft served anew asks for views anew.
    """

    key: str
    label: str
    from_stages: tuple[str, ...]
    fact: str
    to_stage: str | None
    after: str | None
    asks_reason: bool
    codes: str | None


@dataclass(frozen=True)
class Process:
    """A statutory process: its facts, its table of stages and steps, its clocks in the order of the law."""

    key: str
    label: str
    description: str
    facts: Mapping[str, FactKind]
    stages: tuple[Stage, ...]
    steps: tuple[Step, ...]
    clocks: tuple[Clock, ...]

    def stage(self, key: str) -> Stage:
        """The stage of that key."""
        return next(stage for stage in self.stages if stage.key == key)

    def step(self, key: str) -> Step:
        """The step of that key; `KeyError` with the known ones."""
        for step in self.steps:
            if step.key == key:
                return step
        raise KeyError(f"{self.label} has no step {key!r}. Its steps are: {', '.join(s.key for s in self.steps)}.")

    def codes_of(self, fact: str) -> str | None:
        """The list from which a fact's code is chosen; None where it carries none."""
        return next((step.codes for step in self.steps if step.fact == fact and step.codes), None)
