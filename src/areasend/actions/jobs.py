"""Background work: the one module that knows procrastinate. A job is put in the queue within the transaction that needs it.

    @task("caseload.carry_out")
    def carry_out(*, run: int, today: str) -> None: ...

    enqueue("caseload.carry_out", run=7, today="2026-11-22")

With the setting AREASEND_JOBS = "now" (tests) a job runs where it is enqueued.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar

from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateWorker

Job = TypeVar("Job", bound=Callable[..., None])
TASKS: dict[str, Callable[..., None]] = {}
"""Every job by name."""
BEATS_EVERY = timedelta(seconds=60)
"""A worker that has not shown itself for so long is taken for gone; it does so every ten seconds."""


def task(name: str) -> Callable[[Job], Job]:
    """Make a function a job. It takes keywords that JSON can hold, and does the right thing when run twice."""

    def decorate(function: Job) -> Job:
        if name in TASKS:
            raise ValueError(f"Two jobs are called {name}")
        app.task(name=name)(function)
        TASKS[name] = function
        return function

    return decorate


def periodic(cron: str, name: str) -> Callable[[Job], Job]:
    """A job at the times that `cron` says (in UTC), whatever number of workers runs."""

    def decorate(function: Job) -> Job:
        def tick(timestamp: int) -> None:
            function()

        app.periodic(cron=cron)(app.task(name=name)(tick))
        TASKS[name] = function
        return function

    return decorate


def enqueue(name: str, **given: Any) -> None:
    """Put a job in the queue; it is there once the transaction commits."""
    if settings.AREASEND_JOBS == "now":
        run_now(name, **given)
    else:
        app.configure_task(name).defer(**given)


def run_now(name: str, **given: Any) -> None:
    TASKS[name](**given)


def is_worker_running() -> bool:
    """Whether anyone is there to do the jobs."""
    return ProcrastinateWorker.objects.filter(last_heartbeat__gte=timezone.now() - BEATS_EVERY).exists()
