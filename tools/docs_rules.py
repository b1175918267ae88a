"""Renders the law, the worked dates and the stage tables into docs/reference. A test holds the committed pages to this.

python -m tools.docs_rules        writes rulebook.md, stages.md and readings.md
"""

from __future__ import annotations

from pathlib import Path

from tests.spec.rulebook import CHAPTERS
from tests.spec.tables import Spec

from areasend.rules.because import SENTENCES, counted_words, shift_sentence
from areasend.rules.clock_text import EVIDENCE_WORDS, KIND_WORDS
from areasend.rules.diagrams import mermaid, steps_within
from areasend.rules.exceptions import exceptions
from areasend.rules.law import process, processes
from areasend.rules.readings import readings_table, unsettled
from areasend.rules.shapes import Clock, Process, Reference, Route, Stage, Version

REFERENCE = Path(__file__).parent.parent / "docs" / "reference"
RENEW = "<!-- Made from the law files by `python -m tools.docs_rules`; a change here is lost. -->"

COUNTING = (
    (
        "Within so many weeks or days of an event",
        "The day itself is not counted. Weekends, holidays and bank holidays all count.",
    ),
    ("So many days beginning with a day", "That day is the first."),
    ("Within so many months", "The corresponding date, or the last day of a shorter month."),
    (
        "So many months beginning with a day",
        "The day before the corresponding date, or the last day of a shorter month.",
    ),
    ("So many working days beginning with a day", "That day is the first if it is a working day."),
    ("Within so many working days", "The first is the next working day."),
    ("At least so many weeks before", "Clear weeks: neither day is counted. The other reading is kept beside it."),
    ("Before a day of the year", "The last lawful day is the day before. The other reading is kept beside it."),
    (
        "Before the tribunal",
        (
            "An application whose time ends in August, from 25 December to 1 January or on a day not worked is in time on "
            "the first working day after. For every other act those days are not counted."
        ),
    ),
    (
        "As soon as practicable, and in any event within",
        "The outer date is the deadline; an earlier day of our own is kept beside it, for a case must not stand idle.",
    ),
)
PREAMBLE = """
Every date that AreaSEND shows follows from this page: what starts a clock, how it is counted, on what authority. Outside the
tribunal nothing moves a date: a last day on a Sunday or a bank holiday stays there, and the last working day before it is shown
beside it. An exception never moves a date either; it is a reason, with evidence, why the date could not be met.

A value says how it was seen: **read in the law itself**, **second-hand** or **from memory**. The mark goes wherever the date goes.
"""


def render_rulebook() -> str:
    """docs/reference/rulebook.md."""
    parts = ["# The rulebook", RENEW, PREAMBLE.strip(), "## How days are counted", _counting()]
    parts += ["## Worked dates", "Each is a test that runs with every change."]
    parts += [_chapter(chapter.CHAPTER, chapter.SPECS) for chapter in CHAPTERS]
    parts += ["## Every clock", *(_clocks(process(key)) for key in processes()), "## Exceptions", _exceptions()]
    return "\n\n".join(parts) + "\n"


def _counting() -> str:
    rows = [f"| P{number} | {words} | {rule} |" for number, (words, rule) in enumerate(COUNTING, start=1)]
    return "\n".join(["| | The law says | How it is counted |", "|---|---|---|", *rows])


def _chapter(title: str, specs: list[Spec]) -> str:
    return "\n\n".join([f"### {title}", *(_paragraph(spec) for spec in specs)])


def _paragraph(spec: Spec) -> str:
    heads = [*spec.inputs, *(f"→ {name}" for name in spec.outputs)]
    rows = [" | ".join([*given, *(f"**{cell}**" for cell in expected)]) for given, expected in spec.rows]
    table = [f"| {' | '.join(heads)} |", "|" + "---|" * len(heads), *(f"| {row} |" for row in rows)]
    under = [f"{key} = {choice}" for key, choice in spec.readings.items()]
    cites = f"*{spec.cites}*" + (f", under the reading `{', '.join(under)}`" if under else "")
    return "\n\n".join([f"#### {spec.number}. {spec.title}", cites, "\n".join(table)])


def _clocks(owner: Process) -> str:
    return "\n\n".join(
        [f"### {owner.label} (`{owner.key}`)", owner.description, *(_clock(owner, c) for c in owner.clocks)]
    )


def _clock(owner: Process, clock: Clock) -> str:
    lines = [
        f"#### {clock.label}",
        "",
        f"- Rule `{clock.path}`; {KIND_WORDS[clock.kind]}; asked of: {clock.asks.replace('_', ' ')}.",
        *(f"- {text}" for text in _routes(owner, clock)),
    ]
    if clock.met_by:
        lines.append(f"- Met when {_whens(owner, clock.met_by)}.")
    if clock.closed_by:
        lines.append(f"- No longer owed when {_whens(owner, clock.closed_by)}.")
    if clock.under_age:
        lines.append(f"- Only under the age of {clock.under_age.years}.")
    if clock.excused_by:
        lines.append(f"- May be excused: {'; '.join(exceptions()[key].label for key in clock.excused_by)}.")
    lines.append(f"- Authority: {'; '.join(_link(reference) for reference in clock.references)}.")
    lines.append(f"- Seen: {EVIDENCE_WORDS[clock.evidence]}. Checked on {clock.checked_on}; owner: {clock.owner}.")
    if clock.note:
        lines.append(f"- {clock.note}")
    return "\n".join(lines)


def _routes(owner: Process, clock: Clock) -> list[str]:
    if clock.is_standing:
        return ["A standing duty."]
    head = [f"The {clock.take} of:"] if len(clock.routes) > 1 else []
    return head + [_route(owner, clock, route) for route in clock.routes]


def _route(owner: Process, clock: Clock, route: Route) -> str:
    joined = " or, later, when " if route.start_mode == "latest_of" else " or, failing that, when "
    starts = f"Runs from the day when {joined.join(owner.facts[name].when for name in route.starts)}"
    if route.only_with:
        starts += f", once {' and '.join(owner.facts[name].when for name in route.only_with)}"
    if clock.kind == "duty":
        return f"{starts}; no number of days is laid down."
    lengths = " ".join(_length(route.counting, version) for version in route.versions)
    return f"{starts}. {lengths}{shift_sentence(route)}"


def _length(counting: str, version: Version) -> str:
    if version.value is None:
        return f"Repealed from {version.from_on}."
    if version.value == 0:
        return f"Since {version.from_on}: **on that day**."
    words = counted_words(SENTENCES[counting], version.value, "that day")
    return f"Since {version.from_on}: **{words.rstrip('.')}**."


def _whens(owner: Process, names: tuple[str, ...]) -> str:
    return ", or ".join(owner.facts[name].when for name in names)


def _link(reference: Reference) -> str:
    return f"[{reference.title}]({reference.href})"


def _exceptions() -> str:
    rows = []
    for ground in exceptions().values():
        cited = "; ".join(_link(reference) for reference in ground.references)
        rows.append(
            f"| {ground.letter} | {ground.label} | {ground.at_least_days or ''} | {cited} | {ground.evidence} |"
        )
    return "\n".join(["| | Ground | At least days | Authority | Seen |", "|---|---|---|---|---|", *rows])


def render_stages() -> str:
    """docs/reference/stages.md."""
    parts = ["# Stages and steps", RENEW, "Where a case can stand, and how it gets from one place to the next."]
    parts += [_stages(process(key)) for key in processes() if process(key).steps]
    return "\n\n".join(parts) + "\n"


def _stages(owner: Process) -> str:
    rows = [_stage(stage) for stage in owner.stages]
    table = "\n".join(["| Stage | Called | Whose move |", "|---|---|---|", *rows])
    within = [f"- {step.label}" for step in steps_within(owner)]
    parts = [f"## {owner.label}", owner.description, f"```mermaid\n{mermaid(owner.key)}\n```", table]
    if within:
        parts += ["Can also be recorded without leaving the stage:", "\n".join(within)]
    return "\n\n".join(parts)


def _stage(stage: Stage) -> str:
    return f"| `{stage.key}` | {stage.label} | {'ended' if not stage.is_open else stage.whose_move.replace('_', ' ')} |"


def render_readings() -> str:
    """docs/reference/readings.md."""
    parts = [
        "# Readings of the law",
        RENEW,
        "Where the law is silent or sources disagree, an area chooses. These are the questions.",
    ]
    for reading in readings_table().values():
        choices = [
            f"- `{key}`{' (taken unless an area says otherwise)' if key == reading.default else ''}: {meaning}"
            for key, meaning in reading.choices.items()
        ]
        parts += [f"## {reading.question}", f"Setting `{reading.key}`.", "\n".join(choices)]
        parts.append(f"{reading.reason} {_link(reading.reference)}.")
    doubts = [f"- {doubt['question']}. {doubt['until_then']}" for doubt in unsettled()]
    parts += ["## Doubts with nothing to set", "\n".join(doubts)]
    return "\n\n".join(parts) + "\n"


PAGES = {"rulebook.md": render_rulebook, "stages.md": render_stages, "readings.md": render_readings}


def write_pages() -> None:
    """Write the three pages."""
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for name, render in PAGES.items():
        (REFERENCE / name).write_text(render(), encoding="utf-8")


if __name__ == "__main__":
    write_pages()
