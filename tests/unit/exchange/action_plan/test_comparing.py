"""Two years' plans side by side."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.exchange.action_plan.conftest import PAGE

from areasend.exchange.action_plan import ActionRow, PlanTable, compare, read_published

BEFORE = read_published(PAGE)


def with_actions(*rows: ActionRow) -> PlanTable:
    return replace(BEFORE, actions=rows)


def test_a_plan_is_the_same_as_itself():
    assert compare(BEFORE, BEFORE).is_same


def test_added_and_dropped_actions_are_named():
    new = ActionRow("1.3", "Open a library of toys")
    found = compare(BEFORE, with_actions(*BEFORE.actions[1:], new))
    assert found.added == (new,)
    assert found.dropped == BEFORE.actions[:1]


def test_a_changed_field_says_what_it_was_and_became():
    later = compare(BEFORE, read_published(PAGE.replace("Embed - March 2027", "Embed - May 2027")))
    (change,) = later.changed
    assert (change.reference, change.field) == ("1.1", "due")
    assert change.was.endswith("Embed - March 2027")
    assert change.became.endswith("Embed - May 2027")


def test_a_changed_target_shows_in_words():
    (change,) = compare(BEFORE, read_published(PAGE.replace("40% of", "55% of"))).changed
    assert "target 40%" in change.was
    assert "target 55%" in change.became


def test_a_renumbered_action_is_known_by_its_title():
    moved = replace(BEFORE.actions[0], reference="1.7")
    (change,) = compare(BEFORE, with_actions(moved, *BEFORE.actions[1:])).changed
    assert (change.field, change.was, change.became) == ("reference", "1.1", "1.7")


def test_two_actions_that_changed_places_are_not_confused():
    first, second, third = BEFORE.actions
    swapped = with_actions(replace(second, reference="1.1"), replace(first, reference="1.2"), third)
    found = compare(BEFORE, swapped)
    assert found.kept == (("1.2", "1.1"), ("1.1", "1.2"), ("2.1", "2.1"))


def test_another_action_under_the_same_number_is_another():
    other = replace(BEFORE.actions[2], title="Build a swimming pool in town")
    found = compare(BEFORE, with_actions(*BEFORE.actions[:2], other))
    assert (found.added, found.dropped) == ((other,), BEFORE.actions[2:])


def test_a_reworded_priority_is_a_change():
    (change,) = compare(BEFORE, read_published(PAGE.replace("First help", "Early help"))).changed
    assert (change.what, change.reference, change.was, change.became) == ("priority", "1", "First help", "Early help")
