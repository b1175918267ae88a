"""Each action is taken once here: it writes its audit entry, and every derived value follows from the facts."""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.base import ContentFile
from tests.conftest import TODAY
from tests.factories import (
    make_advice,
    make_carer,
    make_case,
    make_contact,
    make_document,
    make_exception,
    make_fact,
    make_person,
    make_placement,
    make_setting,
    make_user,
)
from tests.gather import gather
from tests.integration.actions import deeds

from areasend import actions
from areasend.actions import (
    advice,
    case,
    contact,
    document,
    download,
    exception,
    fact,
    move_in,
    observation,
    person,
    placement,
    request,
    saved_view,
    step,
    user,
)
from areasend.actions.audit import ACTIONS
from areasend.actions.caseload import run, write
from areasend.exchange.caseload.blanks import blank_csv
from areasend.exchange.caseload.templates import tables
from areasend.records.models import AuditEntry, Case, Observation, User
from areasend.records.verify import verify

DAY = date(2026, 10, 5)
WHY = "Said so by the family"


@dataclass
class World:
    by: User
    case: Case

    @property
    def said(self) -> dict[str, Any]:
        return {"by": self.by, "today": TODAY}


def import_people(world: World) -> object:
    table = tables()["people"]
    file = blank_csv(table, [[column.example for column in table.columns]])
    asked = run.begin(by=world.by, files=[], is_dry_run=False, team=world.case.team.name)
    return run.carry_out(asked, [("people.csv", file)], today=TODAY)


def set_aside(world: World) -> object:
    agreed = {"adviser_agrees": True, "authority_agrees": True, "family_agrees": True}
    return advice.set_aside(make_advice(world.case, asked_on=DAY), **world.said, on=DAY, because=WHY, **agreed)


def add_document(world: World) -> object:
    file = ContentFile(b"%PDF-1.7 words")
    given = {"file": file, "filename": "a.pdf", "kind": "advice", "title": "Report", "received_on": DAY}
    return document.add(world.case, **world.said, **given)


def add_carer(world: World) -> object:
    carer = make_carer(make_person()).carer
    return person.add_carer(
        world.case.person, by=world.by, carer=carer, relationship="mother", responsibility="parental"
    )


def end_carer(world: World) -> object:
    make_carer(world.case.person, "Sam Carer", is_first_contact=False)
    return person.end_link(make_carer(world.case.person), **world.said, until=DAY, because=WHY)


def move_here(world: World) -> object:
    days = dict.fromkeys(("moved_on", "learned_on", "transferred_on"), DAY)
    given = {"came_from": "Oxfordshire", "made_on": date(2025, 3, 3), "team": world.case.team}
    return move_in.receive(make_person(), **world.said, **days, **given)


def save_view(world: World) -> Any:
    return saved_view.save(by=world.by, page="cases", name="Mine", query="stage=drafting")


CASE, PERSON, NEITHER = "case", "person", "neither"


def observe(w: World) -> Observation:
    return observation.record("weeks_for_autism_assessment", **w.said, on=DAY, value=Decimal(40), source="Trust report")


DEEDS: dict[str, tuple[str, Callable[[World], object]]] = {
    "observation.record": (NEITHER, observe),
    "observation.withdraw": (NEITHER, lambda w: observation.withdraw(observe(w), **w.said, because=WHY)),
    "advice.ask": (CASE, lambda w: advice.ask(w.case, **w.said, source="psychology", asked_on=DAY)),
    "advice.receive": (CASE, lambda w: advice.receive(make_advice(w.case), **w.said, received_on=DAY)),
    "advice.set_aside": (CASE, set_aside),
    "advice.correct": (CASE, lambda w: advice.correct(make_advice(w.case), **w.said, because=WHY, reached_on=DAY)),
    "advice.strike": (CASE, lambda w: advice.strike(make_advice(w.case), by=w.by, because=WHY)),
    "carer.end_link": (PERSON, end_carer),
    "carer.amend": (
        NEITHER,
        lambda w: person.amend_carer(make_carer(w.case.person).carer, by=w.by, because=WHY, phone="01234"),
    ),
    "carer.record": (NEITHER, lambda w: person.record_carer(by=w.by, name="Pat")),
    "case.open": (
        CASE,
        lambda w: case.open_from(
            make_case(process="plan"), "annual_review", **w.said, fact="review.planned", on=date(2026, 12, 1)
        ),
    ),
    "case.reassign": (CASE, lambda w: case.reassign(w.case, by=w.by, officer=make_user(), because=WHY)),
    "case.reassign_many": (CASE, lambda w: case.reassign_many([w.case], by=w.by, officers=[make_user()])),
    "case.step": (CASE, lambda w: step.take(w.case, "complete_advice", **w.said, on=DAY)),
    "caseload.import": (NEITHER, import_people),
    "cases.download": (NEITHER, lambda w: download.record(by=w.by, query="", rows=3, form="csv")),
    "contact.answer": (
        CASE,
        lambda w: contact.answer(make_contact(w.case, DAY, answer_due_on=TODAY), **w.said, on=TODAY),
    ),
    "contact.strike": (CASE, lambda w: contact.strike(make_contact(w.case, DAY), by=w.by, because=WHY)),
    "move.receive": (CASE, move_here),
    "contact.log": (
        CASE,
        lambda w: contact.log(w.case, **w.said, on=DAY, way="phone", with_whom="family", summary="They asked."),
    ),
    "document.add": (CASE, add_document),
    "document.strike": (CASE, lambda w: document.strike(make_document(w.case), by=w.by, because=WHY)),
    "exception.claim": (
        CASE,
        lambda w: exception.claim(
            w.case, **w.said, reason="exceptional_circumstances", claimed_on=DAY, explanation="Flood"
        ),
    ),
    "exception.withdraw": (
        CASE,
        lambda w: exception.withdraw(make_exception(w.case), **w.said, on=TODAY, because=WHY),
    ),
    "fact.correct": (CASE, lambda w: fact.correct(w.case.facts.last(), **w.said, because=WHY, on=DAY)),
    "fact.strike": (
        CASE,
        lambda w: fact.strike(make_fact(w.case, "partners.notified", DAY), by=w.by, because=WHY),
    ),
    "person.add_carer": (PERSON, add_carer),
    "person.amend": (PERSON, lambda w: person.amend(w.case.person, **w.said, because=WHY, postcode="HP20 1UY")),
    "person.record": (
        PERSON,
        lambda w: person.record(**w.said, forename="Amara", surname="Abbott", born_on=date(2018, 3, 1), sex="F"),
    ),
    "placement.end": (PERSON, lambda w: placement.end(make_placement(w.case.person), **w.said, until=DAY)),
    "placement.record": (
        PERSON,
        lambda w: placement.record(w.case.person, **w.said, since=DAY, setting=make_setting()),
    ),
    "request.record": (
        CASE,
        lambda w: request.record(make_person(), **w.said, received_on=DAY, source="parent", team=w.case.team),
    ),
    "user.deactivate": (NEITHER, lambda w: user.deactivate(make_user(), by=w.by, because=WHY)),
    "user.invite": (
        NEITHER,
        lambda w: user.invite(**w.said, email="new@example.org", name="New", roles=["analyst"]),
    ),
    "user.set_roles": (NEITHER, lambda w: user.set_roles(make_user(), **w.said, roles=["analyst"])),
    "view.delete": (NEITHER, lambda w: saved_view.delete(save_view(w), by=w.by)),
    "view.save": (NEITHER, save_view),
}
DEEDS |= {name: (NEITHER, take) for part in gather(deeds, "DEEDS") for name, take in part.items()}
DEEDS |= {name: (PERSON, take) for part in gather(deeds, "ABOUT_A_CHILD") for name, take in part.items()}
"""For each action: whose record its audit entry names, and how it is taken."""


@pytest.fixture
def world(assessing, officer) -> World:
    return World(officer, assessing)


def test_every_action_is_taken_here():
    for module in pkgutil.iter_modules(actions.__path__, f"{actions.__name__}."):
        importlib.import_module(module.name)
    assert write
    assert ACTIONS.keys() == DEEDS.keys()


@pytest.mark.parametrize("name", DEEDS)
def test_an_action_writes_its_audit_entry(world, name):
    subject, take = DEEDS[name]
    take(world)
    entry = AuditEntry.objects.get(action=name)
    found = CASE if entry.case_id else PERSON if entry.person_id else NEITHER
    assert (entry.by, found) == (world.by, subject)


@pytest.mark.parametrize("name", DEEDS)
def test_every_derived_value_follows_from_the_facts_after(world, name):
    DEEDS[name][1](world)
    assert verify() == []
