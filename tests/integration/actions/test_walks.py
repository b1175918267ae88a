"""Every process can be worked from its beginning to each of its ends, on real days, with planned days set weeks ahead."""

import pytest
from tests.factories import make_case
from tests.integration.actions.walks import day_of, walks

from areasend.actions import step as actions
from areasend.rules import law

pytestmark = pytest.mark.django_db
WALKS = sorted(walks(), key=str)


@pytest.mark.parametrize("walk", WALKS, ids=str)
def test_a_process_can_be_worked_to_each_of_its_ends(walk, plan, officer):
    today, begun = day_of(walk.process, walk.begins, 0)
    case = make_case(process=walk.process, officer=officer, origin=plan, facts={walk.begins: begun})
    for number, step in enumerate(walk.steps, start=1):
        today, on = day_of(walk.process, step.fact, number)
        code = next(iter(law.codes(step.codes)), "") if step.codes else ""
        case = actions.take(case, step.key, by=officer, today=today, on=on, note="Because", code=code)
    assert (case.stage, case.is_open, case.ended_on) == (walk.end, False, today)


def test_every_end_of_every_process_is_walked_to():
    ends = {(name, stage.key) for name in law.processes() for stage in law.process(name).stages if not stage.is_open}
    assert ends == {(walk.process, walk.end) for walk in WALKS}
