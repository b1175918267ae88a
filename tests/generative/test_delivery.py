"""Whatever is recorded: a better figure never worsens the judgement, and every action has one status."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from areasend.rules.delivery.due import Due, is_late, late_dues, next_due, occurrences, outstanding_on
from areasend.rules.delivery.facts import CLOSED_AS, ActionFacts, Blocker, MeasureFacts, Need, Settings
from areasend.rules.delivery.judging import judge
from areasend.rules.delivery.progress import Milestone
from areasend.rules.delivery.readings import Reading
from areasend.rules.delivery.status import KEYS, LABELS, derive
from areasend.rules.delivery.targets import KINDS, Target
from areasend.rules.delivery.trend import outlook

DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))
MAYBE = st.none() | DAYS
VALUES = st.floats(0, 100)
READINGS = st.lists(st.builds(Reading, DAYS, VALUES), max_size=8).map(tuple)
TARGETS = st.builds(
    Target,
    st.sampled_from(KINDS),
    st.none() | VALUES,
    MAYBE,
    st.sampled_from(("up", "down")),
    st.none() | VALUES,
    MAYBE,
    MAYBE,
    MAYBE,
)
DUES = st.builds(
    Due, st.just("Launch"), DAYS, st.sampled_from(("day", "month")), st.sampled_from(("", "yearly")), MAYBE
)
MILESTONES = st.builds(Milestone, st.just("Draft"), MAYBE, MAYBE, st.floats(0, 3))
ACTIONS = st.builds(
    ActionFacts,
    st.lists(DUES, max_size=3).map(tuple),
    st.lists(st.builds(MeasureFacts, st.just("Share"), TARGETS, READINGS), max_size=2).map(tuple),
    st.lists(MILESTONES, max_size=3).map(tuple),
    st.lists(st.builds(Blocker, st.just("Venue"), DAYS), max_size=2).map(tuple),
    st.lists(st.builds(Need, st.just("1.2"), st.sampled_from(KEYS), MAYBE), max_size=2).map(tuple),
    MAYBE,
    st.none() | st.integers(0, 100),
    MAYBE,
    MAYBE,
    st.sampled_from(("", *CLOSED_AS)),
)
BEST_FIRST = ("met", "on_course", "not_due", "behind")


@given(facts=ACTIONS, today=DAYS)
def test_every_action_has_one_status_and_says_why(facts: ActionFacts, today: date) -> None:
    found = derive(facts, today)
    assert found.label == LABELS[found.key]
    assert found.because
    assert all(sentence.endswith(".") for sentence in (*found.because, *found.also))


@given(facts=ACTIONS, today=DAYS)
def test_nothing_holds_since_a_day_to_come(facts: ActionFacts, today: date) -> None:
    since = derive(facts, today).since
    assert since is None or since <= today


@given(facts=ACTIONS, today=DAYS, weeks=st.integers(6, 50))
def test_more_patience_never_calls_an_action_stalled_that_was_not(facts: ActionFacts, today: date, weeks: int) -> None:
    patient = derive(facts, today, Settings(stalled_weeks=12 + weeks)).key
    assert (patient == "stalled") <= (derive(facts, today).key == "stalled")


@given(target=TARGETS, readings=READINGS, today=DAYS, day=DAYS, values=st.tuples(VALUES, VALUES))
def test_a_better_reading_never_worsens_the_judgement(target, readings, today, day, values) -> None:
    target = replace(target, kind="percentage", value=50, direction="up", unit="%")
    worse, better = (judge(target, (*readings, Reading(day, value)), today).state for value in sorted(values))
    assert worse == better or BEST_FIRST.index(better) < BEST_FIRST.index(worse)


@given(due=DUES, today=DAYS)
def test_a_date_is_late_or_ahead_or_reached(due: Due, today: date) -> None:
    assert is_late(due, today) == bool(late_dues((due,), today))
    assert is_late(due, today) or next_due((due,), today) or outstanding_on(due) is None


@given(due=DUES, start=DAYS, length=st.integers(0, 2000))
def test_occurrences_lie_in_their_span_a_year_apart(due: Due, start: date, length: int) -> None:
    end = start + timedelta(days=length)
    found = occurrences(due, start, end)
    assert all(start <= day <= end for day in found)
    assert len({day.year for day in found}) == len(found)


YEAR = st.lists(
    st.builds(Reading, st.dates(date(2025, 1, 1), date(2025, 12, 31)), VALUES),
    min_size=5,
    max_size=15,
    unique_by=lambda reading: reading.on,
)
AHEAD = st.dates(date(2025, 12, 31), date(2026, 12, 31))


@given(
    readings=YEAR,
    goal=VALUES,
    by_on=AHEAD,
    today=st.just(date(2025, 12, 31)),
    direction=st.sampled_from(("up", "down")),
)
def test_an_outlook_is_known_with_its_interval_or_not_at_all(readings, goal, by_on, today, direction) -> None:
    found = outlook(readings, goal, by_on, direction, today, unit="%")
    known = [value for value in (found.low, found.expected, found.high) if value is not None]
    assert len(known) == (0 if found.will == "unknown" else 3)
    assert known == sorted(known)
    assert all(0 <= value <= 100 for value in known)
