"""A plan as it stands on a page: priorities in a list, outcomes as paragraphs, actions in tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from areasend.exchange.action_plan.cells import heading_columns, is_rule
from areasend.exchange.action_plan.placing import Tally, place_table
from areasend.exchange.action_plan.shapes import ActionRow, PlanTable, PriorityRow

LIST_BEGINS = re.compile(r"\bpriorities\b.*:$", re.I)
NAMED = re.compile(r"priority\s+(?P<number>\d{1,2})\b\s*[-–—:.]*\s*(?P<title>.*)", re.I)
BULLET = re.compile(r"\s*(?:[-*•▪■◼–]|\d{1,2}[.)])\s+(?P<text>\S.*)")
YEARS = re.compile(r"\b(?P<first>20\d\d)\s*(?:to|until|-|–|—|/)\s*(?P<last>20\d\d|\d\d)\b")
FURNITURE = re.compile(
    r"(?:introduction|contents|outcomes?:?|(?:the\s+)?(?:strategy\s+)?action plan|downloads?\b.*|this document may not be accessible\.?"
    r"|back to top|print this page|share this page|last updated\b.*|skip to\b.*|home|menu|next|previous)",
    re.I,
)


@dataclass
class _Found:
    """What has been gathered so far. `outcome` is of the table to come."""

    tally: Tally
    starts_on: date | None
    title: str = ""
    years: tuple[int, int] | None = None
    titles: list[tuple[int, str]] = field(default_factory=list)
    introduction: list[str] = field(default_factory=list)
    outcome: list[str] = field(default_factory=list)
    outcome_lines: list[int] = field(default_factory=list)
    outcomes: list[str] = field(default_factory=list)
    actions: list[ActionRow] = field(default_factory=list)
    mode: str = "introduction"
    named: tuple[int, str] | None = None


def read_published(text: str, starts_on: date | None = None) -> PlanTable:
    """The plan of a page's text. `starts_on`: its first day; without it, 1 January of the first year that the title names.

    Every filled line is in `lines`; what is neither a row nor a page's furniture is in `unplaced` with the reason.
    """
    lines = [(number, line.strip()) for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1)]
    found = _Found(Tally({number: line for number, line in lines if line}), starts_on)
    place = 0
    while place < len(lines):
        number, line = lines[place]
        columns = heading_columns(line)
        if columns:
            end = _table_end(lines, place + 1)
            _table(found, columns, lines[place:end])
            place = end
        else:
            if line:
                _line(found, number, line)
            place += 1
    return _plan(found)


def _table_end(lines: list[tuple[int, str]], place: int) -> int:
    """A table runs until the next heading row, the word Outcome, or a priority's heading."""
    while place < len(lines):
        line = lines[place][1]
        if heading_columns(line) or _is_outcome(line) or ("|" not in line and NAMED.fullmatch(line)):
            return place
        place += 1
    return place


def _is_outcome(line: str) -> bool:
    return line.casefold().rstrip(":") in ("outcome", "outcomes")


def _line(found: _Found, number: int, line: str) -> None:
    if not found.title:
        found.title = line
        found.tally.put("title", number)
    elif found.mode == "outcome" and not _is_outcome(line) and not NAMED.fullmatch(line):
        found.outcome.append(line)
        found.outcome_lines.append(number)
    else:
        _outside(found, number, line)
    if found.years is None and (years := YEARS.search(line)):
        first, last = int(years["first"]), years["last"]
        found.years = (first, int(last) if len(last) == 4 else first // 100 * 100 + int(last))


def _outside(found: _Found, number: int, line: str) -> None:
    """A line that is not of an outcome: the list of priorities, a heading, or the words before them."""
    if LIST_BEGINS.search(line):
        found.mode = "list"
        found.tally.put("furniture", number)
    elif found.mode == "list" and (bullet := BULLET.fullmatch(line)):
        found.titles.append((number, bullet["text"]))
        found.tally.put(f"priority {len(found.titles)}", number)
    elif named := NAMED.fullmatch(line):
        found.named = (number, named["title"].strip())
        found.tally.put(f"priority {int(named['number'])}", number)
    elif _is_outcome(line):
        found.mode = "outcome"
        found.tally.put("furniture", number)
    elif FURNITURE.fullmatch(line):
        found.tally.put("furniture", number)
    elif found.mode == "introduction":
        found.introduction.append(line)
        found.tally.put("introduction", number)
    else:
        found.tally.leave(number, line, "This text stands outside the introduction, the outcomes and the tables.")


def _table(found: _Found, columns: tuple[str, ...], lines: list[tuple[int, str]]) -> None:
    priority = len(found.outcomes) + 1
    found.tally.put("furniture", lines[0][0])
    body = [(number, line) for number, line in lines[1:] if line]
    for number, line in body:
        if is_rule(line):
            found.tally.put("furniture", number)
    starts_on = found.starts_on or (date(found.years[0], 1, 1) if found.years else None)
    rows = [(number, line) for number, line in body if not is_rule(line)]
    found.actions += place_table(found.tally, priority, columns, rows, starts_on)
    found.tally.put(f"priority {priority}", *found.outcome_lines)
    found.outcomes.append("\n".join(found.outcome))
    if found.named and len(found.titles) < priority:
        found.titles.append(found.named)
    found.outcome, found.outcome_lines, found.named, found.mode = [], [], None, "after"


def _plan(found: _Found) -> PlanTable:
    for number in found.outcome_lines:
        found.tally.leave(number, found.tally.text(number), "An outcome without a table of actions below it.")
    _check_titles(found)
    titles = [title for _, title in found.titles]
    count = max(len(titles), len(found.outcomes))
    titles += [f"Priority {number}" for number in range(len(titles) + 1, count + 1)]
    outcomes = [*found.outcomes, *[""] * (count - len(found.outcomes))]
    priorities = tuple(
        PriorityRow(place, *pair) for place, pair in enumerate(zip(titles, outcomes, strict=True), start=1)
    )
    return PlanTable(
        found.title,
        found.years,
        priorities,
        tuple(found.actions),
        "\n".join(found.introduction),
        found.tally.unplaced(),
        found.tally.lines(),
    )


def _check_titles(found: _Found) -> None:
    """Titles and tables are matched in order, so their numbers must agree."""
    for number, title in found.titles[len(found.outcomes) :]:
        found.tally.note(number, title, "This priority has no table of actions. Check that the text is whole.")
    lacking = len(found.outcomes) - len(found.titles)
    if lacking > 0:
        why = f"The text has {len(found.outcomes)} tables of actions but names {len(found.titles)} priorities: give the others a title."
        found.tally.note(1, found.title, why)
