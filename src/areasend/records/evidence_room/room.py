"""Everything that is usually asked for, from the records as they stand on a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from areasend.records.area_figures import area_figures
from areasend.records.evidence_room import figures, governance
from areasend.records.evidence_room.checks import check_all
from areasend.records.evidence_room.documents import as_held, file_items, files, files_named
from areasend.records.evidence_room.items import Check, Held, Item, Room
from areasend.records.models import SaidDid

CHECKS = "evidence_room.checks"
FIGURES, VOICES, LISTS = "Figures", "Families and quality", "Lists of children and young people"


def room(on: date) -> Room:
    """What we hold of everything that inspectors usually ask for."""
    checks = _checks(on)
    items = [
        *governance.items(on),
        *file_items(on),
        _of_figures("dashboard", "Performance dashboard", "Timeliness, reviews, transfers, home education, not in "
                    "education", "Head of SEND", figures.DASHBOARD, on),
        _of_figures("waits", "Waiting times for health services", "By pathway, with the longest waits",
                    "Integrated care board and NHS trusts", figures.WAITS, on),
        _of_figures("exclusions", "Exclusion, suspension and absence", "Of children and young people with SEND",
                    "Head of inclusion", figures.EXCLUSIONS, on),
        _of_figures("disputes", "Complaints, mediation and tribunal", "How many, how soon answered, how they ended",
                    "Head of SEND", figures.DISPUTES, on),
        *_voices(on),
        _list_one(checks, on),
        _list_two(checks, on),
    ]  # fmt: skip
    return Room(on, tuple(items), tuple(checks))


def _checks(on: date) -> list[Check]:
    """Kept with the figures of the day: anything that is recorded makes both anew."""
    made = area_figures(on).made
    if CHECKS not in made:
        made[CHECKS] = check_all(on)
    kept: list[Check] = made[CHECKS]
    return kept


def _of_figures(key: str, title: str, asked: str, brings: str, keys: tuple[str, ...], on: date) -> Item:
    found = figures.stand(keys, on)
    return Item(key, FIGURES, title, asked, brings, figures.held(found), figures.lacking(found))


def _voices(on: date) -> list[Item]:
    made: list[tuple[str, str, str, str, tuple[str, ...], Callable[[date], tuple[Held, ...]], str]] = [
        ("audits", "Audits of plans", "How good plans are, in whose judgement, and what was done about it",
         "Head of SEND", figures.AUDITS, lambda day: as_held(files(day).filter(kind="case_audit")),
         "No audit of cases is among the evidence files."),
        ("co_production", "Co-production", "What families and young people said and what came of it",
         "Parent carer forum and head of SEND", figures.VOICE, _said,
         "No survey, words of families or “you said, we did” is recorded."),
        ("local_offer", "Local Offer", "Where families find what there is, and whether they find it helpful",
         "Local Offer lead", figures.OFFER, lambda day: files_named(("local offer",), day),
         "No review of the Local Offer is among the evidence files."),
    ]  # fmt: skip
    return [_voice(*row, on) for row in made]


def _voice(
    key: str,
    title: str,
    asked: str,
    brings: str,
    keys: tuple[str, ...],
    find: Callable[[date], tuple[Held, ...]],
    none: str,
    on: date,
) -> Item:
    found, told = find(on), figures.stand(keys, on)
    held = (*found, *figures.held(told))
    return Item(key, VOICES, title, asked, brings, held, (*(() if found else (none,)), *figures.lacking(told)))


def _said(on: date) -> tuple[Held, ...]:
    heard = SaidDid.objects.filter(heard_on__lte=on).order_by("-heard_on")
    told = (Held(f"You said, we did: {heard.count()} told", heard[0].heard_on),) if heard else ()
    return (*as_held(files(on).filter(kind__in=("survey", "feedback"))), *told)


def _list_one(checks: list[Check], on: date) -> Item:
    found = [check for check in checks if check.list_number == 1]
    return _list(
        "list_one",
        "List 1: everybody with an education, health and care plan",
        "Up to six children are chosen from it and followed; their papers are wanted in about two days",
        "Head of SEND",
        ("children and young people with a plan in force", "No plan is in force in these records."),
        found,
        on,
    )


def _list_two(checks: list[Check], on: date) -> Item:
    found = [check for check in checks if check.list_number == 2]
    none = "Nobody with SEN support is in these records. Import them from the schools (areasend import sen-support)."
    return _list(
        "list_two",
        "List 2: everybody with SEN support",
        "The same columns without the dates of a plan, from the latest school census",
        "School census lead",
        ("pupils with SEN support", none),
        found,
        on,
    )


def _list(key: str, title: str, asked: str, brings: str, words: tuple[str, str], checks: list[Check], on: date) -> Item:
    """`words`: what those on the list are, and what to say where there is nobody."""
    of = checks[0].of
    who, none = words
    wrong = [check for check in checks if check.failing and not check.is_query]
    unknown = [f"{check.label}: not recorded in this system." for check in checks if not check.is_recorded]
    held = (Held(f"{of:,} {who}", on),) if of else ()
    lacking = (*(f"{check.label}: {check.failing:,} of {check.of:,}." for check in wrong), *unknown)
    return Item(key, LISTS, title, asked, brings, held, lacking if of else (none,))
