"""Many areas at once give each area what it gets alone, however the work is spread."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from areasend.forecast import national
from areasend.forecast.models import PLANS, plain
from areasend.forecast.national import Task
from areasend.forecast.plans import inputs_for

ROOT = Path(__file__).resolve().parents[3]
AREAS = ("825", "931", "869")


def tasks(*areas, origin=2024):
    return [Task(area, origin, 2, (), 3, 50) for area in areas]


@pytest.fixture(scope="module")
def alone():
    return national.over_processes(tasks(*AREAS), 1)


def test_an_area_gets_what_it_gets_alone(alone):
    expected = PLANS.run(inputs_for("825", 2024, 2), {}, seed=3, draws=50)
    assert alone[0] == {"area": "825", "name": "Buckinghamshire", "outcome": plain(expected.as_dict())}


@pytest.mark.slow
def test_two_processes_give_the_same_numbers_in_the_same_order(alone):
    heard = []
    found = national.over_processes(tasks(*AREAS), 2, lambda done, total: heard.append((done, total)))
    assert found == alone
    assert heard[-1] == (3, 3)


@pytest.mark.slow
@pytest.mark.skipif(find_spec("distributed") is None, reason="the extra “cluster” is not installed")
def test_two_workers_of_a_cluster_give_the_same_numbers(alone):
    command = [sys.executable, "-m", "tests.tiny_forecast.cluster", *AREAS]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(told.stdout) == alone


def test_an_area_without_a_forecast_says_why():
    found = national.over_processes(tasks("825", "nowhere", origin=1999), 1)
    assert ["problem" in one for one in found] == [True, True]
    assert "nowhere" in found[1]["problem"]


def test_every_authority_is_among_them():
    assert len(national.authorities()) > 150
