"""Optimistic locking: whoever opened an older version is refused, and nothing is half-written."""

from __future__ import annotations

from typing import Any, Protocol, TypeVar

from areasend.actions.refusal import Stale


class HasVersion(Protocol):
    """A record that counts its changes."""

    _default_manager: Any
    pk: Any
    version: int

    def save(self, *, update_fields: list[str]) -> None: ...


Versioned = TypeVar("Versioned", bound=HasVersion)


def hold(record: Versioned) -> None:
    """Lock the row for this transaction and leave it as it is: two people must not begin the same thing from it at once."""
    type(record)._default_manager.select_for_update(of=("self",)).get(pk=record.pk)


def claim(record: Versioned, version: int | None) -> Versioned:
    """Lock the row for this transaction and count its version up. `version` is the one the user saw; None where nothing was shown."""
    held: Versioned = type(record)._default_manager.select_for_update(of=("self",)).get(pk=record.pk)
    if version is not None and held.version != version:
        raise Stale
    held.version += 1
    held.save(update_fields=["version"])
    return held
