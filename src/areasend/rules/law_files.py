"""Reading and checking the files of `law/`: errors name the file and the key."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml

LAW = Path(__file__).parent.parent / "law"


class LawError(Exception):
    """A law file, or a question put to the law, is wrong. The message says what and what would be right."""


@functools.cache
def read_yaml(name: str) -> dict[str, Any]:
    """A file below `law/`, by its path there."""
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with (LAW / name).open(encoding="utf-8") as text:
        loaded = yaml.load(text, Loader=loader)  # noqa: S506 - both are the safe loaders
    if not isinstance(loaded, dict):
        raise LawError(f"law/{name}: the file must hold keys with values.")
    return loaded


class Entry:
    """One mapping of a law file, read key by key; says the file and the key when something is missing or wrong."""

    def __init__(self, where: str, values: Mapping[str, Any]) -> None:
        self.where = where
        self.values = values
        self.seen: set[str] = set()

    def wrong(self, key: str, what: str) -> LawError:
        """The error for that key."""
        return LawError(f"{self.where}: {key}: {what}")

    def get(self, key: str, default: Any = None) -> Any:
        """The value, or the default."""
        self.seen.add(key)
        return self.values.get(key, default)

    def need(self, key: str) -> Any:
        """The value, which must be there."""
        found = self.get(key)
        if found is None or found == "":
            raise self.wrong(key, "is missing.")
        return found

    def text(self, key: str) -> str:
        """A text that must be there."""
        found = self.need(key)
        if not isinstance(found, str):
            raise self.wrong(key, f"must be text, not {found!r}.")
        return found

    def day(self, key: str) -> date:
        """A date that must be there."""
        found = self.need(key)
        if not isinstance(found, date):
            raise self.wrong(key, f"must be a date such as 2026-11-22, not {found!r}.")
        return found

    def one_of(self, key: str, choices: Sequence[str], default: str | None = None) -> str:
        """One of a closed list."""
        found = self.get(key, default)
        if found not in choices:
            raise self.wrong(key, f"must be one of {', '.join(choices)}, not {found!r}.")
        return str(found)

    def names(self, key: str, known: Mapping[str, Any] | None = None) -> tuple[str, ...]:
        """A list of names (or one), each of them known where a list is given."""
        found = self.get(key) or []
        listed = tuple([found] if isinstance(found, str) else found)
        for name in listed:
            if known is not None and name not in known:
                raise self.wrong(key, f"{name!r} is not known here. Known are: {', '.join(known)}.")
        return listed

    def check_all_seen(self) -> None:
        """Raise for keys that nothing reads: a misspelt key must not pass in silence."""
        left = [str(key) for key in self.values if key not in self.seen]
        if left:
            raise self.wrong(left[0], "is not a key that this file may have.")
