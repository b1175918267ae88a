"""Today, for pages: the one place that looks at the clock on the wall. A demo or a test may hold the day still (AREASEND_TODAY)."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.utils import timezone


def today() -> date:
    return date.fromisoformat(settings.AREASEND_TODAY) if settings.AREASEND_TODAY else timezone.localdate()
