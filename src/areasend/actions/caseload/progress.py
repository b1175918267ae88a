"""How far an import has come, written beside its transaction, so that a page can show it while nothing is committed yet."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Self

from django.db import connection

from areasend.records.models import ImportRun

EVERY = 0.5
"""Seconds between two notes of progress."""
NOTE = """
UPDATE records_importrun SET state = %s, done = %s, total = %s, report = report || jsonb_build_object('phase', %s::text)
WHERE id = %s
"""


class Notes:
    """Writes to the run through a connection of its own. Within a test's transaction it finds no row, and does no harm."""

    def __init__(self, run: ImportRun) -> None:
        self.run = run
        self.beside = connection.copy()
        self.noted_at = 0.0
        self.phase = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.beside.close()

    def note(self, done: int, total: int, phase: str, *, state: str) -> None:
        now = time.monotonic()
        if phase == self.phase and now - self.noted_at < EVERY:
            return
        self.noted_at, self.phase = now, phase
        with self.beside.cursor() as cursor:
            cursor.execute(NOTE, [state, done, total, phase, self.run.pk])
