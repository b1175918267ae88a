import argparse
import json

import pytest

from areasend.demo.compare import as_text, compared
from areasend.demo.compare.sides import Compared, NothingToCompare
from areasend.records.models import Deployment
from areasend.site.commands import demo as command

pytestmark = pytest.mark.django_db
ONLY_CASES = True


def asked(**given):
    return argparse.Namespace(**{"compare": True, "json": False, **given})


def test_every_figure_agrees(area):
    assert [row for row in compared() if not row.agrees] == []


def test_every_table_that_the_demo_promises_is_compared(area):
    assert {row.table for row in compared()} >= {
        "requests", "assessments", "new_plans", "timeliness", "ceased", "caseload", "needs", "annual_reviews",
    }  # fmt: skip


def test_the_text_ends_with_the_number_outside(area):
    assert as_text(compared()).endswith("0 outside 3% and 5 cases")


def test_the_command_exits_with_nought_where_all_agree(area, capsys):
    assert command.compare(asked()) == 0
    assert "requests_received_in_year" in capsys.readouterr().out


def test_the_command_gives_json(area, capsys):
    command.compare(asked(json=True))
    assert json.loads(capsys.readouterr().out)["outside"] == 0


def test_without_a_demo_area_the_message_says_what_to_run(area):
    Deployment.objects.all().delete()
    with pytest.raises(NothingToCompare, match="areasend demo"):
        compared()


def test_three_per_cent_or_five_cases_agree():
    assert Compared("t", 2024, "f", 10, 15).agrees
    assert Compared("t", 2024, "f", 1000, 1030).agrees
    assert not Compared("t", 2024, "f", 1000, 1031).agrees


def test_a_figure_left_aside_is_not_outside():
    assert Compared("t", 2024, "f", 10, 90, aside="cannot hold").agrees
