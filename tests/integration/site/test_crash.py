"""kill -9 in the middle of writes: what was acknowledged is there afterwards, and the next start needs no help."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator

import psycopg
import pytest

from areasend.site.postgres import postmaster
from areasend.site.postgres.server import Server

WRITERS = 3
ENOUGH = 60


class Writer(threading.Thread):
    """Writes one row after another, each its own transaction, and notes those that the database said it had kept."""

    def __init__(self, server: Server, number: int) -> None:
        super().__init__()
        self.words = server.place.connection()
        self.number = number
        self.kept: list[int] = []
        self.has_enough = threading.Event()

    def run(self) -> None:
        try:
            with psycopg.connect(**self.words, autocommit=True) as connection:
                self.write(connection)
        except psycopg.OperationalError:
            return

    def write(self, connection: psycopg.Connection) -> None:
        while True:
            row = self.number * 1_000_000 + len(self.kept)
            connection.execute("INSERT INTO acknowledged VALUES (%s)", [row])
            self.kept.append(row)
            if len(self.kept) >= ENOUGH:
                self.has_enough.set()


@pytest.fixture
def ledger(running: Server) -> Iterator[Server]:
    with psycopg.connect(**running.place.connection(), autocommit=True) as connection:
        connection.execute("DROP TABLE IF EXISTS acknowledged")
        connection.execute("CREATE TABLE acknowledged (row bigint PRIMARY KEY)")
    return running


def kept_by(server: Server) -> set[int]:
    with psycopg.connect(**server.place.connection(), autocommit=True) as connection:
        return {row for (row,) in connection.execute("SELECT row FROM acknowledged")}


def killed_while_writing(server: Server) -> list[Writer]:
    writers = [Writer(server, number) for number in range(WRITERS)]
    for writer in writers:
        writer.start()
    assert all(writer.has_enough.wait(30) for writer in writers)
    os.kill(postmaster.living(server.place), signal.SIGKILL)
    for writer in writers:
        writer.join(30)
    return writers


@pytest.mark.parametrize("round_", range(3))
def test_nothing_acknowledged_is_lost_when_the_database_is_killed(ledger: Server, round_: int):
    writers = killed_while_writing(ledger)
    acknowledged = {row for writer in writers for row in writer.kept}
    assert ledger.start() is True
    assert acknowledged <= kept_by(ledger)


def test_it_serves_on_after_the_kill(ledger: Server):
    killed_while_writing(ledger)
    ledger.start()
    before = len(kept_by(ledger))
    with psycopg.connect(**ledger.place.connection(), autocommit=True) as connection:
        connection.execute("INSERT INTO acknowledged VALUES (-1)")
    assert len(kept_by(ledger)) == before + 1
