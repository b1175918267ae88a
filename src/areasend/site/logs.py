"""JSON logs, one object a line, without personal data.

A record carries its time, level, logger, message, request reference and, for errors, the exception's type and the
places it passed through. The exception's own text and local values stay out: they may hold a child's name.
"""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime

from areasend.web.middleware import REFERENCE

KEPT = ("status_code", "duration_ms", "method", "route", "queries")


class RequestReferenceFilter(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        """Django logs some answers after they have left the middleware; the request itself then knows its reference."""
        if not hasattr(record, "reference"):
            request = getattr(record, "request", None)
            record.reference = REFERENCE.get() or getattr(request, "request_id", "")
        return True


def stack_of(error: BaseException) -> list[str]:
    return [f"{frame.name} {frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)]


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": _message(record),
            "reference": getattr(record, "reference", ""),
        }
        line |= {key: getattr(record, key) for key in KEPT if hasattr(record, key)}
        if record.exc_info and record.exc_info[1]:
            line["error"] = type(record.exc_info[1]).__name__
            line["stack"] = stack_of(record.exc_info[1])
        return json.dumps(line, default=str)


def _message(record: logging.LogRecord) -> str:
    """Django's request logger puts the address in its message; an address may hold a search for a name, so the route
    stands for it."""
    if record.name == "django.request":
        return f"{record.levelname.lower()} answering a request"
    return record.getMessage()
