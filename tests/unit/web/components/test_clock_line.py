from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from tests.unit.web.components.drawings import drawings, styled, words

from areasend.web.components.clock_line import ClockLine, Point, narrow, wide
from areasend.web.components.clock_line.parts import shown_state
from areasend.web.components.clock_line.scale import WeekScale, scale_for

START = date(2026, 1, 5)


def weeks(number: float) -> date:
    return START + timedelta(days=round(number * 7))


def line(now: float, ended: float | None = None) -> ClockLine:
    points = (
        Point(weeks(20), "Send the final plan", "waiting"),
        Point(weeks(6), "Say whether there will be an assessment", "met", weeks(5)),
    )
    return ClockLine(START, weeks(now), points, None if ended is None else weeks(ended))


@pytest.mark.parametrize("now", [0, 5.9, 6, 19, 20, 21, 30, 52, 64, 156])
@pytest.mark.parametrize("draw", [wide.draw, narrow.draw])
def test_every_week_gives_a_well_formed_image_without_styles(draw, now):
    (svg,) = drawings(draw(line(now)))
    assert svg.get("role") == "img"
    assert svg[0].text == f"Clock: {int(now)} weeks since the start"
    assert styled(svg) == []


@pytest.mark.parametrize("draw", [wide.draw, narrow.draw])
def test_a_line_without_points_is_drawn(draw):
    assert drawings(draw(ClockLine(START, START, ())))


def test_the_points_are_in_the_order_of_their_dates():
    assert [point.on for point in line(3).points] == [weeks(6), weeks(20)]


def test_a_case_in_time_says_what_comes_next():
    assert line(19).caption == "Next: Send the final plan, due 25 May 2026, in 7 days."


def test_a_late_case_says_how_late():
    assert line(30).caption == "Send the final plan was due on 25 May 2026 and is 10 weeks late."


def test_an_ended_case_says_when_it_ended():
    assert line(40, ended=19).caption == "Ended on 18 May 2026, after 19 weeks: no date was missed."


def test_a_case_with_nothing_owed_says_so():
    assert ClockLine(START, START, ()).caption == "No date is owed."


def test_a_point_met_late_says_by_how_much():
    point = Point(weeks(6), "Decide", "met_late", weeks(9))
    assert point.words(weeks(30)) == "met 9 Mar 2026, 3 weeks late"


def test_the_words_tell_the_start_each_point_and_today():
    assert line(7).sentences == [
        "Started 5 January 2026",
        "Say whether there will be an assessment: 6 weeks, met 9 Feb 2026",
        "Send the final plan: 20 weeks, due 25 May 2026, in 13 weeks",
        "Today is 23 February 2026",
    ]


def test_a_case_long_overdue_gets_a_compressed_tail():
    scale = scale_for(line(64), 800, 150)
    assert scale.has_tail
    assert scale.place(20) > 400
    assert scale.place(65) == 800


def test_a_case_in_time_gets_none():
    assert not scale_for(line(19), 800, 150).has_tail


def test_places_on_the_line_never_run_backwards():
    scale = WeekScale(800, 21.5, 65)
    places = [scale.place(week) for week in range(80)]
    assert places == sorted(places)


def test_flags_that_would_touch_fly_at_different_heights():
    assert wide._lanes([100, 500, 600], [200, 200, 100]) == [0, 1, 0]


def test_today_is_marked_in_both_drawings():
    for draw in (wide.draw, narrow.draw):
        assert "Today, 19 weeks" in words(drawings(draw(line(19)))[0])


def deadline(**parts: object) -> SimpleNamespace:
    usual = {"label": "Decide", "kind": "deadline", "starts_on": START, "due_on": weeks(6), "met_on": None}
    return SimpleNamespace(**{**usual, "state": "overdue", **parts})


def test_a_line_is_made_of_the_deadlines_that_are_owed():
    owed = [deadline(), deadline(state="not_owed"), deadline(kind="window"), deadline(due_on=None)]
    made = ClockLine.of(owed, weeks(7))
    assert [point.state for point in made.points] == ["late"]
    assert made.starts_on == START


def test_one_week_is_said_in_the_singular():
    for draw in (wide.draw, narrow.draw):
        assert "Ended, 1 week" in words(drawings(draw(line(40, ended=1)))[0])


def test_dates_on_one_day_are_drawn_as_one():
    points = tuple(
        Point(weeks(6), label, state) for label, state in (("One", "met"), ("Two", "late"), ("Three", "late"))
    )
    (drawn,) = ClockLine(START, weeks(9), points).drawn
    assert (drawn.label, drawn.state) == ("3 dates on 16 Feb 2026", "late")


@pytest.mark.parametrize("draw", [wide.draw, narrow.draw])
def test_a_date_before_the_start_is_late_at_the_left_edge(draw):
    early = ClockLine(START, weeks(1), (Point(weeks(-3), "Hold the review", "due_soon"),))
    (svg,) = drawings(draw(early))
    assert "due 15 Dec 2025, 4 weeks late" in words(svg)
    assert "Hold the review: before the start, due 15 Dec 2025, 4 weeks late" in early.sentences
    assert shown_state(early.points[0], early) == "late"
