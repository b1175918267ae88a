"""What else happens to plans: moves between areas, phase transfers, reassessments, and endings with their notice and time to appeal."""

from __future__ import annotations

from datetime import date

import numpy as np

from areasend.demo import days
from areasend.demo.cases.shape import CaseSet, draw_codes, notes, until
from areasend.demo.days import Days
from areasend.demo.history.holders import MOVED_IN, Holders
from areasend.demo.places.spells import cohort
from areasend.demo.quota import Rng, pick

MOVES_AWAY, REASSESSED, ENDING_NOW = 0.0012, 0.006, 0.006
"""Shares of plans in force: with a move away known, asked to be reassessed in the last year, whose ending is being considered."""
NOTICED_ENDINGS = ("2", "3", "4", "6", "9")
ENDING_REASONS = {"2": 0.5, "3": 0.12, "4": 0.13, "6": 0.25}


def moves(rng: Rng, holders: Holders, plans: CaseSet, first_id: int, on: date) -> CaseSet:
    """Every plan that came with a child follows from its move; some families have said that they will go, which follows from their plan."""
    today = days.day(on)
    came = np.flatnonzero(holders.origin == MOVED_IN)
    staying = np.flatnonzero(holders.in_force(on) & (holders.origin != MOVED_IN))
    going = staying[pick(rng, np.ones(len(staying)), max(2, round(MOVES_AWAY * len(staying))))]
    rows = np.concatenate([came, going])
    cases = CaseSet("move", rows, np.concatenate([np.zeros(len(came), np.int64), plans.ids[going]]), first_id)
    plans.origin[came] = cases.ids[: len(came)]
    day = np.concatenate([holders.moved_in_on[came], days.after(rng, np.full(len(going), today), 4, 60)])
    known = np.minimum(days.after(rng, day - 45, 0, 40), today - 1)
    arrived = until(day, today)
    told = until(days.after(rng, arrived, 9, 60, 1.4), today)
    ended = np.where(np.isnat(holders.ended_on[rows]), today, holders.ended_on[rows])
    reviewed = until(days.after(rng, told, 30, 240, 1.3), ended)
    old = (day < today - 330) | (ended < today)
    own_review = np.append(np.ones(len(came), bool), np.zeros(len(going), bool))
    cases.facts = {
        "move.known": known,
        "move.on": day,
        "plan.transferred": arrived,
        "family.told": np.where(old & np.isnat(told), day, told).astype("datetime64[D]"),
        "plan.last_reviewed": np.where(own_review, holders.made_on[rows], days.NO_DAY).astype("datetime64[D]"),
        "review.completed": np.where(old & np.isnat(reviewed), np.fmax(told, day), reviewed).astype("datetime64[D]"),
    }
    latest = plans.frame()["plan.made"][going]
    reviewed_last = np.fmax(latest, plans.borrowed["review.completed"][going])
    cases.borrowed["plan.last_reviewed"] = np.concatenate([days.blank(len(came)), reviewed_last])
    return cases


def transfer_year(on: date) -> int:
    """The year of the next September in which children change phase."""
    return on.year + 1 if on.month >= 9 else on.year


def phase_transfers(rng: Rng, holders: Holders, plans: CaseSet, first_id: int, on: date) -> CaseSet:
    """Children who change phase next September, under way, and those of the September before, done."""
    parts = []
    for year in (transfer_year(on) - 1, transfer_year(on)):
        for age, fact in ((4, "transfer.school_on"), (11, "transfer.school_on"), (16, "transfer.post16_on")):
            rows = np.flatnonzero(
                (cohort(holders.born_on) + age == year) & plan_is_old(holders, date(year - 1, 9, 20), on)
            )
            parts.append((rows, np.full(len(rows), year), np.full(len(rows), fact)))
    rows, year, fact = (np.concatenate([part[n] for part in parts]) for n in range(3))
    change = (year - 1970).astype("datetime64[Y]").astype("datetime64[D]") + 243 + (year % 4 == 0)
    limit = change - np.where(fact == "transfer.school_on", 200, 155)
    facts = transfer_steps(rng, limit, change < days.day(on), days.day(on))
    begun = ~np.isnat(np.fmin.reduce(list(facts.values())))
    facts |= {
        str(name): np.where(fact == name, change, days.NO_DAY).astype("datetime64[D]") for name in np.unique(fact)
    }
    cases = CaseSet("phase_transfer", rows[begun], plans.ids[rows[begun]], first_id)
    cases.facts = {name: column[begun] for name, column in facts.items()}
    return cases


def plan_is_old(holders: Holders, by: date, on: date) -> np.ndarray:
    return holders.in_force(on) & (holders.here_from() < days.day(by))


def transfer_steps(rng: Rng, limit: Days, over: np.ndarray, today: np.datetime64) -> dict[str, Days]:
    """Preference, meeting, notice and the amended plan, about the limit; some late, all done by the summer of the change."""
    size = len(limit)
    final = np.where(
        rng.random(size) < 0.82, days.between(rng, limit - 40, limit - 1), days.between(rng, limit, limit + 90)
    )
    notice = days.between(rng, final - 55, final - 22)
    meeting = days.between(rng, notice - 50, notice - 8)
    preference = days.between(rng, limit - 160, limit - 95)
    said = days.between(rng, notice + 4, notice + 14)
    skip = rng.random(size) < 0.35
    steps = {
        "preference.received": np.where(preference < meeting, preference, days.worked_before(meeting - 1)),
        "review.meeting": meeting,
        "amendment.notice_sent": notice,
        "family.commented": np.where(skip, days.NO_DAY, said),
        "plan.amended": final,
    }
    return {
        name: until(column.astype("datetime64[D]"), np.where(over, np.datetime64("2200-01-01"), today))
        for name, column in steps.items()
    }


def reassessments(rng: Rng, holders: Holders, plans: CaseSet, first_id: int, on: date) -> CaseSet:
    today = days.day(on)
    able = np.flatnonzero(plan_is_old(holders, date(on.year - 2, on.month, 1), on))
    rows = able[pick(rng, np.ones(len(able)), max(3, round(REASSESSED * len(able))))]
    size = len(rows)
    cases = CaseSet("reassessment", rows, plans.ids[rows], first_id)
    received = days.between(rng, np.full(size, today - 370), np.full(size, today - 2))
    answer = until(days.after(rng, received, 6, 19, 0.8), today)
    refuse = rng.random(size) < 0.3
    agreed = np.where(refuse, days.NO_DAY, answer).astype("datetime64[D]")
    complete = until(days.after(rng, agreed, 45, 110), today)
    draft = until(days.after(rng, complete, 8, 40), today)
    said = until(days.after(rng, draft, 5, 15), today)
    issued = until(days.after(rng, draft, 17, 45), today)
    cases.facts = {
        "request.received": received,
        "decision.assess": agreed,
        "decision.refuse": np.where(refuse, answer, days.NO_DAY).astype("datetime64[D]"),
        "advice.complete": complete,
        "draft.served": draft,
        "family.commented": until(said, np.where(np.isnat(issued), today, issued)),
        "plan.issued": issued,
    }
    refused = ~np.isnat(cases.facts["decision.refuse"])
    cases.codes["decision.refuse"] = draw_codes(rng, {"not_needed": 0.7, "recent_assessment": 0.3}, refused)
    cases.notes["decision.refuse"] = notes(rng, "refusal", cases.codes["decision.refuse"], refused)
    return cases


def endings(rng: Rng, holders: Holders, plans: CaseSet, first_id: int, on: date) -> CaseSet:
    """Plans ended on notice, and plans whose ending is being considered or in its time to appeal."""
    today = days.day(on)
    gone = np.flatnonzero(np.isin(holders.reason, NOTICED_ENDINGS) & (holders.ended_on >= holders.here_from() + 200))
    grown = np.flatnonzero(holders.in_force(on) & (holders.born_on + 16 * 365 < today))
    now = grown[pick(rng, np.ones(len(grown)), max(4, round(ENDING_NOW * len(plans))))]
    rows = np.concatenate([gone, now])
    size, done = len(rows), np.arange(len(rows)) < len(gone)
    cases = CaseSet("cease", rows, plans.ids[rows], first_id)
    end = holders.ended_on[rows]
    decided = np.where(done, days.between(rng, end - 110, end - 66), today - rng.integers(-15, 55, size))
    considered = days.worked_before(np.minimum(decided - rng.integers(15, 50, size), today - 1))
    decided = until(days.worked_before(decided), today)
    asked = until(days.worked_after(considered + rng.integers(1, 8, size)), np.where(np.isnat(decided), today, decided))
    cases.facts = {
        "cease.considered": considered,
        "family.consulted": asked,
        "setting.consulted": until(
            days.worked_after(considered + rng.integers(1, 12, size)), np.where(np.isnat(decided), today, decided)
        ),
        "decision.cease": decided,
        "plan.ceased": np.where(done, end, days.NO_DAY).astype("datetime64[D]"),
    }
    reason = np.where(done, holders.reason[rows], draw_codes(rng, ENDING_REASONS, ~done)).astype(object)
    for name in ("cease.considered", "decision.cease"):
        there = ~np.isnat(cases.facts[name])
        cases.codes[name] = np.where(there, reason, "").astype(object)
        cases.notes[name] = notes(rng, "cease", reason, there)
    cases.codes["plan.ceased"] = np.where(done, reason, "").astype(object)
    lend_endings(cases, rows, plans)
    return cases


def lend_endings(cases: CaseSet, rows: np.ndarray, plans: CaseSet) -> None:
    """The plan finds its end on the case that ended it, and does not record it again."""
    plans.borrowed["cease.decided"][rows] = np.fmax(
        plans.borrowed["cease.decided"][rows], cases.facts["decision.cease"]
    )
    over = ~np.isnat(cases.facts["plan.ceased"])
    plans.borrowed["plan.ceased"] = days.blank(len(plans))
    plans.borrowed["plan.ceased"][rows[over]] = cases.facts["plan.ceased"][over]
    plans.facts["plan.ceased"][rows[over]] = days.NO_DAY
