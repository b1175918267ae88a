"""Plans as workbooks and CSV files."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from tests.unit.exchange.action_plan.conftest import PAGE

from areasend.exchange.action_plan import (
    ActionRow,
    DueRow,
    MeasureRow,
    PlanTable,
    PriorityRow,
    read,
    read_published,
    write_csv,
    write_workbook,
)
from areasend.exchange.action_plan.shapes import DIRECTIONS, KINDS, PRECISIONS, REPEATS, TERMS
from areasend.exchange.caseload.shapes import Unreadable

LETTERS = "abcXYZé0129 =+-@'./%&()"
WORDS = st.text(LETTERS, min_size=1, max_size=12).map(lambda text: " ".join(text.split())).filter(bool)
MAYBE = st.one_of(st.just(""), WORDS)
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
AMOUNTS = st.decimals(0, 100_000, places=2, allow_nan=False, allow_infinity=False)
NAMES = st.lists(WORDS, unique=True, max_size=3).map(tuple)
DUE = st.builds(DueRow, MAYBE, DAYS, *(st.sampled_from(codes) for codes in (PRECISIONS, REPEATS, TERMS)))
MEASURE = st.builds(
    MeasureRow,
    WORDS,
    st.sampled_from(KINDS),
    st.none() | AMOUNTS,
    MAYBE,
    st.none() | DAYS,
    st.none() | DAYS,
    st.sampled_from(DIRECTIONS),
    st.booleans(),
)
ACTION = st.tuples(
    WORDS,
    NAMES,
    NAMES,
    NAMES,
    st.lists(DUE, max_size=2).map(tuple),
    st.sampled_from(TERMS),
    st.lists(MEASURE, max_size=2).map(tuple),
)


@st.composite
def plans(draw):
    priorities = draw(st.lists(st.tuples(WORDS, MAYBE), min_size=1, max_size=3))
    rows = [
        ActionRow(f"{number}.{place}", *fields, published_number=draw(MAYBE))
        for number in range(1, len(priorities) + 1)
        for place, fields in enumerate(draw(st.lists(ACTION, max_size=2)), start=1)
    ]
    years = draw(st.none() | st.tuples(st.integers(2000, 2020), st.integers(2020, 2040)))
    made = tuple(PriorityRow(number, *pair) for number, pair in enumerate(priorities, start=1))
    return PlanTable(draw(WORDS), years, made, tuple(rows), draw(MAYBE))


@given(plans())
@settings(max_examples=40, deadline=None)
def test_a_workbook_reads_back_as_equal_rows(plan):
    reading = read("plan.xlsx", write_workbook(plan))
    assert reading.problems == ()
    assert reading.plan == plan


def test_a_page_survives_the_workbook():
    plan = read_published(PAGE)
    assert read("plan.xlsx", write_workbook(plan)).plan == plan


def test_a_page_survives_csv_but_for_what_words_cannot_carry():
    plan = read_published(PAGE)
    back = read("plan.csv", write_csv(plan))
    assert back.problems == ()
    assert back.plan.priorities == plan.priorities
    assert back.plan.actions[:2] == plan.actions[:2]


def test_a_text_that_looks_like_a_formula_is_no_formula():
    plan = PlanTable("=1+1", None, (PriorityRow(1, "=A1"),), (ActionRow("1.1", "=cmd()"),))
    book = load_workbook(io.BytesIO(write_workbook(plan)))
    assert book["Actions"]["B2"].data_type == "s"


def changed(sheet: str, cell: str, value: object) -> bytes:
    """The workbook of the page with another value in one cell."""
    book = load_workbook(io.BytesIO(write_workbook(read_published(PAGE))))
    book[sheet][cell] = value
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "said"),
    [
        ("Actions", "A2", "one", "This is not a reference."),
        ("Actions", "A3", "1.1", "The reference 1.1 is given twice."),
        ("Actions", "A2", "7.1", "no such priority"),
        ("Actions", "B2", None, "The cell for title is empty."),
        ("Actions", "F2", "eternal", "“eternal” is not known here."),
        ("Due dates", "C2", "soon", "This is not a date."),
        ("Due dates", "C2", "31/02/2026", "February 2026 has 28 days."),
        ("Due dates", "A2", "9.9", "The sheet Actions has no sound row"),
        ("Measures", "C2", "guess", "“guess” is not known here."),
        ("Measures", "D2", "lots", "The target is not a number."),
        ("Measures", "I2", "perhaps", "neither yes nor no"),
        ("Priorities", "A3", 1, "Priority 1 is given twice."),
        ("Plan", "B2", 2040, "The years do not make a span."),
        ("Plan", "B2", "MMXX", "This is not a whole number."),
        ("Actions", "H1", "Colour", "No column of this name is known"),
        ("Actions", "H1", "Reference", "Two columns mean reference."),
    ],
)
def test_a_fault_is_named_by_sheet_and_cell(sheet, cell, value, said):
    problems = read("plan.xlsx", changed(sheet, cell, value)).problems
    assert any(said in problem.wrong and problem.right for problem in problems)
    assert any(problem.sentence.startswith(f"Sheet {problem.sheet}, cell ") for problem in problems)


def test_a_missing_column_says_what_to_add():
    book = Workbook()
    book.active.append(["reference", "term"])
    book.active.append(["1.1", "short"])
    content = io.BytesIO()
    book.save(content)
    (problem,) = read("plan.xlsx", content.getvalue()).problems
    assert problem.sentence == "Sheet Sheet: The column title is missing. Add it: what will be done."


def test_a_month_in_a_date_cell_means_its_last_day():
    reading = read("plan.xlsx", changed("Due dates", "C2", "February 2027"))
    assert reading.plan.actions[0].due[0].on == date(2027, 2, 28)


def test_a_published_heading_has_its_names_between_strokes():
    content = b"Reference,Action,Lead agency,Due date,Success measure\n1.1,Meet,Council/College,May 2026,5 talks held\n"
    (row,) = read("plan.csv", content).plan.actions
    assert row.agencies == ("Council", "College")
    assert row.due == (DueRow("", date(2026, 5, 31)),)
    assert row.measures[0].target == Decimal(5)


def test_a_due_date_in_words_that_cannot_be_read_is_a_problem():
    (problem,) = read("plan.csv", b"reference,title,due\n1.1,Meet,some day\n").problems
    assert (problem.cell, problem.value) == ("C2", "some day")


@pytest.mark.parametrize(("name", "content"), [("a.csv", b""), ("a.xlsx", b"no"), ("a.doc", b"x")])
def test_a_file_that_cannot_be_read_says_what_to_do(name, content):
    with pytest.raises(Unreadable):
        read(name, content)
