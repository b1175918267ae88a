"""A long run in a process of its own, so that it can be stopped: a file of a run on the way in, the outcome on the way out.

    python -m areasend.forecast.execute < run.json > outcome.json

How far it is cannot be asked of a model in the middle of its draws. So a few draws are timed first, and the seconds that all of them
will take are written on the error stream as `{"expects": 12.5}`; a fault is written there as `{"fault": "..."}`, with exit code 2.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import replace

from areasend.forecast.models import plain
from areasend.forecast.run_file import RunFile, read

TRIAL = 50
"""Draws that are timed. They also pay for imports and for compiling, so the second trial is the one that counts."""


def main() -> int:
    try:
        asked = read(sys.stdin.read())
        _say(expects=_expected(asked))
        json.dump(plain(asked.run().as_dict()), sys.stdout)
    except ValueError as fault:
        _say(fault=str(fault))
        return 2
    return 0


def _expected(asked: RunFile) -> float:
    """Seconds; the fixed part of a run is not parted from what each draw takes, so this is rather too long than too short."""
    trial = replace(asked, draws=min(TRIAL, asked.draws))
    trial.run()
    began = time.perf_counter()
    trial.run()
    return (time.perf_counter() - began) * asked.draws / trial.draws


def _say(**words: object) -> None:
    sys.stderr.write(json.dumps(words) + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
