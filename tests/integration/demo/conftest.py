"""A small demo area in the test database, loaded once and taken away again."""

from datetime import date

import pytest

from areasend import demo
from areasend.demo.store import copying

UNTIL = date(2026, 11, 18)


@pytest.fixture(scope="module")
def area(request, django_db_setup, django_db_blocker):
    """Without what stands above the cases where the module says that it looks at cases only."""
    only_cases = getattr(request.module, "ONLY_CASES", False)
    with django_db_blocker.unblock():
        yield demo.load("825", seed=2, cases=120, as_of=UNTIL, only_cases=only_cases)
        from django.db import transaction

        with transaction.atomic():
            copying.erase()
