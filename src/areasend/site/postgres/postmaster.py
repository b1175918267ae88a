"""Who runs PostgreSQL on a folder of data, by evidence that survives a crash.

`postmaster.pid` outlives a server that was killed, and its number may since belong to a zombie or to a stranger's
program. PostgreSQL refuses to start while that number is alive and of the same user. So the number counts only when
the process it names is a living one that works in the data folder; otherwise the file is removed. The shared memory
of a dead server's last children still stops a second start: PostgreSQL checks that by itself.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from pathlib import Path

from areasend.site.postgres.binaries import Binaries
from areasend.site.postgres.place import PORT, Place

READY, REJECTING = 0, 1


def answer(place: Place, binaries: Binaries) -> int:
    """0: takes connections. 1: alive but starting or stopping. 2: nobody there."""
    command = [
        binaries.program("pg_isready"),
        "--quiet",
        "--timeout=3",
        "--host",
        str(place.socket),
        "--port",
        str(PORT),
    ]
    return subprocess.run(command, check=False, capture_output=True, cwd="/").returncode  # noqa: S603


def living(place: Place) -> int | None:
    """The number of the process that serves this data, or None."""
    pid = _written(place)
    return pid if pid and _serves(pid, place.data) else None


def forget_dead(place: Place) -> None:
    """Removes `postmaster.pid` of a server that is no more. Call it under the lock, when nobody answers."""
    if Path("/proc/self").exists() and living(place) is None:
        (place.data / "postmaster.pid").unlink(missing_ok=True)


def ask_to_stop(place: Place, how: signal.Signals = signal.SIGINT) -> None:
    """SIGINT: PostgreSQL's fast shutdown, which ends sessions and leaves the data clean."""
    if pid := living(place):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, how)


def _written(place: Place) -> int | None:
    try:
        return abs(int((place.data / "postmaster.pid").read_text().split("\n", 1)[0]))
    except (FileNotFoundError, ValueError):
        return None


def _serves(pid: int, data: Path) -> bool:
    process = Path("/proc") / str(pid)
    if not process.parent.joinpath("self").exists():
        return _exists(pid)
    try:
        state = (process / "stat").read_text().rpartition(")")[2].split()[0]
        return state != "Z" and Path(os.readlink(process / "cwd")) == data.resolve()
    except OSError:
        # Gone, or another user's, and PostgreSQL lets those pass as well.
        return False


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True
