"""The pages of looking ahead: home, a model with its levers, scenarios kept, changed, compared, put out."""

from __future__ import annotations

import json
from datetime import date

import pytest
from tests.conftest import TODAY
from tests.factories import make_user, sign_in
from tests.factories.outlook import make_forecast_run, make_scenario
from tests.factories.strategic import make_meeting
from tests.strict_html import check_html
from tests.tiny_forecast import TINY

from areasend.actions import scenario as actions
from areasend.forecast.models import MODELS
from areasend.forecast.run_file import differences, read
from areasend.records.models import AgendaItem, Scenario
from areasend.rules.policies.access import Role

pytestmark = pytest.mark.django_db
HOME = "/looking-ahead/"
TURNED = {
    "go": "1",
    "p-joins": "30",
    "p-seen": "25",
    "p-extra": "10",
    "p-is_open": "on",
    "p-rule": "first_come",
    "p-since": "",
}
TURNED["p-since"] = "2026-03-01"


def get(user, where, status=200, **given):
    answer = sign_in(user).get(where, given.pop("data", None), **given)
    assert answer.status_code == status
    page = answer.content.decode()
    check_html(page)
    return page


def post(user, where, data=None, status=302):
    answer = sign_in(user).post(where, data or {})
    assert answer.status_code == status
    return answer


def test_the_home_says_in_a_sentence_how_each_thing_goes_on(head):
    page = get(head, HOME)
    assert "After three months" in page
    assert "app-figure__small" in page


def test_a_model_without_facts_says_why(head, monkeypatch):
    monkeypatch.setitem(MODELS, "other", TINY.__class__(**{**TINY.__dict__, "key": "other"}))
    assert "Nothing in the records feeds this model yet." in get(head, HOME)


def test_a_model_stands_with_its_levers_and_its_answer(head):
    page = get(head, f"{HOME}tiny/")
    for words in (
        "Extra sessions",
        "0 to 50 people a month",
        "After three months",
        "Data as a table",
        "Counted in the year before",
    ):
        assert words in page
    assert page.index("Extra sessions") < page.index("What is taken for granted (4)") < page.index("Joining each month")


def test_a_turn_changes_the_answer_without_javascript(head):
    page = get(head, f"{HOME}tiny/", data=TURNED)
    assert "What is turned" in page
    assert "10 people a month" in page


def test_a_turn_with_javascript_asks_for_the_answer_alone(head):
    answer = sign_in(head).get(f"{HOME}tiny/", TURNED, headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert page.startswith('<div id="answer"')
    assert "HX-Request" in answer["Vary"]


@pytest.mark.parametrize(
    ("turn", "sentence"),
    [
        ({"p-extra": "51"}, "Extra sessions must be 50 or less"),
        ({"p-extra": "many"}, "Extra sessions must be a whole number"),
        ({"p-joins": ""}, "Enter the joining each month"),
        ({"p-rule": "youngest"}, "Select one of the choices"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(head, turn, sentence):
    page = get(head, f"{HOME}tiny/", data=TURNED | turn, status=422)
    assert sentence in page
    assert "Error: " in page


def test_nobody_finds_a_model_that_is_not_there(head):
    get(head, f"{HOME}weather/", status=404)


def test_what_was_tried_is_kept_as_it_was(head):
    where = f"{HOME}tiny/keep/?" + "&".join(f"{name}={value}" for name, value in TURNED.items())
    assert "After three months" in get(head, where)
    answer = post(head, where, {"title": "Ten more", "about": "For the cabinet"})
    made = Scenario.objects.get()
    assert answer["Location"] == f"{HOME}scenarios/{made.pk}/"
    assert (made.params["extra"], made.owner, made.inputs_on, made.about) == (10, head, TODAY, "For the cabinet")


def test_a_scenario_without_a_name_is_asked_for_one(head):
    answer = post(head, f"{HOME}tiny/keep/", {"title": ""}, status=422)
    assert "Give the scenario a name" in answer.content.decode()


def test_a_scenario_shows_all_that_it_says_and_its_history(head):
    made = make_scenario(head, params={"extra": 10})
    actions.amend(made, by=head, version=1, title="Twelve more", params={"extra": 12})
    page = get(head, f"{HOME}scenarios/{made.pk}/")
    for words in (
        "Twelve more",
        "Extra sessions: 10 people a month to 12 people a month",
        "Until then: After three months",
        "40 futures",
    ):
        assert words in page


def test_a_changed_scenario_is_drawn_again(head):
    made = make_scenario(head)
    changed = {**TURNED, "title": "Twenty", "about": "", "version": "1", "p-extra": "20"}
    post(head, f"{HOME}scenarios/{made.pk}/change/", changed)
    made.refresh_from_db()
    assert (made.title, made.params["extra"], made.version) == ("Twenty", 20, 2)


def test_somebody_elses_change_in_between_is_not_overwritten(head):
    made = make_scenario(head, version=3)
    changed = {**TURNED, "title": "Twenty", "version": "1"}
    answer = post(head, f"{HOME}scenarios/{made.pk}/change/", changed, status=422)
    assert "Someone changed this record" in answer.content.decode()


def test_newer_facts_are_taken_with_a_button(head):
    made = make_scenario(head)
    post(head, f"{HOME}scenarios/{made.pk}/refresh/")
    made.refresh_from_db()
    assert made.inputs_on == TODAY


def test_an_analyst_copies_what_is_not_theirs_to_change(analyst, head):
    made = make_scenario(head)
    get(analyst, f"{HOME}scenarios/{made.pk}/change/", status=403)
    post(analyst, f"{HOME}scenarios/{made.pk}/copy/", {"title": "My own"})
    get(analyst, f"{HOME}scenarios/{Scenario.objects.get(title='My own').pk}/change/")


def test_the_file_draws_the_same_numbers(head):
    made = make_scenario(head)
    file = read(sign_in(head).get(f"{HOME}scenarios/{made.pk}/scenario.json").content.decode())
    assert (file.told["title"], differences(file.outcome, file.run())) == ("As things are", [])


def test_facts_counted_from_cases_are_for_those_who_see_cases(head, monkeypatch):
    monkeypatch.setitem(MODELS, "tiny", TINY.__class__(**{**TINY.__dict__, "counts_cases": True}))
    made, lead = make_scenario(head), make_user(roles=[Role.IMPROVEMENT_LEAD])
    assert "not for you" in get(lead, f"{HOME}scenarios/{made.pk}/scenario.json", status=403)
    assert "Download inputs" not in get(lead, f"{HOME}scenarios/{made.pk}/")
    assert json.loads(sign_in(head).get(f"{HOME}scenarios/{made.pk}/scenario.json").content)["inputs"]


def test_a_model_is_closed_to_who_may_not_see_its_answers(head, monkeypatch):
    monkeypatch.setitem(MODELS, "tiny", TINY.__class__(**{**TINY.__dict__, "verb": "manage_users"}))
    made = make_scenario(head)
    for where in (f"{HOME}tiny/", f"{HOME}scenarios/{made.pk}/"):
        get(head, where, status=404)
    assert "As things are" not in get(head, f"{HOME}scenarios/")


def test_the_list_filters_sorts_and_downloads(head):
    make_scenario(head, title="Blue")
    make_scenario(title="Red", about="For cabinet")
    page = get(head, f"{HOME}scenarios/", data={"sort": "title"})
    assert page.index(">Blue<") < page.index(">Red<")
    assert ">Red<" not in get(head, f"{HOME}scenarios/", data={"state": "mine"})
    assert ">Blue<" not in get(head, f"{HOME}scenarios/", data={"q": "cabinet"})
    file = sign_in(head).get(f"{HOME}scenarios/scenarios.csv", {"q": "red"}).content.decode("utf-8-sig")
    assert [line.split(",")[1] for line in file.splitlines()] == ["Scenario", "Red"]


def test_ticked_scenarios_stand_side_by_side(head):
    rows = [make_scenario(head, title="As it is"), make_scenario(head, title="Ten", params={"extra": 10})]
    answer = post(head, f"{HOME}scenarios/choose/", {"s": [one.pk for one in rows], "do": "compare"})
    page = get(head, answer["Location"])
    for words in (
        "30 less",
        "Most of the change is in the step “Extra sessions”",
        "0 people a month",
        "10 people a month",
    ):
        assert words in page


def test_one_alone_is_not_compared(head):
    answer = post(head, f"{HOME}scenarios/choose/", {"s": [make_scenario(head).pk]})
    assert "Tick two to 4 scenarios" in sign_in(head).get(answer["Location"], follow=True).content.decode()


def test_a_partner_does_not_draw_many(head):
    partner = make_user(roles=[Role.PARTNER])
    post(partner, f"{HOME}scenarios/choose/", {"s": [make_scenario(head).pk], "do": "draw"}, status=403)


def test_a_long_run_moves_on_its_page_and_ends_it(head):
    run = make_forecast_run(make_scenario(head), state="running", done=40, expected_seconds=12)
    page = get(head, f"{HOME}scenarios/{run.scenario_id}/")
    assert "about 40 of 100; 12 seconds are expected in all" in page
    post(head, f"{HOME}runs/{run.pk}/stop/")
    assert sign_in(head).get(f"{HOME}runs/{run.pk}/progress/")["HX-Refresh"] == "true"


def test_it_goes_on_the_agenda_and_into_the_pack(head):
    made, meeting = make_scenario(head), make_meeting(on=date(2026, 12, 1))
    asked = {
        "meeting": meeting.pk,
        "title": "Recovery",
        "purpose": "decide",
        "recommendation": "Agree ten more sessions",
    }
    answer = post(head, f"{HOME}scenarios/{made.pk}/board/", asked)
    assert answer["Location"].endswith(f"/meetings/{meeting.pk}/#agenda")
    assert AgendaItem.objects.get().scenario == made
    get(head, f"/improvement/boards/meetings/{meeting.pk}/")
    assert "It was frozen" in sign_in(head).post(f"{HOME}scenarios/{made.pk}/refresh/", follow=True).content.decode()


def test_what_is_published_is_on_the_public_page_until_it_is_taken_back(head, client):
    made = make_scenario(head, title="Fewer wait")
    post(head, f"{HOME}scenarios/{made.pk}/publish/", {"words": "About 100 people are likely to wait."})
    page = client.get(f"/how-we-are-doing/forecasts/{made.pk}/").content.decode()
    check_html(page)
    assert "About 100 people are likely to wait." in page
    assert "Fewer wait" in client.get("/how-we-are-doing/").content.decode()
    post(head, f"{HOME}scenarios/{made.pk}/withdraw/", {"because": "A figure was wrong"})
    gone = client.get(f"/how-we-are-doing/forecasts/{made.pk}/")
    assert (gone.status_code, "A figure was wrong" in gone.content.decode()) == (410, True)


def test_what_was_never_published_is_not_there_for_everyone(client):
    assert client.get(f"/how-we-are-doing/forecasts/{make_scenario().pk}/").status_code == 404
