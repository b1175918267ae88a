from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from tests.strict_html import check_fragment

from areasend.web.components.tables import Column, Link, Table
from areasend.web.components.words import from_now, of, thousands

TODAY = date(2026, 3, 18)


def render(text: str, address: str = "/", **context: object) -> str:
    request = RequestFactory().get(address)
    html = Template("{% load areasend %}" + text).render(Context({"request": request, **context}))
    check_fragment(html)
    return html


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("overdue", "Late"),
        ("late", "Late"),
        ("due_soon", "Due soon"),
        ("met_late", "Met late"),
        ("half_done", "Half done"),
    ],
)
def test_a_state_has_its_words(state, words):
    assert f">{words}<" in render("{% status state %}", state=state)


def test_a_window_is_never_called_late():
    assert "Ends soon" in render('{% status "due_soon" "" "window" %}')


def test_a_rule_from_memory_says_so():
    assert "from memory" in render('{% evidence "memory" %}')
    assert render('{% evidence "primary" %}').strip() == ""


def test_a_tile_opens_the_list_behind_its_number():
    html = render(
        '{% stat 1230 "Late" href="/cases/?late=on" comparators=rows trend=trend %}',
        rows=[("England", "46%")],
        trend=[1, 2],
    )
    assert "1,230" in html
    assert 'href="/cases/?late=on"' in html
    assert "<svg" in html


COLUMNS = [Column("Name", sort="name"), Column("Due", sort="due"), Column("State")]
TABLE = '{% data_table columns caption="Cases" %}<tr><th scope="row">x</th></tr>{% enddata_table %}'


def test_a_head_sorts_and_keeps_the_filter_but_not_the_page():
    html = render(TABLE, "/?team=n&page=3", columns=COLUMNS)
    assert 'href="?team=n&amp;sort=name"' in html


def test_sorting_again_turns_the_order_round():
    html = render(TABLE, "/?sort=due", columns=COLUMNS)
    assert 'aria-sort="ascending"' in html
    assert 'href="?sort=-due"' in html


def test_plain_rows_name_their_columns_for_a_narrow_screen():
    table = Table([Column("Team"), Column("Open", numeric=True)], [[Link("North", "/north/"), 1512]], "Teams")
    html = render("{% simple_table table %}", table=table)
    assert '<td data-label="Open" class="app-num">1,512</td>' in html
    assert '<a class="govuk-link" href="/north/">North</a>' in html


def test_a_table_that_does_not_stack_scrolls_in_a_region_of_its_own():
    table = Table([Column("Year")], [["2025"]], "Years", stacked=False)
    assert 'role="region" aria-label="Years" tabindex="0"' in render("{% simple_table table %}", table=table)


def test_pages_keep_the_filter():
    page = Paginator(range(3412), 100).page(34)
    html = render("{% pagination page %}", "/?team=n&page=34", page=page)
    assert 'href="?team=n&amp;page=35"' in html
    assert "<strong>3,301</strong> to <strong>3,400</strong>" in html


def test_an_empty_list_has_no_pages():
    assert render("{% pagination page %}", page=Paginator([], 100).page(1)).strip() == ""


def deadline(**parts: object) -> SimpleNamespace:
    usual = {
        "label": "Decide",
        "asks": "local_authority",
        "kind": "deadline",
        "starts_on": TODAY,
        "due_on": TODAY + timedelta(days=3),
        "action_by": TODAY + timedelta(days=2),
        "target_on": None,
        "met_on": None,
        "state": "due_soon",
        "because": "Six weeks from 4 February 2026.",
        "references": (SimpleNamespace(title="Regulation 5(1)", href="https://example.org/5"),),
        "evidence": "secondary",
        "note": "",
    }
    return SimpleNamespace(**{**usual, **parts})


def test_a_deadline_says_when_why_and_by_which_law():
    html = render("{% deadline deadline today %}", deadline=deadline(), today=TODAY)
    assert "Saturday 21 March 2026" in html
    assert "in 3 days" in html
    assert "Last working day to act: Friday 20 March 2026." in html
    assert "Six weeks from 4 February 2026." in html
    assert 'href="https://example.org/5"' in html
    assert "second-hand" in html


def test_clocks_that_ask_for_nothing_are_folded_away():
    html = render("{% deadlines rows today %}", rows=[deadline(), deadline(state="not_owed")], today=TODAY)
    assert "1 other clock that ask" in html


def test_no_deadline_is_an_empty_state():
    assert "No dates yet" in render("{% deadlines rows today %}", rows=None, today=TODAY)


def test_what_a_step_starts_is_listed_before_it_is_saved():
    assert "21 Mar 2026" in render("{% will_start rows %}", rows=[deadline()])
    assert "No new date" in render("{% will_start rows %}", rows=None)


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "today"), (1, "in 1 day"), (13, "in 13 days"), (14, "in 2 weeks"), (-3, "3 days ago"), (-70, "10 weeks ago")],
)
def test_a_date_is_told_from_today(days, words):
    assert from_now(TODAY + timedelta(days=days), TODAY) == words


def test_figures_are_written_for_people():
    assert of(1230, "case") == "1,230 cases"
    assert of(1, "child,children") == "1 child"
    assert of(2, "child,children") == "2 children"
    assert [thousands(number) for number in (None, 1230, 12.25)] == ["–", "1,230", "12.2"]
