"""From what the filter form holds to a queryset: one small function for each field. All of them combine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q

from areasend.records.models import ExceptionClaim, Placement
from areasend.records.querysets import lateness, timed
from areasend.records.querysets.case import CaseQuerySet
from areasend.web.cases.listing.choices import AGE_BANDS, AGREED, UNDER_ASSESSMENT

Filter = Callable[[CaseQuerySet, Any, date], CaseQuerySet]


def by_state(cases: CaseQuerySet, state: str, on: date) -> CaseQuerySet:
    return cases if state == "all" else cases.filter(is_open=state == "open")


def by_process(cases: CaseQuerySet, key: str, on: date) -> CaseQuerySet:
    return cases.of_rare_processes() if key == "other" else cases.filter(process=key)


def by_stage(cases: CaseQuerySet, value: str, on: date) -> CaseQuerySet:
    process, _, stage = value.partition(".")
    if value == UNDER_ASSESSMENT:
        return cases.filter(timed.happened(AGREED, None, None), process=process, is_open=True)
    return cases.filter(process=process, stage=stage)


def by_lateness(cases: CaseQuerySet, value: str, on: date) -> CaseQuerySet:
    bands = {band.key: band for band in lateness.LATE_BANDS}
    if value in bands:
        return cases.owing().filter(lateness.in_band(on, bands[value]))
    named: dict[str, Callable[[], CaseQuerySet]] = {
        "overdue": lambda: cases.overdue(on),
        "soon_late": lambda: cases.soon_late(on),
        "review_coming": lambda: cases.reviews_coming(on),
        "past_final": lambda: cases.past_final_date(on),
        "due_7": lambda: cases.due_within(on, lateness.NEAR_DAYS),
        "due_28": lambda: cases.due_within(on, lateness.SOON_DAYS),
        "due_84": lambda: cases.due_within(on, lateness.AHEAD_DAYS),
    }
    return named[value]()


def by_officer(cases: CaseQuerySet, value: str, on: date) -> CaseQuerySet:
    return cases.filter(officer=None) if value == "nobody" else cases.filter(officer=value)


def by_move(cases: CaseQuerySet, value: str, on: date) -> CaseQuerySet:
    groups = {"others": lateness.with_others(), "outsiders": lateness.with_outsiders()}
    return cases.open().filter(groups[value]) if value in groups else cases.filter(whose_move=value)


def by_age(cases: CaseQuerySet, value: str, on: date) -> CaseQuerySet:
    """Born so that they are of this age today. Counted by birthdays; 29 February falls on 1 March."""
    youngest, oldest = AGE_BANDS[value]
    born_by, born_after = _years_before(on, youngest), _years_before(on, oldest + 1)
    return cases.filter(person__born_on__lte=born_by, person__born_on__gt=born_after)


def _years_before(on: date, years: int) -> date:
    is_missing = on.month == 2 and on.day == 29
    return (on - timedelta(1)).replace(year=on.year - years) if is_missing else on.replace(year=on.year - years)


def by_setting(cases: CaseQuerySet, words: str, on: date) -> CaseQuerySet:
    """Where they are now: the URN, or words of the setting's name."""
    at = Q(setting__urn=words) if words.isdigit() else Q(setting__name__icontains=words)
    placed = Placement.objects.filter(at, person=OuterRef("person"), is_main=True, until=None)
    return cases.filter(Exists(placed))


def by_exception(cases: CaseQuerySet, value: str, on: date) -> CaseQuerySet:
    claims = ExceptionClaim.objects.filter(case=OuterRef("pk"), withdrawn_on=None)
    if value == "none":
        return cases.exclude(Exists(claims))
    return cases.filter(Exists(claims if value == "any" else claims.filter(reason=value)))


def by_within(cases: CaseQuerySet, value: str, on: date) -> CaseQuerySet:
    intervals = {
        "decision_yes": (timed.DECISION, True),
        "decision_no": (timed.DECISION, False),
        "final_yes": (timed.FINAL, True),
        "final_no": (timed.FINAL, False),
        "over_52": (timed.YEAR, False),
        "review_yes": (timed.REVIEW, True),
        "review_no": (timed.REVIEW, False),
    }
    interval, in_time = intervals[value]
    return cases.filter(timed.took(interval, in_time=in_time))


FILTERS: dict[str, Filter] = {
    "q": lambda cases, words, on: cases.search(words),
    "state": by_state,
    "process": by_process,
    "stage": by_stage,
    "lateness": by_lateness,
    "officer": by_officer,
    "team": lambda cases, team, on: cases.filter(team=team),
    "whose_move": by_move,
    "need": lambda cases, code, on: cases.filter(person__primary_need=code),
    "age": by_age,
    "setting": by_setting,
    "exception": by_exception,
    "next": lambda cases, path, on: cases.owing().filter(lateness.owes(path, on)),
    "opened_from": lambda cases, day, on: cases.filter(opened_on__gte=day),
    "opened_to": lambda cases, day, on: cases.filter(opened_on__lte=day),
    "within": by_within,
    "promise": lambda cases, state, on: cases.filter(timed.has_promise(on, late=state == "late")),
}


def apply(cases: CaseQuerySet, chosen: dict[str, Any], on: date) -> CaseQuerySet:
    """The cases that pass every filter in `chosen` (the form's cleaned data)."""
    for name, keep in FILTERS.items():
        if chosen.get(name):
            cases = keep(cases, chosen[name], on)
    if chosen.get("fact"):
        names = chosen["fact"].split(",")
        cases = cases.filter(timed.happened(names, chosen.get("fact_from"), chosen.get("fact_to")))
    source, state = chosen.get("advice_source", ""), chosen.get("advice", "")
    return cases.filter(timed.has_advice(on, source=source, state=state)) if source or state else cases
