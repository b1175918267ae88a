"""Finding a child although the name is misheard, mistyped or written without its accents."""

import pytest
from tests.factories import make_carer, make_case, make_person

from areasend.records.models import Case, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def child() -> Person:
    make_person("Bilal", "Hussain")
    make_person("George", "Fletcher")
    return make_person("Zoë", "O'Sullivan-Núñez", known_as="Zo", upn="A123456789012", reference="CYP-123456")


@pytest.mark.parametrize(
    "words",
    [
        "Zoë O'Sullivan-Núñez",
        "zoe osullivan-nunez",
        "ZOE O'SULIVAN",
        "sullivan",
        "sulivan",
        "Nunez Zoe",
        "  Zoë   Sullivan ",
        "CYP-123456",
        "cyp-123456",
        "A123456789012",
        "a123456789012",
        "A1234 5678 9012",
    ],
)
def test_the_child_is_found(child, words):
    assert Person.objects.search(words).first() == child


@pytest.mark.parametrize("words", ["Amelia Watkins", "CYP-999999", "A999999999999", "Q"])
def test_nobody_is_found_who_is_not_meant(child, words):
    assert not Person.objects.search(words).exists()


@pytest.mark.parametrize(
    ("meant", "typed"),
    [
        ("Katherine Thompson", "Catherine Thomson"),
        ("Mohammed Begum", "Mohamed Begam"),
        ("Siobhan Doyle", "Shiobhan Doyel"),
        ("Jasmine Khan", "Jasmin Kahn"),
        ("Oliver Fletcher", "Olliver Flecher"),
        ("Isaac Irving", "Issac Irvin"),
    ],
)
def test_typing_errors_are_forgiven(meant, typed):
    person = make_person(*meant.split())
    make_person("Bilal", "Hussain")
    assert list(Person.objects.search(typed)) == [person]


def test_the_nearest_comes_first():
    near, nearest = make_person("Sara", "Bennet"), make_person("Sarah", "Bennett")
    assert list(Person.objects.search("Sarah Bennett")) == [nearest, near]


@pytest.mark.parametrize(
    "words",
    [
        "A26-00123",
        "a26-00123",
        "A26 - 00123",
        "123",
        "26-00123",
        "a26 00123",
        "2600123",
        "A26-123",
        "CYP-123456",
        "A123456789012",
    ],
)
def test_a_case_is_found_by_number(child, words):
    case = make_case(person=child, reference="A26-00123")
    make_case(reference="A26-00124")
    assert list(Case.objects.search(words)) == [case]


def test_a_case_is_found_by_a_misspelt_name_with_how_near_it_is(child):
    case = make_case(person=child)
    make_case(person=make_person("Bilal", "Hussain"))
    assert [(found, found.nearness > 0.5) for found in Case.objects.search("zoe sulivan")] == [(case, True)]


def test_a_person_with_several_cases_is_found_once(child):
    make_case(process="plan", person=child, reference="P26-00001")
    make_case(person=child, reference="A26-00001")
    assert list(Person.objects.search("A26-00001")) == [child]


@pytest.mark.parametrize("words", ["Olubunmi Adeyemi", "olubunmi adeyemi", "Olubunmy Adeyemi"])
def test_a_child_is_found_by_the_name_of_a_carer(child, words):
    make_carer(child, "Olubunmi Adeyemi")
    case = make_case(person=child)
    assert list(Person.objects.search(words)) == [child]
    assert list(Case.objects.search(words)) == [case]


@pytest.mark.parametrize("words", ["07700 900178", "07700900178", "+44 7700 900178", "900178"])
def test_a_child_is_found_by_the_telephone_number_of_a_carer(child, words):
    carer = make_carer(child).carer
    carer.phone = "07700 900-178"
    carer.save()
    case = make_case(person=child)
    assert list(Person.objects.search(words)) == [child]
    assert list(Case.objects.search(words)) == [case]


def test_a_carer_of_former_days_leads_to_nobody(child):
    make_carer(child, "Olubunmi Adeyemi", until=child.born_on)
    assert not Person.objects.search("Olubunmi Adeyemi").exists()
