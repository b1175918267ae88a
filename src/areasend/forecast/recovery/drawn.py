"""What comes of a plan by months, drawn once: the newest few are kept, for one answer asks for the same look ahead more than once (its last
step is the whole), and the next turn of a lever asks again for today's staff and for the steps before it."""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from threading import Lock

from areasend.forecast.queue import simulate
from areasend.forecast.recovery.lines import Plan, line
from areasend.forecast.recovery.months import Months, by_month

MOST, MOST_DRAWS = 24, 1000
"""So many are kept, and none of more draws: a hundred draws of two years are about two hundred kilobytes."""
IN_THE_WEEKS = {
    "requests_change", "requests_growth", "extra_psychologists", "psychologists_from", "psychologists_for", "advice_per_psychologist",
    "other_advice_floor", "extra_writers", "writers_from", "writers_for", "plans_per_writer", "reserved", "added_staff_take",
}  # fmt: skip
"""Parameters that a line reads only through what comes and what can be done in each week."""
OUTSIDE = {"psychologist_cost", "writer_cost", "other_advice_cost", "cleared_at"}
"""Parameters that change nothing of what is drawn."""
_KEPT: OrderedDict[tuple[bytes, int, int], Months] = OrderedDict()
_LOCK = Lock()


def months_of(made: Plan, seed: int, draws: int) -> Months:
    """The months of `made`, `draws` times from `seed`: to be read, not written to."""
    if draws > MOST_DRAWS:
        return by_month(simulate(line(made, seed, draws), seed), made.first)
    mark = (_mark(made), seed, draws)
    with _LOCK:
        found = _KEPT.pop(mark, None)
    if found is None:
        found = by_month(simulate(line(made, seed, draws), seed), made.first)
    with _LOCK:
        _KEPT[mark] = found
        while len(_KEPT) > MOST:
            _KEPT.popitem(last=False)
    return found


def forget() -> None:
    """Keep nothing of what was drawn."""
    with _LOCK:
        _KEPT.clear()


def _mark(made: Plan) -> bytes:
    """The same for plans of which the same comes."""
    others = {name: value for name, value in made.params.items() if name not in IN_THE_WEEKS | OUTSIDE}
    found = hashlib.blake2b(json.dumps([made.inputs, others], sort_keys=True).encode())
    for weeks in (made.requests, made.per_week, made.reserved_by_week):
        found.update(weeks.tobytes())
    return found.digest()
