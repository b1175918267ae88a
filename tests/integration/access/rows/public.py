"""The public account and its desk."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.factories import strategic as make
from tests.factories.outlook import make_scenario
from tests.integration.access.rows import EVERYONE, LEADS

from areasend.documents.paper import Paper, Text
from areasend.records.papers.frozen import freeze

DAY = date(2026, 10, 31)
ROWS = {
    **dict.fromkeys(
        (
            "public:home", "public:topic", "public:indicator", "public:plans", "public:plan", "public:evaluations", "public:edition",
            "public:decisions", "public:decision", "public:reports", "public:report", "public:boards", "public:board", "public:meeting",
            "public:edition_pdf", "public:report_pdf", "public:meeting_pdf", "public:forecasts", "public:forecast", "public:forecast_pdf",
            "public:said_did", "public:ask", "public:find", "public:asked", "public:questions", "public:question", "public:rate",
            "public:data", "public:catalogue", "public:schema", "public:release_file", "public:data_file",
        ),
        EVERYONE,
    ),
    **dict.fromkeys(
        (
            "public_desk:overview", "public_desk:questions", "public_desk:question", "public_desk:decline", "public_desk:ratings",
            "public_desk:said_did", "public_desk:record_said", "public_desk:amend_said", "public_desk:withdraw_said",
            "public_desk:make_release", "public_desk:release",
        ),
        LEADS,
    ),
    **dict.fromkeys(("public_desk:read_rating", "public_desk:publish_said", "public_desk:publish_release"), (302, *(405,) * 7)),
}  # fmt: skip


def paper() -> dict[str, Any]:
    return freeze(Paper("A paper", "Autumn", "Buckinghamshire", DAY, blocks=(Text("Words."),)))


def plan() -> Any:
    return make.make_plan(agreed_on=DAY, published_on=DAY)


def edition() -> list[Any]:
    found = make.make_edition(paper=paper(), frozen_on=DAY, published_on=DAY)
    return [found.evaluation.slug, found.number]


def meeting() -> list[Any]:
    board = make.make_board(is_public=True)
    found = make.make_meeting(board, on=DAY, held_on=DAY, is_public=True, minutes_approved_on=DAY)
    return [board.slug, found.pk, "minutes"]


def answered() -> Any:
    return make.make_question(state="answered", shown="When?", answer="Soon.", answered_by="The team", answered_on=DAY)


def release() -> Any:
    figures = {"version": 1, "base": 5, "indicators": {}}
    return make.make_release(as_at=DAY, published_on=DAY, figures=figures)


def file_of_release(_: Any) -> list[Any]:
    return [f"{release().as_at:%Y-%m}", "csv"]


def forecast() -> list[Any]:
    return [make_scenario(frozen_on=DAY, published_on=DAY, public_paper=paper()).pk]


GIVEN = {
    "public:forecast": lambda w: forecast(),
    "public:forecast_pdf": lambda w: forecast(),
    "public:topic": lambda w: ["plans"],
    "public:indicator": lambda w: ["plans_in_20_weeks"],
    "public:plan": lambda w: [plan().slug],
    "public:edition": lambda w: edition(),
    "public:decision": lambda w: [w.row("decision").reference],
    "public:report": lambda w: [make.make_progress_report(plan(), paper=paper(), published_on=DAY).pk],
    "public:board": lambda w: [make.make_board(is_public=True).slug],
    "public:meeting": lambda w: meeting(),
    "public:edition_pdf": lambda w: edition(),
    "public:report_pdf": lambda w: [make.make_progress_report(plan(), paper=paper(), published_on=DAY).pk],
    "public:meeting_pdf": lambda w: meeting(),
    "public:asked": lambda w: [w.row("publicquestion").reference],
    "public:question": lambda w: [answered().reference],
    "public:schema": lambda w: ["decisions"],
    "public:release_file": file_of_release,
    "public:data_file": lambda w: ["plan-progress", "csv"],
    "public_desk:question": lambda w: [w.row("publicquestion").reference],
    "public_desk:decline": lambda w: [w.row("publicquestion").reference],
    "public_desk:amend_said": lambda w: [w.row("saiddid").pk],
    "public_desk:withdraw_said": lambda w: [w.row("saiddid").pk],
    "public_desk:publish_said": lambda w: [w.row("saiddid").pk],
    "public_desk:read_rating": lambda w: [w.row("pagerating").pk],
    "public_desk:release": lambda w: [release().pk],
    "public_desk:publish_release": lambda w: [release().pk],
}
