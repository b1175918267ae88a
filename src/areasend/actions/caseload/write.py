"""The action that writes a caseload: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

import polars as pl

from areasend.actions.audit import action
from areasend.actions.caseload import write_cases, write_people
from areasend.actions.caseload.current import Current
from areasend.actions.caseload.writing import Progress, Writing
from areasend.exchange.caseload.examining import Examined
from areasend.exchange.caseload.templates import ORDER, tables
from areasend.records.models import Team, User

Writer = Callable[[Writing, pl.DataFrame], None]
WRITERS: Mapping[str, Writer] = {
    "people": write_people.write_people,
    "carers": write_people.write_carers,
    "settings": write_people.write_settings,
    "requests": lambda writing, frame: write_cases.write_cases(writing, "requests", frame),
    "advice": write_cases.write_advice,
    "exceptions": write_cases.write_exceptions,
    "plans": lambda writing, frame: write_cases.write_cases(writing, "plans", frame),
    "reviews": lambda writing, frame: write_cases.write_cases(writing, "reviews", frame),
    "placements": write_people.write_placements,
    "sen_support": write_people.write_sen_support,
}


@action("caseload.import")
def write(
    examined: Examined,
    current: Current,
    *,
    by: User | None,
    at: datetime,
    today: date,
    source: str,
    team: Team | None,
    because: str,
    progress: Progress,
) -> dict[str, int]:
    """Write what is new and what has changed; returns how many rows of each table. `examined` must hold no errors."""
    frames = {
        name: examined.tables[name].filter(pl.col("_status") != "unchanged")
        for name in ORDER
        if name in examined.tables
    }
    total = sum(frame.height for frame in frames.values())
    writing = Writing(source, by, at, today, team, current.ids, progress, total=total)
    for name, frame in frames.items():
        if frame.height:
            phase = f"Writing {tables()[name].label.lower()}"
            progress(writing.done, total, phase)
            WRITERS[name](writing, frame)
            writing.advance(frame.height, phase)
    if writing.touched:
        progress(total, total, "Working out stages and dates")
        write_cases.write_index(writing)
    return {name: frame.height for name, frame in frames.items()}
