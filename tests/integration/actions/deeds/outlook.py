from datetime import date
from functools import wraps
from unittest.mock import patch

from tests.factories.outlook import make_forecast_run, make_scenario
from tests.factories.strategic import make_meeting
from tests.tiny_forecast import INPUTS, TINY

from areasend.actions import scenario, scenario_out, scenario_run
from areasend.forecast.models import MODELS

WORDS = "Fewer people are likely to wait."


def with_a_model(deed):
    @wraps(deed)
    def take(w):
        with patch.dict(MODELS, tiny=TINY), patch("areasend.actions.jobs.enqueue"):
            return deed(w)

    return take


def published(w):
    return scenario_out.publish(make_scenario(), **w.said, words=WORDS)


DEEDS = {
    name: with_a_model(deed)
    for name, deed in {
        "scenario.keep": lambda w: scenario.keep(
            **w.said, title="One", model="tiny", inputs=INPUTS, params={}, draws=9
        ),
        "scenario.amend": lambda w: scenario.amend(
            make_scenario(), by=w.by, version=1, title="Two", params={"extra": 5}
        ),
        "scenario.refresh": lambda w: scenario.refresh(make_scenario(), **w.said, inputs=INPUTS),
        "scenario.copy": lambda w: scenario.copy(make_scenario(), by=w.by, title="Two"),
        "scenario.drop": lambda w: scenario.drop(make_scenario(), **w.said, because="Asked twice"),
        "scenario.put_to_board": lambda w: scenario_out.put_to_board(
            make_scenario(), **w.said, meeting=make_meeting(on=date(2026, 12, 1))
        ),
        "scenario.publish": published,
        "scenario.withdraw": lambda w: scenario_out.withdraw(published(w), **w.said, because="A wrong figure"),
        "scenario.run_long": lambda w: scenario_run.ask(make_scenario(), by=w.by, draws=100),
        "scenario.run_many": lambda w: scenario_run.ask_many([make_scenario()], by=w.by, draws=100),
        "scenario.stop_run": lambda w: scenario_run.stop(make_forecast_run(), by=w.by),
        "scenario.finish_run": lambda w: scenario_run.finish(make_scenario(), by=w.by, outcome={}, draws=100),
    }.items()
}
