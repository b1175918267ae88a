from datetime import date

import pytest
from django import forms
from django.http import QueryDict
from tests.strict_html import check_fragment

from areasend.web.components.filters import chosen
from areasend.web.components.forms import BaseForm, DateField, problems


class Request(BaseForm, forms.Form):
    asks = {"received_on": "Enter the date on which the request arrived"}

    name = forms.CharField(label="Full name", max_length=5, help_text="As on the register")
    received_on = DateField(label="Date received", latest=date(2026, 3, 18))
    source = forms.ChoiceField(choices=[("p", "A parent"), ("s", "The school")], widget=forms.RadioSelect)
    needs = forms.MultipleChoiceField(choices=[("a", "Autism")], widget=forms.CheckboxSelectMultiple, required=False)
    team = forms.ChoiceField(label="Team", choices=[("", "None"), ("n", "North")])
    weeks = forms.IntegerField(min_value=1)
    note = forms.CharField(widget=forms.Textarea, required=False)
    letter = forms.FileField(required=False)
    password = forms.CharField(widget=forms.PasswordInput(attrs={"placeholder": "Secret"}))
    agreed = forms.BooleanField(label="The family knows")
    reference = forms.CharField(widget=forms.HiddenInput, required=False)


def dated(day: str, month: str, year: str) -> Request:
    return Request({"received_on_day": day, "received_on_month": month, "received_on_year": year})


@pytest.mark.parametrize("data", [None, {}, {"name": "Too long a name", "weeks": "0"}])
def test_a_form_is_strict_html(data):
    check_fragment(str(Request(data)))


def test_an_error_and_a_hint_are_tied_to_their_field():
    html = str(Request({})["name"].as_field_group())
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html
    assert "govuk-input--error" in html


def test_no_placeholder_is_shown():
    assert "placeholder" not in str(Request())


def test_what_may_be_left_out_is_marked():
    assert "Note (optional)" in str(Request())
    assert "Full name (optional)" not in str(Request())


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        ("name", "Enter the full name"),
        ("received_on", "Enter the date on which the request arrived"),
        ("team", "Select the team"),
        ("agreed", "Tick to confirm: the family knows"),
        ("weeks", "Enter the weeks"),
    ],
)
def test_an_empty_field_says_what_to_do(field, sentence):
    assert Request({}).errors[field] == [sentence]


def test_too_long_and_too_small_are_sentences():
    errors = Request({"name": "Too long", "weeks": "0"}).errors
    assert errors["name"] == ["Full name must be 5 characters or fewer"]
    assert errors["weeks"] == ["Weeks must be 1 or more"]


def test_words_that_a_form_sets_itself_are_kept():
    class Own(BaseForm, forms.Form):
        name = forms.CharField(error_messages={"required": "Who are you?"})

    assert Own({}).errors["name"] == ["Who are you?"]


@pytest.mark.parametrize("month", ["3", "03", "Mar", "march"])
def test_a_month_may_be_a_number_or_a_word(month):
    form = dated("17", month, "2026")
    form.full_clean()
    assert form.cleaned_data["received_on"] == date(2026, 3, 17)


@pytest.mark.parametrize(
    ("day", "month", "year", "sentence"),
    [
        ("31", "2", "2026", "Date received must be a real date, like 27 3 2025"),
        ("x", "2", "2026", "Date received must be a real date, like 27 3 2025"),
        ("1", "foo", "2026", "Date received must be a real date, like 27 3 2025"),
        ("1", "2", "", "Date received must include a year"),
        ("", "", "2026", "Date received must include a day and a month"),
        ("1", "2", "26", "The year of date received must have 4 numbers, like 2025"),
        ("19", "3", "2026", "Date received must be on or before 18 March 2026"),
    ],
)
def test_a_wrong_date_says_what_is_wrong(day, month, year, sentence):
    assert dated(day, month, year).errors["received_on"] == [sentence]


def test_a_wrong_date_is_shown_again_as_it_was_typed():
    html = str(dated("31", "2", "2026")["received_on"])
    assert 'value="31"' in html
    assert 'for="id_received_on_0"' in html


def test_a_date_already_known_fills_the_boxes():
    html = str(Request(initial={"received_on": date(2026, 3, 17)})["received_on"])
    assert 'value="17"' in html
    assert 'value="2026"' in html


def test_an_unchanged_date_is_no_change():
    assert not DateField().has_changed(date(2026, 3, 17), ["17", "3", "2026"])
    assert DateField().has_changed(date(2026, 3, 17), ["31", "2", "2026"])


def test_the_summary_leads_to_the_first_box_or_choice():
    targets = {problem.target for problem in problems(Request({}))}
    assert {"id_name", "id_received_on_0", "id_source_0", "id_agreed"} <= targets


def test_a_form_that_was_not_sent_has_no_problems():
    assert problems(Request(), None) == []


def test_each_chosen_filter_leads_to_the_list_without_it():
    query = QueryDict("team=n&needs=a&sort=-due&page=3")
    assert [(one.name, one.value, one.href) for one in chosen(Request(query), query)] == [
        ("Needs", "Autism", "?team=n&sort=-due"),
        ("Team", "North", "?needs=a&sort=-due"),
    ]
