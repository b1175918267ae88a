"""psql, pg_dump and pg_restore for whichever database this deployment uses: where they are, and the environment that
leads them to it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from areasend.site import environment, postgres
from areasend.site.faults import Fault
from areasend.site.postgres import binaries, url

# libpq's words in a DATABASE_URL, and the variables that say the same to its programs.
VARIABLES = {
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
    "passfile": "PGPASSFILE",
    "requirepeer": "PGREQUIREPEER",
    "channel_binding": "PGCHANNELBINDING",
}


@dataclass(frozen=True)
class Tools:
    """`folder` of the programs, and their `environment`. Passwords travel by file or environment, never as an
    argument that `ps` would show."""

    folder: Path
    environment: dict[str, str]

    def program(self, name: str) -> str:
        return str(self.folder / name)

    def run(self, name: str, *words: str, database: str | None = None) -> str:
        """Standard output. Raises `Fault` with the last of what the program complained of."""
        env = self.environment | ({"PGDATABASE": database} if database else {})
        done = subprocess.run([self.program(name), *words], env=env, capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode:
            raise Fault(f"{name} failed: {done.stderr.strip()[-800:]}")
        return done.stdout


def tools(env: Mapping[str, str] = os.environ) -> Tools:
    """For our own server, the programs that came with it; for one that others run, the newest found."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    if not postgres.is_external(env):
        server = postgres.own_server(env)
        return Tools(server.binaries.folder, kept | server.place.client_environment())
    return Tools(_client_folder(), kept | _external_environment(env["DATABASE_URL"]))


def _external_environment(text: str) -> dict[str, str]:
    own = url.parse(text)
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    address = {variable: own[name] for variable, name in names.items() if own[name]}
    return address | {VARIABLES[name]: value for name, value in own["OPTIONS"].items() if name in VARIABLES}


def _client_folder() -> Path:
    """A machine whose PostgreSQL is elsewhere may have the client programs and no server."""
    if on_path := shutil.which("pg_dump"):
        versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_dump"), key=lambda one: int(one.parts[-3]))
        return (versions[-1] if versions else Path(on_path)).parent
    if candidates := binaries.found(environment.words(os.environ, "AREASEND_PG", "auto")[0]):
        return candidates[0].folder
    raise Fault("pg_dump was not found. Install the package postgresql-client, in the version of the server or newer.")
