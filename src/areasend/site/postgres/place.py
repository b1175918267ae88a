"""Where our own server keeps its things, and as which user it runs.

PostgreSQL refuses to run as root, so root hands it to an unprivileged user. That user has to reach the folder. Where
it cannot (a source tree below root's private home), the data goes to a folder of our own below /var/lib: nobody's
permissions are widened to make way.
"""

from __future__ import annotations

import hashlib
import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from areasend.site.faults import Fault

SYSTEM_STATE = Path("/var/lib/areasend")
SHORT_RUNTIME = Path("/tmp")  # noqa: S108  the folder below it is checked to be ours alone before it is used
PORT = 5432
DATABASE = "areasend"
APP_ROLE = "areasend"
ADMIN_ROLE = "postgres"
# In this order: the deployment's own account, the one that a system PostgreSQL brings, the one that every system has.
UNPRIVILEGED = ("areasend", "postgres", "nobody")
# A socket's address holds 107 bytes on Linux and 103 on macOS, and PostgreSQL adds its file name to the folder's.
SOCKET_FOLDER_LIMIT = 103 - len(f"/.s.PGSQL.{PORT}")


@dataclass(frozen=True)
class Place:
    """Paths of one server. `owner` runs it and owns every path here."""

    base: Path
    owner: pwd.struct_passwd

    @property
    def data(self) -> Path:
        return self.base / "data"

    @property
    def passwords(self) -> Path:
        """libpq's password file: one line for the application's role, one for the administrator's."""
        return self.base / "passwords"

    @property
    def log(self) -> Path:
        return self.base / "log"

    @property
    def lock(self) -> Path:
        return self.base / "lock"

    @property
    def tests_mark(self) -> Path:
        return self.base / "made-for-tests"

    @property
    def socket(self) -> Path:
        """A function of the base alone, so that settings may name it before the server has ever run."""
        near = self.base / "socket"
        if len(os.fsencode(near)) <= SOCKET_FOLDER_LIMIT:
            return near
        return SHORT_RUNTIME / f"areasend-{self.owner.pw_uid}-{digest(self.base)}"

    def run_as(self) -> dict[str, Any]:
        """Arguments of subprocess that make a program run as the owner. The working folder is one that every user may
        enter."""
        if os.geteuid() == self.owner.pw_uid:
            return {"cwd": "/"}
        return {"cwd": "/", "user": self.owner.pw_uid, "group": self.owner.pw_gid, "extra_groups": []}

    def settings(self, *, role: str = APP_ROLE, database: str = DATABASE) -> dict[str, Any]:
        """The part of Django's settings that is this server's. `requirepeer`: libpq talks to a server of that user
        only."""
        return {
            "NAME": database,
            "USER": role,
            "PASSWORD": "",
            "HOST": str(self.socket),
            "PORT": str(PORT),
            "OPTIONS": {
                "passfile": str(self.passwords),
                "requirepeer": self.owner.pw_name,
                "application_name": "areasend",
            },
        }

    def connection(self, *, role: str = APP_ROLE, database: str = DATABASE) -> dict[str, Any]:
        """Arguments of `psycopg.connect`."""
        options: dict[str, Any] = self.settings()["OPTIONS"]
        address = {"dbname": database, "user": role, "host": str(self.socket), "port": PORT, "connect_timeout": 10}
        return {**address, **options}

    def client_environment(self, *, role: str = APP_ROLE, database: str = DATABASE) -> dict[str, str]:
        """The environment of psql, pg_dump and pg_restore."""
        return {
            "PGHOST": str(self.socket),
            "PGPORT": str(PORT),
            "PGUSER": role,
            "PGDATABASE": database,
            "PGPASSFILE": str(self.passwords),
            "PGREQUIREPEER": self.owner.pw_name,
        }


def digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]


def locate(home: Path) -> Place:
    """The place that belongs to this home. Data that is there already decides; creates nothing."""
    near = home / "postgres"
    if os.geteuid() != 0:
        return Place(near, user_of(os.geteuid()))
    far = SYSTEM_STATE / digest(near) / "postgres"
    for base in (near, far):
        if (base / "data").is_dir():
            return Place(base, user_of((base / "data").stat().st_uid))
    owner = unprivileged_user()
    return Place(near if reaches(owner, near) else far, owner)


def user_of(uid: int) -> pwd.struct_passwd:
    try:
        return pwd.getpwuid(uid)
    except KeyError:
        raise Fault(
            f"This system has no name for user number {uid}, and PostgreSQL needs one. "
            "Add the user, or set DATABASE_URL to use another PostgreSQL."
        ) from None


def unprivileged_user() -> pwd.struct_passwd:
    known = {user.pw_name: user for user in pwd.getpwall()}
    return next(known[name] for name in UNPRIVILEGED if name in known)


def reaches(user: pwd.struct_passwd, path: Path) -> bool:
    """May that user enter every folder above `path`? The kernel is asked: mode bits are half the truth."""
    standing = next(folder for folder in path.parents if folder.exists())
    command = ["/bin/sh", "-c", 'test -x "$1"', "sh", str(standing)]
    done = subprocess.run(command, check=False, **Place(path, user).run_as())  # noqa: S603
    return done.returncode == 0
