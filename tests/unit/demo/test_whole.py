from datetime import date

import numpy as np

from areasend.demo.cases.all_cases import all_cases
from areasend.demo.history.whole import history
from areasend.demo.people.everyone import people
from areasend.demo.places.spells import september
from areasend.demo.published import sized

UNTIL = date(2026, 11, 18)
PLANNED = (
    "review.planned",
    "hearing.planned",
    "mediation.planned",
    "move.on",
    "transfer.school_on",
    "transfer.post16_on",
)


def drawn(seed):
    rng = np.random.default_rng(seed)
    whole = history(rng, sized("825", 80), UNTIL)
    everyone, child = people(rng, whole)
    return all_cases(rng, whole, everyone, child), everyone


def test_the_same_seed_gives_the_same_area():
    one, other = drawn(1), drawn(1)
    assert one[1].forename.tolist() == other[1].forename.tolist()
    assert (
        one[0].sets["assessment"].facts["request.received"].tolist()
        == other[0].sets["assessment"].facts["request.received"].tolist()
    )


def test_another_seed_gives_another_area():
    assert drawn(1)[1].forename.tolist() != drawn(2)[1].forename.tolist()


def test_nothing_but_plans_lies_ahead():
    for cases in drawn(1)[0].sets.values():
        ahead = {name for name, on in cases.facts.items() if (on >= np.datetime64(UNTIL)).any()}
        assert ahead <= set(PLANNED)


def test_every_process_has_cases():
    assert set(drawn(1)[0].sets) == {
        "assessment", "plan", "annual_review", "move", "phase_transfer", "reassessment", "cease", "appeal",
        "mediation",
    }  # fmt: skip


def test_ids_run_on_from_process_to_process():
    sets = list(drawn(1)[0].sets.values())
    assert [one.next_id for one in sets[:-1]] == [one.first_id for one in sets[1:]]


def test_a_smaller_authority_works_too():
    whole = history(np.random.default_rng(1), sized("420", None), UNTIL)
    assert whole.holders.in_force(UNTIL).sum() > 0


def test_september_begins_the_school_year():
    assert september(np.array([2024, 2027])).astype(str).tolist() == ["2024-09-01", "2027-09-01"]
