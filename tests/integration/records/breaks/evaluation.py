"""Self-evaluation."""

from datetime import date

from tests.factories.strategic import (
    DAY,
    make_comment,
    make_edition,
    make_evaluation,
    make_sign_off,
    make_statement,
    make_statement_action,
    make_statement_figure,
    make_theme,
)


def twice(make, **fields):
    make(**fields)
    make(**fields)


def two_signatures():
    twice(make_sign_off, edition=make_edition())


def two_links():
    first = make_statement_action()
    make_statement_action(statement=first.statement, action=first.action)


BREAKS = {
    "selfevaluation.slug": lambda: twice(make_evaluation, slug="ours"),
    "theme_numbered_once": lambda: twice(make_theme, evaluation=make_evaluation(), number=1),
    "theme_has_title": lambda: make_theme(title=""),
    "statement_has_text": lambda: make_statement(text=""),
    "statement_graded": lambda: make_statement(grade=5),
    "statement_retired_with_reason": lambda: make_statement(retired_on=DAY),
    "statement_figure_cut_with_group": lambda: make_statement_figure(cut="age"),
    "statement_figure_once_a_day": lambda: twice(make_statement_figure, statement=make_statement()),
    "statement_action_once": two_links,
    "statement_comment_has_text": lambda: make_comment(text=""),
    "statement_comment_resolved_by": lambda: make_comment(resolved_on=DAY),
    "edition_numbered_once": lambda: twice(make_edition, evaluation=make_evaluation(), number=1),
    "edition_published_after_frozen": lambda: make_edition(published_on=date(2026, 1, 1)),
    "sign_off_once": two_signatures,
}
