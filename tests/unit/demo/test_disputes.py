"""Mediations and appeals of an invented area: in their order, about what the law knows, and one with the other."""

from __future__ import annotations

import itertools
from datetime import date

import numpy as np
import pytest

from areasend.demo.cases.all_cases import all_cases
from areasend.demo.cases.shape import CaseSet
from areasend.demo.history.whole import history
from areasend.demo.people.everyone import people
from areasend.demo.published import sized
from areasend.rules import law, stages

UNTIL = date(2026, 11, 18)
ORDER = ("notice.sent", "adviser.contacted", "mediation.wanted", "family.told", "mediation.held", "certificate.issued")


@pytest.fixture(scope="module")
def sets() -> dict[str, CaseSet]:
    rng = np.random.default_rng(1)
    whole = history(rng, sized("825", 2000), UNTIL)
    return all_cases(rng, whole, *people(rng, whole)).sets


@pytest.mark.parametrize(("first", "later"), [*itertools.pairwise(ORDER), ("mediation.held", "agreement.made")])
def test_a_mediation_goes_its_way_in_order(sets: dict[str, CaseSet], first: str, later: str) -> None:
    facts = sets["mediation"].facts
    both = ~np.isnat(facts[first]) & ~np.isnat(facts[later])
    assert both.any()
    assert (facts[first] <= facts[later])[both].all()


def test_every_mediation_is_at_a_stage_of_the_law(sets: dict[str, CaseSet]) -> None:
    found = sets["mediation"]
    rows = [
        {name: on[row].item() for name, on in found.facts.items() if not np.isnat(on[row])} for row in range(len(found))
    ]
    keys = {stages.stage_of("mediation", facts).key for facts in rows}
    assert {"agreed", "certified"} <= keys
    assert "not_started" not in keys


def test_nobody_declines_and_attends(sets: dict[str, CaseSet]) -> None:
    facts = sets["mediation"].facts
    assert (np.isnat(facts["mediation.declined"]) | np.isnat(facts["mediation.held"])).all()


def test_the_certificate_is_that_of_the_appeal(sets: dict[str, CaseSet]) -> None:
    mediation, appeal = sets["mediation"], sets["appeal"]
    known = ~np.isnat(appeal.facts["certificate.issued"])
    of_appeal = dict(
        zip(appeal.origin[known].tolist(), appeal.facts["certificate.issued"][known].tolist(), strict=True)
    )
    issued = dict(zip(mediation.origin.tolist(), mediation.facts["certificate.issued"].tolist(), strict=True))
    assert of_appeal
    assert {origin: issued[origin] for origin in of_appeal} == of_appeal


@pytest.mark.parametrize(
    ("process", "fact", "listed"),
    [("appeal", "appeal.lodged", "appeal_grounds"), ("mediation", "mediation.wanted", "mediation_matters")],
)
def test_each_says_what_it_is_about(sets: dict[str, CaseSet], process: str, fact: str, listed: str) -> None:
    told = sets[process].codes[fact][~np.isnat(sets[process].facts[fact])]
    assert len(set(told.tolist())) > 2
    assert set(told.tolist()) <= set(law.codes(listed))
