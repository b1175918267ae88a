"""Self-evaluation: its themes, statements, comments and editions."""

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

from areasend.actions import edition, self_evaluation, statement, statement_comment

WORDS = {"kind": "strength", "text": "Families are heard early", "grade": 3, "impact": "Fewer complaints"}


def freeze(w):
    return edition.freeze(make_statement().theme.evaluation, **w.said)


def sign(w):
    return edition.sign_off(
        make_edition(), **w.said, organisation=make_organisation("The forum"), name="Ann Lee, chair"
    )


DEEDS = {
    "self_evaluation.open": lambda w: self_evaluation.open_(**w.said, title="How well we know ourselves"),
    "self_evaluation.amend": lambda w: self_evaluation.amend(make_evaluation(), **w.said, title="Ours"),
    "self_evaluation.close": lambda w: self_evaluation.close(make_evaluation(), **w.said, on=TODAY),
    "theme.add": lambda w: self_evaluation.add_theme(make_evaluation(), **w.said, title="Outcomes"),
    "theme.amend": lambda w: self_evaluation.amend_theme(make_theme(), **w.said, title="Outcomes"),
    "statement.add": lambda w: statement.add(make_theme(), **w.said, **WORDS),
    "statement.amend": lambda w: statement.amend(make_statement(), **w.said, **WORDS),
    "statement.retire": lambda w: statement.retire(make_statement(), **w.said, because="Done"),
    "statement.cite": lambda w: statement.cite(make_statement(), **w.said, indicator="requests_received"),
    "statement.drop_figure": lambda w: statement.drop_figure(make_statement_figure(), **w.said),
    "statement.answer_with": lambda w: statement.answer_with(make_statement(), **w.said, action=make_action()),
    "statement.unlink_action": lambda w: statement.unlink_action(make_statement_action(), **w.said),
    "statement_comment.make": lambda w: statement_comment.make(make_statement(), **w.said, text="Is it?"),
    "statement_comment.resolve": lambda w: statement_comment.resolve(make_comment(), **w.said, resolution="Reworded"),
    "edition.freeze": freeze,
    "edition.sign_off": sign,
    "edition.publish": lambda w: edition.publish(make_sign_off().edition, **w.said),
}
