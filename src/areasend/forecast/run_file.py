"""One run as a file: the model, what went in, what was turned, the seed and the draws, and what came out.

Whoever has the file and this program has the same numbers: `areasend forecast run FILE` draws them again and says whether they agree.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from typing import Any

from areasend.forecast.models import model, plain
from areasend.forecast.outcome import Outcome

FORMAT = "areasend.forecast/1"
NEEDED = {"model": str, "inputs": dict, "params": dict, "seed": int, "draws": int}
WORDS = {str: "text", dict: "an object", int: "a whole number"}
CLOSE = 1e-9
"""Relative: what two machines' arithmetic may differ by."""


class BadFile(ValueError):
    """The file cannot be run; the message says why and what to do."""


@dataclass(frozen=True)
class RunFile:
    """`told`: what the file says beside the run (title, as at which day, by whom); it changes no number."""

    model: str
    inputs: dict[str, Any]
    params: dict[str, Any]
    seed: int
    draws: int
    outcome: dict[str, Any] | None = None
    told: dict[str, Any] = field(default_factory=dict)

    def run(self) -> Outcome:
        """Raises ValueError with a sentence."""
        return model(self.model).run(self.inputs, self.params, seed=self.seed, draws=self.draws)

    def text(self) -> str:
        whole = {
            "format": FORMAT,
            **self.told,
            **{name: getattr(self, name) for name in NEEDED},
            "outcome": self.outcome,
        }
        return json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def read(text: str) -> RunFile:
    """Raises `BadFile`."""
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadFile(f"This is no JSON: {error.msg} in line {error.lineno}. Download the file again.") from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise BadFile(f"This is no file of a forecast: it does not say “format”: “{FORMAT}”.")
    for name, kind in NEEDED.items():
        if not isinstance(found.get(name), kind) or isinstance(found.get(name), bool):
            raise BadFile(f"The file lacks “{name}”, which is {WORDS[kind]}. Download it again.")
    told = {key: value for key, value in found.items() if key not in {*NEEDED, "format", "outcome"}}
    return RunFile(**{name: found[name] for name in NEEDED}, outcome=found.get("outcome"), told=told)


def differences(was: dict[str, Any], now: Outcome) -> list[str]:
    """The series whose numbers are not those of the file, each in a sentence; none where all agree."""
    before = {one["key"]: one for one in was.get("series", [])}
    after = {one["key"]: one for one in plain(now.as_dict())["series"]}
    told = [f"The series “{key}” is in one of the two only." for key in sorted(before.keys() ^ after.keys())]
    both = [key for key in before if key in after]
    return told + [f"The series “{key}” has other numbers." for key in both if not _is_like(before[key], after[key])]


def _is_like(was: dict[str, Any], now: dict[str, Any]) -> bool:
    if was["periods"] != now["periods"]:
        return False
    return all(
        math.isclose(a, b, rel_tol=CLOSE, abs_tol=CLOSE)
        for name in was["bands"]
        for a, b in zip(was["bands"][name], now["bands"][name], strict=True)
    )
