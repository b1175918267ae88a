"""What each part of the demo above the case finds of the parts before it: people, bodies, boards, strategies, plans."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from areasend.records.models import ActionPlan, Board, Decision, Organisation, Strategy, User


@dataclass
class Known:
    """`until` is the demo's day: nothing later has happened. Each part adds what it made under names that others may use."""

    until: date
    lead: User
    users: dict[str, User] = field(default_factory=dict)
    bodies: dict[str, Organisation] = field(default_factory=dict)
    boards: dict[str, Board] = field(default_factory=dict)
    decisions: dict[str, Decision] = field(default_factory=dict)
    strategies: dict[str, Strategy] = field(default_factory=dict)
    plans: dict[str, ActionPlan] = field(default_factory=dict)
