"""What an address of the list selects, for whoever asks: the page, the download and the handover all start from here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict

from areasend.records.models import Case, User
from areasend.records.querysets.case import CaseQuerySet
from areasend.rules.policies.access import Verb
from areasend.web.cases.listing import filters
from areasend.web.cases.listing.forms import FilterForm
from areasend.web.cases.listing.order import in_order

NOT_PART_OF_A_VIEW = ("page", "csrfmiddlewaretoken")


@dataclass(frozen=True)
class Selection:
    """`cases`: those that the user may see and that pass the filter. `query`: the address without empty parts and page number."""

    form: FilterForm
    cases: CaseQuerySet
    query: str
    sort: str
    on: date

    @property
    def in_order(self) -> CaseQuerySet:
        return in_order(self.cases, self.sort, self.on)


def select(query: QueryDict, user: User, on: date, verb: Verb = Verb.VIEW_CASE) -> Selection:
    """A choice that cannot be read is said in the form's errors and left out."""
    form = FilterForm(query, user)
    form.is_valid()
    cases = filters.apply(Case.objects.allowed(user, verb), form.cleaned_data, on)
    return Selection(form, cases, tidy(query), query.get("sort", ""), on)


def tidy(query: QueryDict) -> str:
    kept = [
        (name, value) for name, values in query.lists() for value in values if value and name not in NOT_PART_OF_A_VIEW
    ]
    return urlencode(kept)
