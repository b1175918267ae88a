"""A small demo area in the test database, loaded once and taken away again."""

from datetime import date

import pytest

from areasend import demo
from areasend.demo.store import copying

UNTIL = date(2026, 11, 18)


@pytest.fixture(scope="module")
def area(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        yield demo.load("825", seed=2, cases=120, as_of=UNTIL)
        from django.db import transaction

        with transaction.atomic():
            copying.erase()
