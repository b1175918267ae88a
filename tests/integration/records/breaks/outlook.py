from datetime import date

from tests.factories.outlook import make_forecast_run, make_scenario

DAY = date(2026, 10, 5)


def two_runs():
    scenario = make_scenario()
    return [make_forecast_run(scenario) for _ in "12"]


BREAKS = {
    "scenario_has_title": lambda: make_scenario(title=""),
    "scenario_drawn": lambda: type(make_scenario()).objects.update(draws=0),
    "scenario_published_once_frozen": lambda: make_scenario(published_on=DAY, public_paper={}),
    "scenario_withdrawn_with_reason": lambda: make_scenario(withdrawn_on=DAY),
    "scenario_dropped_with_reason": lambda: make_scenario(dropped_on=DAY),
    "forecast_run_done_of_a_hundred": lambda: make_forecast_run(done=101),
    "forecast_run_one_at_a_time": two_runs,
}
