"""DATABASE_URL, as Django wants it."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from areasend.site.faults import Fault

FORM = "postgresql://USER:PASSWORD@HOST:5432/NAME?sslmode=verify-full"


def parse(text: str) -> dict[str, Any]:
    """The parts that differ from one database to another. Every word after `?` goes to libpq as it stands (sslmode,
    sslrootcert)."""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise Fault(f"DATABASE_URL cannot be read ({error}). It looks like this: {FORM}") from error
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in {"postgres", "postgresql"} or not name:
        raise Fault(f"DATABASE_URL has to name a PostgreSQL database. It looks like this: {FORM}")
    options = dict(parse_qsl(parts.query))
    return {
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", unquote(parts.hostname or "")),
        "PORT": str(port or ""),
        "OPTIONS": {"application_name": "areasend", **options},
    }
