"""One small invented history, drawn once for all tests of this folder. None of it touches a database."""

from datetime import date

import numpy as np
import pytest

from areasend.demo.history.whole import History, history
from areasend.demo.published import Figures, sized

UNTIL = date(2026, 11, 18)


@pytest.fixture(scope="session")
def figures() -> Figures:
    return sized("825", 600)


@pytest.fixture(scope="session")
def made(figures: Figures) -> History:
    return history(np.random.default_rng(3), figures, UNTIL)
