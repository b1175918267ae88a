"""What the database refuses of strategies, plans, actions and what hangs on them."""

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.factories import make_organisation
from tests.factories.strategic import (
    make_action,
    make_agency,
    make_blocker,
    make_date,
    make_dependency,
    make_evidence,
    make_evidence_use,
    make_measure,
    make_measure_reading,
    make_note,
    make_overrule,
    make_plan,
    make_priority,
    make_role,
    make_strategy,
)

EARLY, LATE = date(2026, 9, 1), date(2026, 10, 1)
BACKWARDS = {"starts_on": LATE, "ends_on": EARLY}


def twice(make: Callable[..., Any], *given: Any, **fields: Any) -> None:
    make(*given, **fields)
    make(*given, **fields)


def serve_itself() -> None:
    action = make_action()
    action.serves = action
    action.save()


def wait_for_itself() -> None:
    action = make_action()
    make_dependency(action, needs=action)


BREAKS: dict[str, Callable[[], object]] = {
    "strategy.slug": lambda: twice(make_strategy, slug="growing"),
    "strategy_ends_after_start": lambda: make_strategy(**BACKWARDS),
    "strategy_published_once_adopted": lambda: make_strategy(published_on=LATE),
    "priority_numbered_once": lambda: twice(make_priority, make_strategy(), number=1),
    "priority_has_title": lambda: make_priority(title=""),
    "actionplan.slug": lambda: twice(make_plan, slug="year-one"),
    "actionplan.previous": lambda: twice(make_plan, previous=make_plan()),
    "action_plan_ends_after_start": lambda: make_plan(**BACKWARDS),
    "action_plan_of_a_strategy": lambda: type(make_plan()).objects.update(strategy=None),
    "action_plan_of_an_inspection": lambda: make_plan(kind="written_statement"),
    "action_plan_of_a_service": lambda: make_plan(kind="service"),
    "action_plan_accepted_once_submitted": lambda: make_plan(accepted_on=LATE),
    "plan_action_reference_once": lambda: twice(make_action, make_plan(), reference="1.1"),
    "plan_action_has_title": lambda: make_action(title=""),
    "plan_action_closed_as_something": lambda: make_action(closed_on=LATE),
    "plan_action_dropped_with_reason": lambda: make_action(closed_on=LATE, closed_as="dropped"),
    "plan_action_serves_another": serve_itself,
    "action_agency_once": lambda: twice(make_agency, make_action(), organisation=make_organisation()),
    "action_role_once": lambda: twice(make_role, make_action(), title="Head"),
    "action_role_has_title": lambda: make_role(title=""),
    "action_date_milestone_has_label": lambda: make_date(kind="milestone"),
    "action_date_once": lambda: twice(make_date, make_action()),
    "success_measure_has_text": lambda: make_measure(text=""),
    "success_measure_baseline_has_day": lambda: make_measure(baseline=5),
    "success_measure_cut_of_an_indicator": lambda: make_measure(cut="age", group="16 to 18"),
    "success_measure_reached_if_yes_no": lambda: make_measure(reached_on=LATE),
    "success_measure_retired_with_reason": lambda: make_measure(retired_on=LATE),
    "measure_reading_once_a_day": lambda: twice(make_measure_reading, make_measure()),
    "measure_reading_has_source": lambda: make_measure_reading(source=""),
    "measure_reading_withdrawn_with_reason": lambda: make_measure_reading(withdrawn_on=LATE),
    "progress_note_percent": lambda: make_note(percent=101),
    "progress_note_has_text": lambda: make_note(text=""),
    "blocker_has_text": lambda: make_blocker(text=""),
    "blocker_resolved_after_raised": lambda: make_blocker(raised_on=LATE, resolved_on=EARLY),
    "dependency_once": lambda: twice(make_dependency, make_action(), needs=make_action()),
    "dependency_on_another": wait_for_itself,
    "overrule_has_reason": lambda: make_overrule(reason=""),
    "overrule_until_after_since": lambda: make_overrule(since=LATE, until=EARLY),
    "overrule_one_open": lambda: twice(make_overrule, make_action()),
    "evidence_file_kept_once": lambda: twice(make_evidence, sha256="0" * 64),
    "evidence_file_struck_with_reason": lambda: make_evidence(struck_on=LATE),
    "evidence_use_of_one": lambda: make_evidence_use(action=None),
    "evidence_use_once": lambda: twice(make_evidence_use, file=make_evidence(), action=make_action()),
}
