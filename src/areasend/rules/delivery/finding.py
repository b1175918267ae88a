"""One reason for a status: a sentence, and the day since which it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Finding:
    sentence: str
    since: date | None = None
