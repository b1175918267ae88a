"""Four files: read whole, or refused with every fault, its line and what to do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from areasend.exchange.transitions.reading import read_folder
from areasend.exchange.transitions.shapes import Transition

ROOT = Path(__file__).parents[4]
FILES = {
    "transitions.csv": (
        "calendar-year,setting-1,need-1,academic-year-1,setting-2,need-2,academic-year-2\n"
        "2020,NONSEND,NONSEND,0,A,ASD,1\n2020,A,ASD,1,A,ASD,2\n2020,A,ASD,1,B,ASD,2\n2021,A,ASD,2,NONSEND,NONSEND,3\n"
    ),
    "population.csv": "calendar-year,academic-year,population\n"
    + "".join(f"{year},{age},50\n" for year in (2020, 2021, 2022, 2023) for age in (0, 1, 2, 3)),
    "costs.csv": 'need,setting,cost\nASD,A,"£10,000.50"\n',
    "valid-states.csv": (
        "setting,setting-group,min-academic-year,max-academic-year,needs,setting->setting\n"
        'A,one,0,5,"ASD,SEMH","A,B"\nB,two,0,5,ASD,"A,B"\n'
    ),
}


def read(without: str = "", **changed: tuple[str, str]):
    """The files with a word of one replaced, as (old, new)."""
    files = {name: text for name, text in FILES.items() if name != without}
    for key, (old, new) in changed.items():
        name = key.replace("_", "-") + ".csv"
        assert old in files[name]
        files[name] = files[name].replace(old, new, 1)
    return read_folder({name: text.encode() for name, text in files.items()})


def test_good_files_are_read_whole():
    table, problems = read()
    assert problems == []
    assert table.transitions[Transition(2020, "A", "ASD", 1, "B", "ASD", 2)] == 1
    inputs = table.as_inputs("Here")
    assert inputs["costs"] == [["ASD", "A", "10000.50"]]
    assert len(inputs["transitions"]["year"]) == 4
    assert inputs["states"][0] == {
        "setting": "A",
        "group": "one",
        "first": 0,
        "last": 5,
        "needs": ["ASD", "SEMH"],
        "to": ["A", "B"],
    }


def test_a_row_may_stand_for_many():
    table, problems = read(
        transitions=(
            FILES["transitions.csv"],
            "calendar-year,setting-1,need-1,academic-year-1,setting-2,need-2,academic-year-2,count\n2020,A,ASD,1,A,ASD,2,7\n",
        )
    )
    assert problems == []
    assert sum(table.transitions.values()) == 7


def test_without_costs_there_is_none():
    table, problems = read(without="costs.csv")
    assert (problems, table.costs) == ([], {})


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        (
            {"transitions": ("2020,A,ASD,1,A,ASD,2", "2020,A,ASD,1,A,ASD,4")},
            "transitions.csv, line 3: academic-year-1 is 1 and academic-year-2 is 4",
        ),
        (
            {"transitions": ("2020,A,ASD,1,B", "2020,C,ASD,1,B")},
            "transitions.csv, line 4: There is no setting C in valid-states.csv",
        ),
        ({"transitions": ("1,B,ASD,2", "1,B,SEMH,2")}, "transitions.csv, line 4: B does not take need SEMH"),
        (
            {"transitions": ("2020,A,ASD,1,A,ASD,2", "2020,A,ASD,5,A,ASD,6")},
            "transitions.csv, line 3: A has years 0 to 5, not 6",
        ),
        ({"valid_states": ('"A,B"', "A")}, "transitions.csv, line 4: Nobody may go from A to B"),
        (
            {"transitions": ("NONSEND,NONSEND,0", "NONSEND,ASD,0")},
            "line 2: setting-1 is NONSEND and need-1 is ASD. Either both",
        ),
        (
            {"transitions": ("NONSEND,NONSEND,0,A,ASD", "NONSEND,NONSEND,0,,")},
            "line 2: This person has no plan in either January",
        ),
        ({"transitions": ("2020,A", "next year,A")}, "line 3: calendar-year is “next year”. Write a whole number."),
        ({"transitions": ("2021,A", "2023,A")}, "transitions.csv: There are no transitions from January 2021"),
        ({"transitions": ("setting-1", "setting")}, "transitions.csv, line 1: There is no column setting-1"),
        (
            {"population": ("2021,2,50", "2021,2,1")},
            "population.csv, line 8: In January 2021 2 people of year 2 have plans, but 1 live",
        ),
        ({"population": ("2020,0,50", "2020,0,-3")}, "population.csv, line 2: population is -3. It can be 0 at least."),
        ({"population": ("2020,1,50", "2020,0,50")}, "population.csv, line 3: Year 0 in January 2020 comes twice"),
        (
            {"population": ("2023,0,50\n2023,1,50\n2023,2,50\n2023,3,50\n", "")},
            "population.csv: There is no population for January 2023",
        ),
        ({"costs": ("ASD,A", "ASD,C")}, "costs.csv, line 2: valid-states.csv does not have ASD in C"),
        (
            {"costs": ('"£10,000.50"', "dear")},
            "costs.csv, line 2: cost is “dear”. Write pounds for one year as 1234.56",
        ),
        ({"costs": ('"£10,000.50"', "")}, "costs.csv, line 2: cost is “”"),
        (
            {"valid_states": ("A,one,0,5", "A,one,6,5")},
            "valid-states.csv, line 2: A begins with year 6 and ends with 5",
        ),
        ({"valid_states": ("B,two", "A,two")}, "valid-states.csv, line 3: A comes twice"),
        ({"valid_states": ('"A,B"', '"A,B,Z"')}, "valid-states.csv, line 2: A may be followed by Z, which has no row"),
    ],
)
def test_every_fault_is_named_with_its_line(changed, words):
    _, problems = read(**changed)
    assert any(words in str(problem) for problem in problems), list(map(str, problems))


def test_a_file_that_is_missing_is_named():
    _, problems = read(without="population.csv")
    assert [str(one) for one in problems] == [
        "population.csv: This file is missing. Its first row must name: calendar-year, academic-year, population."
    ]


def test_all_faults_come_at_once():
    _, problems = read(transitions=("2020,A,ASD,1,A", "x,A,ASD,1,A"), costs=("ASD,A", "ASD,"))
    assert [(one.file, one.line) for one in problems] == [("transitions.csv", 3), ("costs.csv", 2)]


def test_a_population_that_falls_to_none_is_remarked():
    table, problems = read(population=("2023,2,50", "2023,2,0"))
    assert problems == []
    assert table.remarks[-1] == "The population of year 2 falls to none in January 2023: nobody joins there."


def test_more_leavers_than_people_are_remarked():
    table, problems = read(
        transitions=("2021,A,ASD,2,NONSEND,NONSEND,3", "2021,A,ASD,4,NONSEND,NONSEND,5"),
        population=("2020,0,50", "2020,5,50"),
    )
    assert problems == []
    assert any("1 people of year 4 leave, more than the 0" in remark for remark in table.remarks)


@pytest.fixture
def public_files():
    """The demo inputs of a public forecasting model, given by AREASEND_SHARED or lying beside the repository."""
    folder = Path(os.environ.get("AREASEND_SHARED", ROOT.parent / "shared")) / "data" / "witan" / "inputs"
    if not folder.is_dir():
        pytest.skip(f"the reference data is not here: there is no folder {folder}")
    return {path.name: path.read_bytes() for path in folder.glob("*.csv")}


@pytest.mark.shared
def test_the_public_models_demo_files_are_read(public_files):
    table, problems = read_folder(public_files)
    assert problems == []
    assert (sum(table.transitions.values()), len(table.costs), len(table.states)) == (8351, 88, 19)
    assert "January 2014 is told twice, and the two tellings differ by 813 people in 1781" in table.remarks[0]
