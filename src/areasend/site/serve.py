"""`areasend serve`: the database, the web server and the job worker, kept up together and brought down together.

A child that dies is started again; so is our own database. Killed outright, this process takes its children along
(`lifeline`), the database lives on, and the next start re-attaches to it or repairs it.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field

from areasend.site import lifeline, postgres
from areasend.site.faults import Fault

LOOK_SECONDS = 2.0
READY_SECONDS = 180.0
"""A busy machine that compiles the engine of queues for the first time needs more than a minute."""
GOODBYE_SECONDS = 15.0
RESTARTS_ALLOWED = 5
RESTARTS_WITHIN = 60.0


@dataclass
class Child:
    """A program that runs until told otherwise. A vital one that will not stay up ends the service; another is tried
    again later."""

    name: str
    command: list[str]
    is_vital: bool = True
    running: subprocess.Popen[bytes] | None = None
    starts: list[float] = field(default_factory=list)

    def keep_up(self) -> None:
        """Starts it when it does not run. Raises `Fault` when it is vital and will not stay up."""
        if self.running is not None and self.running.poll() is None:
            return
        moment = time.monotonic()
        self.starts = [start for start in self.starts if moment - start < RESTARTS_WITHIN]
        if len(self.starts) < RESTARTS_ALLOWED:
            self.start(moment)
        elif self.is_vital:
            raise Fault(f"The {self.name} stopped {RESTARTS_ALLOWED} times within a minute. Its messages are above.")

    def start(self, moment: float) -> None:
        self.starts.append(moment)
        environment = {**os.environ, lifeline.UNDER_SERVE: "1"}
        # A session of its own: Ctrl-C reaches this process alone, which then ends its children in order.
        self.running = subprocess.Popen(self.command, env=environment, start_new_session=True)  # noqa: S603

    def end(self) -> None:
        if self.running is None:
            return
        self.running.terminate()
        try:
            self.running.wait(GOODBYE_SECONDS)
        except subprocess.TimeoutExpired:
            self.running.kill()
            self.running.wait()


def serve(host: str, port: int, workers: int, *, started_database: bool) -> None:
    """Until SIGTERM or SIGINT. `started_database`: it was this process that started it, so it is stopped at the end."""
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    children = _children(host, port, workers)
    try:
        # The pages first: jobs can wait until somebody can ask for one.
        children[0].keep_up()
        if _answers(host, port, stopping):
            announce(host, port)
        while not stopping.is_set():
            started_database = postgres.keep_running() or started_database
            for child in children:
                child.keep_up()
            stopping.wait(LOOK_SECONDS)
    finally:
        print("Stopping AreaSEND", flush=True)  # noqa: T201
        for child in children:
            child.end()
        if started_database:
            postgres.stop()


def check_port(host: str, port: int) -> None:
    """The web server's workers share a port, and would share it with a stranger's too without a word."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Fault(
                f"Port {port} of {host} cannot be used ({error.strerror}). Stop what uses it, or choose another, "
                f"for example --port {port + 1} (with make: make run PORT={port + 1})."
            ) from error


def announce(host: str, port: int) -> None:
    from areasend.site import prepare

    print(f"\nAreaSEND is at http://{f'[{host}]' if ':' in host else host}:{port}", flush=True)  # noqa: T201
    rows = prepare.sign_ins()
    if rows:
        print("Sign in as:")  # noqa: T201
    for role, email, password in rows:
        print(f"  {role:<22} {email:<42} {password}")  # noqa: T201
    print("Stop it with Ctrl-C.", flush=True)  # noqa: T201


def _children(host: str, port: int, workers: int) -> list[Child]:
    python = [sys.executable, "-m"]
    return [
        Child("web server", [*python, "areasend.site.web_server", host, str(port), str(workers)]),
        Child("job worker", [*python, "areasend.site.program", "jobs"], is_vital=False),
    ]


def _answers(host: str, port: int, stopping: threading.Event) -> bool:
    """Whether the server came to answer before it was told to stop. Any answer will do, a refusal of this address
    too."""
    near = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    deadline = time.monotonic() + READY_SECONDS
    while not stopping.wait(0.1):
        try:
            with socket.create_connection((near, port), timeout=5) as line:
                line.sendall(f"GET /health HTTP/1.1\r\nHost: {near}\r\nConnection: close\r\n\r\n".encode())
                if line.recv(12).startswith(b"HTTP/"):
                    return True
        except OSError:
            pass
        if time.monotonic() > deadline:
            raise Fault(f"The web server did not answer within {READY_SECONDS:.0f} s. Its messages are above.")
    return False
