"""Serving: the port is looked at first, and children are kept up, but not for ever."""

from __future__ import annotations

import socket
import sys

import pytest

from areasend.site import serve
from areasend.site.faults import Fault


def test_a_taken_port_is_named_with_what_to_do():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Fault, match=f"Port {port} .*--port {port + 1}"):
            serve.check_port("127.0.0.1", port)


def test_a_free_port_passes():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    serve.check_port("127.0.0.1", port)


@pytest.fixture
def brief():
    child = serve.Child("brief one", [sys.executable, "-c", ""])
    yield child
    child.end()


def test_a_child_that_stopped_is_started_again(brief: serve.Child):
    brief.keep_up()
    first = brief.running
    first.wait()
    brief.keep_up()
    assert brief.running.pid != first.pid


def test_a_child_that_keeps_stopping_ends_the_service(brief: serve.Child):
    for _ in range(serve.RESTARTS_ALLOWED):
        brief.keep_up()
        brief.running.wait()
    with pytest.raises(Fault, match="brief one stopped 5 times"):
        brief.keep_up()


def test_a_child_that_can_be_missed_for_a_while_does_not(brief: serve.Child):
    brief.is_vital = False
    for _ in range(serve.RESTARTS_ALLOWED + 2):
        brief.keep_up()
        brief.running.wait()
    assert len(brief.starts) == serve.RESTARTS_ALLOWED


def test_a_child_that_will_not_go_is_made_to(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(serve, "GOODBYE_SECONDS", 0.1)
    deaf = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); input()"
    child = serve.Child("deaf one", [sys.executable, "-c", deaf])
    child.keep_up()
    child.end()
    assert child.running.returncode is not None
