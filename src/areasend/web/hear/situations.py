"""The situations of `situations.yaml`, as objects."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True)
class Question:
    """A date that people may know, of one fact of the process, or of one of `options`: facts by what to call them."""

    fact: str
    words: str
    hint: str = ""
    needed: bool = False
    ahead: bool = False
    options: dict[str, str] = field(default_factory=dict)

    @property
    def field(self) -> str:
        """The name in the address: a fact's name without the dot."""
        return self.fact.replace(".", "_")

    @property
    def facts(self) -> list[str]:
        return list(self.options) or [self.fact]


@dataclass(frozen=True)
class Situation:
    """One page. `key` stands in its address; `about` says in a sentence or two what the law asks for here."""

    key: str
    words: str
    process: str
    about: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Group:
    title: str
    situations: tuple[Situation, ...]


@cache
def groups() -> tuple[Group, ...]:
    """Every situation, as the first page lists them."""
    entries = yaml.safe_load((Path(__file__).parent / "situations.yaml").read_text(encoding="utf-8"))
    return tuple(Group(entry["title"], tuple(_situations(entry["situations"]))) for entry in entries)


def _situations(entries: dict[str, Any]) -> list[Situation]:
    return [_situation(key, **entry) for key, entry in entries.items()]


def _situation(key: str, questions: dict[str, Any], **words: str) -> Situation:
    return Situation(key=key, questions=tuple(Question(fact, **asked) for fact, asked in questions.items()), **words)


@cache
def situations() -> dict[str, Situation]:
    return {situation.key: situation for group in groups() for situation in group.situations}
