"""The snapshot of an invented area: nobody in any byte of it, and every figure as the database gives it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal
from tests.conftest import TODAY

from areasend import demo
from areasend.indicators.catalogue import evaluate, indicators, snapshot
from areasend.indicators.catalogue.card import Card, domains
from areasend.indicators.catalogue.frames import Frames
from areasend.records import frames_catalogue
from areasend.records import snapshot as nightly
from areasend.records.models import Carer, Case, Person, User
from areasend.site import program

pytestmark = pytest.mark.django_db
MONTHS = evaluate.months(date(2026, 10, 31), 12)
EVERY = {key: one for key, one in indicators().items() if one.judge}
COUNTED = sorted({one.card.domain for one in EVERY.values()})


@pytest.fixture(scope="module")
def written(django_db_setup: None, django_db_blocker, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One small area for all tests of the module, rolled back after them."""
    from django.db import transaction
    from django.test import override_settings

    home = tmp_path_factory.mktemp("home")
    with (
        django_db_blocker.unblock(),
        override_settings(HOME=home, AREASEND_TODAY=TODAY.isoformat()),
        transaction.atomic(),
    ):
        demo.load("825", 1, 120, TODAY, lambda _: None, only_cases=True)
        nightly.take(TODAY)
        yield home / "snapshots" / TODAY.isoformat()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def held(written: Path) -> Frames:
    return frames_catalogue.catalogue(Case.objects.all()).known_on(TODAY)


@pytest.fixture(scope="module")
def read(written: Path) -> Frames:
    return snapshot.read([written])


def by_month_of_birth(frames: Frames) -> Frames:
    """As the snapshot knows them: born on the first of the month."""

    def told(table: pl.DataFrame) -> pl.DataFrame:
        return table.with_columns(pl.col("born_on").dt.month_start())

    processes = {name: told(table) for name, table in frames.processes.items()}
    hanging = {name: told(getattr(frames, name)) for name in ("advice", "exceptions", "contacts")}
    return replace(frames, processes=processes, **hanging)


def hangs_on_the_day_of_birth(card: Card, cut: str) -> bool:
    """Ages of what happened within a month; at the end of a month the first of it has passed for everybody born in it."""
    return card.key == "requests_under_5" or (cut == "age" and card.kind == "flow")


@pytest.mark.parametrize("domain", COUNTED)
def test_every_figure_is_the_one_of_the_database_by_every_cut(held: Frames, read: Frames, domain: str) -> None:
    for key in domains()[domain].cards.keys() & EVERY.keys():
        exact, by_month, told = (
            evaluate.judged(EVERY[key], frames, TODAY) for frames in (held, by_month_of_birth(held), read)
        )
        assert told.cuts == exact.cuts
        for cut in ["", *told.cuts]:
            ours = (exact, by_month)[hangs_on_the_day_of_birth(told.card, cut)]
            assert_frame_equal(told.over(MONTHS, cut), ours.over(MONTHS, cut))


def texts(folder: Path) -> set[str]:
    """Every text in every cell of every table."""
    tables = [pl.read_parquet(path) for path in folder.glob("*.parquet")]
    columns = [table[name] for table in tables for name, kind in table.schema.items() if kind == pl.String]
    return set(pl.concat([column.drop_nulls().rename("text") for column in columns]).unique().to_list())


def known(*fields: str) -> set[str]:
    return {text for row in Person.objects.values_list(*fields) for text in row if text}


def test_no_text_names_anybody(written: Path) -> None:
    people = known("forename", "surname", "known_as", "reference", "upn", "uln", "address", "postcode")
    staff = {text for row in User.objects.values_list("name", "email") for text in row if text}
    carers = {text for row in Carer.objects.values_list("name", "email", "phone") for text in row if text}
    assert people
    assert staff
    assert texts(written) & (people | staff | carers | set(Case.objects.values_list("reference", flat=True))) == set()


def test_no_byte_holds_a_reference_or_a_pupil_number(written: Path) -> None:
    plain = " ".join(texts(written)).encode() + b"".join(path.read_bytes() for path in written.iterdir())
    names = known("reference", "upn", "uln", "postcode") | set(Case.objects.values_list("reference", flat=True))
    assert [name for name in names if name.encode() in plain] == []


def test_no_birthday_and_no_key_of_the_database_is_left(held: Frames, read: Frames) -> None:
    assert read.cases["born_on"].dt.day().unique().to_list() == [1]
    keys = set(Case.objects.values_list("pk", flat=True)) | set(Person.objects.values_list("pk", flat=True))
    told = (
        set(read.cases["case"].to_list())
        | set(read.cases["person"].to_list())
        | set(read.placements["person"].to_list())
    )
    assert told & keys == set()
    assert len(read.cases) == len(held.cases) > 0


def test_the_order_of_rows_is_not_that_of_the_database(held: Frames, read: Frames) -> None:
    assert read.facts("plan")["opened_on"].to_list() != held.facts("plan")["opened_on"].to_list()


def test_the_secret_is_made_once_and_closed(written: Path) -> None:
    secret = written.parent.parent / "snapshot.key"
    before = secret.read_text()
    nightly.take(date(2026, 11, 17))
    assert secret.read_text() == before
    assert len(bytes.fromhex(before)) == 32
    assert secret.stat().st_mode & 0o777 == 0o600
    assert written.parent.stat().st_mode & 0o777 == 0o700
    assert str(before) not in (written / "manifest.json").read_text()


def test_the_last_nights_and_the_last_of_each_month_are_kept(settings, tmp_path: Path) -> None:
    settings.HOME = tmp_path
    days = ["2026-08-30", "2026-08-31", "2026-09-29", "2026-10-01", "2026-10-02", "2026-10-03"]
    for name in days:
        (tmp_path / "snapshots" / name).mkdir(parents=True)
    assert [folder.name for folder in nightly.prune(nights=2)] == ["2026-08-30", "2026-10-01"]
    assert [folder.name for folder in nightly.held()] == [days[1], days[2], days[4], days[5]]


def printed(capsys: pytest.CaptureFixture[str], *words: str):
    assert program.main([*words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_command_writes_one_and_lists_what_is_kept(written: Path, tmp_path: Path, capsys) -> None:
    made = printed(capsys, "snapshot", "--folder", str(tmp_path / "here"), "--on", "2026-10-31")
    assert (made["area"], made["on"], made["folder"]) == ("825", "2026-10-31", str(tmp_path / "here"))
    assert made["rows"]["plan"] > 0
    assert str(written) in [one["folder"] for one in printed(capsys, "snapshot", "--list")]


def test_the_command_does_not_write_over_other_things(written: Path, tmp_path: Path, capsys) -> None:
    (tmp_path / "letter.txt").write_text("Dear all")
    assert program.main(["snapshot", "--folder", str(tmp_path)]) == 2
    assert "holds other things" in capsys.readouterr().err


def test_indicators_are_printed_from_a_snapshot_as_from_the_records(written: Path, capsys) -> None:
    words = ("indicators", "--key", "plans_in_force", "--key", "plans_in_20_weeks", "--cut", "need")
    assert printed(capsys, *words, "--snapshot", str(written)) == printed(capsys, *words, "--on", TODAY.isoformat())


def test_a_snapshot_needs_no_database(written: Path, monkeypatch, capsys) -> None:
    asked = []
    monkeypatch.setattr(program, "prepare", asked.append)
    assert printed(capsys, "indicators", "--key", "plans_in_force", "--snapshot", str(written))
    assert asked == ["nothing"]


def test_a_day_after_the_snapshot_is_refused(written: Path, capsys) -> None:
    assert program.main(["indicators", "--snapshot", str(written), "--on", "2027-01-01"]) == 2
    assert "know nothing after 2026-11-18" in capsys.readouterr().err
