"""PostgreSQL servers of the tests' own, each with a home of its own, durable as in earnest."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from areasend.site import postgres
from areasend.site.postgres.server import Server


@pytest.fixture(scope="module")
def module_home() -> Iterator[Path]:
    """Outside pytest's own folder, which is closed to the unprivileged user that PostgreSQL runs as when root runs
    the tests."""
    yield from _home()


@pytest.fixture
def home() -> Iterator[Path]:
    yield from _home()


def _home() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="areasend-test-"))
    folder.chmod(0o755)
    yield folder / "home"
    postgres.stop(environment_of(folder / "home"))
    shutil.rmtree(folder)


def environment_of(home: Path) -> dict[str, str]:
    return {
        "AREASEND_HOME": str(home),
        "AREASEND_MODE": "demo",
        "AREASEND_PG": os.environ.get("AREASEND_PG", "auto"),
    }


@pytest.fixture(scope="module")
def server(module_home: Path) -> Server:
    """Shared by a module's tests; each leaves it running or able to run."""
    own = postgres.own_server(environment_of(module_home))
    own.start()
    return own


@pytest.fixture
def running(server: Server) -> Server:
    server.start()
    return server
