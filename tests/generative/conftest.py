"""Small and the same every time; `AREASEND_HYPOTHESIS=long` searches afresh and far longer."""

from __future__ import annotations

import os

from hypothesis import settings

# No deadline: a slow machine is not a wrong answer.
settings.register_profile("short", deadline=None, derandomize=True, database=None, max_examples=50)
settings.register_profile("long", deadline=None, max_examples=2_000)
settings.load_profile(os.environ.get("AREASEND_HYPOTHESIS", "short"))
