"""What the environment says, read once, with a sentence for what is missing or wrong.

Three modes. `production` is the default: it wants its secret from outside and secure cookies. `demo` serves an
invented area on this machine and shows its sign-ins; it has to be asked for by name, and the database must carry the
mark of a demo area as well (`areasend.records.models.Deployment`), so that neither a forgotten variable nor a copied
one opens a real area. `test` is the tests'.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from areasend.site.faults import Fault

MODES = ("production", "demo", "test")


class EnvironmentFault(Fault):
    """A setting is missing or cannot be read; the message says which and what to do."""


def home(env: Mapping[str, str] | None = None) -> Path:
    """The folder for the embedded database, documents and secrets: `AREASEND_HOME`, else `.areasend` beside the
    source tree."""
    env = os.environ if env is None else env
    if given := env.get("AREASEND_HOME"):
        return Path(given).expanduser().resolve()
    return Path(__file__).resolve().parents[3] / ".areasend"


def mode(env: Mapping[str, str]) -> str:
    value = env.get("AREASEND_MODE", "production")
    if value not in MODES:
        raise EnvironmentFault(f"AREASEND_MODE is '{value}'. Set it to one of: {', '.join(MODES)}.")
    return value


def flag(env: Mapping[str, str], name: str, *, default: bool = False) -> bool:
    value = env.get(name, "1" if default else "0").strip().lower()
    if value not in {"0", "1", "true", "false", "yes", "no", ""}:
        raise EnvironmentFault(f"{name} is '{value}'. Set it to 1 or 0.")
    return value in {"1", "true", "yes"}


def words(env: Mapping[str, str], name: str, default: str = "") -> list[str]:
    return [word.strip() for word in env.get(name, default).split(",") if word.strip()]


def pairs(env: Mapping[str, str], name: str) -> dict[str, str]:
    """`NAME=value` words, separated by commas."""
    found = [word.partition("=") for word in words(env, name)]
    for key, sign, value in found:
        if not (key and sign and value):
            raise EnvironmentFault(f"{name} holds '{key}{sign}{value}'. Write it as name=choice, separated by commas.")
    return {key.strip(): value.strip() for key, _, value in found}


def number(env: Mapping[str, str], name: str, default: int) -> int:
    value = env.get(name, "").strip()
    if value and not value.isdigit():
        raise EnvironmentFault(f"{name} is '{value}'. Set it to a whole number.")
    return int(value or default)


def held_day(env: Mapping[str, str], name: str) -> str:
    """A day at which a demo or a test holds the clock still, as YYYY-MM-DD; never in production."""
    value = env.get(name, "").strip()
    if value and mode(env) == "production":
        raise EnvironmentFault(
            f"{name} is set, and would hold the clock still. Take it away: it is for demos and tests."
        )
    try:
        return date.fromisoformat(value).isoformat() if value else ""
    except ValueError as error:
        raise EnvironmentFault(f"{name} is '{value}'. Write the day as 2026-11-22.") from error


def secret_key(env: Mapping[str, str]) -> str:
    """Production takes it from AREASEND_SECRET_KEY; a demo keeps one of its own, made once, readable by its owner
    only."""
    if given := env.get("AREASEND_SECRET_KEY"):
        return given
    current = mode(env)
    if current == "test":
        return "not-a-secret-the-tests-use-this-key-and-nothing-else-may-do-so"
    if current == "production":
        raise EnvironmentFault(
            "AREASEND_SECRET_KEY is not set. Production needs one of 50 characters or more, kept outside the repository. "
            "To try AreaSEND with an invented area instead, run `make run`."
        )
    return _kept_secret(home(env) / "secret_key")


def _kept_secret(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_urlsafe(64))
    return path.read_text().strip()
