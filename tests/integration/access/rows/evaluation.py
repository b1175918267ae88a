"""Self-evaluation."""

import json

from tests.factories.strategic import (
    DAY,
    make_comment,
    make_edition,
    make_evidence_use,
    make_statement_action,
    make_statement_figure,
)
from tests.integration.access.rows import LEADS, STRATEGY

from areasend.documents.paper import Paper
from areasend.documents.stored import to_json

POSTED = (302, 405, 405, 405, 405, 405, 405, 405)
SIGNS = (302, 403, 403, 200, 403, 403, 200, 403)
"""Whoever belongs to no organisation has nobody to sign for."""
ROWS = {
    "evaluation:list": STRATEGY,
    "evaluation:new": LEADS,
    "evaluation:evaluation": STRATEGY,
    "evaluation:statements_csv": STRATEGY,
    "evaluation:draft": STRATEGY,
    "evaluation:draft_pdf": STRATEGY,
    "evaluation:amend": LEADS,
    "evaluation:close": LEADS,
    "evaluation:add_theme": LEADS,
    "evaluation:amend_theme": LEADS,
    "evaluation:add_statement": LEADS,
    "evaluation:statement": STRATEGY,
    "evaluation:amend_statement": LEADS,
    "evaluation:retire_statement": LEADS,
    "evaluation:cite": LEADS,
    "evaluation:cite_again": POSTED,
    "evaluation:drop_figure": POSTED,
    "evaluation:add_evidence": LEADS,
    "evaluation:evidence": STRATEGY,
    "evaluation:remove_evidence": POSTED,
    "evaluation:answer": LEADS,
    "evaluation:unlink": POSTED,
    "evaluation:resolve": LEADS,
    "evaluation:freeze": LEADS,
    "evaluation:compare": STRATEGY,
    "evaluation:edition": STRATEGY,
    "evaluation:edition_pdf": STRATEGY,
    "evaluation:sign": SIGNS,
    "evaluation:publish": LEADS,
}


def of_one(w):
    return [w.row("selfevaluation").slug]


def of_theme(w):
    theme = w.row("theme")
    return [theme.evaluation.slug, theme.number]


def of_statement(w):
    statement = w.row("statement")
    return [statement.theme.evaluation.slug, statement.pk]


def of_edition(w):
    paper = json.loads(to_json(Paper("How we see ourselves", "Edition 1", "The area", DAY)))
    edition = make_edition(w.row("selfevaluation"), paper=paper)
    return [edition.evaluation.slug, edition.number]


def with_part(make):
    return lambda w: [*of_statement(w), make(statement=w.row("statement")).pk]


GIVEN = {
    **dict.fromkeys((name for name in ROWS if name not in ("evaluation:list", "evaluation:new")), of_one),
    **dict.fromkeys(("evaluation:amend_theme", "evaluation:add_statement"), of_theme),
    **dict.fromkeys(
        (
            f"evaluation:{name}"
            for name in ("statement", "amend_statement", "retire_statement", "cite", "add_evidence", "answer")
        ),
        of_statement,
    ),
    **dict.fromkeys((f"evaluation:{name}" for name in ("edition", "edition_pdf", "sign", "publish")), of_edition),
    **dict.fromkeys(("evaluation:cite_again", "evaluation:drop_figure"), with_part(make_statement_figure)),
    **dict.fromkeys(("evaluation:evidence", "evaluation:remove_evidence"), with_part(make_evidence_use)),
    "evaluation:unlink": with_part(make_statement_action),
    "evaluation:resolve": with_part(make_comment),
}
