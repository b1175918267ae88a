"""One statement: all its evidence, what answers it, what is said about it, and how it came to be."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from areasend.actions import statement as actions
from areasend.actions import statement_comment
from areasend.records.evaluation_history import statement_history
from areasend.records.evaluation_standing import statement_standing
from areasend.rules.policies.access import Verb, may, withholds_small
from areasend.web.components.posting import posted_with_files
from areasend.web.components.tables import Column
from areasend.web.evaluation.finding import (
    address_of,
    address_of_statement,
    crumbs_of,
    get_statement,
    get_theme,
    may_edit,
)
from areasend.web.evaluation.forms import BecauseForm, CommentForm, StatementForm
from areasend.web.evaluation.page import ShownStatement
from areasend.web.evaluation.recording import record
from areasend.web.evaluation.stale import stale_words
from areasend.web.loaders import wants
from areasend.web.today import today

FORM = ["GET", "POST"]
COLUMNS = [
    Column("Figure"),
    Column("As it stood"),
    Column("Beside it then"),
    Column("As it stands now"),
    Column("Take anew", hidden=True),
]
WORDS = ("kind", "text", "grade", "impact")


@require_http_methods(FORM)
@wants(Verb.VIEW_STRATEGY)
def statement(request: HttpRequest, slug: str, row: int) -> HttpResponse:
    """A post is a comment."""
    found = get_statement(slug, row)
    evaluation = found.theme.evaluation
    can_comment = evaluation.closed_on is None and may(request.user.roles, Verb.COMMENT_EVALUATION)
    if request.method == "POST" and not can_comment:
        raise PermissionDenied
    standing = statement_standing(found, today(), hides=withholds_small(request.user.roles))
    there = address_of_statement(found)
    links = {link.action_id: link.pk for link in found.answers.all()}
    return record(
        request,
        CommentForm(posted_with_files(request)[0]),
        lambda **given: statement_comment.make(found, by=request.user, today=today(), **given),
        title=standing.name,
        done="Your comment is kept. Those who write the self-evaluation see it.",
        to=there,
        button="Send the comment",
        template="evaluation/statement.html",
        standing=standing,
        shown=ShownStatement(standing, there),
        statement=found,
        evaluation=evaluation,
        links=links,
        history=statement_history(found),
        columns=COLUMNS,
        can_edit=may_edit(request, evaluation) and found.retired_on is None,
        can_comment=can_comment and found.retired_on is None,
        breadcrumbs=crumbs_of(evaluation),
    )


@require_http_methods(FORM)
@wants(Verb.EDIT_EVALUATION)
def add(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    theme = get_theme(slug, number)
    initial = {"kind": request.GET.get("kind", "")}
    return record(
        request,
        StatementForm(posted_with_files(request)[0], evaluation=theme.evaluation, initial=initial),
        lambda **given: actions.add(theme, by=request.user, today=today(), **given),
        title="Add a statement",
        done="The statement is added. Show now that it is so.",
        to=address_of_statement,
        caption=str(theme),
        breadcrumbs=crumbs_of(theme.evaluation),
    )


@require_http_methods(FORM)
@wants(Verb.EDIT_EVALUATION)
def amend(request: HttpRequest, slug: str, row: int) -> HttpResponse:
    found = get_statement(slug, row)
    initial = {name: getattr(found, name) for name in (*WORDS, "theme", "version")}
    form = StatementForm(
        posted_with_files(request)[0], evaluation=found.theme.evaluation, can_move=True, initial=initial
    )
    return record(
        request,
        form,
        lambda **given: actions.amend(found, by=request.user, today=today(), **given),
        title="Amend the statement",
        done="The changes are kept.",
        to=address_of_statement(found),
        stale=lambda form: stale_words(request, form, found, WORDS),
        breadcrumbs=crumbs_of(found.theme.evaluation),
    )


@require_http_methods(FORM)
@wants(Verb.EDIT_EVALUATION)
def retire(request: HttpRequest, slug: str, row: int) -> HttpResponse:
    found = get_statement(slug, row)
    return record(
        request,
        BecauseForm(posted_with_files(request)[0], initial={"version": found.version}),
        lambda **given: actions.retire(found, by=request.user, today=today(), **given),
        title="Take the statement out",
        intro=f"“{found.text}” It stays in the editions that are frozen, and is not in the next.",
        done="The statement is taken out.",
        to=address_of(found.theme.evaluation),
        button="Take out",
        breadcrumbs=crumbs_of(found.theme.evaluation),
    )
