"""What was promised at meetings: the list, and how each went."""

from __future__ import annotations

import csv
from datetime import date
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from areasend.actions import owed_action as actions
from areasend.actions.refusal import Refused
from areasend.records.models import Board, OwedAction
from areasend.rules.policies.access import Verb
from areasend.web.boards.loaders import trail
from areasend.web.boards.meeting_forms import FollowUpForm
from areasend.web.boards.recording import record
from areasend.web.components.forms import BaseForm
from areasend.web.components.tables import Column
from areasend.web.loaders import wants
from areasend.web.today import today

PAGE = 50
ORDERS = {"due": ("due_on", "pk"), "owner": ("owner", "due_on"), "board": ("meeting__board__name", "due_on")}
COLUMNS = [
    Column("What"),
    Column("Who", sort="owner"),
    Column("Due", sort="due"),
    Column("Board", sort="board"),
    Column("State"),
]


class OwedFilter(BaseForm, forms.Form):
    board = forms.ModelChoiceField(Board.objects.none(), label="Board", required=False, empty_label="All boards")
    state = forms.ChoiceField(
        label="State",
        required=False,
        choices=[("", "Still owed"), ("late", "Late"), ("done", "Done"), ("dropped", "Dropped"), ("all", "All")],
    )
    text = forms.CharField(label="Words", required=False)

    def __init__(self, *args: Any, boards: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["board"].queryset = boards

    def narrowed(self, rows: Any, on: date) -> Any:
        self.is_valid()
        chosen = self.cleaned_data
        rows = _in_state(rows, chosen.get("state") or "", on)
        if chosen.get("board"):
            rows = rows.of_board(chosen["board"])
        return rows.filter(text__icontains=chosen["text"]) if chosen.get("text") else rows


def _in_state(rows: Any, state: str, on: date) -> Any:
    if state == "late":
        return rows.late(on)
    kept = {"done": {"done_on__isnull": False}, "dropped": {"dropped_on__isnull": False}, "all": {}}
    return rows.filter(**kept[state]) if state in kept else rows.open()


def _wanted(request: HttpRequest) -> tuple[OwedFilter, Any]:
    boards = Board.objects.allowed(request.user, Verb.VIEW_BOARD).order_by("name")
    form = OwedFilter(request.GET, boards=boards)
    rows = OwedAction.objects.allowed(request.user, Verb.VIEW_BOARD).select_related("meeting__board", "seat")
    sort = request.GET.get("sort", "due")
    order = ORDERS.get(sort.lstrip("-"), ORDERS["due"])
    if sort.startswith("-"):
        order = (f"-{order[0]}", *order[1:])
    return form, form.narrowed(rows, today()).order_by(*order)


@require_GET
@wants(Verb.VIEW_BOARD)
def owed(request: HttpRequest) -> HttpResponse:
    form, rows = _wanted(request)
    context = {
        "form": form,
        "rows": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "columns": COLUMNS,
        "today": today(),
        "theirs": set(OwedAction.objects.may_follow_up(request.user).open().values_list("pk", flat=True)),
        "query": request.GET.urlencode(),
        "breadcrumbs": trail(),
    }
    return render(request, "boards/owed.html", context)


@require_GET
@wants(Verb.VIEW_BOARD)
def owed_csv(request: HttpRequest) -> HttpResponse:
    _, rows = _wanted(request)
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="actions-owed-{today().isoformat()}.csv"'
    writer = csv.writer(answer)
    writer.writerow(["What", "Who", "Due", "Board", "Promised", "Done", "Dropped", "Note"])
    writer.writerows(
        [one.text, one.owner, one.due_on, one.meeting.board.name, one.meeting.on, one.done_on or "",
         one.dropped_on or "", one.done_note or one.dropped_because]
        for one in rows
    )  # fmt: skip
    return answer


@require_http_methods(["GET", "POST"])
@wants(Verb.VIEW_BOARD)
def follow_up(request: HttpRequest, row: int) -> HttpResponse:
    """For who runs boards, and for who owes it."""
    found = OwedAction.objects.may_follow_up(request.user).select_related("meeting__board")
    owed = get_object_or_404(found, pk=row)
    if not OwedAction.objects.allowed(request.user, Verb.VIEW_BOARD).filter(pk=row).exists():
        raise Http404
    form = FollowUpForm(
        request.POST if request.method == "POST" else None, today=today(), initial={"version": owed.version}
    )
    return record(
        request,
        form,
        lambda **given: _settle(request, owed, given),
        title=owed.text,
        done="It is noted.",
        back=reverse("boards:owed"),
        template="boards/follow_up.html",
        owed=owed,
        today=today(),
        breadcrumbs=trail((owed.meeting.board.name, reverse("boards:board", args=[owed.meeting.board.slug]))),
    )


def _settle(request: HttpRequest, owed: OwedAction, given: dict[str, Any]) -> OwedAction:
    who = {"by": request.user, "today": today(), "version": given["version"]}
    outcome, words, on = given["outcome"], given["words"], given["on"]
    try:
        if outcome == "done":
            return actions.finish(owed, **who, done_on=on or today(), note=words)
        if outcome == "longer":
            return actions.postpone(owed, **who, due_on=on, because=words)
        return actions.drop(owed, **who, because=words)
    except Refused as refusal:
        fields = {"done_on": "on", "due_on": "on", "because": "words"}
        raise Refused(str(refusal), field=fields.get(refusal.field or "")) from refusal
