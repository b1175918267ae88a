"""The one way in which a form about money becomes an action: show, check, act, say so, go on."""

from __future__ import annotations

from functools import partial

from django.urls import reverse

from areasend.web.components import posting

record = partial(posting.record, template="money/form.html")


def trail(*more: tuple[str, str]) -> list[tuple[str, str]]:
    return [("Money", reverse("money:overview")), *more]
