"""Whether enough members are present, and from the right sectors, for a meeting to decide.

A deputy counts for the sector of the seat. The number and the sectors are those of the board's terms of reference.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from areasend.rules.governance.sectors import counted, listed


@dataclass(frozen=True)
class Quorum:
    """What the terms ask for: at least `members` present, at least one of each of `sectors`."""

    members: int
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Attendance:
    """Whether there is a quorum; `short_by` members too few, `missing` sectors with nobody present."""

    is_met: bool
    because: str
    short_by: int = 0
    missing: tuple[str, ...] = ()


def attendance(present: Sequence[str], asked: Quorum) -> Attendance:
    """`present` has the sector of each member in the room, one entry a member."""
    short_by = max(asked.members - len(present), 0)
    missing = tuple(sector for sector in asked.sectors if sector not in present)
    here = f"{counted(len(present), 'member is', 'members are')} present".capitalize()
    if not short_by and not missing:
        return Attendance(True, f"{here}; the quorum is {asked.members}.")
    told = [f"{here}; the quorum is {asked.members}" + (f", so {short_by} more must come." if short_by else ".")]
    if missing:
        told.append(f"Nobody is here for {listed(missing)}.")
    return Attendance(False, " ".join(told), short_by, missing)
