"""Rows of a case that were entered by mistake, and SEN support before there is one."""

from datetime import date

from django.utils import timezone
from tests.factories import make_advice, make_case, make_contact, make_person, make_sen_support


def supported_twice() -> None:
    person = make_person()
    make_sen_support(person, until=date(2026, 7, 1))
    make_sen_support(person, since=date(2026, 7, 1))


BREAKS = {
    "sen_support_ends_after_start": lambda: make_sen_support(until=date(2025, 8, 31)),
    "sen_support_one_at_a_time": supported_twice,
    "advice_struck_with_reason": lambda: make_advice(make_case(), struck_at=timezone.now()),
    "contact_struck_with_reason": lambda: make_contact(make_case(), date(2026, 10, 1), struck_at=timezone.now()),
}
