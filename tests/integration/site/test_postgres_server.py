"""Our PostgreSQL supervisor against a real server: what it promises, and every wreck it has to start from."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from tests.integration.site.conftest import environment_of

from areasend.site import postgres
from areasend.site.faults import Fault
from areasend.site.postgres import cluster, place, postmaster
from areasend.site.postgres import server as supervisor
from areasend.site.postgres.server import Server


def ask(server: Server, question: str) -> object:
    with psycopg.connect(**server.place.connection(), autocommit=True) as connection:
        return connection.execute(question).fetchone()[0]


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("data_checksums", "on"),
        ("listen_addresses", ""),
        ("fsync", "on"),
        ("full_page_writes", "on"),
        ("synchronous_commit", "on"),
    ],
)
def test_it_is_durable_and_unreachable_from_the_network(running: Server, setting: str, value: str):
    assert ask(running, f"SHOW {setting}") == value


def test_the_application_is_no_superuser(running: Server):
    assert ask(running, "SELECT usesuper FROM pg_user WHERE usename = current_user") is False


def test_a_connection_without_the_password_is_refused(running: Server):
    words = running.place.connection() | {"passfile": os.devnull, "password": "guessed"}
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(**words)


def test_names_are_compared_whatever_their_accents_and_case(running: Server):
    assert ask(running, "SELECT 'ZOË' ILIKE 'zoë'") is True


@pytest.mark.parametrize("name", ["pg_trgm", "unaccent", "btree_gist"])
def test_the_application_may_add_the_extensions_it_needs(running: Server, name: str):
    with psycopg.connect(**running.place.connection(), autocommit=True) as connection:
        connection.execute(f"CREATE EXTENSION IF NOT EXISTS {name}")


def test_folders_are_closed_to_others(running: Server):
    modes = {path.stat().st_mode & 0o077 for path in (running.place.base, running.place.data, running.place.socket)}
    assert modes == {0}
    assert running.place.passwords.stat().st_mode & 0o777 == 0o600


def test_a_second_start_finds_it_running(running: Server):
    before = postmaster.living(running.place)
    assert running.start() is False
    assert postmaster.living(running.place) == before


def test_what_was_written_is_there_after_stop_and_start(running: Server):
    ask(running, "SELECT count(*) FROM (VALUES (1)) one")
    with psycopg.connect(**running.place.connection(), autocommit=True) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (word text)")
        connection.execute("INSERT INTO kept VALUES ('stays')")
    assert running.stop() is True
    assert running.stop() is False
    assert running.start() is True
    assert ask(running, "SELECT word FROM kept LIMIT 1") == "stays"


def test_it_starts_again_after_the_server_was_killed(running: Server):
    os.kill(postmaster.living(running.place), signal.SIGKILL)
    assert running.start() is True
    assert ask(running, "SELECT 1") == 1


def test_a_zombie_does_not_hold_the_lock_file(running: Server):
    running.stop()
    zombie = subprocess.Popen([sys.executable, "-c", ""])
    os.waitid(os.P_PID, zombie.pid, os.WEXITED | os.WNOWAIT)
    (running.place.data / "postmaster.pid").write_text(f"{zombie.pid}\n{running.place.data}\n")
    assert running.start() is True
    zombie.wait()


def test_a_stranger_with_the_old_number_does_not_hold_the_lock_file(running: Server):
    running.stop()
    with subprocess.Popen(["/bin/cat"], stdin=subprocess.PIPE, **running.place.run_as()) as stranger:
        (running.place.data / "postmaster.pid").write_text(f"{stranger.pid}\n{running.place.data}\n")
        assert running.start() is True


def test_a_lock_file_cut_short_does_not_stop_the_start(running: Server):
    running.stop()
    (running.place.data / "postmaster.pid").write_text("")
    assert running.start() is True


def test_a_server_whose_socket_was_swept_away_is_started_again(running: Server, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(supervisor, "SOCKET_SECONDS", 0.2)
    for path in running.place.socket.iterdir():
        path.unlink()
    assert running.start() is True
    assert ask(running, "SELECT 1") == 1


def test_a_start_that_cannot_succeed_says_why(running: Server):
    running.stop()
    settings = running.place.data / "postgresql.conf"
    sound = settings.read_text()
    settings.write_text(sound + "\nmax_connections = many\n")
    with pytest.raises(Fault, match=r"invalid value for parameter .max_connections"):
        running.start()
    settings.write_text(sound)


def test_an_initialisation_that_was_cut_short_is_begun_again(home):
    own = postgres.own_server(environment_of(home))
    cluster.make_folder(own.place)
    rubbish = own.place.base / "data.new" / "half"
    rubbish.mkdir(parents=True)
    own.start()
    assert ask(own, "SELECT 1") == 1
    assert not rubbish.exists()


def test_many_may_start_it_at_once(home):
    env = environment_of(home)
    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(lambda _: postgres.ensure_running(env), range(4)))
    assert sorted(outcomes) == [False, False, False, True]


def test_a_long_path_puts_the_socket_in_a_short_folder(home):
    own = postgres.own_server(environment_of(home / ("long " * 15) / ("longer " * 10)))
    own.start()
    assert own.place.socket.parent == place.SHORT_RUNTIME
    assert ask(own, "SELECT 1") == 1
    own.stop()
    own.place.socket.rmdir()


def test_a_server_made_for_tests_serves_nobody_else(home):
    postgres.ensure_running(environment_of(home) | {"AREASEND_MODE": "test"})
    with pytest.raises(Fault, match="made for tests"):
        postgres.ensure_running(environment_of(home))
    postgres.stop(environment_of(home))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has folders that the database's user cannot enter")
def test_a_closed_folder_stays_closed_and_the_data_goes_elsewhere(home, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(place, "SYSTEM_STATE", home.parent / "state")
    home.mkdir(mode=0o700)
    own = postgres.own_server(environment_of(home))
    own.start()
    assert own.place.base.is_relative_to(home.parent / "state")
    assert home.stat().st_mode & 0o777 == 0o700
    own.stop()
