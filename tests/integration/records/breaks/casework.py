"""Rows of a case that were entered by mistake."""

from datetime import date

from django.utils import timezone
from tests.factories import make_advice, make_case, make_contact

BREAKS = {
    "advice_struck_with_reason": lambda: make_advice(make_case(), struck_at=timezone.now()),
    "contact_struck_with_reason": lambda: make_contact(make_case(), date(2026, 10, 1), struck_at=timezone.now()),
}
