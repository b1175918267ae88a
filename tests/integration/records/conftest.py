from collections.abc import Callable

import pytest
from django.db import connection


@pytest.fixture
def keep() -> Callable[[], None]:
    """Take away, until the test ends, the right to erase that the tests' clean-up has."""

    def keep() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL areasend.may_erase = off")

    return keep
