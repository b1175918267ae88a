"""A demo area into the database: refused where there are real people, in one transaction, by COPY."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date

import numpy as np
import polars as pl
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from areasend.demo import days
from areasend.demo.above import whole
from areasend.demo.published import last_january, sized
from areasend.demo.store import case_rows, copying, council, papers, person_rows, support_rows, talk_rows
from areasend.demo.store.made import Made, Say, make
from areasend.records.models import Deployment, Person


class DemoRefused(Exception):
    """The demo cannot be loaded here; the message says why and what to do."""

    for_user = True


def quiet(sentence: str) -> None:
    """Says nothing: for callers that want no progress."""


def check_may_load() -> None:
    """Raises `DemoRefused` unless this is a demo or a test, and the database is empty or a demo's."""
    if not (settings.IS_DEMO or settings.MODE == "test"):
        raise DemoRefused(
            "A demo area is loaded in demo mode only. Set AREASEND_MODE=demo, with a database of its own."
        )
    if Person.objects.exists() and not Deployment.objects.filter(is_demo=True).exists():
        raise DemoRefused(
            "This database holds people who were not invented. Use another one for a demo: set AREASEND_HOME or DATABASE_URL."
        )


def check_day(until: date) -> None:
    first = days.count_day(last_january())
    if until <= date(first.year, 3, 31):
        raise DemoRefused(
            f"A demo area begins after the latest published January. Choose a day after 31 March {first.year}."
        )


def load(
    code: str,
    seed: int = 1,
    cases: int | None = None,
    as_of: date | None = None,
    progress: Say = quiet,
    *,
    only_cases: bool = False,
) -> Made:
    """Replaces what is in the database by an invented area. `cases`: plans at the latest published January, as published if None.

    `as_of` is the day up to which everything has happened; `only_cases` leaves out what stands above them. Raises `DemoRefused` or
    `UnknownArea` with a sentence for the user.
    """
    until = as_of or timezone.localdate()
    check_may_load()
    check_day(until)
    if cases is not None and cases < 1:
        raise DemoRefused("A demo area needs at least one plan. Give --cases a number above nought.")
    made = make(sized(code, cases), seed, until, progress)
    with transaction.atomic():
        copying.erase()
        with copying.in_bulk():
            write(made, progress)
            progress("Checking what points to what, and building the indexes")
        copying.set_sequences(
            case_rows.FIRST_NUMBER + last_case(made), person_rows.FIRST_NUMBER + support_rows.people_in_all(made)
        )
        Deployment.objects.create(area_code=code, is_demo=True, seed=seed, as_of=until)
        papers.write(made)
        if code == whole.AREA and not only_cases:
            whole.load(until, progress)
    progress("Counting the tables, so that searches are quick")
    copying.analyse()
    return made


def last_case(made: Made) -> int:
    return max(one.next_id for one in made.cases.sets.values()) - 1


def write(made: Made, progress: Say) -> None:
    """COPYs every table in the order in which they point to one another."""
    for table, frame in frames(made):
        copying.copy(table, frame)
        if frame.height > 1000:
            progress(f"{frame.height:,} rows of {table.removeprefix('records_')}")


def frames(made: Made) -> Iterator[tuple[str, pl.DataFrame]]:
    rng = np.random.default_rng([made.seed, int(made.figures.area.code), 2])
    seen = person_rows.first_seen(made)
    yield "records_organisation", council.organisations(made)
    yield "records_team", council.teams(made)
    yield from council.users(rng, made).items()
    yield "records_setting", council.settings(rng, made)
    yield "records_person", person_rows.people(rng, made, seen)
    yield "records_carer", person_rows.carers(rng, made, seen)
    yield "records_carelink", person_rows.care_links(rng, made, seen)
    yield "records_placement", person_rows.placements(rng, made, seen)
    yield from support_rows.frames(made).items()
    sets = list(made.cases.sets.values())
    for one in sets:
        yield "records_case", case_rows.cases(rng, made, one)
    yield from zip(
        itertools.repeat("records_fact"),
        case_rows.numbered(case_rows.facts(rng, made, one) for one in sets if len(one)),
    )
    yield "records_advice", case_rows.advice(rng, made)
    yield "records_exceptionclaim", talk_rows.exception_claims(rng, made)
    yield "records_contact", talk_rows.contacts(rng, made)
