"""What an import writes, what it leaves, and that it writes all or nothing."""

from __future__ import annotations

import pytest

from areasend.records.verify import verify

pytestmark = pytest.mark.django_db
NOTHING_NEW = {"new": 0, "changed": 0, "unchanged": 1}


def test_the_examples_of_the_templates_come_in_without_a_finding(run_import, examples):
    run = run_import(examples)
    assert run.report["findings"] == []
    assert run.state == "done"
    assert {found["new"] for found in run.report["counts"].values()} == {1}


def test_the_same_files_twice_change_nothing(run_import, examples):
    run_import(examples)
    again = run_import(examples)
    assert set(map(str, again.report["counts"].values())) == {str(NOTHING_NEW)}


def test_every_derived_value_follows_from_the_facts_that_came_in(run_import, examples):
    run_import(examples)
    assert verify() == []
