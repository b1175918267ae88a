"""From `process.yaml` and `stages.yaml` to facts, stages and steps, checked key by key."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from areasend.rules.law_files import LAW, Entry, read_yaml
from areasend.rules.shapes import ACTORS, FACT_SOURCES, FactKind, Stage, Step


def read_facts(entry: Entry) -> Mapping[str, FactKind]:
    """The facts that a process file names."""
    facts = {name: _read_fact(f"{entry.where}: {name}", name, found) for name, found in entry.need("facts").items()}
    return MappingProxyType(facts)


def _read_fact(where: str, name: str, found: Mapping[str, Any]) -> FactKind:
    entry = Entry(where, found)
    fact = FactKind(
        name=name,
        label=entry.text("label"),
        question=entry.text("question"),
        when=entry.text("when"),
        source=entry.one_of("source", FACT_SOURCES, "case"),
        repeats=entry.one_of("repeats", ("first", "latest"), "first"),
        planned=bool(entry.get("planned", False)),
    )
    entry.check_all_seen()
    return fact


def read_stages(process: str, facts: Mapping[str, FactKind]) -> tuple[tuple[Stage, ...], tuple[Step, ...]]:
    """Stages and steps; a process that has clocks only is always under way."""
    name = f"{process}/stages.yaml"
    if not (LAW / name).exists():
        return (Stage("under_way", "Under way", "local_authority", True, 0),), ()
    entry = Entry(f"law/{name}", read_yaml(name))
    listed = entry.need("stages").items()
    stages = {key: _read_stage(f"{entry.where}: {key}", key, found, code) for code, (key, found) in enumerate(listed)}
    steps = tuple(
        _read_step(f"{entry.where}: {found.get('key')}", found, facts, stages) for found in entry.need("steps")
    )
    return tuple(stages.values()), steps


def _read_stage(where: str, key: str, found: Mapping[str, Any], code: int) -> Stage:
    entry = Entry(where, found)
    is_open = not entry.get("ended", False)
    stage = Stage(key, entry.text("label"), entry.one_of("whose_move", ACTORS), is_open, code)
    entry.check_all_seen()
    return stage


def _read_step(where: str, found: Mapping[str, Any], facts: Mapping[str, Any], stages: Mapping[str, Stage]) -> Step:
    entry = Entry(where, found)
    (fact,) = entry.names("fact", facts)
    lists = {path.stem: None for path in (LAW / "codes").glob("*.yaml")}
    step = Step(
        key=entry.text("key"),
        label=entry.text("label"),
        from_stages=entry.names("from", stages),
        fact=fact,
        to_stage=next(iter(entry.names("to", stages)), None),
        after=next(iter(entry.names("after", facts)), None),
        asks_reason=bool(entry.get("asks_reason", False)),
        codes=next(iter(entry.names("codes", lists)), None),
    )
    entry.check_all_seen()
    return step
