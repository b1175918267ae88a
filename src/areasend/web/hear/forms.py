"""The dates of one situation, as a form that is sent in the address and kept nowhere."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from areasend.web.components.forms import BaseForm, DateField
from areasend.web.hear.situations import Question, Situation

EARLIEST = date(2014, 9, 1)
YEARS_AHEAD = 3
ASK = "Enter the date. If you are not sure of the day, enter the nearest that you know."


class DatesForm(BaseForm, forms.Form):
    """One date for each question of the situation, under the name that stands in the address."""

    mark_optional = False

    def __init__(self, situation: Situation, today: date, data: Any = None) -> None:
        self.situation, self.today = situation, today
        super().__init__(data)
        for question in situation.questions:
            if question.options:
                self.fields[f"{question.field}_what"] = _choice(question)
            self.fields[question.field] = _date(question, today)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not self.errors and not self._facts(given):
            raise forms.ValidationError("Enter at least one of the dates, so that there is something to count from.")
        self._check_order(given)
        return given

    def _check_order(self, given: dict[str, Any]) -> None:
        """Nothing can have come before the first date of the page, where that one is needed."""
        first, *others = self.situation.questions
        began = given.get(first.field)
        if began is None or not first.needed:
            return
        for question in others:
            day = given.get(question.field)
            if day and day < began:
                self.add_error(question.field, "This date is before the first one on the page. Check both.")

    def _facts(self, given: dict[str, Any]) -> dict[str, date]:
        asked = [(given.get(f"{one.field}_what") or one.fact, given.get(one.field)) for one in self.situation.questions]
        return {fact: day for fact, day in asked if day}

    @property
    def facts(self) -> dict[str, date]:
        """The dates that were given, under the names of the process's facts."""
        return self._facts(self.cleaned_data)


def _choice(question: Question) -> forms.ChoiceField:
    return forms.ChoiceField(
        label="What was decided?",
        choices=list(question.options.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select what was decided"},
    )


def _date(question: Question, today: date) -> DateField:
    furthest = date(today.year + YEARS_AHEAD, 12, 31) if question.ahead else today
    return DateField(
        label=question.words,
        help_text=question.hint,
        required=question.needed,
        earliest=EARLIEST,
        latest=furthest,
        error_messages={"required": ASK},
    )
