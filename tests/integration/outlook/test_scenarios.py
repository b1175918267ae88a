"""What is kept of a scenario, how it changes, and when it does not any more."""

from datetime import date

import pytest
from tests.conftest import TODAY
from tests.factories.outlook import make_forecast_run, make_scenario
from tests.factories.strategic import make_meeting
from tests.tiny_forecast import INPUTS, TINY

from areasend.actions import pack, scenario, scenario_out, scenario_run
from areasend.actions.refusal import Refused, Stale
from areasend.documents.paper import Figure
from areasend.documents.paper import plain as words_of
from areasend.forecast.models import plain
from areasend.forecast.run_file import RunFile, differences, read
from areasend.records.models import History, Scenario
from areasend.records.papers.frozen import pack_paper, thaw
from areasend.rules.policies.access import Verb

pytestmark = pytest.mark.django_db


def keep(head, **given):
    asked = {"title": "More sessions", "model": "tiny", "inputs": INPUTS, "params": {"extra": 10}, "draws": 60}
    return scenario.keep(by=head, today=TODAY, **asked | given)


def test_what_is_kept_is_what_the_model_gives(head):
    made = Scenario.objects.get(pk=keep(head).pk)
    again = TINY.run(made.inputs, made.params, seed=made.seed, draws=made.draws)
    assert made.outcome == plain(again.as_dict())
    assert (made.owner, made.params["joins"], made.inputs_on) == (head, 30, TODAY)


def test_the_file_of_a_scenario_draws_its_numbers_again(head):
    made = Scenario.objects.get(pk=keep(head).pk)
    file = read(RunFile(made.model, made.inputs, made.params, made.seed, made.draws, made.outcome).text())
    assert differences(file.outcome, file.run()) == []


@pytest.mark.parametrize(
    ("given", "field", "sentence"),
    [
        ({"params": {"extra": 51}}, "extra", "Extra sessions .* 51 is greater than the maximum of 50"),
        ({"params": {"nonsense": 1}}, None, "nonsense"),
        ({"model": "weather"}, "model", "no model called “weather”"),
        ({"inputs": {**INPUTS, "waiting": -1}}, None, "shorter than nobody"),
        ({"title": " "}, "title", "Give the scenario a name"),
        ({"draws": 0}, None, "between 1 and 100,000"),
    ],
)
def test_what_cannot_be_run_is_refused_at_its_field(head, given, field, sentence):
    with pytest.raises(Refused, match=sentence) as refusal:
        keep(head, **given)
    assert refusal.value.field == field
    assert not Scenario.objects.exists()


def test_a_changed_scenario_keeps_its_history(head):
    made = keep(head)
    changed = scenario.amend(made, by=head, version=1, title="Many more", params={"extra": 20})
    was = History.objects.get(table="records_scenario", row=made.pk, was__has_key="params")
    assert (was.was["params"]["extra"], was.became["params"]["extra"], changed.version) == (10, 20, 2)
    assert changed.outcome["series"][0]["bands"]["median"][-1] < made.outcome["series"][0]["bands"]["median"][-1]


def test_two_who_change_it_at_once_do_not_overwrite_one_another(head):
    made = keep(head)
    scenario.amend(made, by=head, version=1, title="Mine")
    with pytest.raises(Stale):
        scenario.amend(made, by=head, version=1, title="Yours")


def test_new_facts_go_into_the_same_turns(head):
    made = scenario.refresh(keep(head), by=head, today=date(2026, 11, 30), inputs={**INPUTS, "waiting": 200})
    assert (made.inputs_on, made.params["extra"]) == (date(2026, 11, 30), 10)
    assert made.outcome["series"][0]["bands"]["median"][0] > 180


def test_a_copy_is_the_copiers_own(head, analyst):
    copied = scenario.copy(keep(head), by=analyst, title="Mine")
    assert (copied.owner, copied.copied_from.owner, copied.frozen_on) == (analyst, head, None)


def test_an_analyst_changes_only_their_own(head, analyst):
    own, other = make_scenario(analyst), make_scenario(head)
    assert list(Scenario.objects.allowed(analyst, Verb.EDIT_FORECAST)) == [own]
    assert set(Scenario.objects.allowed(head, Verb.EDIT_FORECAST)) == {own, other}


def put(made, head, **given):
    meeting = make_meeting(on=date(2026, 12, 1), place="Aylesbury")
    return scenario_out.put_to_board(made, by=head, today=TODAY, meeting=meeting, **given)


def test_what_a_board_has_stays_as_it_is(head):
    made = keep(head)
    item = put(made, head)
    made.refresh_from_db()
    assert (made.frozen_on, item.scenario) == (TODAY, made)
    with pytest.raises(Refused, match="Copy it to go on"):
        scenario.amend(made, by=head, version=None, title="Better")


def test_the_pack_holds_sentence_fan_table_and_assumptions(head):
    item = put(keep(head), head)
    made = pack_paper(pack.make(item.meeting, by=head, today=TODAY))
    told = str(made.blocks)
    for words in (
        "are likely to wait",
        "What is turned",
        "Extra sessions take people off",
        "Counted in the year before",
    ):
        assert words in told
    drawn = [block for block in made.blocks if isinstance(block, Figure)]
    assert [len(figure.table.rows) for figure in drawn] == [5]


def test_the_public_papers_of_a_meeting_do_not_hold_an_unpublished_scenario(head):
    item = put(keep(head), head)
    made = pack_paper(pack.make(item.meeting, by=head, today=TODAY), public=True)
    assert "are likely to wait" not in str(made.blocks)


def test_a_decision_says_what_is_asked(head):
    with pytest.raises(Refused, match="asked to decide") as refusal:
        put(keep(head), head, purpose="decide")
    assert refusal.value.field == "recommendation"
    assert Scenario.objects.get().frozen_on is None


def publish(made, head, words="About 70 people are likely to wait in May."):
    return scenario_out.publish(made, by=head, today=TODAY, words=words)


def test_what_is_published_is_in_plain_words_and_frozen(head):
    made = publish(keep(head), head)
    told = thaw(made.public_paper)
    assert (made.is_public, made.frozen_on, told.title) == (True, TODAY, "More sessions")
    assert words_of(told.blocks[0].text) == "About 70 people are likely to wait in May."


def test_counts_of_cases_are_rounded_for_everyone(head, monkeypatch):
    monkeypatch.setitem(TINY.__dict__, "counts_cases", True)
    told = thaw(publish(keep(head), head).public_paper)
    figure = next(block for block in told.blocks if isinstance(block, Figure))
    numbers = [part for row in figure.table.rows for cell in row[1:] for part in cell.split(" to ") if part != "–"]
    assert {int(number) % 5 for number in numbers} == {0}
    assert "Extra sessions take people off" not in str(told.blocks)


def test_a_published_scenario_is_withdrawn_with_a_reason(head):
    made = publish(keep(head), head)
    gone = scenario_out.withdraw(made, by=head, today=TODAY, because="A figure was wrong")
    assert (gone.is_public, gone.withdrawn_because) == (False, "A figure was wrong")
    assert not Scenario.objects.public().exists()


def test_a_name_of_a_child_is_not_published(head):
    from tests.factories import make_case, make_person

    make_case(person=make_person(forename="Zebedee", surname="Quillfeather"))
    with pytest.raises(Refused):
        publish(keep(head), head, words="Zebedee Quillfeather waits no longer.")


def test_a_scenario_is_not_frozen_while_it_is_drawn(head):
    made = keep(head)
    make_forecast_run(made)
    with pytest.raises(Refused, match="under way"):
        put(made, head)


def test_dropped_scenarios_are_in_no_list(head):
    made = scenario.drop(keep(head), by=head, today=TODAY, because="Asked twice")
    assert not Scenario.objects.kept().exists()
    with pytest.raises(Refused, match="put away"):
        scenario_run.ask(made, by=head, draws=100)
