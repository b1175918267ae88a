"""What goes into each model, taken from the records or from published figures as they stand, as plain JSON that a scenario freezes.

A gatherer is `gather(on, scope) -> inputs`; `scope` says of what (which area, which list). The newest few are kept until what they are
counted from changes, so that a slider does not count the caseload anew.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from threading import Lock
from typing import Any

from django.conf import settings

from areasend.records.figures_version import figures_version
from areasend.records.models import Case

Gatherer = Callable[[date, dict[str, Any]], dict[str, Any]]
MOST = 32
_KEPT: OrderedDict[tuple[object, ...], dict[str, Any]] = OrderedDict()
_LOCK = Lock()


class NoInputs(ValueError):
    """The model cannot begin: the message says what is missing."""


def of_plans(on: date, scope: dict[str, Any]) -> dict[str, Any]:
    """Published figures of any English area up to a January; the facts of the day do not matter."""
    from areasend.forecast.plans import CannotForecast, inputs_for
    from areasend.indicators.published import UnknownArea

    try:
        return inputs_for(str(scope["area"]), int(scope["origin"]), int(scope["years"]))
    except (CannotForecast, UnknownArea) as fault:
        raise NoInputs(str(fault)) from fault


def of_recovery(on: date, scope: dict[str, Any]) -> dict[str, Any]:
    """The area's own open assessments."""
    from areasend.records.recovery_inputs import recovery_inputs

    found = recovery_inputs(Case.objects.all(), on, settings.AREASEND_AREA_NAME)
    if not any(any(ages) for ages in found["open"].values()):
        raise NoInputs("No assessment is open, so there is no queue to look ahead at.")
    return found


def of_places(on: date, scope: dict[str, Any]) -> dict[str, Any]:
    """The area's own places and the children in them."""
    from areasend.records.models import CommissionedPlaces
    from areasend.records.places.kept import inputs_on

    if not CommissionedPlaces.objects.standing().exists():
        raise NoInputs("No commissioned places are recorded yet, so it cannot be said which will be short.")
    return inputs_on(on)


def of_money(on: date, scope: dict[str, Any]) -> dict[str, Any]:
    """The budget and the ledger of the financial year in which the day lies."""
    from areasend.records.models import BudgetYear
    from areasend.records.money.inputs import frozen_inputs
    from areasend.rules.money.year import year_of

    try:
        return frozen_inputs(year_of(on), on)
    except BudgetYear.DoesNotExist as fault:
        raise NoInputs("No budget of this financial year is recorded yet.") from fault


def of_transitions(on: date, scope: dict[str, Any]) -> dict[str, Any]:
    """Who was in which state at each January's count, from all of the area's plans."""
    from areasend.records.transition_frames import NoHistory, transitions

    try:
        return transitions(on, ahead=10).as_inputs(settings.AREASEND_AREA_NAME)
    except NoHistory as fault:
        raise NoInputs(str(fault)) from fault


def of_waits(on: date, scope: dict[str, Any]) -> dict[str, Any]:
    """A waiting list as it was last told: the one that `scope` names, else the longest."""
    from areasend.records.models import WaitingList
    from areasend.records.waits import NoFlows, waits_inputs

    found = WaitingList.objects.named(on, str(scope.get("list") or ""))
    if found is None:
        raise NoInputs("No such waiting list is recorded. Record one under Waits, or choose another.")
    try:
        return waits_inputs(found)
    except NoFlows as fault:
        raise NoInputs(str(fault)) from fault


def _of_work(key: str, lacking: str) -> Gatherer:
    def gatherer(on: date, scope: dict[str, Any]) -> dict[str, Any]:
        """The area's own open cases of this work."""
        from areasend.records.workflow_inputs import workflow_inputs

        found = workflow_inputs(key, Case.objects.all(), on, settings.AREASEND_AREA_NAME)
        if not any(any(ages) for ages in found["open"].values()) and not found["arrivals_per_week"]:
            raise NoInputs(lacking)
        return found

    return gatherer


GATHERERS: dict[str, Gatherer] = {
    "plans": of_plans,
    "transitions": of_transitions,
    "recovery": of_recovery,
    "places": of_places,
    "money": of_money,
    "waits": of_waits,
    "amendments": _of_work(
        "amendments", "No review meeting of the last year is recorded, so there is no queue to look ahead at."
    ),
    "panels": _of_work(
        "panels", "No request of the last year is recorded, so there is no queue for a panel to look ahead at."
    ),
    "tribunal": _of_work("tribunal", "No appeal of the last year is recorded, so there is no queue to look ahead at."),
}
KEPT = {"plans", "transitions", "recovery", "amendments", "panels", "tribunal"}
"""What follows from published figures and from cases alone, so that the mark of those says whether it still holds."""


def gather(key: str, on: date, scope: dict[str, Any]) -> dict[str, Any]:
    """The inputs of the model `key` as they stand on a day. Raises `NoInputs`."""
    if key not in GATHERERS:
        raise NoInputs("Nothing in the records feeds this model yet.")
    if key not in KEPT:
        return GATHERERS[key](on, scope)
    mark = (key, on, json.dumps(scope, sort_keys=True), figures_version())
    with _LOCK:
        found = _KEPT.get(mark)
    if found is None:
        found = GATHERERS[key](on, scope)
        with _LOCK:
            _KEPT[mark] = found
            while len(_KEPT) > MOST:
                _KEPT.popitem(last=False)
    return found
