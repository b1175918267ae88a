"""The tables made from docstrings, from the access table and from the parsers leave nothing out."""

from __future__ import annotations

from dataclasses import fields

import pytest
from tools import docs_access, docs_commands, docs_delivery, docs_open_data, docs_plan_workbook

from areasend.exchange.action_plan.template import SHEETS
from areasend.rules.delivery import facts, status, targets
from areasend.rules.policies.access import Verb
from areasend.site.program import modules

SETTINGS = [one.name for one in fields(facts.Settings)]


@pytest.mark.parametrize("key", [*status.KEYS, *targets.KINDS, *facts.CLOSED_AS, *SETTINGS])
def test_how_actions_stand_tells_of_every_key(key):
    assert f"`{key}`" in docs_delivery.render()


def test_a_row_of_a_docstring_may_run_over_several_lines():
    assert docs_delivery.rows_of("    1   late    a date\n            has passed\n\n    other words") == {
        "late": "a date has passed"
    }


def test_two_keys_may_share_a_row():
    assert docs_delivery.rows_of("    date, yes_no    done") == {"date": "done", "yes_no": "done"}


def test_every_verb_is_told_once():
    assert sorted([*docs_access.CASES, *docs_access.ABOVE]) == sorted(Verb)


@pytest.mark.parametrize("command", list(modules()), ids=lambda module: module.NAME)
def test_every_command_has_its_section(command):
    assert f"## areasend {command.NAME}\n" in docs_commands.render()


def test_every_sheet_of_the_workbook_is_told():
    assert set(docs_plan_workbook.SAYS) == set(SHEETS)


def test_a_field_that_may_be_empty_says_so():
    assert "| `value` | number, may be empty |" in docs_open_data.render()
