"""How long looking ahead takes: `python -m tests.bench.outlook [--cases 9800] [--runs 10] [--draws 10000]`.

Loads the cases of a demo area into a database of its own, dropped afterwards. A slider's answer is what htmx asks for when a lever moved:
each asking turns another value, so nothing is kept of it but the facts. A page is asked for cold (nothing kept) and warm. Beside the clock
stands this process's processor time, which other work on the machine does not lengthen. Then every authority's plans, on one process and on
two (`--draws 0`: not at all).
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any

from tests.bench import pages

AIM = 300
"""Milliseconds within which a slider should answer."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=9800)
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--draws", type=int, default=10_000)
    args = parser.parse_args()
    pages.set_up()
    from django.db import connection

    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        measure(args.cases, args.runs)
    finally:
        connection.creation.destroy_test_db("areasend", verbosity=0)
    if args.draws:
        print(f"\npython -m tests.bench.outlook --draws {args.draws}")
        for workers in (1, 2):
            print(national(workers, args.draws))


def measure(cases: int, runs: int) -> None:
    from areasend.demo import load

    load(area="825", seed=1, cases=cases, as_of=pages.TODAY, only_cases=True)
    print(f"\npython -m tests.bench.outlook --cases {cases} --runs {runs}")
    print(f"  {pages.counted()}")
    for name, ask in asked():
        (cold, cold_worked), *warm = (timed(ask, at) for at in range(runs + 1))
        clock, worked = ([one[which] for one in warm] for which in (0, 1))
        aim = f"   aim {AIM} ms" if name.startswith("slider") else ""
        print(
            f"  {name:24} cold {cold:8.0f} ms (processor {cold_worked:8.0f})   warm median {median(clock):7.0f} ms "
            f"(processor {median(worked):7.0f})   longest {max(clock):7.0f} ms{aim}"
        )


def timed(ask: Callable[[int], Any], at: int) -> tuple[float, float]:
    """Milliseconds by the clock, and of the processor for this process with all its threads."""
    began, worked = time.perf_counter(), time.process_time()
    answer = ask(at)
    assert answer.status_code == 200, answer.status_code
    return 1000 * (time.perf_counter() - began), 1000 * (time.process_time() - worked)


def asked() -> Iterator[tuple[str, Callable[[int], Any]]]:
    """Each by name, asked for the so-manieth time."""
    from django.test import Client
    from django.urls import reverse

    from areasend.forecast.models import MODELS
    from areasend.records.models import User
    from areasend.web.outlook.trying import query

    client = Client(headers={"host": "localhost"})
    head = User.objects.filter(grants__role="head_of_service").first()
    client.force_login(head, backend="allauth.account.auth_backends.AuthenticationBackend")

    def page(name: str, **given: Any) -> Callable[[int], Any]:
        return lambda at: client.get(reverse(name, **given))

    def slider(key: str, name: str, scope: dict[str, Any]) -> Callable[[int], Any]:
        where = reverse("outlook:model", args=[key])
        return lambda at: client.get(
            f"{where}?{query(MODELS[key], {name: at + 1}, scope)}", headers={"HX-Request": "true"}
        )

    yield "night's answers (a job)", night
    yield "home", page("outlook:home")
    yield "page of the 20 weeks", page("outlook:recovery")
    yield "page of plans", page("outlook:plans")
    yield "scenarios", page("outlook:scenarios")
    yield "slider: psychologists", slider("recovery", "extra_psychologists", {})
    yield "slider: plan writers", slider("recovery", "extra_writers", {})
    yield "slider: early support", slider("plans", "early_support", {"area": "825", "origin": 2025, "years": 5})
    goal = f"{reverse('outlook:recovery')}?g-target=60&g-by=2028-06&g-chance=80&g-lever=both"
    yield "the least that would do", lambda at: client.get(goal)


def night(at: int) -> Any:
    """What a job does every night, so that the home need not; done once, it finds nothing to do."""
    from django.http import HttpResponse

    from areasend.site.nightly import look_ahead

    look_ahead()
    return HttpResponse()


def national(workers: int, draws: int) -> str:
    from areasend.forecast import national

    tasks = [national.Task(area, 2025, 5, (), 1, draws) for area in national.authorities()]
    began = time.perf_counter()
    found = national.over_processes(tasks, workers)
    seconds = time.perf_counter() - began
    good = sum("outcome" in one for one in found)
    return f"  {good} of {len(found)} authorities, five years, {draws:,} draws, {workers} process(es): {seconds:6.1f} s"


if __name__ == "__main__":
    main()
