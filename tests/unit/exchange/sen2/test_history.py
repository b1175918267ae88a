"""Returns of following Januaries to transitions: who is whom, and what may not stand together."""

from __future__ import annotations

import pytest
from tests.unit.exchange.sen2.made_returns import a_return, person, placed, plan

from areasend.exchange.sen2.history import read_history
from areasend.exchange.transitions.januaries import FIRST, LAST
from areasend.exchange.transitions.shapes import OUTSIDE, Transition

SCHOOLS = {"100001": "mainstream_academy", "100002": "special_academy_free"}
SPECIAL = plan(placements=placed("<URN>100002</URN>"))
NEW = "<UPNunknown>UN1</UPNunknown>"


def history(*returns: bytes, **given):
    files = {f"{at}.xml": content for at, content in enumerate(returns)}
    return read_history(files, ahead=3, schools=SCHOOLS, **given)


def moves(*returns: bytes):
    table, problems = history(*returns)
    assert problems == []
    return dict(table.transitions)


def matched(*returns: bytes) -> str:
    return next(remark for remark in history(*returns)[0].remarks if "were found again" in remark)


def test_who_stays_moves_joins_and_leaves():
    before = a_return(person(1), person(2, "2010-09-01"), person(3), year=2024)
    after = a_return(person(1), person(2, "2010-09-01", requests=SPECIAL), person(4))
    assert moves(before, after) == {
        Transition(2024, "mainstream", "ASD", 3, "mainstream", "ASD", 4): 1,
        Transition(2024, "mainstream", "ASD", 8, "special", "ASD", 9): 1,
        Transition(2024, "mainstream", "ASD", 3, OUTSIDE, OUTSIDE, 4): 1,
        Transition(2024, OUTSIDE, OUTSIDE, 3, "mainstream", "ASD", 4): 1,
    }


def test_the_order_of_files_does_not_matter():
    returns = [a_return(person(1), person(year, requests=SPECIAL), year=year) for year in (2023, 2024, 2025)]
    assert moves(*returns) == moves(*reversed(returns))
    assert {move.year for move in moves(*returns)} == {2023, 2024}


def test_how_many_were_known_again_and_by_what_is_told():
    by_number = "<UniqueLearnerNumber>1000000001</UniqueLearnerNumber>"
    before = a_return(person(1), person(2, ids=by_number), person(3, ids=NEW), person(4), year=2024)
    after = a_return(person(1), person(20, ids=by_number), person(3), person(5), person(6))
    assert matched(before, after) == (
        "January 2024 to 2025: of 4 people with plans 3 were found again, 1 by UPN, 1 by learner number and 1 by name and day of birth; "
        "1 left and 2 joined."
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [(("O'Neil", "Ada"), ("ONEIL", "ada")), (("Smith-Jones", "Li"), ("Smith Jones", "Li"))],
)
def test_names_are_compared_without_signs_and_case(first, second):
    before, after = (a_return(person(ids=NEW, name=name), year=year) for name, year in ((first, 2024), (second, 2025)))
    assert "1 by name and day of birth" in matched(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([person(1, name=("A", "B"))], [person(2, name=("A", "B"))]),
        ([person(1, ids=NEW, name=("A", "B")), person(2, ids=NEW, name=("A", "B"))], [person(3, name=("A", "B"))]),
        ([person(1, ids=NEW, name=("A", ""))], [person(1, ids=NEW, name=("A", ""))]),
        ([person(1, ids=NEW)], [person(1, ids=NEW, born="2015-09-02")]),
    ],
)
def test_a_name_that_could_be_anothers_tells_nobody(before, after):
    assert " 0 were found again" in matched(a_return(*before, year=2024), a_return(*after))


def test_a_temporary_upn_gives_way_to_a_lasting_one():
    before = a_return(person(1, ids="<UPN>A80100000001B</UPN>"), year=2024)
    assert "1 by name and day of birth" in matched(before, a_return(person(1)))


def test_a_number_counts_before_a_name():
    """Two of one name: the UPN says who is who, whichever stands first."""
    before = a_return(person(1, name=("A", "B")), person(2, "2014-01-01", name=("A", "B")), year=2024)
    after = a_return(person(2, "2015-09-01", name=("A", "B")), person(1, name=("A", "B"), requests=SPECIAL))
    assert "2 by UPN" in matched(before, after)
    assert Transition(2024, "mainstream", "ASD", 3, "special", "ASD", 4) in moves(before, after)


def test_the_day_of_birth_returned_last_holds_for_every_january():
    before, after = a_return(person(1, "2015-08-31"), year=2024), a_return(person(1, "2015-09-01"))
    assert list(moves(before, after)) == [Transition(2024, "mainstream", "ASD", 3, "mainstream", "ASD", 4)]


def test_nobody_is_older_than_a_plan_reaches():
    table, _ = history(*(a_return(person(1), person(2, "1997-01-01"), year=year) for year in (2024, 2025)))
    assert table.transitions.total() == 1
    assert "1.xml: 1 people with a plan in force were older than 25, and are left out." in table.remarks


def test_settings_and_needs_have_words():
    table, _ = history(*(a_return(person(1), person(2, requests=SPECIAL), year=year) for year in (2024, 2025)))
    words = table.as_inputs()["words"]
    assert words["settings"] == {"mainstream": "Mainstream school", "special": "State special school"}
    assert words["needs"] == {"ASD": "Autistic spectrum disorder"}


@pytest.mark.parametrize(
    ("returns", "words"),
    [
        ([a_return(person())], "0.xml: Transitions take two returns at least."),
        ([a_return(person()), a_return(person())], "1.xml: This is another return of January 2025, beside 0.xml."),
        ([a_return(person(), year=2023), a_return(person())], "1.xml: The return before it is of January 2023."),
        ([a_return(person(), year=2024), a_return(person(), area="998")], "1.xml: LEA is 998, in 0.xml 999."),
        ([a_return(person(), year=2024), a_return(person(requests=""))], "1.xml: No plan was in force on the day"),
    ],
)
def test_returns_that_do_not_go_together_are_refused(returns, words):
    table, (problem, *_) = history(*returns)
    assert str(problem).startswith(words)
    assert not table.transitions


def test_a_fault_in_one_return_stops_all():
    table, problems = history(a_return(person(), year=2024), a_return(person(born="x")))
    assert [one.file for one in problems] == ["1.xml"]
    assert not table.transitions


def test_a_population_must_hold_everybody_with_a_plan():
    living = {(year, age): int(age != 4) for year in range(2024, 2029) for age in range(FIRST, LAST + 1)}
    returns = [a_return(person(), year=year) for year in (2024, 2025)]
    problems = history(*returns, population=living)[1]
    assert [one.words[:48] for one in problems] == ["In January 2025 1 people of year 4 have plans, b"]
    assert history(*returns, population=dict.fromkeys(living, 9))[1] == []
