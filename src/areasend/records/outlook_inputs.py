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

from areasend.records.figures_version import figures_version

Gatherer = Callable[[date, dict[str, Any]], dict[str, Any]]
MOST = 32
_KEPT: OrderedDict[tuple[object, ...], dict[str, Any]] = OrderedDict()
_LOCK = Lock()


class NoInputs(ValueError):
    """The model cannot begin: the message says what is missing."""


GATHERERS: dict[str, Gatherer] = {}


def gather(key: str, on: date, scope: dict[str, Any]) -> dict[str, Any]:
    """The inputs of the model `key` as they stand on a day. Raises `NoInputs`."""
    if key not in GATHERERS:
        raise NoInputs("Nothing in the records feeds this model yet.")
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
