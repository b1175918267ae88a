"""`environment` in AREASEND_HOME: the deployment's settings for whoever types a command, in the lines that systemd
reads too.

# a comment AREASEND_MODE=demo

It is read only where the process's own environment says nothing about the deployment, so that a file left behind by a
trial can never turn a configured one into a demo.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from pathlib import Path

from areasend.site import environment
from areasend.site.faults import Fault

NAME = "environment"
SAYS_WHICH = ("AREASEND_MODE", "AREASEND_SECRET_KEY", "DATABASE_URL")


def load(env: MutableMapping[str, str]) -> None:
    """Adds the file's variables to `env`, where they are not set."""
    if any(env.get(name) for name in SAYS_WHICH):
        return
    path = environment.home(env) / NAME
    if path.is_file():
        for name, value in read(path).items():
            env.setdefault(name, value)


def read(path: Path) -> dict[str, str]:
    try:
        lines = path.read_text().splitlines()
    except PermissionError as error:
        raise Fault(
            f"{path} may not be read by this user. Run the command as the user that AreaSEND runs as."
        ) from error
    return dict(_pair(line, path) for line in lines if line.strip() and not line.lstrip().startswith("#"))


def _pair(line: str, path: Path) -> tuple[str, str]:
    name, equals, value = line.partition("=")
    if not equals:
        raise Fault(f"{path} has a line that is not NAME=value: '{name[:40]}'.")
    return name.strip(), value.strip().strip("\"'")
