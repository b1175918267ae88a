"""What a backup says of itself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from areasend.site.faults import Fault

FORMAT = 1
SECRET_WORDS = ("SECRET", "PASSWORD", "KEY", "TOKEN", "DATABASE_URL")


@dataclass
class Manifest:
    """`files`: name to {"bytes", "sha256"}. `rows`: table to count. `made_at`: ISO moment with its zone."""

    made_at: str
    version: str
    postgres: int
    rows: dict[str, int]
    files: dict[str, dict[str, int | str]] = field(default_factory=dict)
    format: int = FORMAT

    def text(self) -> bytes:
        return json.dumps(asdict(self), indent=1, sort_keys=True).encode()


def read(text: bytes) -> Manifest:
    try:
        manifest = Manifest(**json.loads(text))
    except (ValueError, TypeError) as error:
        raise Fault(
            "The backup's manifest cannot be read. The file is not a backup of AreaSEND, or is damaged."
        ) from error
    if manifest.format != FORMAT:
        raise Fault(f"The backup is of format {manifest.format}; this version reads {FORMAT}. Use a newer AreaSEND.")
    return manifest


def settings(env: Mapping[str, str]) -> bytes:
    """The deployment's variables with their values; of those that may hold a secret, the names."""
    own = sorted(name for name in env if name.startswith("AREASEND_") or name == "DATABASE_URL")
    secret = [name for name in own if any(word in name for word in SECRET_WORDS)]
    open_ones = {name: env[name] for name in own if name not in secret}
    return json.dumps({"variables": open_ones, "secrets": secret}, indent=1).encode()
