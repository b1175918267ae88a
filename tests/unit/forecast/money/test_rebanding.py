"""Who gains and who loses by new bands, and what protection costs: worked by hand."""

import polars as pl
import pytest

from areasend.forecast.money.rebanding import BadScheme, MoveRule, Protection, reband

CHILDREN = pl.DataFrame(
    [
        (1, 10, "Hill", "special", "ASD", "A", 1_000_000),
        (2, 10, "Hill", "special", "SLD", "B", 1_500_000),
        (3, 11, "Dale", "special", "ASD", "B", 1_500_000),
    ],
    schema=["person", "setting", "setting_name", "kind", "need", "band", "rate"],
    orient="row",
)
RATES = pl.DataFrame(
    [("1", "special", 1_100_000), ("2", "special", 1_300_000)], schema=["band", "kind", "amount"], orient="row"
)
RULES = (MoveRule("2", need="SLD"), MoveRule("1", band="A"), MoveRule("2", band="B"))
STAY = {"turnover": 0.0}
UNPROTECTED = Protection()


def moved(protection=UNPROTECTED, rules=RULES, rates=RATES):
    return reband(CHILDREN, rules, rates, protection, years=3)


def paid(**protection):
    return moved(Protection(**{**STAY, **protection})).cost["paid"].to_list()


def test_the_first_rule_that_fits_says_the_new_band():
    found = moved().children.sort("person")
    assert found["to"].to_list() == ["1", "2", "2"]
    assert found["change"].to_list() == [100_000, -200_000, -200_000]


def test_who_gains_and_who_loses_by_school():
    found = moved()
    assert (found.gain, found.lose) == (1, 2)
    assert found.schools.select("setting_name", "children", "gain", "lose", "change").rows() == [
        ("Dale", 1, 0, 1, -200_000),
        ("Hill", 2, 1, 1, -100_000),
    ]


def test_schools_and_children_add_up_to_the_whole():
    found = moved()
    assert found.schools["change"].sum() == found.children["change"].sum()
    assert found.cost.row(0) == (1, 4_000_000, 3_700_000, 3_700_000)


def test_nobody_loses_for_as_long_as_is_said():
    assert paid(way="years", years=2) == [4_100_000, 4_100_000, 3_700_000]


def test_a_cap_lets_a_rate_fall_a_little_each_year():
    assert paid(way="cap", percent=10) == [1_100_000 + 2 * 1_350_000, 3_700_000, 3_700_000]


def test_a_cap_may_end():
    assert paid(way="cap", percent=5, years=1)[1] == 3_700_000


def test_protection_leaves_with_the_children_whom_it_protects():
    found = moved(Protection(way="years", years=3, turnover=50))
    assert found.cost["paid"].to_list() == [4_100_000, 3_900_000, 3_800_000]


def test_nobody_moves_where_the_scheme_is_the_same():
    same = pl.DataFrame(
        [("A", "special", 1_000_000), ("B", "special", 1_500_000)], schema=["band", "kind", "amount"], orient="row"
    )
    found = moved(rules=(MoveRule("A", band="A"), MoveRule("B")), rates=same)
    assert (found.gain, found.lose, found.children["change"].sum()) == (0, 0, 0)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"rules": (MoveRule("1", band="A"),)}, "2 children fit no rule"),
        ({"rules": (MoveRule("9"),)}, "band 9 has no rate"),
        ({"protection": Protection(way="tea")}, "Choose none, years or cap"),
        ({"protection": Protection(way="years")}, "how many years"),
        ({"protection": Protection(way="cap")}, "how many per cent"),
        ({"protection": Protection(turnover=101)}, "between 0 and 100"),
    ],
)
def test_a_scheme_that_does_not_hold_is_refused(given, said):
    with pytest.raises(BadScheme, match=said):
        moved(**given)
