"""What a self-evaluation says by itself: evidence then and now, what is wanting, who changed what."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.conftest import TODAY
from tests.factories import make_case, make_user
from tests.factories.strategic import (
    make_action,
    make_evidence_use,
    make_measure,
    make_measure_reading,
    make_statement,
    make_statement_action,
    make_statement_figure,
    make_theme,
)

from areasend.actions import statement as actions
from areasend.records.evaluation_history import statement_history
from areasend.records.evaluation_standing import evaluation_standing, statement_standing, with_evidence

pytestmark = pytest.mark.django_db
EARLIER = date(2026, 10, 5)


def lacks(evaluation):
    return [(lack.where, lack.gap.key) for lack in evaluation_standing(evaluation, TODAY).gaps]


def test_a_figure_stands_as_it_stood_that_day_with_the_figure_of_today_beside_it(statement, lead, requests):
    actions.cite(statement, by=lead, today=EARLIER, indicator="requests_received")
    make_case(facts={"request.received": date(2026, 11, 2)})
    found = statement_standing(statement, TODAY).figures[0]
    assert (found.figure.shown, found.now.shown, found.moved) == ("6", "7", "changed")
    assert found.figure.period == "6 October 2025 to 5 October 2026"


def test_a_figure_keeps_what_it_was_set_beside(statement, lead):
    make_case(facts={"request.received": date(2026, 1, 5), "plan.issued": date(2026, 5, 1)})
    figure = actions.cite(statement, by=lead, today=TODAY, indicator="plans_in_20_weeks")
    assert [name[:10] for name, _ in figure.beside["comparators"]] == ["South East", "England 20", "Place amon"]
    assert (figure.beside["note"], figure.beside["target"]) == ("1 of 1 in 12 months", "100.0%")


def test_the_newest_citing_of_a_figure_counts(statement, lead, requests):
    for day in (EARLIER, TODAY):
        actions.cite(statement, by=lead, today=day, indicator="requests_received")
    assert [found.figure.on for found in statement_standing(statement, TODAY).figures] == [TODAY]


def test_what_the_catalogue_no_longer_knows_is_shown_as_it_stood(statement):
    make_statement_figure(statement, indicator="gone", shown="12%")
    found = statement_standing(statement, TODAY).figures[0]
    assert (found.label, found.now, found.moved) == ("gone", None, "unknown")


def test_gaps_show_themselves_gravest_first(evaluation, statement):
    make_theme(evaluation, title="Outcomes")
    assert lacks(evaluation) == [
        ("Development 1.1", "no_action"),
        ("Development 1.1", "no_evidence"),
        ("Theme 2", "empty_theme"),
    ]


def test_an_action_answers_and_its_own_lack_of_evidence_shows(evaluation, statement):
    make_statement_figure(statement)
    link = make_statement_action(statement=statement)
    assert lacks(evaluation) == [("Development 1.1", "action_without_evidence")]
    make_evidence_use(action=link.action)
    assert lacks(evaluation) == []


def test_a_reading_or_an_indicator_is_evidence_of_an_action():
    read, bound, bare = (make_measure(make_action(), indicator=name) for name in ("", "requests_received", ""))
    make_measure_reading(read)
    found = with_evidence([measure.action for measure in (read, bound, bare)])
    assert found == {read.action_id, bound.action_id}


def test_a_withdrawn_reading_is_none():
    measure = make_measure()
    make_measure_reading(measure, withdrawn_on=TODAY, withdrawn_because="Wrong term")
    assert with_evidence([measure.action]) == frozenset()


def test_a_statement_that_is_taken_out_is_not_read(evaluation, statement, lead):
    actions.retire(statement, by=lead, today=TODAY, because="Done")
    assert evaluation_standing(evaluation, TODAY).statements == []


def queries_of(evaluation):
    with CaptureQueriesContext(
        connection,
    ) as seen:
        evaluation_standing(evaluation, TODAY)
    return len(seen)


def test_the_number_of_queries_does_not_grow_with_the_statements(evaluation, statement):
    make_statement_action(statement=statement)
    make_evidence_use(statement=statement)
    make_statement_figure(statement)
    queries_of(evaluation)
    before = queries_of(evaluation)
    for _ in range(3):
        more = make_statement(make_theme(evaluation))
        make_statement_action(statement=more)
        make_evidence_use(statement=more)
        make_statement_figure(more)
    assert queries_of(evaluation) == before


def test_the_history_tells_in_sentences_who_changed_what(statement, lead, requests):
    words = {"kind": "development", "text": "Plans take 30 weeks.", "grade": 1}
    actions.amend(statement, by=lead, today=TODAY, **words)
    figure = actions.cite(statement, by=lead, today=TODAY, indicator="requests_received")
    actions.drop_figure(figure, by=make_user("Ann Other"), today=TODAY)
    dropped, cited, amended, written = statement_history(statement)
    assert (dropped.by, dropped.sentence, dropped.lines) == (
        "Ann Other",
        "Took a figure out",
        ("Requests for an assessment: 6, 2026-11-18",),
    )
    assert (cited.by, cited.sentence, cited.lines) == ("Lee Lead", "Cited a figure", ("Requests for an assessment",))
    assert "Words: “Plans take too long.” became “Plans take 30 weeks.”" in amended.lines
    assert "Grade: “Developing: inconsistent” became “Early: work has begun”" in amended.lines
    assert written.sentence == "Wrote the statement"


def test_what_is_taken_off_is_named_in_the_history(statement, lead):
    link = actions.answer_with(statement, by=lead, today=TODAY, action=make_action(title="Hire two psychologists"))
    actions.unlink_action(link, by=lead, today=TODAY)
    assert statement_history(statement)[0].lines == ("1.1 Hire two psychologists",)
