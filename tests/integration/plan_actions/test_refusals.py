"""What makes no sense is refused with a sentence that says what to do, and nothing is written."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

import pytest
from django.core.files.base import ContentFile
from tests.factories import make_organisation
from tests.factories.strategic import (
    make_action,
    make_blocker,
    make_date,
    make_decision,
    make_dependency,
    make_evidence,
    make_evidence_use,
    make_measure,
    make_measure_reading,
    make_overrule,
    make_plan,
    make_priority,
    make_strategy,
)
from tests.integration.actions.refusals import refused

from areasend.actions import (
    action_date,
    action_plan,
    blocker,
    dependency,
    evidence,
    measure_reading,
    overrule,
    plan_action,
    plan_refresh,
    priority,
    progress,
    strategy,
    success_measure,
)
from areasend.actions.refusal import Stale

pytestmark = pytest.mark.django_db
DAY, EARLY, TOMORROW, LATER = date(2026, 10, 5), date(2026, 9, 1), date(2026, 11, 19), date(2026, 12, 31)
WHY = "Agreed by the board"
YEARS = {"title": "Year two", "starts_on": EARLY, "ends_on": date(2027, 8, 31)}
PDF = {"filename": "a.pdf", "kind": "survey", "title": "Survey", "on": DAY}
JUDGED = {"status": "on_track", "reason": WHY, "until": LATER}


class Refusal(NamedTuple):
    make: Callable[[], Any]
    take: Callable[[Any, dict[str, Any]], object]
    sentence: str
    field: str | None = None


def closed() -> Any:
    return make_action(closed_on=DAY, closed_as="done")


def carried() -> Any:
    old = make_action(closed_on=DAY, closed_as="carried")
    make_action(reference="4.2", continues=old)
    return old


def followed() -> Any:
    return make_plan(previous=make_plan()).previous


REFUSALS = {
    "a strategy that ends before it starts": Refusal(
        make_strategy,
        lambda row, said: strategy.amend(row, **said, ends_on=date(2020, 1, 1)),
        "Check both days",
        "ends_on",
    ),
    "a strategy with a taken name": Refusal(
        lambda: make_strategy(slug="taken"),
        lambda _, said: strategy.create(**said, **YEARS, slug="taken"),
        "taken already",
        "slug",
    ),
    "adopting twice": Refusal(
        lambda: make_strategy(adopted_on=DAY), lambda row, said: strategy.adopt(row, **said, on=DAY), "already"
    ),
    "adopting before the decision": Refusal(
        lambda: (make_strategy(), make_decision()),
        lambda rows, said: strategy.adopt(rows[0], **said, on=EARLY, decision=rows[1]),
        "had not been made",
        "decision",
    ),
    "publishing what is not adopted": Refusal(
        make_strategy, lambda row, said: strategy.publish(row, **said, on=DAY), "Record who adopted it"
    ),
    "publishing before it was adopted": Refusal(
        lambda: make_strategy(adopted_on=DAY),
        lambda row, said: strategy.publish(row, **said, on=EARLY),
        "cannot be published before",
        "on",
    ),
    "a strategy published twice": Refusal(
        lambda: make_strategy(adopted_on=EARLY, published_on=EARLY),
        lambda row, said: strategy.publish(row, **said, on=DAY),
        "already",
    ),
    "a priority with a taken number": Refusal(
        make_priority,
        lambda row, said: priority.add(row.strategy, **said, title="Places", number=1),
        "Choose another number",
        "number",
    ),
    "a priority numbered nought": Refusal(
        make_priority, lambda row, said: priority.amend(row, **said, number=0), "numbered from 1", "number"
    ),
    "a plan of no strategy": Refusal(
        make_strategy, lambda _, said: action_plan.create(**said, **YEARS), "Choose the strategy", "strategy"
    ),
    "agreeing to an empty plan": Refusal(
        make_plan, lambda row, said: action_plan.agree(row, **said, on=DAY), "no actions yet"
    ),
    "publishing a plan that is not agreed": Refusal(
        make_plan, lambda row, said: action_plan.publish(row, **said, on=DAY), "once it is agreed"
    ),
    "publishing a plan before it was agreed": Refusal(
        lambda: make_plan(agreed_on=DAY),
        lambda row, said: action_plan.publish(row, **said, on=EARLY),
        "cannot be published before",
        "on",
    ),
    "sending a plan that answers no inspection": Refusal(
        make_plan, lambda row, said: action_plan.submit(row, **said, on=DAY), "answers an inspection"
    ),
    "accepting what was not sent": Refusal(
        make_plan, lambda row, said: action_plan.accept(row, **said, on=DAY), "was sent to the inspectorates"
    ),
    "closing a plan with open actions": Refusal(
        make_action, lambda row, said: action_plan.close(row.plan, **said, on=DAY), "1 action is still open"
    ),
    "changing a closed plan": Refusal(
        lambda: make_plan(closed_on=DAY), lambda row, said: action_plan.amend(row, **said, title="x"), "was closed on"
    ),
    "refreshing a plan that is followed already": Refusal(
        followed, lambda row, said: plan_refresh.refresh(row, **said, **YEARS), "is followed by"
    ),
    "a new year that begins before the old one": Refusal(
        make_plan,
        lambda row, said: plan_refresh.refresh(row, **said, **YEARS | {"starts_on": date(2025, 1, 1)}),
        "begins later",
        "starts_on",
    ),
    "an action with a taken reference": Refusal(
        make_action,
        lambda row, said: plan_action.add(row.plan, **said, title="More", reference="1.1"),
        "Choose another reference",
        "reference",
    ),
    "an action of another strategy's priority": Refusal(
        lambda: (make_plan(), make_priority()),
        lambda rows, said: plan_action.add(rows[0], **said, title="More", priority=rows[1]),
        "of another strategy",
        "priority",
    ),
    "an action that follows from itself": Refusal(
        make_action, lambda row, said: plan_action.amend(row, **said, serves=row), "from itself", "serves"
    ),
    "changing a closed action": Refusal(
        closed, lambda row, said: plan_action.amend(row, **said, title="More"), "Open it again first"
    ),
    "news of a carried action": Refusal(
        carried, lambda row, said: progress.note(row, **said, text="More"), "Use the action that continues it"
    ),
    "closing as nothing": Refusal(
        make_action,
        lambda row, said: plan_action.close(row, **said, on=DAY, closed_as="carried"),
        "done or dropped",
        "closed_as",
    ),
    "dropping without a reason": Refusal(
        make_action,
        lambda row, said: plan_action.close(row, **said, on=DAY, closed_as="dropped"),
        "Say why",
        "because",
    ),
    "closing tomorrow": Refusal(
        make_action,
        lambda row, said: plan_action.close(row, **said, on=TOMORROW, closed_as="done"),
        "in the future",
        "on",
    ),
    "opening what is open": Refusal(
        make_action, lambda row, said: plan_action.reopen(row, **said, because=WHY), "open already"
    ),
    "opening what was carried": Refusal(
        carried, lambda row, said: plan_action.reopen(row, **said, because=WHY), "goes on as 4.2"
    ),
    "an action that nobody leads": Refusal(
        make_action, lambda row, said: plan_action.set_agencies(row, **said, lead=[]), "at least one body", "lead"
    ),
    "a body that leads and supports": Refusal(
        lambda: (make_action(), [make_organisation()]),
        lambda rows, said: plan_action.set_agencies(rows[0], **said, lead=rows[1], supporting=rows[1]),
        "leads the action already",
        "supporting",
    ),
    "a role twice": Refusal(
        make_action,
        lambda row, said: plan_action.set_roles(row, **said, roles=[("Head", None), ("head", None)]),
        "named twice",
        "roles",
    ),
    "a milestone without a name": Refusal(
        make_action,
        lambda row, said: action_date.add(row, **said, on=LATER, kind="milestone"),
        "Give the milestone a name",
        "label",
    ),
    "a date twice": Refusal(
        make_date, lambda row, said: action_date.add(row.action, **said, on=LATER), "has this date already", "on"
    ),
    "a date of another century": Refusal(
        make_action,
        lambda row, said: action_date.add(row, **said, on=date(1926, 9, 1)),
        "Check the year",
        "on",
    ),
    "moving a date without a reason": Refusal(
        make_date,
        lambda row, said: action_date.amend(row, **said, because=" ", on=LATER),
        "who agreed to it",
        "because",
    ),
    "moving a date that was reached": Refusal(
        lambda: make_date(reached_on=DAY),
        lambda row, said: action_date.amend(row, **said, because=WHY, on=LATER),
        "take back that it was reached",
    ),
    "taking back what was not reached": Refusal(
        make_date, lambda row, said: action_date.unreach(row, **said, because=WHY), "not marked as reached"
    ),
    "a percentage above a hundred": Refusal(
        make_action,
        lambda row, said: success_measure.add(row, **said, text="All", kind="percentage", target=Decimal(120)),
        "no percentage can be",
        "target",
    ),
    "a target without its figure": Refusal(
        make_action,
        lambda row, said: success_measure.add(row, **said, text="Many", kind="number"),
        "needs its figure",
        "target",
    ),
    "a day that is not named": Refusal(
        make_action,
        lambda row, said: success_measure.add(row, **said, text="Out", kind="date"),
        "by which it is to be done",
        "by_on",
    ),
    "a baseline that lets the target leave the scale": Refusal(
        lambda: make_measure(kind="points_increase", target=30),
        lambda row, said: success_measure.set_baseline(row, **said, value=Decimal(90), on=DAY),
        "no percentage can be",
        "value",
    ),
    "a baseline of something done": Refusal(
        lambda: make_measure(kind="yes_no", target=None),
        lambda row, said: success_measure.set_baseline(row, **said, value=Decimal(1), on=DAY),
        "belongs to a figure",
        "value",
    ),
    "an indicator that is not there": Refusal(
        make_measure,
        lambda row, said: success_measure.bind(row, **said, indicator="luck"),
        "Choose one from the catalogue",
        "indicator",
    ),
    "an indicator of another kind": Refusal(
        make_measure,
        lambda row, said: success_measure.bind(row, **said, indicator="weeks_for_autism_assessment"),
        "counted in weeks, not in per cent",
        "indicator",
    ),
    "an indicator for which less is better": Refusal(
        make_measure,
        lambda row, said: success_measure.bind(row, **said, indicator="reviews_overdue"),
        "Lower is better",
        "indicator",
    ),
    "an indicator for something done": Refusal(
        lambda: make_measure(kind="yes_no", target=None),
        lambda row, said: success_measure.bind(row, **said, indicator="plans_in_20_weeks"),
        "no indicator can tell",
        "indicator",
    ),
    "a part of an indicator that is not divided so": Refusal(
        make_measure,
        lambda row, said: success_measure.bind(row, **said, indicator="plans_in_20_weeks", cut="mood", group="x"),
        "is not divided by mood",
        "cut",
    ),
    "a part without its name": Refusal(
        make_measure,
        lambda row, said: success_measure.bind(row, **said, indicator="plans_in_20_weeks", cut="sex"),
        "which part is meant",
        "group",
    ),
    "a part of nothing": Refusal(
        make_measure,
        lambda row, said: success_measure.bind(row, **said, indicator="", cut="sex", group="F"),
        "of which this is a part",
        "indicator",
    ),
    "saying that a figure is reached": Refusal(
        make_measure, lambda row, said: success_measure.reach(row, **said, on=DAY), "record a new reading"
    ),
    "reaching twice": Refusal(
        lambda: make_measure(kind="yes_no", target=None, reached_on=DAY),
        lambda row, said: success_measure.reach(row, **said, on=DAY),
        "already",
    ),
    "changing a retired measure": Refusal(
        lambda: make_measure(retired_on=DAY, retired_because=WHY),
        lambda row, said: success_measure.amend(row, **said, text="More"),
        "Add a new one instead",
    ),
    "a reading that an indicator tells": Refusal(
        lambda: make_measure(indicator="plans_in_20_weeks"),
        lambda row, said: measure_reading.record(row, **said, on=DAY, value=Decimal(4), source="Survey"),
        "tells this figure",
        "value",
    ),
    "a reading twice a day": Refusal(
        make_measure_reading,
        lambda row, said: measure_reading.record(row.measure, **said, on=DAY, value=Decimal(4), source="Survey"),
        "a reading for 5 October 2026 already",
        "on",
    ),
    "a reading beyond the scale": Refusal(
        make_measure,
        lambda row, said: measure_reading.record(row, **said, on=DAY, value=Decimal(140), source="Survey"),
        "between 0 and 100",
        "value",
    ),
    "withdrawing a reading twice": Refusal(
        lambda: make_measure_reading(withdrawn_on=DAY, withdrawn_because=WHY),
        lambda row, said: measure_reading.withdraw(row, **said, because=WHY),
        "already taken back",
    ),
    "news without words": Refusal(
        make_action, lambda row, said: progress.note(row, **said, text=" "), "in a sentence", "text"
    ),
    "news of more than the whole": Refusal(
        make_action,
        lambda row, said: progress.note(row, **said, text="Ok", percent=110),
        "between 0 and 100",
        "percent",
    ),
    "news of tomorrow": Refusal(
        make_action, lambda row, said: progress.note(row, **said, text="Ok", on=TOMORROW), "in the future", "on"
    ),
    "clearing before it stood": Refusal(
        make_blocker,
        lambda row, said: blocker.resolve(row, **said, how="Found", on=EARLY),
        "Give a later day",
        "on",
    ),
    "clearing twice": Refusal(
        lambda: make_blocker(resolved_on=DAY), lambda row, said: blocker.resolve(row, **said, how="x"), "already"
    ),
    "waiting for itself": Refusal(
        make_action, lambda row, said: dependency.add(row, **said, needs=row), "cannot wait for itself", "needs"
    ),
    "waiting twice": Refusal(
        make_dependency,
        lambda row, said: dependency.add(row.action, **said, needs=row.needs),
        "waits for 1.2 already",
        "needs",
    ),
    "two that wait for each other": Refusal(
        make_dependency,
        lambda row, said: dependency.add(row.needs, **said, needs=row.action),
        "That would be a circle: 1.2 needs 1.1, which needs 1.2.",
        "needs",
    ),
    "judging it closed": Refusal(
        make_action,
        lambda row, said: overrule.begin(row, **said, **JUDGED | {"status": "closed"}),
        "close it",
        "status",
    ),
    "judging it splendid": Refusal(
        make_action,
        lambda row, said: overrule.begin(row, **said, **JUDGED | {"status": "splendid"}),
        "one of the statuses",
        "status",
    ),
    "judging without a reason": Refusal(
        make_action, lambda row, said: overrule.begin(row, **said, **JUDGED | {"reason": " "}), "Say why", "reason"
    ),
    "judging for ever": Refusal(
        make_action,
        lambda row, said: overrule.begin(row, **said, **JUDGED | {"until": date(2028, 1, 1)}),
        "half a year at most",
        "until",
    ),
    "judging until yesterday": Refusal(
        make_action,
        lambda row, said: overrule.begin(row, **said, **JUDGED | {"until": DAY}, since=EARLY),
        "has passed",
        "until",
    ),
    "taking a judgement back twice": Refusal(
        lambda: make_overrule(ended_on=DAY), lambda row, said: overrule.end(row, **said), "already"
    ),
    "evidence for nothing": Refusal(
        make_evidence, lambda row, said: evidence.use(row, **said), "for which one", "file"
    ),
    "evidence twice": Refusal(
        make_evidence_use,
        lambda row, said: evidence.use(row.file, **said, action=row.action),
        "is evidence here already",
        "file",
    ),
    "evidence that was taken out": Refusal(
        lambda: (make_evidence(struck_on=DAY, struck_because=WHY), make_action()),
        lambda rows, said: evidence.use(rows[0], **said, action=rows[1]),
        "Choose another file",
    ),
    "a file that is not what it says": Refusal(
        make_action,
        lambda row, said: evidence.add(**said, **PDF, file=ContentFile(b"<html>"), action=row),
        "does not hold what its ending says",
        "file",
    ),
    "taking a file out twice": Refusal(
        lambda: make_evidence(struck_on=DAY, struck_because=WHY),
        lambda row, said: evidence.strike(row, **said, because=WHY),
        "already taken out",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSALS)
def test_it_is_refused(said, name):
    make, take, sentence, field = REFUSALS[name]
    made = make()
    with refused(sentence, field):
        take(made, said)


@pytest.mark.parametrize(
    "take",
    [
        lambda said: strategy.amend(make_strategy(version=3), **said, version=2, title="x"),
        lambda said: priority.amend(make_priority(version=3), **said, version=2, title="x"),
        lambda said: action_plan.amend(make_plan(version=3), **said, version=2, title="x"),
        lambda said: plan_action.amend(make_action(version=3), **said, version=2, title="x"),
        lambda said: success_measure.amend(make_measure(version=3), **said, version=2, text="x"),
    ],
    ids=["strategy", "priority", "plan", "action", "measure"],
)
def test_what_somebody_changed_meanwhile_is_not_overwritten(said, take):
    with pytest.raises(Stale):
        take(said)


def test_a_circle_far_round_is_named_whole(said):
    first = make_action()
    second, third = (make_action(first.plan) for _ in "23")
    dependency.add(first, **said, needs=second)
    dependency.add(second, **said, needs=third)
    with refused("1.3 needs 1.1, which needs 1.2, which needs 1.3", "needs"):
        dependency.add(third, **said, needs=first)


def test_an_unknown_change_is_a_mistake_of_the_program(said):
    with pytest.raises(TypeError, match="has no colour"):
        strategy.amend(make_strategy(), **said, colour="red")
