"""Every file of the law says what it is, on what authority, who keeps it and when it was last checked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from areasend.rules import law
from areasend.rules.because import SENTENCES
from areasend.rules.counting import NAMED_DAYS, NUMBERED
from areasend.rules.exceptions import exceptions
from areasend.rules.law_files import LAW
from areasend.rules.readings import readings_table
from areasend.rules.shapes import Clock, Process, Reference, Route

FILES = sorted(LAW.rglob("*.yaml"))
CLOCKS = list(law.all_clocks())
PROCESSES = [law.process(key) for key in law.processes()]
# Row 59 does not exist in the table of duties.
ROWS = set(range(1, 72)) - {59}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(LAW)))
def test_every_file_has_a_label_an_owner_and_a_checked_date(path: Path) -> None:
    values = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert values["label"]
    assert values["owner"]
    assert isinstance(values["checked_on"], date)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(LAW)))
def test_every_file_cites_with_title_and_address(path: Path) -> None:
    cited = list(citations(yaml.safe_load(path.read_text(encoding="utf-8"))))
    assert cited
    assert all(reference["title"] and reference["href"].startswith("https://") for reference in cited)


def citations(values: object) -> list[dict[str, str]]:
    """Every mapping with an address, however deep."""
    if isinstance(values, list):
        return [found for value in values for found in citations(value)]
    if not isinstance(values, dict):
        return []
    own = [values] if "href" in values else []
    return own + [found for value in values.values() for found in citations(value)]


@pytest.mark.parametrize("clock", CLOCKS, ids=lambda clock: clock.path)
def test_every_value_of_every_clock_is_cited(clock: Clock) -> None:
    assert all(version.references for route in clock.routes for version in route.versions)
    assert all(isinstance(reference, Reference) for reference in clock.references)


def test_clocks_not_checked_for_long_can_be_found() -> None:
    assert law.clocks_checked_before(date(2026, 11, 22)) == ()
    assert len(law.clocks_checked_before(date(2027, 11, 22))) == len(CLOCKS)


def test_every_row_of_the_table_of_duties_has_a_clock() -> None:
    assert {row for clock in CLOCKS for row in clock.source_row if isinstance(row, int)} == ROWS


def test_every_count_has_its_sentence() -> None:
    assert set(SENTENCES) == {*NUMBERED, *NAMED_DAYS}


@pytest.mark.parametrize("owner", PROCESSES, ids=lambda owner: owner.key)
def test_labels_tell_the_clocks_of_a_process_apart(owner: Process) -> None:
    labels = [clock.label for clock in owner.clocks]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("owner", PROCESSES, ids=lambda owner: owner.key)
def test_every_fact_serves_a_clock_or_a_step(owner: Process) -> None:
    used = {name for clock in owner.clocks for name in (*clock.met_by, *clock.closed_by)}
    used |= {name for clock in owner.clocks for route in clock.routes for name in names_of(route)}
    used |= {step.fact for step in owner.steps} | {clock.under_age.born for clock in owner.clocks if clock.under_age}
    assert set(owner.facts) == used


def names_of(route: Route) -> tuple[str, ...]:
    return (*route.starts, *route.only_with)


WITH_STEPS = [owner for owner in PROCESSES if owner.steps]


@pytest.mark.parametrize("owner", WITH_STEPS, ids=lambda owner: owner.key)
def test_every_fact_of_a_case_can_be_recorded_by_a_step(owner: Process) -> None:
    recorded = {step.fact for step in owner.steps}
    assert {name for name, fact in owner.facts.items() if fact.source == "case"} <= recorded


@pytest.mark.parametrize("owner", WITH_STEPS, ids=lambda owner: owner.key)
def test_every_stage_can_be_reached_and_only_ended_ones_are_never_left(owner: Process) -> None:
    reached = {owner.stages[0].key} | {step.to_stage for step in owner.steps if step.to_stage}
    left = {key for step in owner.steps for key in step.from_stages if step.to_stage not in (None, key)}
    assert reached == {stage.key for stage in owner.stages}
    assert {stage.key for stage in owner.stages if stage.is_open} <= left


@pytest.mark.parametrize("owner", WITH_STEPS, ids=lambda owner: owner.key)
def test_an_ended_stage_is_nobody_s_move(owner: Process) -> None:
    assert all((stage.whose_move == "nobody") >= (not stage.is_open) for stage in owner.stages)


@pytest.mark.parametrize("owner", WITH_STEPS, ids=lambda owner: owner.key)
def test_step_keys_are_unique_and_code_lists_exist(owner: Process) -> None:
    keys = [step.key for step in owner.steps]
    assert len(set(keys)) == len(keys)
    assert all(law.codes(step.codes) for step in owner.steps if step.codes)


def test_the_lists_hold_what_the_return_counts() -> None:
    assert list(law.codes("cease_reasons")) == [str(code) for code in range(1, 10)]
    assert "DS" in law.codes("sen_needs")
    assert list(law.codes("sen_provision")) == ["N", "K", "E"]


def test_regulation_6_and_the_sections_of_a_plan_are_whole() -> None:
    assert {source["letter"] for source in law.advice_sources().values()} >= set("abcdefgh")
    assert list(law.plan_sections()) == ["A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J", "K"]
    assert [key for key, section in law.plan_sections().items() if section["blank_in_draft"]] == ["I"]


def test_grounds_and_readings_load() -> None:
    assert exceptions()["school_closed"].at_least_days == 28
    assert all(reading.default in reading.choices for reading in readings_table().values())
