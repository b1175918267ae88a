"""`areasend import ledger` and `areasend import bands`: the same rules as on the pages, for machines and people."""

import json

import pytest
from tests.integration.money.block import ledger

from areasend.records.models import BandRate, BandScheme, LedgerMonth
from areasend.site.faults import Fault
from areasend.site.program import parser


def run(*words):
    args = parser().parse_args(["import", *map(str, words)])
    return args.run(args)


@pytest.fixture
def month(tmp_path):
    path = tmp_path / "april.csv"
    path.write_bytes(ledger())
    return path


def test_a_month_is_brought_in(block, month, capsys):
    assert run("ledger", month, "--by", block.finance.email) == 0
    assert "April 2026 is in." in capsys.readouterr().out
    assert LedgerMonth.objects.get().recorded_by == block.finance


def test_a_dry_run_writes_nothing(block, month, capsys):
    assert run("ledger", month, "--dry-run", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["control_total"], told["written"], told["lines"]["FEES-IND"]) == ("10921.92", False, "5000.00")
    assert not LedgerMonth.objects.exists()


def test_a_month_that_does_not_add_up_is_refused(block, month, capsys):
    month.write_bytes(ledger(total="1.00"))
    assert run("ledger", month) != 0
    said = capsys.readouterr().out
    assert "£10,920.92 more than it should be" in said
    assert "Nothing was written" in said


def test_an_example_is_printed(capsys):
    assert run("ledger", "--template") == run("bands", "--template") == 0
    assert "period,line,amount,description" in capsys.readouterr().out


def test_a_file_has_to_be_named(db):
    with pytest.raises(Fault, match="No file is named"):
        run("ledger")
    with pytest.raises(Fault, match="--scheme SLUG"):
        run("bands")


def test_a_new_scheme_comes_with_its_rates_or_not_at_all(block, tmp_path, capsys):
    path = tmp_path / "bands.csv"
    path.write_text("year,band,kind,amount\n2026-27,P1,special,9000\n")
    with pytest.raises(Fault, match="For a new one give its --title"):
        run("bands", path, "--scheme", "next")
    assert run("bands", path, "--scheme", "next", "--title", "New bands", "--dry-run") == 0
    assert not BandScheme.objects.filter(slug="next").exists()
    assert run("bands", path, "--scheme", "next", "--title", "New bands") == 0
    assert BandRate.objects.get(scheme__slug="next").amount == 9000
    assert "1 rates recorded, 0 known already." in capsys.readouterr().out


def test_two_schemes_cannot_be_in_use(block, tmp_path):
    path = tmp_path / "bands.csv"
    path.write_text("year,band,kind,amount\n2026-27,P1,special,9000\n")
    with pytest.raises(Fault, match="two cannot be in use"):
        run("bands", path, "--scheme", "next", "--title", "New", "--in-use")
