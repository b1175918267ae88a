"""What is done every night."""

from datetime import date

import pytest

from areasend.actions import jobs
from areasend.rules import law
from areasend.site import nightly

pytestmark = pytest.mark.django_db


def test_a_rule_checked_within_the_year_is_left_in_peace() -> None:
    assert nightly.law_to_check(law.clock("assessment/issue_final_plan").checked_on) == []


def test_a_rule_not_checked_for_a_year_is_named() -> None:
    assert "assessment/issue_final_plan" in nightly.law_to_check(date(2028, 1, 1))


def test_a_difference_is_counted_in_the_log_without_naming_a_case(monkeypatch, caplog) -> None:
    monkeypatch.setattr(nightly.verify, "verify", lambda: ["A26-01001: stage is stored as x, the facts say y."])
    nightly.verify_index()
    assert "1 derived values differ" in caplog.text
    assert "A26-01001" not in caplog.text


@pytest.mark.parametrize(
    "name",
    ["nightly.clear_sessions", "nightly.verify", "nightly.law_checked", "nightly.snapshot", "nightly.standing_answers"],
)
def test_each_nightly_job_runs(name: str, settings, tmp_path) -> None:
    settings.HOME = tmp_path
    jobs.run_now(name)
