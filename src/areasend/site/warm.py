"""What a worker of the web server makes ready while nobody waits for it: the compiled engine of queues, which takes a second to fetch and
some more to compile the first time."""

from __future__ import annotations

import logging
from threading import Thread

logger = logging.getLogger("areasend.warm")


def begin() -> Thread:
    """In a thread of its own, which does not hold up the end of the program."""
    thread = Thread(target=_make_ready, name="warm", daemon=True)
    thread.start()
    return thread


def _make_ready() -> None:
    """A fault here is only told: without the compiled engine everything goes on, more slowly."""
    try:
        from areasend.forecast.queue import kernel

        kernel.warm()
    except Exception:
        logger.exception("The compiled engine of queues could not be made ready")
