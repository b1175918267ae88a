from datetime import date

import pytest
from tests.conftest import TODAY
from tests.factories import make_carer, make_person
from tests.integration.actions.refusals import refused

from areasend.actions import person as people
from areasend.actions.refusal import Stale
from areasend.records.models import Carer, Case, History
from areasend.records.verify import verify

pytestmark = pytest.mark.django_db
UPN = "A123456789012"


@pytest.fixture
def said(officer):
    return {"by": officer, "today": TODAY}


@pytest.fixture
def record(said):
    given = {"forename": "Amara", "surname": "Abbott", "born_on": date(2018, 3, 1), "sex": "F"}
    return lambda **more: people.record(**said, **(given | more))


def test_a_person_has_a_reference_of_their_own(record):
    first, second = record(upn=UPN, primary_need="ASD", secondary_need="SLCN"), record(known_as="Mari")
    assert first.reference != second.reference
    assert (first.full_name, second.full_name, first.upn) == ("Amara Abbott", "Mari Abbott", UPN)


@pytest.mark.parametrize(
    ("given", "sentence", "field"),
    [
        ({"born_on": date(2026, 11, 19)}, "The date of birth is in the future.", "born_on"),
        ({"born_on": date(2000, 11, 18)}, "makes them 26. EHC plans end before 26", "born_on"),
        ({"upn": "A12"}, "A UPN is a letter and twelve digits", "upn"),
        ({"upn": "1234567890123"}, "A UPN is a letter and twelve digits", "upn"),
        ({"uln": "12"}, "A ULN is ten digits", "uln"),
        ({"secondary_need": "ASD"}, "Select the main need first", "secondary_need"),
        ({"primary_need": "ASD", "secondary_need": "ASD"}, "is the same as the main one", "secondary_need"),
    ],
)
def test_what_cannot_be_is_refused(record, given, sentence, field):
    with refused(sentence, field):
        record(**given)


def test_the_last_day_before_their_26th_birthday_is_taken(record):
    assert record(born_on=date(2000, 11, 19)).pk


@pytest.mark.parametrize(("field", "number"), [("upn", UPN), ("uln", "1234567890")])
def test_a_number_belongs_to_one_person(record, field, number):
    other = make_person(**{field: number})
    with refused(f"{field.upper()} {number} already belongs to {other.reference}.", field):
        record(**{field: number})


def test_a_person_may_keep_their_own_number(said):
    person = make_person(upn=UPN)
    held = people.amend(person, **said, because="Moved", upn=UPN, postcode="HP20 1UY", version=1)
    assert (held.postcode, held.version) == ("HP20 1UY", 2)


def test_what_was_known_stays_in_the_history(said):
    people.amend(make_person(surname="Abbott"), **said, because="Married", surname="Begum")
    assert {"surname": "Abbott"} in History.objects.values_list("was", flat=True)


@pytest.mark.parametrize(
    ("given", "sentence", "field"),
    [
        ({"because": " "}, "Say why you are changing this record.", "because"),
        ({"born_on": date(1990, 1, 1)}, "makes them 36", "born_on"),
        ({"primary_need": "", "secondary_need": "ASD"}, "Select the main need first", "secondary_need"),
        ({"secondary_need": "ASD"}, "is the same as the main one", "secondary_need"),
        ({"upn": "A12"}, "A UPN is a letter and twelve digits", "upn"),
    ],
)
def test_a_wrong_change_is_refused(said, given, sentence, field):
    with refused(sentence, field):
        people.amend(make_person(primary_need="ASD"), **said, **({"because": "A letter"} | given))


def test_who_saw_an_older_version_is_refused(said):
    person = make_person()
    people.amend(person, **said, because="Moved", postcode="HP20 1UY", version=1)
    with pytest.raises(Stale):
        people.amend(person, **said, because="Moved", postcode="HP20 1UZ", version=1)


@pytest.fixture
def add_carer(officer):
    def add(person, name="Pat", **given):
        carer = given.pop("carer", None) or people.record_carer(by=officer, name=name)
        said = {"relationship": "father", "responsibility": "parental"}
        return people.add_carer(person, by=officer, carer=carer, **(said | given))

    return add


def test_a_new_first_contact_takes_the_place_of_the_former(add_carer):
    person = make_person()
    former = make_carer(person)
    new = add_carer(person, is_first_contact=True)
    former.refresh_from_db()
    assert (former.is_first_contact, new.is_first_contact) == (False, True)


def test_a_carer_is_added_once(add_carer):
    person = make_person(known_as="Mari", surname="Abbott")
    link = make_carer(person, "Pat Carer")
    with refused("Pat Carer is already recorded as a carer of Mari Abbott.", "name"):
        add_carer(person, carer=link.carer)


def test_one_carer_may_have_several_children(add_carer):
    link = make_carer(make_person())
    add_carer(make_person(), carer=link.carer)
    assert Carer.objects.get().care_links.count() == 2


def test_a_carers_details_change_with_a_reason(said, officer):
    carer = make_carer(make_person()).carer
    assert people.amend_carer(carer, by=officer, because="A call", phone="01234", version=1).phone == "01234"
    with refused("Say why you are changing these details.", "because"):
        people.amend_carer(carer, by=officer, because="", phone="01234")
    with pytest.raises(Stale):
        people.amend_carer(carer, by=officer, because="A call", phone="01235", version=1)


def test_a_date_of_birth_after_a_case_was_opened_is_refused(said, case):
    with refused(f"{case.reference} was opened on 1 September 2026, so they were born by then.", "born_on"):
        people.amend(case.person, **said, because="A slip", born_on=date(2026, 9, 2))


def test_a_new_date_of_birth_reckons_the_persons_cases_again(said, case):
    Case.objects.update(next_due_on=TODAY)
    people.amend(case.person, **said, because="A slip", born_on=date(2017, 5, 4))
    assert verify() == []


def test_a_carer_of_the_same_name_is_not_added_again(add_carer, officer):
    person = make_person(known_as="Mari", surname="Abbott")
    make_carer(person, "Pat Carer")
    namesake = people.record_carer(by=officer, name="pat carer")
    with refused("pat carer is already recorded as a carer of Mari Abbott. If this is someone else", "name"):
        add_carer(person, carer=namesake)


@pytest.fixture
def family():
    """A mother who is contacted first, a father and a step-parent who gets no notices, of a child of ten."""
    child = make_person(known_as="Mari", surname="Abbott", born_on=date(2016, 5, 4))
    mother = make_carer(child, "Pat Carer", since=date(2020, 1, 1))
    other = make_carer(child, "Lee Other", is_first_contact=False, responsibility="none")
    return child, mother, other


def end(link, said, **given):
    return people.end_link(link, **said, **({"until": date(2026, 11, 2), "because": "Moved away"} | given))


def test_who_is_contacted_first_gives_way_to_the_next(said, family):
    child, mother, _ = family
    father = make_carer(child, "Sam Carer", is_first_contact=False)
    end(mother, said)
    father.refresh_from_db()
    assert father.is_first_contact
    assert child.care_links.get(carer=mother.carer).until == date(2026, 11, 2)


def test_someone_must_be_left_to_write_to(said, family):
    with refused("Nobody would be left to whom notices about Mari Abbott go."):
        end(family[1], said)


def test_who_gets_no_notices_may_always_go(said, family):
    assert end(family[2], said).until


def test_a_young_person_gets_their_own_notices(said):
    assert end(make_carer(make_person(born_on=date(2009, 5, 4))), said).until


@pytest.mark.parametrize(
    ("given", "sentence", "field"),
    [
        ({"because": " "}, "Say why they are no longer a parent or carer.", "because"),
        ({"until": date(2026, 11, 19)}, "is in the future", "until"),
        ({"until": date(2019, 12, 31)}, "It began on 1 January 2020.", "until"),
    ],
)
def test_an_end_that_cannot_be_is_refused(said, family, given, sentence, field):
    make_carer(family[0], "Sam Carer", is_first_contact=False)
    with refused(sentence, field):
        end(family[1], said, **given)


def test_what_is_ended_is_not_ended_again(said, family):
    end(family[2], said)
    with refused("This already ended on 2 November 2026."):
        end(family[2], said)
