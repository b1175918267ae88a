"""Long runs of scenarios by whichever worker is free, on this machine or another: asked for, followed, stopped.

The run is a process of its own (`areasend.forecast.execute`), so that stopping it stops it, whatever the model is doing. Until it is done
the scenario keeps the outcome that it had.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from tempfile import TemporaryFile
from typing import IO, Any

from django.utils import timezone

from areasend.actions import jobs
from areasend.actions.audit import action
from areasend.actions.lock import claim
from areasend.actions.refusal import Refused
from areasend.actions.scenario import check_open
from areasend.forecast.models import MOST_DRAWS
from areasend.forecast.run_file import RunFile
from areasend.records.models import ForecastRun, Scenario, User

CARRY_OUT = "forecast.carry_out"
COMMAND = [sys.executable, "-m", "areasend.forecast.execute"]
LOOKS_EVERY = 0.5
"""Seconds between two looks at whether it is to stop."""
LONGEST = 3600
MOST_SAID = 1_000_000
NEARLY = 95
BROKEN = "The run broke off. Try fewer draws; if it breaks off again, tell your administrator: run {}."
State = ForecastRun.State


@action("scenario.run_long")
def ask(scenario: Scenario, *, by: User, draws: int) -> ForecastRun:
    """Draw many futures of it, by a worker."""
    check_open(scenario)
    if not 1 <= draws <= MOST_DRAWS:
        raise Refused(f"Draw between 1 and {MOST_DRAWS:,} times.", field="draws")
    claim(scenario, None)
    if scenario.runs.filter(finished_at=None).exists():
        raise Refused("A long run of it is under way already.")
    run = ForecastRun.objects.create(scenario=scenario, draws=draws, by=by)
    jobs.enqueue(CARRY_OUT, run=run.pk)
    return run


@action("scenario.run_many")
def ask_many(scenarios: Sequence[Scenario], *, by: User, draws: int) -> list[ForecastRun]:
    """One job each, so that as many run at once as there are workers."""
    return [ask(one, by=by, draws=draws) for one in scenarios]


@action("scenario.stop_run")
def stop(run: ForecastRun, *, by: User) -> ForecastRun:
    """It ends within a second or so; one that waits in the queue, or whose worker is gone, ends at once. The scenario keeps the outcome
    that it had."""
    held = ForecastRun.objects.select_for_update().get(pk=run.pk)
    if held.finished_at is not None:
        raise Refused(f"It has ended already: {held.get_state_display().lower()}.")
    held.is_to_stop = True
    if held.state == State.WAITING or not jobs.is_worker_running():
        held.state, held.finished_at = State.STOPPED, timezone.now()
    held.save(update_fields=["is_to_stop", "state", "finished_at"])
    return held


@jobs.task(CARRY_OUT)
def carry_out(*, run: int) -> None:
    """Nothing is done twice: a run that has an end is left alone."""
    begun = ForecastRun.objects.filter(pk=run, finished_at=None).update(state=State.RUNNING, started_at=timezone.now())
    if not begun:
        return
    asked = ForecastRun.objects.select_related("scenario__owner").get(pk=run)
    try:
        outcome = _drawn(asked)
    except Refused as fault:
        _end(asked, State.FAILED, str(fault))
    except Exception:
        _end(asked, State.FAILED, BROKEN.format(run))
        raise
    else:
        if outcome is None:
            _end(asked, State.STOPPED)
        else:
            finish(asked.scenario, by=asked.by, outcome=outcome, draws=asked.draws)
            _end(asked, State.DONE)


@action("scenario.finish_run")
def finish(scenario: Scenario, *, by: User | None, outcome: dict[str, Any], draws: int) -> Scenario:
    """What the long run gave takes the place of the quick one."""
    held = claim(scenario, None)
    held.outcome, held.draws = outcome, draws
    held.save(update_fields=["outcome", "draws"])
    return held


def _drawn(asked: ForecastRun) -> dict[str, Any] | None:
    """The outcome; None where it was stopped. Raises `Refused` with what the model says, or where it breaks off."""
    one = asked.scenario
    file = RunFile(one.model, one.inputs, one.params, one.seed, asked.draws)
    with TemporaryFile("w+") as given, TemporaryFile("w+") as out, TemporaryFile("w+") as said:
        given.write(file.text())
        given.seek(0)
        child = subprocess.Popen(COMMAND, stdin=given, stdout=out, stderr=said, text=True)  # noqa: S603 (our own program)
        try:
            if not _followed(child, asked, said):
                return None
        finally:
            child.kill()
            child.wait()
        return _read(asked, child.returncode, out, said)


def _followed(child: subprocess.Popen[str], asked: ForecastRun, said: IO[str]) -> bool:
    """Whether it ran to its end; noting how far it is on the way."""
    began = time.monotonic()
    while True:
        try:
            child.wait(LOOKS_EVERY)
        except subprocess.TimeoutExpired:
            asked.refresh_from_db(fields=["is_to_stop"])
            if asked.is_to_stop or time.monotonic() - began > LONGEST:
                return False
            _note(asked, time.monotonic() - began, said)
        else:
            return True


def _note(asked: ForecastRun, seconds: float, said: IO[str]) -> None:
    """A share of what it is expected to take, which is a guess: it never says that it is done before it is."""
    expected = _words(said).get("expects")
    if expected is not None:
        asked.expected_seconds = float(expected)
        asked.done = max(asked.done, min(NEARLY, int(100 * seconds / max(asked.expected_seconds, 0.1))))
        asked.save(update_fields=["expected_seconds", "done"])


def _read(asked: ForecastRun, code: int, out: IO[str], said: IO[str]) -> dict[str, Any]:
    if code != 0:
        raise Refused(str(_words(said).get("fault") or BROKEN.format(asked.pk)))
    out.seek(0)
    found: dict[str, Any] = json.load(out)
    return found


def _words(said: IO[str]) -> dict[str, Any]:
    """What the run has said so far on its error stream; other lines there are somebody else's.

    Read from its beginning without moving in it: the process still writes where it stands.
    """
    found: dict[str, Any] = {}
    for line in os.pread(said.fileno(), MOST_SAID, 0).decode(errors="replace").splitlines():
        if line.startswith("{"):
            try:
                found |= json.loads(line)
            except json.JSONDecodeError:
                continue
    return found


def _end(asked: ForecastRun, state: str, problem: str = "") -> None:
    asked.state, asked.problem, asked.finished_at = state, problem, timezone.now()
    asked.done = 100 if state == State.DONE else asked.done
    asked.save(update_fields=["state", "problem", "finished_at", "done"])
