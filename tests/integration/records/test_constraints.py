"""What the database refuses by itself, whoever writes. BREAKS holds for each rule a way to break it; a rule without one fails."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from tests.factories import (
    make_advice,
    make_carer,
    make_case,
    make_contact,
    make_document,
    make_exception,
    make_fact,
    make_organisation,
    make_person,
    make_placement,
    make_setting,
    make_user,
)
from tests.gather import gather
from tests.integration.records import breaks

from areasend.records.models import (
    Case,
    Deployment,
    ExternalId,
    Observation,
    Organisation,
    Placement,
    RoleGrant,
    SavedView,
    StandingAnswer,
    Team,
)

pytestmark = pytest.mark.django_db
EARLY, LATE = date(2026, 9, 1), date(2026, 10, 1)


def twice(make: Callable[..., Any], **fields: Any) -> None:
    make(**fields)
    make(**fields)


def two_cases(process: str, **fields: Any) -> None:
    person = make_person()
    make_case(person=person, process=process, **fields)
    make_case(person=person, process=process, **fields)


def two_reviews() -> None:
    plan = make_case(process="plan")
    make_case(process="annual_review", person=plan.person, origin=plan)
    make_case(process="annual_review", person=plan.person, origin=plan)


def end_without_a_day() -> None:
    Case.objects.filter(pk=make_case().pk).update(is_open=False, ended_on=None)


def two_names_of_a_row(**second: Any) -> None:
    first = {"source": "old", "table": "people", "key": "1", "row": 1}
    ExternalId.objects.create(**first)
    ExternalId.objects.create(**(first | second))


def two_grants(**fields: Any) -> None:
    RoleGrant.objects.create(user=make_user(roles=["officer"]), role="officer", since=LATE, **fields)


def two_carers(*, same_carer: bool) -> None:
    person = make_person()
    link = make_carer(person, is_first_contact=not same_carer)
    if same_carer:
        person.care_links.create(carer=link.carer, relationship="father", responsibility="parental")
    make_carer(person, "Someone else", is_first_contact=True)


def two_placements(**second: Any) -> None:
    person = make_person()
    make_placement(person, since=EARLY, until=LATE)
    make_placement(person, **({"since": LATE} | second))


def two_users(first: str, second: str) -> None:
    make_user(email=first)
    make_user(email=second)


def two_views() -> None:
    twice(SavedView.objects.create, user=make_user(), page="cases", name="Mine")


def observe(**given: Any) -> Observation:
    return Observation.objects.create(
        **({"indicator": "waits", "on": EARLY, "value": 40, "source": "Trust report"} | given)
    )


BREAKS: dict[str, Callable[[], object]] = {
    "standinganswer.model": lambda: [StandingAnswer.objects.create(model="plans") for _ in range(2)],
    "observation_once_a_day": lambda: [observe(), observe()],
    "observation_has_a_figure": lambda: observe(value=None),
    "observation_denominator_with_numerator": lambda: observe(denominator=10),
    "observation_cut_with_group": lambda: observe(cut="phase"),
    "observation_has_source": lambda: observe(source=""),
    "observation_withdrawn_with_reason": lambda: observe(withdrawn_on=LATE),
    "advice_reached_after_asked": lambda: make_advice(make_case(), asked_on=LATE, reached_on=EARLY),
    "advice_received_after_asked": lambda: make_advice(make_case(), asked_on=LATE, received_on=EARLY),
    "advice_received_or_not_needed": lambda: make_advice(
        make_case(), received_on=LATE, not_needed_on=LATE, not_needed_because="Enough"
    ),
    "advice_not_needed_with_reason": lambda: make_advice(make_case(), not_needed_on=LATE),
    "care_link_once": lambda: two_carers(same_carer=True),
    "care_link_one_first_contact": lambda: two_carers(same_carer=False),
    "care_link_ends_after_start": lambda: make_carer(make_person(), since=LATE, until=EARLY),
    "case_ended_or_open": end_without_a_day,
    "case_one_open_assessment": lambda: two_cases("assessment"),
    "case_one_plan": lambda: two_cases("plan"),
    "case_one_open_review_of_a_plan": two_reviews,
    "contact_has_summary": lambda: make_contact(make_case(), LATE, summary=""),
    "deployment_is_one": lambda: Deployment.objects.create(id=2, area_code="825"),
    "document_struck_with_reason": lambda: make_document(make_case(), struck_at=timezone.now()),
    "exception_reason_once": lambda: twice(make_exception, case=make_case()),
    "exception_explained": lambda: make_exception(make_case(), explanation=""),
    "exception_period_whole": lambda: make_exception(make_case(), period_from=EARLY),
    "exception_withdrawn_with_reason": lambda: make_exception(make_case(), withdrawn_on=LATE),
    "external_id_names_one_row": lambda: two_names_of_a_row(row=2),
    "external_id_one_name_a_row": lambda: two_names_of_a_row(key="2"),
    "fact_once_an_occurrence": lambda: make_fact(make_case(), "request.received", LATE, occurrence=1),
    "fact_struck_with_reason": lambda: make_fact(make_case(), "decision.assess", LATE, struck_at=timezone.now()),
    "person_upn_form": lambda: make_person(upn="123"),
    "person_uln_form": lambda: make_person(uln="12345"),
    "person_secondary_need_needs_primary": lambda: make_person(primary_need="", secondary_need="ASD"),
    "person_died_after_birth": lambda: make_person(died_on=date(2010, 1, 1)),
    "placement_setting_or_arrangement": lambda: Placement.objects.create(person=make_person(), since=EARLY),
    "placement_ends_after_start": lambda: make_placement(make_person(), since=LATE, until=EARLY, is_main=False),
    "placement_residential_weeks": lambda: make_placement(make_person(), residential_weeks=53),
    "placement_one_main_at_a_time": lambda: two_placements(),
    "role_grant_held_once": lambda: two_grants(),
    "role_grant_ends_after_start": lambda: two_grants(until=EARLY),
    "saved_view_named_once": two_views,
    "setting_urn_form": lambda: make_setting(urn="12"),
    "setting_ukprn_form": lambda: make_setting(ukprn="12"),
    "setting_ages_in_order": lambda: make_setting(lowest_age=11, highest_age=4),
    "user_email_any_case_unique": lambda: two_users("Sam@example.org", "sam@example.org"),
    "case.reference": lambda: [make_case(reference="A26-00001") for _ in "12"],
    "organisation.name": lambda: twice(Organisation.objects.create, name="The council", kind="council"),
    "person.reference": lambda: twice(make_person, reference="CYP-1"),
    "person.uln": lambda: twice(make_person, uln="1234567890"),
    "person.upn": lambda: twice(make_person, upn="A123456789012"),
    "setting.urn": lambda: twice(make_setting, urn="123456"),
    "setting.ukprn": lambda: twice(make_setting, ukprn="12345678"),
    "team.name": lambda: twice(Team.objects.create, name="North", organisation=make_organisation()),
    "user.email": lambda: two_users("sam@example.org", "sam@example.org"),
}


BREAKS |= {name: take for part in gather(breaks, "BREAKS") for name, take in part.items()}


def rules_of(model: type[models.Model]) -> list[str]:
    """The names that the database gives to a model's rules: constraints by their own, unique fields by `model.field`."""
    names = [constraint.name for constraint in model._meta.constraints]
    unique = [field.name for field in model._meta.fields if field.unique and not field.primary_key]
    return names + [f"{model._meta.model_name}.{name}" for name in unique]


RULES = [rule for model in apps.get_app_config("records").get_models() for rule in rules_of(model)]


@pytest.mark.parametrize("rule", RULES)
def test_the_database_refuses_what_breaks(rule):
    with pytest.raises(IntegrityError, match=rule.replace(".", "_")), transaction.atomic():
        BREAKS[rule]()


def test_every_broken_rule_is_still_a_rule():
    assert BREAKS.keys() - set(RULES) == set()


@pytest.mark.parametrize(
    "second",
    [{"since": date(2026, 10, 2)}, {"since": EARLY, "is_main": False}],
    ids=["after the first", "beside it, as no main one"],
)
def test_a_second_placement_is_kept(second):
    two_placements(**second)


def test_a_person_may_have_a_new_assessment_when_the_first_has_ended():
    person = make_person()
    make_case(person=person, facts={"request.received": EARLY, "decision.refuse": LATE})
    assert make_case(person=person, facts={"request.received": LATE}).is_open
