"""Every part that stands above the case, in the order in which one builds on another."""

from __future__ import annotations

from datetime import date
from importlib import import_module

from areasend.demo.above import people
from areasend.demo.store.made import Say

AREA = "825"
"""Whose published strategies and decisions are restated. Another area starts with none."""
PARTS = {
    "boards": "Boards and decisions",
    "figures": "Figures from elsewhere",
    "releases": "Published figures",
    "strategies": "Strategies and action plans",
    "evaluation": "Self-evaluation",
    "inspections": "Inspections",
    "risks": "Risks",
    "meetings": "Meetings, packs and minutes",
    "public": "The public account",
    "places": "Places, and the forecast of them",
    "money": "Bands, fees, budget and ledger",
    "waits": "Waits for health and therapy",
    "outlook": "Scenarios",
}


def load(until: date, progress: Say) -> None:
    """Everything above the case, as it stands on the demo's day."""
    known = people.load(until)
    for part, words in PARTS.items():
        progress(words)
        import_module(f"areasend.demo.above.{part}").load(known)
