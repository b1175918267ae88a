"""The derived status of an action: one row of the table each, and which goes first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from areasend.rules.delivery.due import Due
from areasend.rules.delivery.facts import ActionFacts, Blocker, MeasureFacts, Need, Settings
from areasend.rules.delivery.progress import Milestone
from areasend.rules.delivery.readings import Reading
from areasend.rules.delivery.status import Overrule, OverruleRefused, check_overrule, derive, shown
from areasend.rules.delivery.targets import Target

TODAY = date(2026, 3, 2)
BY = date(2026, 9, 30)
GOING = ActionFacts(dues=(Due("Embed", BY, "month"),), started_on=date(2025, 9, 1), last_note_on=date(2026, 2, 16))
SHARE = MeasureFacts(
    "Settings that use them",
    Target("percentage", 50, BY, baseline=20, baseline_on=date(2025, 9, 30)),
    (Reading(date(2026, 2, 28), 36),),
)


def key(facts: ActionFacts) -> str:
    return derive(facts, TODAY).key


def test_an_action_with_news_and_time_is_on_track_and_says_what_comes() -> None:
    found = derive(replace(GOING, measures=(SHARE,)), TODAY)
    assert (found.key, found.label, found.since, found.also) == ("on_track", "On track", date(2025, 9, 1), ())
    assert found.because[0] == "The next date is Embed, September 2026."
    assert found.because[1].startswith("Settings that use them: 36% on 28 February 2026; the target is 50%")


def test_nothing_recorded_at_all_is_not_started() -> None:
    assert derive(ActionFacts(), TODAY).because == ("No start, note or progress is recorded.",)
    planned = derive(ActionFacts(started_on=date(2026, 4, 1)), TODAY)
    assert (planned.key, planned.because) == ("not_started", ("It is to start on 1 April 2026.",))


def test_a_missed_date_is_late_since_the_day_after_and_the_rest_is_told_too() -> None:
    facts = replace(GOING, dues=(Due("Launch", date(2026, 1, 1), "month"),), last_note_on=date(2026, 1, 2))
    found = derive(facts, TODAY)
    assert (found.key, found.since) == ("late", date(2026, 2, 1))
    assert found.because == ("Launch, January 2026: not reached; late since 1 February 2026.",)
    assert found.also == ("The last news is of 2 January 2026, more than 6 weeks ago.",)


def test_a_measure_short_after_its_date_is_late() -> None:
    missed = replace(SHARE, target=replace(SHARE.target, by_on=date(2026, 2, 28)))
    found = derive(replace(GOING, measures=(missed,)), TODAY)
    assert (found.key, found.since) == ("late", date(2026, 3, 1))
    assert key(replace(GOING, measures=(replace(missed, readings=()),))) == "late"


@pytest.mark.parametrize(
    ("last_note_on", "expected"),
    [
        (date(2026, 1, 19), "on_track"),
        (date(2026, 1, 18), "no_news"),
        (date(2025, 12, 8), "no_news"),
        (date(2025, 12, 7), "stalled"),
    ],
)
def test_silence_is_no_news_after_six_weeks_and_a_standstill_after_twelve(last_note_on: date, expected: str) -> None:
    assert key(replace(GOING, last_note_on=last_note_on)) == expected


def test_a_blocker_is_a_risk_and_after_twelve_weeks_a_standstill() -> None:
    fresh = replace(GOING, blockers_open=(Blocker("no venue", date(2026, 2, 20)),))
    assert derive(fresh, TODAY).because == ("In the way since 20 February 2026: no venue.",)
    assert key(fresh) == "at_risk"
    assert key(replace(GOING, blockers_open=(Blocker("no venue", date(2025, 12, 7)),))) == "stalled"


@pytest.mark.parametrize(
    ("status", "expected"), [("late", "at_risk"), ("stalled", "at_risk"), ("on_track", "on_track"), ("met", "on_track")]
)
def test_what_it_needs_puts_it_at_risk(status: str, expected: str) -> None:
    assert key(replace(GOING, needs=(Need("2.1 Audit", status),))) == expected


def test_a_late_milestone_puts_it_at_risk() -> None:
    found = derive(replace(GOING, milestones=(Milestone("Draft", date(2026, 2, 1)),)), TODAY)
    assert found.key == "at_risk"
    assert found.because == ("The milestone Draft was due by 1 February 2026 and is not reached.",)


@pytest.mark.parametrize(("percent", "expected"), [(74, "at_risk"), (75, "on_track"), (None, "on_track")])
def test_with_four_weeks_left_three_quarters_should_be_done(percent: int | None, expected: str) -> None:
    facts = replace(GOING, dues=(Due("report", date(2026, 3, 30)),), percent=percent)
    assert key(facts) == expected
    assert key(replace(facts, dues=(Due("report", date(2026, 3, 31)),))) == "on_track"


def test_a_near_date_with_nothing_begun_is_at_risk_before_it_is_not_started() -> None:
    found = derive(ActionFacts(dues=(Due("", date(2026, 3, 30)),)), TODAY)
    assert (found.key, found.because) == ("at_risk", ("30 March 2026 is 28 days off, and nothing has begun.",))
    assert found.since == TODAY


def test_a_measure_behind_its_course_puts_it_at_risk() -> None:
    behind = replace(SHARE, readings=(Reading(date(2026, 2, 28), 25),))
    assert key(replace(GOING, measures=(behind,))) == "at_risk"


def test_a_line_that_misses_the_target_puts_it_at_risk() -> None:
    days = [date(2025, 10, 31), date(2025, 11, 30), date(2025, 12, 31), date(2026, 1, 31), date(2026, 2, 28)]
    falling = MeasureFacts("Share", Target("percentage", 80, BY), tuple(map(Reading, days, (70, 68, 66, 64, 62))))
    found = derive(replace(GOING, measures=(falling,)), TODAY)
    assert found.key == "at_risk"
    assert "If it goes on as in the last 5 readings" in found.because[0]


@pytest.mark.parametrize(
    ("due_on", "expected"), [(None, "no_baseline"), (date(2026, 3, 1), "no_baseline"), (date(2026, 3, 2), "on_track")]
)
def test_a_baseline_that_is_due_later_is_no_fault(due_on: date | None, expected: str) -> None:
    measure = MeasureFacts("Confidence", Target("percentage_increase", 30, BY, baseline_due_on=due_on))
    assert key(replace(GOING, measures=(measure,))) == expected


def test_met_when_every_date_and_every_measure_is() -> None:
    done = replace(GOING, dues=(Due("Embed", BY, "month", reached_on=date(2026, 2, 1)),))
    found = derive(done, TODAY)
    assert (found.key, found.since) == ("met", date(2026, 2, 1))
    assert key(replace(done, measures=(SHARE,))) == "on_track"
    assert key(replace(done, measures=(replace(SHARE, readings=(Reading(TODAY, 50),)),))) == "met"


def test_a_yearly_date_is_never_done_with() -> None:
    yearly = Due("Forecasts", date(2025, 9, 30), repeats="yearly", reached_on=date(2025, 9, 20))
    assert key(replace(GOING, dues=(yearly,))) == "on_track"


def test_what_is_closed_is_not_chased() -> None:
    dropped = replace(GOING, dues=(Due("", date(2025, 1, 1)),), closed_on=date(2026, 2, 1), closed_as="dropped")
    found = derive(dropped, TODAY)
    assert (found.key, found.because, found.also) == ("closed", ("Dropped on 1 February 2026.",), ())
    assert derive(dropped, date(2026, 1, 31)).key == "late"


def test_closed_as_done_is_met_only_with_its_measures() -> None:
    closed = replace(GOING, closed_on=date(2026, 2, 1), closed_as="done")
    assert key(closed) == "met"
    short = derive(replace(closed, measures=(SHARE,)), TODAY)
    assert short.key == "closed"
    assert short.because[1].startswith("Not met all the same: Settings that use them: 36%")


def test_an_area_may_be_more_patient() -> None:
    quiet = replace(GOING, last_note_on=date(2026, 1, 10))
    assert derive(quiet, TODAY, Settings(no_news_weeks=10)).key == "on_track"


OVERRULE = Overrule("on_track", "The venue is signed for.", date(2026, 3, 1), date(2026, 3, 31))


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 2, 28), "at_risk"),
        (date(2026, 3, 1), "on_track"),
        (date(2026, 3, 31), "on_track"),
        (date(2026, 4, 1), "at_risk"),
    ],
)
def test_an_overrule_stands_beside_the_derived_status_until_it_lapses(today: date, expected: str) -> None:
    derived = derive(replace(GOING, blockers_open=(Blocker("no venue", date(2026, 2, 20)),)), today)
    found = shown(derived, OVERRULE, today)
    assert (found.status.key, found.derived.key, found.is_overruled) == (expected, "at_risk", expected == "on_track")


def test_an_overrule_tells_who_reads_it_since_when_and_why() -> None:
    found = shown(derive(GOING, date(2026, 3, 2)), OVERRULE, TODAY)
    assert found.status.because == ("Judged so on 1 March 2026 until 31 March 2026: The venue is signed for.",)
    assert not shown(derive(GOING, TODAY), None, TODAY).is_overruled


@pytest.mark.parametrize(
    ("overrule", "says"),
    [
        (replace(OVERRULE, reason="  "), "Say why"),
        (replace(OVERRULE, until=date(2026, 2, 1)), "lies before"),
        (replace(OVERRULE, status="splendid"), "is not a status"),
    ],
)
def test_an_overrule_without_sense_is_refused(overrule: Overrule, says: str) -> None:
    check_overrule(OVERRULE)
    with pytest.raises(OverruleRefused, match=says):
        check_overrule(overrule)


CARRIED_ON = date(2026, 2, 1)
OLD_NEWS = replace(GOING, last_note_on=date(2025, 10, 1), carried_on=CARRIED_ON)


def test_what_went_on_into_a_new_plan_has_stalled_only_twelve_weeks_after() -> None:
    assert key(replace(OLD_NEWS, carried_on=None)) == "stalled"
    assert key(OLD_NEWS) == "on_track"
    assert derive(OLD_NEWS, date(2026, 3, 16)).key == "no_news"
    found = derive(OLD_NEWS, date(2026, 4, 27))
    assert (found.key, found.because[0]) == (
        "stalled",
        "Nothing noted or reached since 1 February 2026, for more than 12 weeks.",
    )


def test_before_it_was_carried_it_stood_as_it_did() -> None:
    assert derive(OLD_NEWS, date(2026, 1, 31)).key == "stalled"


def test_being_carried_begins_nothing() -> None:
    assert key(ActionFacts(carried_on=CARRIED_ON)) == "not_started"


def test_what_stands_in_the_way_is_as_old_as_it_is() -> None:
    assert key(replace(OLD_NEWS, blockers_open=(Blocker("No trainer", date(2025, 10, 1)),))) == "stalled"
