"""What would be written to the log, each line as the object that it is."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from areasend.site.logs import JsonFormatter, RequestReferenceFilter


@contextmanager
def catch(level: int = logging.DEBUG) -> Iterator[Callable[[], list[dict[str, Any]]]]:
    """Give every logger of the product a second handler that writes as the product's own does."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter())
    handler.addFilter(RequestReferenceFilter())
    loggers = [logging.getLogger(name) for name in ("", "areasend")]
    levels = [logger.level for logger in loggers]
    loggers[0].addHandler(handler)
    for logger in loggers:
        logger.setLevel(level)
    try:
        yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    finally:
        loggers[0].removeHandler(handler)
        for logger, before in zip(loggers, levels, strict=True):
            logger.setLevel(before)
