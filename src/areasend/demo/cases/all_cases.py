"""Every case of an area, process by process, with ids in the order in which the records need them."""

from __future__ import annotations

from dataclasses import dataclass

from areasend.demo import days
from areasend.demo.cases import advice as advice_
from areasend.demo.cases.appeals import appeals
from areasend.demo.cases.around_plans import endings, moves, phase_transfers, reassessments
from areasend.demo.cases.assessments import assessments
from areasend.demo.cases.mediations import mediations
from areasend.demo.cases.plans import annual_reviews, plans
from areasend.demo.cases.shape import CaseSet
from areasend.demo.history.whole import History
from areasend.demo.people.everyone import People
from areasend.demo.quota import Numbers, Rng


@dataclass
class AllCases:
    sets: dict[str, CaseSet]
    advice: advice_.AdviceRows


def all_cases(rng: Rng, history: History, people: People, child: Numbers) -> AllCases:
    """Origins come before what follows from them, so that rows may be written in the order of their ids."""
    today = days.day(history.until)
    holders, on = history.holders, history.until
    asked = assessments(rng, history.requests, child, 1, today)
    advice = advice_.advice(rng, history.requests, asked, people, today)
    advice_.borrow_first_asked(asked, advice)
    held = plans(rng, holders, asked, history.requests.holder, asked.next_id)
    sets = [asked, held, annual_reviews(rng, history.reviews, holders, held, held.next_id, today)]
    for build in (moves, phase_transfers, reassessments, endings):
        sets.append(build(rng, holders, held, sets[-1].next_id, on))
    own, other = rng.spawn(2)  # so that what is drawn for disputes leaves everything else as it was
    sets.append(appeals(rng, own, history.requests, asked, holders, held, sets[-1].next_id, on))
    sets.append(mediations(other, history.requests, asked, sets[-1], sets[-1].next_id, on))
    return AllCases({one.process: one for one in sets}, advice)
