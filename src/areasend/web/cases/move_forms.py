"""A child who moved in with a plan: where from, when, and what the plan says of itself."""

from __future__ import annotations

import functools
from typing import Any

import polars as pl
from django import forms
from django.conf import settings

from areasend.indicators import published
from areasend.web.cases.forms import choose, text_area
from areasend.web.cases.request_forms import HolderForm
from areasend.web.cases.setting_field import SettingField
from areasend.web.components.forms import DateField


@functools.cache
def councils(but: str) -> tuple[str, ...]:
    """The councils of England by name. Regulation 15 reaches no further: the plans of other nations are not transferred."""
    known = published.areas().filter((pl.col("level") == "local_authority") & pl.col("current"))
    return tuple(sorted(known.filter(pl.col("area") != but)["name"]))


class MoveForm(HolderForm):
    came_from = forms.ChoiceField(label="Which council did they come from?")
    moved_on = DateField(label="On what day did they move?")
    learned_on = DateField(label="On what day did we learn of the move?")
    known_on = DateField(
        label="On what day did the old council learn of it?",
        required=False,
        help_text="Leave empty if you do not know. It has 15 working days from then to transfer the plan.",
    )
    transferred_on = DateField(
        label="On what day was the plan transferred to us?",
        help_text="From this day the plan is ours: what it says in section F must be in place, and the dates of regulation 15 run.",
    )
    made_on = DateField(label="On what day was the plan first made?")
    reviewed_on = DateField(
        label="On what day was it last reviewed?",
        required=False,
        help_text="The day of the decision after the review. Leave empty if it has not been reviewed yet.",
    )
    setting = SettingField(
        label="Which school, college or early years setting does the plan name?",
        required=False,
        help_text="Its URN or a part of its name. Leave empty if it names only a type, or one that is not known here.",
    )
    note = text_area("Note", required=False, rows=2)
    field_order = (
        "came_from", "moved_on", "learned_on", "known_on", "transferred_on", "made_on", "reviewed_on", "setting", "note", "team", "officer",
    )  # fmt: skip
    asks = {"came_from": "Select the council they came from"}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["came_from"].choices = choose((name, name) for name in councils(settings.AREASEND_AREA))
