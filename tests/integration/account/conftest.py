import pytest
from tests.log import catch


@pytest.fixture
def log_lines():
    """What the log holds so far, as it would be written."""
    with catch() as lines:
        yield lines
