"""Appeals: those that turned a refusal round, those about plans, and those that are with the tribunal now."""

from __future__ import annotations

from datetime import date

import numpy as np

from areasend.demo import days
from areasend.demo.cases.shape import CaseSet, draw_codes, notes, until
from areasend.demo.days import Days
from areasend.demo.history.holders import Holders
from areasend.demo.history.requests import REFUSED, Requests
from areasend.demo.quota import Numbers, Rng, pick

BY_TRIBUNAL = 0.55
"""Share of refusals turned round that went to the tribunal; the others were settled in mediation and have no appeal."""
RECENT_REFUSALS, ABOUT_PLANS = 0.16, 0.014
ABOUT = {"needs_provision_setting": 0.46, "needs_provision": 0.2, "setting": 0.24, "not_amended": 0.05, "cease": 0.05}
"""Appeals about plans by their ground: mostly content, as everywhere; the shares are from memory."""
STEPS = (
    ("certificate.issued", 8, 35),
    ("appeal.lodged", 5, 28),
    ("appeal.registered", 6, 16),
    ("appeal.sent_to_authority", 0, 3),
    ("response.sent", 22, 46),
    ("hearing.planned", 90, 230),
)


def appeals(
    rng: Rng, own: Rng, made: Requests, cases: CaseSet, holders: Holders, plans: CaseSet, first_id: int, on: date
) -> CaseSet:
    """`own` draws what the appeals are about."""
    today = days.day(on)
    turned = np.flatnonzero(~np.isnat(made.settled) & (rng.random(len(made)) < BY_TRIBUNAL))
    recent = np.flatnonzero(
        (made.outcome == REFUSED) & (made.refused > today - 400) & (rng.random(len(made)) < RECENT_REFUSALS)
    )
    inside = np.flatnonzero(holders.in_force(on) & (holders.here_from() < today - 30))
    about = inside[pick(rng, np.ones(len(inside)), max(3, round(ABOUT_PLANS * len(inside))))]
    person = np.concatenate([cases.person[turned], cases.person[recent], about])
    origin = np.concatenate([cases.ids[turned], cases.ids[recent], plans.ids[about]])
    found = CaseSet("appeal", person, origin, first_id)
    notice = np.concatenate([made.refused[turned], made.refused[recent], recent_notices(rng, len(about), today)])
    old = np.arange(len(person)) < len(turned)
    plan_appeal = np.arange(len(person)) >= len(turned) + len(recent)
    found.facts = course(rng, notice, today, old)
    conclude_turned(rng, found, made.take(turned), today)
    conclude_others(rng, found, np.flatnonzero(~old), plan_appeal, today)
    found.codes["appeal.lodged"] = grounds(own, plan_appeal)
    conceded = [name for name in found.facts if name.startswith("concession.")]
    for name in conceded:
        found.notes[name] = notes(rng, "settled", np.full(len(found), "", dtype=object), ~np.isnat(found.facts[name]))
    return found


def grounds(rng: Rng, plan_appeal: np.ndarray) -> np.ndarray:
    """What each appeal is, or would be, about: a refusal to assess, or by the usual mix what a plan says or that it is to end."""
    return np.where(plan_appeal, draw_codes(rng, ABOUT, plan_appeal), "assess")


def recent_notices(rng: Rng, size: int, today: np.datetime64) -> Days:
    return days.between(rng, np.full(size, today - 420), np.full(size, today - 12))


def course(rng: Rng, notice: Days, today: np.datetime64, old: np.ndarray) -> dict[str, Days]:
    """From the notice to the hearing set, as far as time has gone. Those settled long ago are cut short by what settled them."""
    facts = {"notice.sent": notice}
    at = notice
    for name, least, most in STEPS:
        following = days.after(rng, at, least, most)
        facts[name] = following if name == "hearing.planned" else until(following, today)
        if name == "hearing.planned":
            facts[name] = np.where(np.isnat(facts["response.sent"]) | old, days.NO_DAY, following).astype(
                "datetime64[D]"
            )
        at = following
    return facts


def conclude_turned(rng: Rng, found: CaseSet, made: Requests, today: np.datetime64) -> None:
    """Refusals turned round: conceded or ordered on the day that the assessment has it, and complied with since."""
    size = len(made)
    settled = made.settled
    for name, _, _ in STEPS[:-1]:
        found.facts[name][:size] = until(found.facts[name][:size], settled)
    lodged = np.isnat(found.facts["appeal.lodged"][:size])
    found.facts["appeal.lodged"][:size] = np.where(lodged, settled - 1, found.facts["appeal.lodged"][:size])
    ordered = rng.random(size) < 0.4
    blank = days.blank(len(found))
    for name, rows in (("order.assess", ordered), ("concession.assess", ~ordered)):
        found.facts[name] = blank.copy()
        found.facts[name][:size] = np.where(rows, settled, days.NO_DAY)
    found.facts["done.told_assess"], found.facts["done.final"] = blank.copy(), blank.copy()
    found.facts["done.told_assess"][:size] = until(days.after(rng, settled, 2, 14), today)
    found.facts["done.final"][:size] = made.finished


def conclude_others(rng: Rng, found: CaseSet, rows: Numbers, plan_appeal: np.ndarray, today: np.datetime64) -> None:
    """The hearing and what came of it, for those whose day is past; some withdraw, some families let the time go by."""
    hearing = found.facts["hearing.planned"][rows]
    held = until(hearing, today)
    order = until(days.worked_after(held + rng.integers(5, 20, len(rows))), today)
    kind = np.where(plan_appeal[rows], "order.amend", "order.dismissed")
    for name in (
        "hearing.held",
        "order.amend",
        "order.dismissed",
        "bundle.sent",
        "done.amended",
        "appeal.withdrawn",
        "appeal.not_made",
    ):
        found.facts.setdefault(name, days.blank(len(found)))
    sent = until(days.worked_before(hearing - rng.integers(11, 20, len(rows))), today)
    found.facts["bundle.sent"][rows] = np.where(sent > found.facts["response.sent"][rows], sent, days.NO_DAY)
    found.facts["hearing.held"][rows] = held
    for name in ("order.amend", "order.dismissed"):
        found.facts[name][rows] = np.where(kind == name, order, days.NO_DAY)
    found.facts["done.amended"][rows] = np.where(
        kind == "order.amend", until(days.worked_after(order + rng.integers(14, 50, len(rows))), today), days.NO_DAY
    )
    lapse = rows[np.isnat(found.facts["appeal.lodged"][rows]) & (found.facts["notice.sent"][rows] < today - 70)]
    found.facts["appeal.not_made"][lapse] = found.facts["notice.sent"][lapse] + 64
    alive = rows[~np.isnat(found.facts["response.sent"][rows]) & np.isnat(held)]
    gone = alive[rng.random(len(alive)) < 0.12]
    found.facts["appeal.withdrawn"][gone] = np.minimum(found.facts["response.sent"][gone] + 9, today - 1)
