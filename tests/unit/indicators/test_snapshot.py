"""The snapshot of the small tables: what is taken away, what is kept, and that every figure stays as it was."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from tests.unit.indicators.stories import STORIES
from tests.unit.indicators.tables import ON, build, case, day, figure

from areasend.indicators.catalogue import evaluate, indicator, snapshot
from areasend.indicators.catalogue.frames import Frames
from areasend.indicators.catalogue.snapshot import Origin, SnapshotUnreadable

KEY = bytes(range(32))
ASKED = [
    (story, key, answer) for story in STORIES for key, answer in story.answers.items() if key != "requests_under_5"
]
SMALL = build(
    [
        case(1, "assessment", {"request.received": "0105", "decision.refuse": "0201:not_needed"}, officer=7),
        case(
            2,
            "plan",
            {"plan.made": "0301", "plan.ceased": "0601:Ann Example"},
            origin=1,
            officer=7,
            born_on=day("2012-03-17"),
        ),
    ],
    placements=[
        {
            "person": 2,
            "since": day("0301"),
            "type": "special_academy_free",
            "provision": "",
            "in_area": True,
            "school": "Elm Park",
        }
    ],
    observations=[
        {"indicator": "plan_rate", "on": day("0115"), "cut": "", "group": "", "value": 4.2, "source": "Ann's census"}
    ],
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    snapshot.write(SMALL, tmp_path / "825", Origin("825", ON), KEY)
    return tmp_path / "825"


@pytest.fixture
def read(folder: Path) -> Frames:
    return snapshot.read([folder])


@pytest.mark.parametrize(("story", "key", "answer"), ASKED, ids=[f"{story.name}-{key}" for story, key, _ in ASKED])
def test_every_indicator_is_the_one_worked_by_hand(tmp_path: Path, story, key, answer) -> None:
    snapshot.write(story.frames, tmp_path / "there", Origin("825", ON), KEY)
    assert figure(key, snapshot.read([tmp_path / "there"])) == (pytest.approx(answer[0]), answer[1])


def test_an_age_within_a_month_is_counted_from_its_first_day(tmp_path: Path) -> None:
    asked_on = {"request.received": "0520"}
    born = {"before": date(2021, 5, 21), "a month later": date(2021, 6, 1)}
    frames = build([case(n, "assessment", asked_on, born_on=on) for n, on in enumerate(born.values())])
    snapshot.write(frames, tmp_path / "there", Origin("825", ON), KEY)
    assert figure("requests_under_5", frames) == (2, 2)
    assert figure("requests_under_5", snapshot.read([tmp_path / "there"])) == (1, 2)


def test_birthdays_are_months_and_nothing_else_of_a_day_is_lost(read: Frames) -> None:
    plan = read.facts("plan").row(0, named=True)
    assert (plan["born_on"], plan["plan.made"]) == (date(2012, 3, 1), date(2026, 3, 1))


def test_no_school_is_named(read: Frames) -> None:
    assert read.placements["school"].to_list() == ["Withheld"]


def test_keys_lead_nowhere_but_to_one_another(read: Frames) -> None:
    request, plan = read.facts("assessment").row(0, named=True), read.facts("plan").row(0, named=True)
    assert plan["origin"] == request["case"]
    assert plan["officer"] == request["officer"]
    assert read.placements["person"].to_list() == [plan["person"]]
    assert min(plan["case"], plan["person"], plan["officer"]) > 1_000_000
    assert plan["case"] != plan["person"]


def test_keys_stay_the_same_under_the_same_secret_only() -> None:
    first, again, other = (snapshot.deidentified(SMALL, key).cases["case"].to_list() for key in (KEY, KEY, KEY[::-1]))
    assert first == again
    assert set(first) & set(other) == set()


def test_what_is_of_no_list_is_taken_away(read: Frames) -> None:
    assert read.facts("plan")["plan.ceased.code"].to_list() == [None]
    assert read.facts("assessment")["decision.refuse.code"].to_list() == ["not_needed"]
    assert read.observations["source"].to_list() == [""]


@pytest.mark.parametrize(("postcode", "told"), [("HP20", "HP20"), ("SW1A", "SW1A"), ("HP201AB", ""), ("", "")])
def test_a_district_is_told_and_no_whole_postcode(postcode: str, told: str) -> None:
    frames = build([case(1, "assessment", {"request.received": "0105"}, district=postcode)])
    assert snapshot.deidentified(frames, KEY).cases["district"].to_list() == [told]


def test_only_the_owner_may_read_it(folder: Path) -> None:
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


def test_the_manifest_says_of_which_day_and_what_was_taken_away(folder: Path) -> None:
    found = snapshot.manifest(folder)
    assert (found.area, found.day, found.rows["plan"], found.rows["placements"]) == ("825", ON, 1, 1)
    assert any("birth" in sentence for sentence in found.taken_away)


def test_areas_are_counted_side_by_side(tmp_path: Path, folder: Path) -> None:
    snapshot.write(SMALL, tmp_path / "826", Origin("826", ON), KEY[::-1])
    assert figure("requests_received", snapshot.read([folder, tmp_path / "826"])) == (2, None)


def test_an_area_is_not_counted_twice(folder: Path) -> None:
    with pytest.raises(SnapshotUnreadable, match="Two snapshots are of the area 825"):
        snapshot.read([folder, folder])


def test_a_newer_snapshot_is_refused_with_a_sentence(folder: Path) -> None:
    told = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps({**told, "schema": 99}))
    with pytest.raises(SnapshotUnreadable, match=r"newer AreaSEND \(schema 99"):
        snapshot.read([folder])


def test_a_folder_of_other_things_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SnapshotUnreadable, match="is not a snapshot of AreaSEND"):
        snapshot.read([tmp_path])


def test_a_snapshot_cut_short_is_refused_with_a_sentence(folder: Path) -> None:
    (folder / "plan.parquet").write_bytes(b"PAR1")
    with pytest.raises(SnapshotUnreadable, match=r"plan.parquet cannot be read"):
        snapshot.read([folder])


def test_a_fact_that_the_law_did_not_know_then_is_empty(folder: Path) -> None:
    path = folder / "assessment.parquet"
    pl.read_parquet(path).drop("decision.assess", "decision.assess.code").write_parquet(path)
    assert snapshot.read([folder]).facts("assessment")["decision.assess"].to_list() == [None]


def test_a_stock_by_age_at_the_end_of_a_month_is_exact_whatever_the_birthday(tmp_path: Path) -> None:
    cases = [case(n, "plan", {"plan.made": "2025-01-01"}, born_on=date(2021, 6, n)) for n in range(1, 31)]
    snapshot.write(build(cases), tmp_path / "there", Origin("825", ON), KEY)
    spans = evaluate.months(ON, 12)
    one = indicator("plans_in_force")
    exact, told = (
        evaluate.judged(one, frames, ON).over(spans, "age")
        for frames in (build(cases), snapshot.read([tmp_path / "there"]))
    )
    assert told.equals(exact)
