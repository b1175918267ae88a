"""What every test may use. No network, no wall clock: TODAY is a Wednesday in the middle of an autumn term."""

from __future__ import annotations

from datetime import date

import pytest

TODAY = date(2026, 11, 18)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    from areasend.site import postgres

    postgres.ensure_running()


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Ends what a server thread of a browser journey left open, so that the test database can be dropped."""
    yield
    from django.db import connection

    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
