"""What partners say about a statement while it is being written together."""

from __future__ import annotations

from datetime import date

from areasend.actions.audit import action
from areasend.actions.checks import check_reason, say
from areasend.actions.refusal import Refused
from areasend.actions.self_evaluation import check_open
from areasend.records.models import Statement, StatementComment, User


@action("statement_comment.make")
def make(statement: Statement, *, by: User, today: date, text: str) -> StatementComment:
    check_reason(text, field="text", ask="Write what you would change, or what you know about it.")
    check_open(statement.theme.evaluation)
    if statement.retired_on:
        raise Refused(
            f"This statement was taken out on {say(statement.retired_on)}, so there is nothing to comment on."
        )
    return StatementComment.objects.create(statement=statement, on=today, text=text, recorded_by=by)


@action("statement_comment.resolve")
def resolve(comment: StatementComment, *, by: User, today: date, resolution: str) -> StatementComment:
    """Answer it with words: what was changed, or why not."""
    check_reason(resolution, field="resolution", ask="Say what was changed because of the comment, or why nothing was.")
    held = StatementComment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
    if held.resolved_on:
        raise Refused(f"This comment was already resolved on {say(held.resolved_on)}.")
    held.resolved_on, held.resolved_by, held.resolution = today, by, resolution
    held.save(update_fields=["resolved_on", "resolved_by", "resolution"])
    return held
