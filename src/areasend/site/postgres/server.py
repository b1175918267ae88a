"""Starts and stops our own PostgreSQL. A lock on a file lets one caller at a time do so; the kernel lets go of it
when that caller dies."""

from __future__ import annotations

import contextlib
import fcntl
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from functools import cached_property

from areasend.site.faults import Fault
from areasend.site.postgres import binaries, cluster, postmaster
from areasend.site.postgres.place import PORT, Place

START_SECONDS = 60.0
STOP_SECONDS = 60.0
# How long a living server may leave its socket unmade before we take it that something swept the socket away.
SOCKET_SECONDS = 5.0
POLL_SECONDS = 0.05
LOG_BYTES = 5_000_000
# What a dead server leaves behind for a moment. Waiting clears each of them.
PASSING = ("pre-existing shared memory block", "lock file", "still in use")

# Children of this process. Kept, so that a server that died is reaped rather than left a zombie which holds on to its
# number.
_started: list[subprocess.Popen[bytes]] = []


class Server:
    def __init__(self, place: Place, *, preference: str = "auto", for_tests: bool = False) -> None:
        self.place = place
        self.preference = preference
        self.for_tests = for_tests

    @cached_property
    def binaries(self) -> binaries.Binaries:
        chosen = binaries.choose(self.preference, self.place.data)
        return binaries.runnable(chosen, self.place)

    def is_ready(self) -> bool:
        return self.place.data.exists() and postmaster.answer(self.place, self.binaries) == postmaster.READY

    def start(self) -> bool:
        """After this it answers. False when it did already."""
        self._check_purpose()
        if self.is_ready():
            return False
        cluster.make_folder(self.place)
        with self._locked():
            if self.is_ready():
                return False
            if not self.place.data.exists():
                cluster.initialise(self.place, self.binaries, for_tests=self.for_tests)
            cluster.make_socket_folder(self.place)
            self._bring_up()
            cluster.provide(self.place)
        return True

    def stop(self) -> bool:
        """After this it is down, its data clean. False when it was down already."""
        if not self.place.data.exists() or postmaster.living(self.place) is None:
            return False
        with self._locked():
            self._take_down()
        return True

    def _check_purpose(self) -> None:
        if self.place.tests_mark.exists() and not self.for_tests:
            raise Fault(
                f"The database in {self.place.base} was made for tests and does not survive a power cut. "
                "Set AREASEND_HOME to another folder."
            )

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        with self.place.lock.open("a") as file:
            if not _wait(lambda: _try_lock(file.fileno()), START_SECONDS):
                raise Fault(f"Another AreaSEND is starting or stopping the database in {self.place.base}. Try again.")
            yield

    def _bring_up(self) -> None:
        """Let a living server finish; forget a dead one; start; try again while its leavings are in the way."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if self._living_answers() or self._attempt(deadline):
                return
            if not any(word in self.log_tail() for word in PASSING):
                break
            time.sleep(POLL_SECONDS)
        raise Fault(f"PostgreSQL did not start. Its log ({self.place.log}) ends: {self.log_tail()}")

    def _attempt(self, deadline: float) -> bool:
        postmaster.forget_dead(self.place)
        child = self._launch()
        _wait(lambda: child.poll() is not None or self.is_ready(), deadline - time.monotonic())
        return child.poll() is None and self.is_ready()

    def _living_answers(self) -> bool:
        """A server of this data that is alive but not ready is starting, recovering or stopping: wait. One whose
        socket was swept away will never be heard again: stop it."""
        if self._is_gone():
            return False
        socket = self.place.socket / f".s.PGSQL.{PORT}"
        _wait(lambda: self._is_gone() or socket.exists(), SOCKET_SECONDS)
        if socket.exists() and _wait(lambda: self._is_gone() or self.is_ready(), START_SECONDS) and self.is_ready():
            return True
        self._take_down()
        return False

    def _take_down(self) -> None:
        for how in (signal.SIGINT, signal.SIGQUIT):
            postmaster.ask_to_stop(self.place, how)
            if _wait(self._is_gone, STOP_SECONDS):
                return
        raise Fault(f"PostgreSQL did not stop within {2 * STOP_SECONDS:.0f} s. Its log is {self.place.log}.")

    def _is_gone(self) -> bool:
        _reap()
        return postmaster.living(self.place) is None

    def _launch(self) -> subprocess.Popen[bytes]:
        self._turn_log()
        options = {"listen_addresses": "", "unix_socket_directories": str(self.place.socket), "port": str(PORT)}
        options["unix_socket_permissions"] = "0700"
        command = [self.binaries.program("postgres"), "-D", str(self.place.data)]
        command += [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        environment = {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"}
        with self.place.log.open("ab") as log:
            child = subprocess.Popen(  # noqa: S603
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=environment,
                start_new_session=True,
                **self.place.run_as(),
            )
        _started.append(child)
        return child

    def _turn_log(self) -> None:
        if self.place.log.exists() and self.place.log.stat().st_size > LOG_BYTES:
            self.place.log.replace(self.place.log.with_suffix(".1"))
        os.close(os.open(self.place.log, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600))
        os.chown(self.place.log, self.place.owner.pw_uid, -1)

    def log_tail(self) -> str:
        try:
            return " | ".join(self.place.log.read_text(errors="replace").splitlines()[-6:])
        except FileNotFoundError:
            return "(empty)"


def _reap() -> None:
    """Asks after each child, which lets the kernel forget those that died."""
    _started[:] = [child for child in _started if child.poll() is None]


def _try_lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _wait(condition: Callable[[], bool], seconds: float) -> bool:
    """Polls until the condition holds or the time is up."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() >= deadline:
            return False
        time.sleep(POLL_SECONDS)
    return True
