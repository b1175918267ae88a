"""Scenarios that the area's people keep: as things are, more psychologists, the recovery plan, more early support. Invented asks,
the demo's own facts.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import yaml

from areasend.actions import scenario, scenario_out
from areasend.demo.above.known import Known
from areasend.forecast.models import MODELS
from areasend.records.models import Meeting, Scenario
from areasend.records.outlook_inputs import NoInputs, gather


def load(known: Known) -> None:
    """What lacks its facts (a demo of people alone, say) is left out."""
    text = files(__package__).joinpath("outlook.yaml").read_text(encoding="utf-8")
    for given in yaml.safe_load(text)["scenarios"]:
        if given["model"] in MODELS:
            _keep(known, given)


def _keep(known: Known, given: dict[str, Any]) -> None:
    try:
        inputs = gather(given["model"], known.until, given.get("scope", {}))
    except NoInputs:
        return
    made = scenario.keep(
        by=known.users.get(given.get("by", ""), known.lead),
        today=known.until,
        title=given["title"],
        about=given.get("about", ""),
        model=given["model"],
        inputs=inputs,
        params=given.get("params", {}),
        scope=given.get("scope", {}),
        draws=given.get("draws", scenario.DRAWS),
    )
    if "board" in given:
        _put(known, made, given["board"])
    if "public" in given:
        scenario_out.publish(made, by=known.lead, today=known.until, words=given["public"])


def _put(known: Known, made: Scenario, given: dict[str, Any]) -> None:
    """Before the next meeting of the board, where one is planned."""
    board = known.boards.get(given["slug"])
    meeting = Meeting.objects.ahead(known.until).filter(board=board).first() if board else None
    if meeting is not None:
        ask = {"purpose": given["purpose"], "recommendation": given.get("recommendation", "")}
        scenario_out.put_to_board(made, by=known.lead, today=known.until, meeting=meeting, **ask)
