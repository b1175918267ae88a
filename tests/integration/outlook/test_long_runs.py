"""Long runs by a worker: the same numbers as a short one of as many draws, followed on the way, stopped."""

import sys
from pathlib import Path

import pytest
from tests.factories.outlook import make_forecast_run, make_scenario
from tests.tiny_forecast import INPUTS, TINY

from areasend.actions import jobs, scenario_run
from areasend.actions.refusal import Refused
from areasend.forecast.models import plain
from areasend.records.models import ForecastRun

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[3]
CHILD = [sys.executable, "-m", "tests.tiny_forecast.execute"]


@pytest.fixture(autouse=True)
def child(monkeypatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(scenario_run, "COMMAND", CHILD)


def test_a_long_run_takes_the_place_of_the_short_one(head):
    made = make_scenario(head)
    run = scenario_run.ask(made, by=head, draws=3000)
    run.refresh_from_db()
    made.refresh_from_db()
    assert (run.state, run.done, run.problem) == ("done", 100, "")
    assert made.draws == 3000
    assert made.outcome == plain(TINY.run(INPUTS, made.params, seed=made.seed, draws=3000).as_dict())


def test_what_the_model_refuses_is_told_and_the_old_outcome_stays(head):
    made = make_scenario(head, inputs={**INPUTS, "waiting": -1})
    run = scenario_run.ask(made, by=head, draws=10)
    run.refresh_from_db()
    was, made = made.outcome, type(made).objects.get(pk=made.pk)
    assert (run.state, run.problem) == ("failed", "A queue cannot be shorter than nobody.")
    assert (made.outcome, made.draws) == (was, 40)


def noted_and_stopped(note):
    """Once it is known how long it takes, somebody presses Stop."""

    def take(asked, seconds, said):
        note(asked, seconds, said)
        ForecastRun.objects.filter(pk=asked.pk, expected_seconds__isnull=False).update(is_to_stop=True)

    return take


def test_a_run_is_followed_and_stopped_in_the_middle(head, monkeypatch):
    monkeypatch.setattr(scenario_run, "COMMAND", [*CHILD, "slow"])
    monkeypatch.setattr(scenario_run, "LOOKS_EVERY", 0.1)
    run = make_forecast_run(make_scenario(head), by=head)
    monkeypatch.setattr(scenario_run, "_note", noted_and_stopped(scenario_run._note))
    scenario_run.carry_out(run=run.pk)
    run.refresh_from_db()
    assert (run.state, run.expected_seconds) == ("stopped", 30)
    assert run.scenario.draws == 40


def test_a_run_that_waits_is_stopped_at_once_and_never_begun(head):
    run = scenario_run.stop(make_forecast_run(), by=head)
    scenario_run.carry_out(run=run.pk)
    run.refresh_from_db()
    assert (run.state, run.started_at) == ("stopped", None)


def test_one_whose_worker_is_there_is_asked_to_stop(head, monkeypatch):
    monkeypatch.setattr(jobs, "is_worker_running", lambda: True)
    run = scenario_run.stop(make_forecast_run(state="running"), by=head)
    assert (run.state, run.is_to_stop, run.finished_at) == ("running", True, None)


def test_one_whose_worker_is_gone_ends_at_once(head):
    run = scenario_run.stop(make_forecast_run(state="running"), by=head)
    assert run.state == "stopped"


def test_a_scenario_is_drawn_by_one_worker_at_a_time(head):
    made = make_forecast_run().scenario
    with pytest.raises(Refused, match="already"):
        scenario_run.ask(made, by=head, draws=10)


def test_many_scenarios_are_a_job_each(head, monkeypatch):
    put = []
    monkeypatch.setattr(jobs, "enqueue", lambda name, **given: put.append((name, given["run"])))
    runs = scenario_run.ask_many([make_scenario(head) for _ in "123"], by=head, draws=5000)
    assert put == [("forecast.carry_out", run.pk) for run in runs]
