"""The area's boards in their hierarchy, who sits on them, and the formal decisions. What is published is restated; members are invented."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from areasend.actions import board as boards
from areasend.actions import decision as decisions
from areasend.actions import seat as seats
from areasend.demo.above.known import Known
from areasend.records.models import Board, Decision, User
from areasend.rules.days import working_day_on_or_before

GROUP: dict[str, Any] = {
    "kind": "group",
    "parent": "send-improvement-group",
    "opened_on": date(2021, 4, 1),
    "quorum": 3,
    "meets_every_weeks": 8,
    "terms": "Carry the priority forward\nBring what is stuck to the improvement group",
}
MARK = "Invented for the demo."
CABINET = "Cabinet"


def load(known: Known) -> None:
    for given in written()["boards"]:
        known.boards[given["slug"]] = _board(known, {**GROUP, **given} if "group" in given else given)
    for slug, key, text, on in written()["interests"]:
        seat = known.boards[slug].seats.get(user=known.users[key])
        seats.declare(seat, by=known.lead, today=on, text=text, declared_on=on)
    _decisions(known)


@cache
def written() -> dict[str, Any]:
    text = files(__package__).joinpath("boards.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


def _board(known: Known, given: dict[str, Any]) -> Board:
    about = {name: given[name] for name in boards.ABOUT if name in given and name != "parent"}
    parent = known.boards.get(given.get("parent", ""))
    opened = given["opened_on"]
    board = boards.open_board(by=known.lead, today=opened, slug=given["slug"], parent=parent, **about)
    for person in _people(given):
        _seat(known, board, person)
    if "closed_on" not in given:
        return board
    closed = given["closed_on"]
    for seat in board.seats.all():
        seats.leave(seat, by=known.lead, today=closed, until=closed)
    return boards.close(board, by=known.lead, today=closed, closed_on=closed)


def _people(given: dict[str, Any]) -> list[dict[str, str]]:
    short = [{"person": key, "sector": sector, "part": part} for key, sector, part in given.get("group", [])]
    return [*given.get("seats", []), *short]


def _seat(known: Known, board: Board, given: dict[str, str]) -> None:
    user: User | None = known.users.get(given.get("person", ""))
    named = {"name": user.name, "job_title": user.job_title, "user": user} if user else _named(given)
    seats.take(
        board,
        by=known.lead,
        today=board.opened_on,
        since=board.opened_on,
        sector=given["sector"],
        part=given.get("part", "member"),
        **named,
    )


def _named(given: dict[str, str]) -> dict[str, Any]:
    return {"name": given["name"], "job_title": given["job"]}


def _decisions(known: Known) -> None:
    cabinet = known.boards["cabinet"]
    for key, given in written()["decisions"].items():
        on = given["published_on"]
        known.decisions[key] = decisions.record(by=known.lead, today=on, maker=CABINET, board=cabinet, **given)
    for days, status, is_key, title, text, report, author in written()["invented"]:
        on = working_day_on_or_before(known.until + timedelta(days=days))
        about = {**_about(known, report, author), "is_key": is_key, "is_open_to_call_in": True, "title": title}
        said = {"decided_on": on, "published_on": on, "status": status, "text": text, "interests": "None."}
        made = decisions.record(by=known.lead, today=on, maker=CABINET, board=cabinet, **said, **about)
        known.decisions[made.reference] = made
    _call_in(known)
    for days, title, is_key, author in written()["planned"]:
        on = working_day_on_or_before(known.until + timedelta(days=days))
        about = {**_about(known, title, author), "is_key": is_key, "is_open_to_call_in": True, "title": title}
        decisions.plan(by=known.lead, today=known.until, maker=CABINET, board=cabinet, planned_on=on, **about)


def _about(known: Known, report: str, author: str) -> dict[str, Any]:
    return {
        "summary": MARK,
        "report_title": report,
        "report_author": known.users[author].job_title,
        "contact": known.users["director"].job_title,
    }


def _call_in(known: Known) -> None:
    """Scrutiny called the post-16 travel policy in, and let it stand."""
    travel = Decision.objects.get(title="Travel to post-16 places")
    assert travel.published_on is not None
    called = working_day_on_or_before(travel.published_on + timedelta(days=3))
    decisions.call_in(travel, by=known.lead, today=called, called_in_on=called)
    settled = working_day_on_or_before(called + timedelta(days=16))
    decisions.settle(travel, by=known.lead, today=settled, settled_on=settled, outcome="upheld")
