"""The council's invented staff: officers in a team for each part of the area, their managers, and those who look at the whole."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from areasend.demo.people import naming
from areasend.demo.places import gazetteer
from areasend.demo.published import Area
from areasend.demo.quota import Numbers, Rng, shares_to_counts

PLANS_AN_OFFICER = 270
PASSWORD = "a-day-in-the-county"  # noqa: S105  printed beside every demo: it opens invented records only
DOMAIN = "council.example"
TITLES = {
    "officer": "EHC plan coordinator",
    "team_manager": "Team manager, SEND",
    "head_of_service": "Head of SEND",
    "analyst": "Performance analyst",
    "administrator": "Systems administrator",
}


@dataclass
class Staff:
    """One row a user, ids from 1. `team` is a place in `teams`, -1 for those who look at the whole area."""

    teams: tuple[str, ...]
    name: np.ndarray
    email: np.ndarray
    role: np.ndarray
    team: Numbers
    is_shown: np.ndarray

    def __len__(self) -> int:
        return len(self.name)

    def officers_of(self, team: int) -> Numbers:
        """Ids of a team's officers."""
        return np.flatnonzero((self.role == "officer") & (self.team == team)) + 1


def staff(rng: Rng, area: Area, plans_by_part: Numbers) -> Staff:
    parts = gazetteer.parts(area)
    count = max(2 * len(parts), round(int(plans_by_part.sum()) / PLANS_AN_OFFICER))
    officers = np.maximum(shares_to_counts(plans_by_part + 1, count - 2 * len(parts)) + 2, 2)
    roles = [("officer", part) for part, number in enumerate(officers) for _ in range(int(number))]
    roles += [("team_manager", part) for part in range(len(parts))]
    roles += [("head_of_service", -1), ("analyst", -1), ("administrator", -1)]
    pairs = naming.distinct_pairs(rng, len(roles))
    shown = {
        ("officer", 0),
        ("officer", 1),
        ("team_manager", 0),
        ("head_of_service", -1),
        ("analyst", -1),
        ("administrator", -1),
    }
    is_shown = []
    for role in roles:
        is_shown.append(role in shown)
        shown.discard(role)
    return Staff(
        tuple(f"{part} team" for part in parts),
        np.array([f"{first} {last}" for first, last, _ in pairs], dtype=object),
        np.array([address(first, last) for first, last, _ in pairs], dtype=object),
        np.array([role for role, _ in roles], dtype=object),
        np.array([team for _, team in roles]),
        np.array(is_shown),
    )


def address(first: str, last: str) -> str:
    plain = "".join(letter for letter in f"{first}.{last}".lower() if letter.isalpha() or letter == ".")
    return f"{plain}@{DOMAIN}"


def officers_for(rng: Rng, made: Staff, part: Numbers) -> Numbers:
    """The officer of each person, of the team of the part where they live, with even caseloads."""
    found = np.zeros(len(part), dtype=np.int64)
    for team in range(len(made.teams)):
        rows = rng.permutation(np.flatnonzero(part == team))
        found[rows] = np.resize(made.officers_of(team), len(rows))
    return found
