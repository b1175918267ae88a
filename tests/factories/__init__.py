"""Makes records for tests, one plain function a model. Nothing random: a counter gives names and numbers, TODAY is `tests.conftest.TODAY`.

    officer = make_user(roles=[Role.OFFICER], team=make_team())
    case = make_case(officer=officer, facts={"request.received": date(2026, 9, 1)})
    plan = make_case(process="plan", person=case.person, origin=case, facts={"plan.made": date(2025, 1, 10)})
    make_advice(case, asked_on=date(2026, 10, 1))

They write rows straight into `records` and then let `areasend.records.index` compute every derived column, so that a made case is never one
that the product could not hold. Whoever tests an action calls the action. Arguments left out get the dullest value; any field of the
model may be given by name.
"""

from tests.factories.cases import (
    make_advice,
    make_case,
    make_cases,
    make_contact,
    make_document,
    make_exception,
    make_fact,
    refresh_index,
)
from tests.factories.counting import count_queries
from tests.factories.people import (
    make_carer,
    make_organisation,
    make_person,
    make_placement,
    make_sen_support,
    make_setting,
    make_team,
    make_user,
    sign_in,
)

__all__ = [
    "count_queries",
    "make_advice",
    "make_carer",
    "make_case",
    "make_cases",
    "make_contact",
    "make_document",
    "make_exception",
    "make_fact",
    "make_organisation",
    "make_person",
    "make_placement",
    "make_sen_support",
    "make_setting",
    "make_team",
    "make_user",
    "refresh_index",
    "sign_in",
]
