"""How far an action is."""

from __future__ import annotations

from datetime import date

import pytest

from areasend.rules.delivery.progress import Milestone, ProgressRefused, check_percent, progress

TODAY = date(2026, 3, 2)
DONE = Milestone("Draft", reached_on=date(2026, 2, 1))


def test_what_is_given_goes_before_the_milestones() -> None:
    assert progress(40, (DONE,), TODAY).percent == 40


def test_milestones_count_by_weight_and_are_rounded_down() -> None:
    found = progress(None, (DONE, Milestone("Consult", weight=2)), TODAY)
    assert (found.percent, found.because) == (33, "1 of 2 milestones reached by 2 March 2026.")


def test_nothing_shows_as_whole_while_a_milestone_is_open() -> None:
    assert progress(None, (DONE, Milestone("Sign", weight=0.001)), TODAY).percent == 99
    assert progress(None, (DONE,) * 3, TODAY).percent == 100


def test_nobody_said_and_nothing_to_count() -> None:
    assert progress(None, (), TODAY).percent is None


def test_what_is_reached_later_is_not_reached_yet() -> None:
    assert progress(None, (DONE,), date(2026, 1, 31)).percent == 0


def test_more_than_the_whole_is_refused() -> None:
    check_percent(None)
    check_percent(100)
    with pytest.raises(ProgressRefused, match="101 was entered"):
        check_percent(101)
