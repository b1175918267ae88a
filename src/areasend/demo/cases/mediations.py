"""Mediations: those that turned a refusal round, those before an appeal (declined, or held without an agreement), and those under way."""

from __future__ import annotations

from datetime import date

import numpy as np

from areasend.demo import days
from areasend.demo.cases.shape import CaseSet, until
from areasend.demo.days import Days
from areasend.demo.history.requests import REFUSED, Requests
from areasend.demo.quota import Numbers, Rng

DECLINED = 0.65
"""Share of families who tell the adviser that they will appeal without mediation."""
ROOM = 18
"""Days from the notice to the certificate below which there is no time to hold a mediation."""
RECENT, WANTED_RECENTLY = 70, 0.14
FACTS = (
    "notice.sent",
    "adviser.contacted",
    "mediation.declined",
    "mediation.wanted",
    "mediation.planned",
    "family.told",
    "mediation.held",
    "certificate.issued",
    "agreement.made",
    "agreement.kept",
)


def mediations(rng: Rng, made: Requests, asked: CaseSet, appeals: CaseSet, first_id: int, on: date) -> CaseSet:
    """`asked` are the assessments of the requests, row for row; `appeals` the appeals made so far."""
    today = days.day(on)
    before = np.flatnonzero(~np.isnat(appeals.facts["certificate.issued"]))
    appealed = np.isin(asked.ids, appeals.origin)
    turned = np.flatnonzero(~np.isnat(made.settled) & ~appealed & (made.settled - made.refused > np.timedelta64(40)))
    recent = np.flatnonzero((made.outcome == REFUSED) & ~appealed & (made.refused > today - RECENT))
    recent = recent[rng.random(len(recent)) < WANTED_RECENTLY]
    person = np.concatenate([asked.person[turned], appeals.person[before], asked.person[recent]])
    origin = np.concatenate([asked.ids[turned], appeals.origin[before], asked.ids[recent]])
    found = CaseSet("mediation", person, origin, first_id)
    found.facts = {name: days.blank(len(found)) for name in FACTS}
    ends = np.cumsum([len(turned), len(before), len(recent)])
    groups = np.split(np.arange(ends[-1]), ends[:-1])
    _agreed(rng, found, groups[0], made.refused[turned], made.settled[turned], today)
    notice, certificate = (appeals.facts[name][before] for name in ("notice.sent", "certificate.issued"))
    _before_appeal(rng, found, groups[1], notice, certificate)
    _under_way(rng, found, groups[2], made.refused[recent], today)
    about = np.full(len(found), "assess", dtype=object)
    about[groups[1]] = appeals.codes["appeal.lodged"][before]
    found.codes["mediation.wanted"] = np.where(np.isnat(found.facts["mediation.wanted"]), "", about)
    return found


def _held_on(rng: Rng, found: CaseSet, rows: Numbers, notice: Days, held: Days) -> None:
    """What leads to a mediation held on those days, reckoned back from it and never before the notice."""
    size = len(rows)
    wanted = np.maximum(days.worked_before(held - rng.integers(12, 31, size)), notice + 1)
    found.facts["notice.sent"][rows] = notice
    found.facts["adviser.contacted"][rows] = np.maximum(wanted - rng.integers(0, 4, size), notice + 1)
    found.facts["mediation.wanted"][rows] = wanted
    found.facts["mediation.planned"][rows] = held
    found.facts["family.told"][rows] = np.maximum(days.worked_before(held - rng.integers(7, 12, size)), wanted)


def _agreed(rng: Rng, found: CaseSet, rows: Numbers, notice: Days, settled: Days, today: np.datetime64) -> None:
    """Held in the week before the day on which it was settled that there must be an assessment, which was agreed in writing."""
    held = days.worked_before(settled - rng.integers(0, 7, len(rows)))
    _held_on(rng, found, rows, notice, held)
    found.facts["mediation.held"][rows] = held
    found.facts["agreement.made"][rows] = settled
    found.facts["agreement.kept"][rows] = until(days.after(rng, settled, 2, 16), today)


def _before_appeal(rng: Rng, found: CaseSet, rows: Numbers, notice: Days, certificate: Days) -> None:
    """The certificate of each appeal: most families decline, of the others some could not agree."""
    declines = (rng.random(len(rows)) < DECLINED) | ((certificate - notice).astype(int) < ROOM)
    said = np.maximum(days.worked_before(certificate - rng.integers(0, 4, len(rows))), notice + 1)
    found.facts["notice.sent"][rows] = notice
    found.facts["adviser.contacted"][rows] = said
    found.facts["mediation.declined"][rows] = np.where(declines, said, days.NO_DAY)
    kept = rows[~declines]
    held = said[~declines]
    _held_on(rng, found, kept, notice[~declines], held)
    found.facts["mediation.held"][kept] = held
    found.facts["certificate.issued"][rows] = certificate


def _under_way(rng: Rng, found: CaseSet, rows: Numbers, notice: Days, today: np.datetime64) -> None:
    """Asked for and arranged, as far as time has gone; what is planned may lie ahead."""
    wanted = days.after(rng, notice, 8, 40)
    planned = days.after(rng, wanted, 18, 29)
    steps = {"adviser.contacted": wanted - 2, "mediation.wanted": wanted, "family.told": wanted + 5}
    found.facts["notice.sent"][rows] = notice
    for name, at in steps.items():
        found.facts[name][rows] = until(days.worked_after(at), today)
    arranged = ~np.isnat(found.facts["family.told"][rows])
    found.facts["mediation.planned"][rows] = np.where(arranged, planned, days.NO_DAY)
    found.facts["mediation.held"][rows] = np.where(arranged, until(planned, today), days.NO_DAY)
    held = found.facts["mediation.held"][rows]
    found.facts["certificate.issued"][rows] = until(days.worked_after(held + 1), today)
