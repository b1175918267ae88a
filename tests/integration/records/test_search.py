"""Finding a child although the name is misheard, mistyped or written without its accents."""

import pytest
from tests.factories import make_case, make_person

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


@pytest.mark.parametrize("words", ["A26-00123", "a26-00123", "A26 - 00123", "123", "CYP-123456", "A123456789012"])
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
