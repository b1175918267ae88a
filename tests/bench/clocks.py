"""How long all clocks of many cases take in columns, and how that compares with a plain Python loop over the same law.

    python -m tests.bench.clocks [--cases 640000] [--sample 5000] [--json]

Every process that people open as a case is evaluated for that many invented cases: dates, states and last working days of every
clock, one process after the other. The loop (`tests.bench.plain_loop`) reckons a sample with `datetime.date` from the same law
files and is scaled up; the two must agree on every date of the sample, or the bench stops.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from datetime import date

import numpy as np

from areasend.rules.clock import evaluate_columns
from areasend.rules.law import process
from tests.bench.plain_loop import plain_due_dates

ON = date(2026, 11, 22)
PROCESSES = ("assessment", "plan", "annual_review", "phase_transfer", "reassessment", "advice", "move", "cease")
# Each fact: how many days after the fact before it, and in what share of cases it has happened.
STORIES = {
    "assessment": [
        ("request.received", 0, 1.0),
        ("partners.notified", 3, 0.9),
        ("decision.assess", 40, 0.7),
        ("decision.refuse", 0, 0.2),
        ("advice.requested", 2, 0.7),
        ("decision.issue", 70, 0.6),
        ("draft.served", 20, 0.6),
        ("setting.consulted", 1, 0.6),
        ("plan.issued", 30, 0.5),
    ],
    "plan": [("plan.made", 0, 1.0), ("review.completed", 360, 0.8), ("plan.ceased", 500, 0.1)],
    "annual_review": [
        ("plan.last_reviewed", 0, 1.0),
        ("review.planned", 320, 0.8),
        ("review.invited", -20, 0.7),
        ("review.papers_circulated", 5, 0.7),
        ("review.meeting", 15, 0.7),
        ("review.report", 14, 0.6),
        ("review.decided_maintain", 10, 0.4),
        ("review.decided_amend", 0, 0.2),
        ("amendment.notice_sent", 0, 0.2),
        ("plan.amended", 50, 0.1),
    ],
    "phase_transfer": [("transfer.school_on", 0, 0.2), ("transfer.post16_on", 0, 0.1), ("plan.amended", -200, 0.1)],
    "reassessment": [("request.received", 0, 0.05), ("decision.assess", 15, 0.03), ("plan.issued", 98, 0.02)],
    "advice": [("advice.requested", 0, 1.0), ("advice.reached", 1, 0.9), ("advice.received", 45, 0.8)],
    "move": [("move.known", 0, 0.05), ("move.on", 10, 0.05), ("plan.transferred", 5, 0.04)],
    "cease": [("cease.considered", 0, 0.1), ("decision.cease", 40, 0.08), ("plan.ceased", 70, 0.05)],
}


def invented_facts(key: str, cases: int, seed: int) -> dict[str, np.ndarray]:
    """Columns of facts with the share and the spacing of the story."""
    dice = np.random.default_rng(seed)
    days = np.datetime64("2019-01-01") + dice.integers(0, 2800, cases)
    facts = {}
    for name, gap, share in STORIES[key]:
        days = days + (gap + dice.integers(0, 10, cases))
        facts[name] = np.where(dice.random(cases) < share, days, np.datetime64("NaT", "D"))
    if key == "plan":
        facts["person.born"] = np.datetime64("2006-01-01") + dice.integers(0, 6500, cases)
    return facts


def in_columns(cases: int) -> tuple[float, int]:
    """Seconds to evaluate every process, and the number of clocks."""
    clocks, seconds = 0, 0.0
    for seed, key in enumerate(PROCESSES):
        facts = invented_facts(key, cases, seed)
        clocks += len(process(key).clocks)
        began = time.perf_counter()
        evaluate_columns(key, facts, ON)
        seconds += time.perf_counter() - began
    return seconds, clocks


def in_a_loop(sample: int) -> float:
    """Seconds for the sample in the plain loop; stops when it disagrees with the columns."""
    seconds = 0.0
    for seed, key in enumerate(PROCESSES):
        facts = invented_facts(key, sample, seed)
        columns = evaluate_columns(key, facts, ON)
        rows = [
            {name: day for name, day in zip(facts, values, strict=True) if day is not None}
            for values in zip(*(column.astype(object) for column in facts.values()), strict=True)
        ]
        began = time.perf_counter()
        plain = [plain_due_dates(key, row, ON) for row in rows]
        seconds += time.perf_counter() - began
        for rule in columns:
            together = list(zip(rule.due_on.astype(object), rule.action_by.astype(object), rule.state, strict=True))
            if together != [row[rule.clock.path] for row in plain]:
                sys.exit(f"The loop and the columns disagree on {rule.clock.path}.")
    return seconds


def main() -> None:
    """Print what was measured."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--cases", type=int, default=640_000)
    asked.add_argument("--sample", type=int, default=5_000)
    asked.add_argument("--json", action="store_true")
    options = asked.parse_args()
    in_columns(10)  # reads the law files and builds the calendars
    seconds, clocks = in_columns(options.cases)
    peak_gb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    loop_seconds = in_a_loop(options.sample) * options.cases / options.sample
    found = {
        "command": "python -m tests.bench.clocks",
        "cases": options.cases,
        "processes": len(PROCESSES),
        "clocks": clocks,
        "seconds": round(seconds, 2),
        "peak_gb": round(peak_gb, 2),
        "loop_seconds_scaled_from_sample": round(loop_seconds, 1),
        "sample": options.sample,
        "times_faster_than_loop": round(loop_seconds / seconds),
    }
    print(json.dumps(found) if options.json else "\n".join(f"{name:<34}{value}" for name, value in found.items()))


if __name__ == "__main__":
    main()
