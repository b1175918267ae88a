"""Each form of a case: shown, filled in well, left empty, filled in wrongly, refused by the action."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from tests.conftest import TODAY
from tests.factories import (
    make_advice,
    make_carer,
    make_contact,
    make_document,
    make_exception,
    make_placement,
    make_setting,
    make_team,
    make_user,
    sign_in,
)
from tests.integration.cases.forms import address, day
from tests.strict_html import check_html

from areasend.records.models import AuditEntry, Case

pytestmark = pytest.mark.django_db
ON, TOO_LATE = date(2026, 11, 2), date(2026, 11, 19)
PERSON = {
    "forename": "Amara", "surname": "Abbott", "known_as": "", **day("born_on", date(2016, 5, 4)), "sex": "F",
    "ethnicity": "", "upn": "", "address": "", "postcode": "", "language": "", "primary_need": "ASD",
    "secondary_need": "", "uln": "", "because": "A letter", "version": 1,
}  # fmt: skip


@dataclass(frozen=True)
class Form:
    """`where` gives the address after the case's own; `empty` and `wrong`: what is changed, and the sentence that comes back."""

    where: Callable[[Case], str]
    good: dict[str, Any]
    empty: tuple[str, str]
    wrong: tuple[dict[str, Any], str] | None
    then: str
    on_plan: bool = False
    extra: dict[str, Any] = field(default_factory=dict)


def fact(case: Case) -> int:
    return case.facts.get(name="decision.assess").pk


def two_carers(case: Case) -> int:
    make_carer(case.person, "Sam Carer", is_first_contact=False)
    return make_carer(case.person).pk


FORMS = {
    "correct_fact": Form(
        lambda case: f"facts/{fact(case)}/correct/",
        {**day("on", date(2026, 9, 28)), "note": "", "because": "The letter says so", "version": 1},
        ("because", "Say why you are correcting it"),
        (day("on", date(2026, 8, 31)), "The case began on 1 September 2026"),
        "28 September 2026",
    ),
    "strike_fact": Form(
        lambda case: f"facts/{fact(case)}/strike/",
        {"because": "Another child's"},
        ("because", "Say why"),
        None,
        "Struck out: Decision to assess sent",
    ),
    "ask_advice": Form(
        lambda case: "advice/ask/",
        {"source": "psychology", "organisation": "", "adviser": "Dr Lin", **day("asked_on", ON), "note": ""},
        ("source", "Select who is asked"),
        (day("asked_on", date(2026, 8, 31)), "is before the request arrived on 1 September 2026"),
        "Dr Lin",
    ),
    "receive_advice": Form(
        lambda case: f"advice/{make_advice(case, asked_on=ON).pk}/receive/",
        {**day("received_on", TODAY), "version": 1},
        ("received_on_day", "The date must include a day"),
        (day("received_on", date(2026, 11, 1)), "It cannot arrive before it was asked for"),
        "Advice received: Educational psychologist",
    ),
    "set_aside_advice": Form(
        lambda case: f"advice/{make_advice(case, asked_on=ON).pk}/set-aside/",
        {**day("on", TODAY), "because": "The report of May", "adviser_agrees": "on", "authority_agrees": "on", "family_agrees": "on"},
        ("because", "Say which earlier advice is used and why it is enough"),
        ({"family_agrees": ""}, "only if the adviser, the council and the family all agree"),
        "Earlier advice used",
    ),
    "correct_advice": Form(
        lambda case: f"advice/{make_advice(case, asked_on=ON).pk}/correct/",
        {**day("asked_on", ON), **day("reached_on", date(2026, 11, 9)), "because": "A slip", "version": 1},
        ("because", "Say why you are correcting it"),
        (day("reached_on", date(2026, 11, 1)), "cannot reach the adviser before it was sent"),
        "21 Dec 2026",
    ),
    "log_contact": Form(
        lambda case: "contacts/add/",
        {**day("on", ON), "way": "phone", "with_whom": "family", "name": "Pat", "summary": "They asked when."},
        ("summary", "Enter what was said or agreed"),
        (day("answer_due_on", date(2026, 11, 1)), "The promised day is before the conversation"),
        "They asked when.",
    ),
    "answer_contact": Form(
        lambda case: f"contacts/{make_contact(case, ON, answer_due_on=TODAY).pk}/answered/",
        day("on", TODAY),
        ("on_day", "The date must include a day"),
        (day("on", date(2026, 11, 1)), "You cannot come back to them before the conversation"),
        "The promise is marked as kept.",
    ),
    "claim_exception": Form(
        lambda case: "exceptions/claim/",
        {"reason": "exceptional_circumstances", **day("claimed_on", ON), "explanation": "The family moved twice."},
        ("explanation", "Explain why this made the date impractical"),
        (day("period_from", ON), "Enter the first and the last day of the closure or absence"),
        "The family moved twice.",
    ),
    "withdraw_exception": Form(
        lambda case: f"exceptions/{make_exception(case, claimed_on=ON).pk}/withdraw/",
        {**day("on", TODAY), "because": "The facts were wrong"},
        ("because", "Say why"),
        (day("on", date(2026, 11, 1)), "It cannot be withdrawn before it was claimed"),
        "Withdrawn",
    ),
    "strike_document": Form(
        lambda case: f"documents/{make_document(case).pk}/strike/",
        {"because": "Another child's"},
        ("because", "Say why"),
        None,
        "The document is out of sight.",
    ),
    "amend_person": Form(
        lambda case: "person/",
        PERSON | {"known_as": "Mari", "upn": "a1234 5678 9012"},
        ("because", "Say why you are changing it"),
        ({"upn": "123"}, "A UPN is a letter and twelve digits"),
        "Mari Abbott",
    ),
    "add_carer": Form(
        lambda case: "carers/add/",
        {"carer_name": "Pat Carer", "relationship": "mother", "responsibility": "parental", "is_first_contact": "on"},
        ("carer_name", "Enter the name of the parent or carer"),
        ({"carer_email": "nobody"}, "Enter a valid email address"),
        "Pat Carer",
    ),
    "amend_carer": Form(
        lambda case: f"carers/{make_carer(case.person).pk}/amend/",
        {"name": "Pat Carer-Jones", "email": "pat@example.org", "phone": "", "because": "Married", "version": 1},
        ("because", "Say why you are changing it"),
        ({"email": "nobody"}, "Enter a valid email address"),
        "Pat Carer-Jones",
    ),
    "end_carer": Form(
        lambda case: f"carers/{two_carers(case)}/end/",
        {"because": "Moved away", **day("until", ON)},
        ("because", "Say why they are no longer a parent or carer"),
        (day("until", TOO_LATE), "is in the future"),
        "Pat Carer gets no more notices",
    ),
    "end_placement": Form(
        lambda case: f"placement/{make_placement(case.person, since=date(2026, 9, 1)).pk}/end/",
        {"because": "Excluded", **day("until", ON)},
        ("until_day", "The date must include a day"),
        (day("until", date(2026, 8, 31)), "The last day cannot be before"),
        "The placement is ended.",
    ),
    "strike_advice": Form(
        lambda case: f"advice/{make_advice(case, asked_on=ON, adviser='Dr Lin').pk}/strike/",
        {"because": "Another child's", "version": 1},
        ("because", "Say why"),
        ({"version": 0}, "Someone changed this record"),
        "Struck out: advice asked for, Educational psychologist",
    ),
    "strike_contact": Form(
        lambda case: f"contacts/{make_contact(case, ON, answer_due_on=TODAY).pk}/strike/",
        {"because": "Another child's"},
        ("because", "Say why"),
        None,
        "Struck out: phone with Pat Carer",
    ),
    "place": Form(
        lambda case: f"placement/#{make_setting('Hill Farm School', urn='123456').pk}",
        {"setting": "hill farm", "provision": "", "arrangement": "", **day("since", ON)},
        ("since_day", "The date must include a day"),
        ({"setting": "", "arrangement": ""}, "Choose either a setting or another arrangement"),
        "Hill Farm School",
    ),
    "open": Form(
        lambda case: "open/annual_review/",
        {"fact": "review.planned", **day("on", date(2026, 12, 1)), "note": ""},
        ("on_day", "The date must include a day"),
        ({"fact": "review.held"}, "Select one of the choices"),
        "Annual review is open.",
        on_plan=True,
    ),
}  # fmt: skip


@pytest.fixture
def post(client, case, plan):
    """Opens the form at its address, then sends it."""

    def post(name: str, **changes: Any):
        form = FORMS[name]
        subject = plan if form.on_plan else case
        where = address(subject, form.where(subject))
        check_html(client.get(where).text)
        return client.post(where, form.good | changes, follow=True)

    return post


@pytest.mark.parametrize("name", FORMS)
def test_a_form_filled_in_well_is_saved_and_the_case_shows_it(post, name):
    response = post(name)
    check_html(response.text)
    assert response.redirect_chain
    assert FORMS[name].then in response.text


@pytest.mark.parametrize("name", FORMS)
def test_what_is_left_empty_is_asked_for(post, name):
    left, sentence = FORMS[name].empty
    response = post(name, **{left: ""})
    check_html(response.text)
    assert (response.status_code, sentence in response.text) == (422, True)
    assert "Error: " in response.text
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("name", [name for name, form in FORMS.items() if form.wrong])
def test_what_is_refused_is_said_and_nothing_is_saved(post, name):
    changes, sentence = FORMS[name].wrong
    response = post(name, **changes)
    check_html(response.text)
    assert (response.status_code, sentence in response.text) == (422, True)
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("name", ["correct_fact", "receive_advice", "correct_advice", "amend_person"])
def test_who_saw_an_older_version_is_told(post, name):
    response = post(name, version=0)
    assert (response.status_code, "Someone changed this record after you opened it" in response.text) == (422, True)


def test_a_sentence_stands_beside_the_field_that_it_is_about(post):
    page = post("amend_person", upn="123").text
    group = page[page.index('id="id_upn_error"') :]
    assert "A UPN is a letter" in group[:300]


def test_a_case_is_reassigned_by_a_manager(case):
    manager = make_user(team=case.team, roles=["team_manager"])
    other = make_user("Otis Officer", team=make_team("South team"))
    where, client = address(case, "reassign/"), sign_in(manager)
    check_html(client.get(where).text)
    response = client.post(where, {"officer": other.pk, "team": "", "because": "", "version": 1}, follow=True)
    assert "Officer: Otis Officer, South team" in " ".join(response.text.split())


def test_the_row_of_another_case_is_not_found(client, case, plan):
    rows = {"facts": fact(case), "advice": make_advice(case).pk, "contacts": make_contact(case, ON).pk}
    ends = {"facts": "correct", "advice": "receive", "contacts": "answered"}
    found = [client.get(address(plan, f"{kind}/{row}/{ends[kind]}/")).status_code for kind, row in rows.items()]
    assert found == [404, 404, 404]


def test_what_cannot_follow_is_not_found(client, case):
    assert client.get(address(case, "open/annual_review/")).status_code == 404
    assert client.get(address(case, "open/flying/")).status_code == 404


def test_a_promise_may_be_made_from_the_advice_that_is_awaited(client, case):
    page = client.get(address(case, "contacts/add/?with_whom=adviser&name=Dr+Lin")).text
    assert 'value="Dr Lin"' in page
