"""The area's readings of doubtful law, as set in the environment (AREASEND_READINGS), for every caller the same."""

from __future__ import annotations

from functools import cache

from django.conf import settings

from areasend.rules.readings import Readings, build_readings


@cache
def readings() -> Readings:
    return build_readings(settings.AREASEND_READINGS)
