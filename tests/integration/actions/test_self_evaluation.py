"""What the actions of the self-evaluation refuse, each with its sentence."""

from datetime import date

import pytest
from tests.conftest import TODAY
from tests.factories import make_organisation
from tests.factories.strategic import (
    make_action,
    make_comment,
    make_edition,
    make_evaluation,
    make_sign_off,
    make_statement,
    make_statement_action,
    make_statement_figure,
    make_theme,
)
from tests.integration.actions.refusals import refused

from areasend.actions import edition, self_evaluation, statement, statement_comment
from areasend.actions.refusal import Stale

pytestmark = pytest.mark.django_db
WORDS = {"kind": "strength", "text": "We listen.", "grade": 3}


@pytest.fixture
def said(officer):
    return {"by": officer, "today": TODAY}


@pytest.fixture
def gone():
    return make_statement(retired_on=TODAY, retired_because="Done")


@pytest.fixture
def closed():
    return make_evaluation(title="Ours", closed_on=date(2026, 9, 1))


def test_two_with_one_title(said):
    self_evaluation.open_(**said, title="How we see ourselves")
    with refused("such a title already", "title"):
        self_evaluation.open_(**said, title="How we see ourselves!")


@pytest.mark.parametrize("title", ["New", "!!!", " "])
def test_a_title_that_makes_no_address(said, title):
    with pytest.raises(self_evaluation.Refused):
        self_evaluation.open_(**said, title=title)


def test_one_that_opens_tomorrow(said):
    with refused("in the future", "opened_on"):
        self_evaluation.open_(**said, title="Ours", opened_on=date(2027, 1, 1))


def test_nobody_writes_in_one_that_is_closed(said, closed):
    with refused("“Ours” was closed on 1 September 2026"):
        self_evaluation.add_theme(closed, **said, title="Outcomes")
    with refused("was closed"):
        statement.add(make_theme(closed), **said, **WORDS)


def test_one_that_closes_before_it_opened(said):
    with refused("opened on 1 September 2025", "on"):
        self_evaluation.close(make_evaluation(), **said, on=date(2025, 1, 1))


def test_saying_the_same_twice(said):
    theme = make_theme()
    statement.add(theme, **said, **WORDS)
    with refused("says this already", "text"):
        statement.add(make_theme(theme.evaluation), **said, **WORDS | {"text": "WE LISTEN."})


def test_a_theme_of_another(said):
    with refused("a theme of this self-evaluation", "theme"):
        statement.amend(make_statement(), **said, **WORDS, theme=make_theme())


def test_somebody_was_faster(said):
    held = make_statement()
    statement.amend(held, **said, **WORDS, version=1)
    with pytest.raises(Stale):
        statement.amend(held, **said, **WORDS, version=1)


def test_what_is_taken_out_is_not_changed(said, gone):
    with refused("taken out on 18 November 2026"):
        statement.amend(gone, **said, **WORDS)
    with refused("nothing to comment on"):
        statement_comment.make(gone, **said, text="Why?")


def test_taking_out_without_a_reason(said):
    with refused("why it is no longer said", "because"):
        statement.retire(make_statement(), **said, because=" ")


def test_a_figure_that_there_is_not(said):
    with refused("The catalogue has no such figure", "indicator"):
        statement.cite(make_statement(), **said, indicator="happiness")
    with refused("no figure of this to cite", "indicator"):
        statement.cite(make_statement(), **said, indicator="adult_care_at_reviews")
    with refused("no figure of this to cite", "group"):
        statement.cite(make_statement(), **said, indicator="requests_received", cut="colour", group="red")


def test_a_figure_twice_a_day(said, assessing):
    held = make_statement()
    statement.cite(held, **said, indicator="requests_received")
    with refused("as it stands today already", "group"):
        statement.cite(held, **said, indicator="requests_received")


def test_taking_a_figure_out_takes_its_earlier_citings_too(said):
    held = make_statement()
    old = make_statement_figure(held)
    make_statement_figure(held, on=TODAY)
    statement.drop_figure(old, **said)
    assert not held.figures.exists()


def test_the_same_action_twice(said):
    link = make_statement_action(action=make_action(reference="3.2"))
    with refused("Action 3.2 answers this statement already", "action"):
        statement.answer_with(link.statement, **said, action=link.action)


def test_resolving_without_words_or_twice(said, officer):
    comment = make_comment()
    with refused("what was changed because of the comment", "resolution"):
        statement_comment.resolve(comment, **said, resolution=" ")
    statement_comment.resolve(comment, **said, resolution="Reworded.")
    with refused("already resolved on 18 November 2026"):
        statement_comment.resolve(comment, **said, resolution="Again.")


def test_freezing_what_says_nothing(said):
    with refused("nothing to freeze yet"):
        edition.freeze(make_theme().evaluation, **said)


def test_freezing_before_the_last_edition(said):
    evaluation = make_statement().theme.evaluation
    make_edition(evaluation, frozen_on=date(2027, 1, 1))
    with refused("Edition 1 was frozen on 1 January 2027"):
        edition.freeze(evaluation, **said)


def test_signing_twice_or_before_it_is_frozen(said):
    signed = make_sign_off()
    given = {**said, "name": "Ann Lee", "organisation": make_organisation("The forum")}
    with refused("It cannot be signed before", "on"):
        edition.sign_off(signed.edition, **given, on=date(2026, 1, 1))
    with refused("has signed this edition already", "organisation"):
        edition.sign_off(signed.edition, **given | {"organisation": signed.organisation})


def test_publishing_unsigned_or_twice(said):
    with refused("Nobody has signed"):
        edition.publish(make_edition(), **said)
    signed = make_sign_off().edition
    edition.publish(signed, **said)
    with refused("already published on 18 November 2026"):
        edition.publish(signed, **said)
