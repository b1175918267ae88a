"""How long pages take in the server: `python -m tests.bench.pages [--cases 3500 100000] [--runs 30]`.

Loads a demo area with that many open cases into a database of its own, dropped afterwards, and asks for pages through Django's own client
in this process: no network and no browser, everything else as in the product.
The page of the list is the 34th of 100, or the last where the user sees fewer; the user is an officer, who sees her own team's cases.
Set DATABASE_URL to measure another server than the embedded one of the tests, whose writes do not wait for the disk.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import time
from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

PAGE = 34
OPEN_FOR_EACH_PLAN = 2.19
TODAY = date(2026, 11, 22)


class Figure(NamedTuple):
    name: str
    median: float
    p95: float
    queries: int
    note: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, nargs="+", default=[3500, 100_000])
    parser.add_argument("--runs", type=int, default=30)
    args = parser.parse_args()
    set_up()
    for cases in args.cases:
        in_a_database_of_its_own(cases, args.runs)


def set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django
    from django.conf import settings

    from areasend.site import postgres

    settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = "bench_pages"
    settings.AREASEND_TODAY = TODAY.isoformat()
    postgres.ensure_running()
    django.setup()


def in_a_database_of_its_own(cases: int, runs: int) -> None:
    from django.db import connection

    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        began = time.perf_counter()
        load_area(cases)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
            cursor.execute("SHOW fsync")
            fsync = cursor.fetchone()[0]
        print(f"\npython -m tests.bench.pages --cases {cases} --runs {runs}")
        print(f"  loaded in {time.perf_counter() - began:.1f} s; fsync {fsync}; {counted()}")
        for figure in figures(runs):
            print(f"  {figure.name:42} median {figure.median:7.1f} ms   p95 {figure.p95:7.1f} ms   "
                  f"{figure.queries:3} queries   {figure.note}")  # fmt: skip
    finally:
        connection.creation.destroy_test_db("areasend", verbosity=0)


def load_area(cases: int) -> None:
    """About so many open cases, and those that ended: the demo is sized by its plans in a January."""
    from areasend.demo import load

    load(area="825", seed=1, cases=round(cases / OPEN_FOR_EACH_PLAN), as_of=TODAY)


def counted() -> str:
    from areasend.records.models import Case, Fact

    return f"{Case.objects.count():,} cases, {Case.objects.open().count():,} open, {Fact.objects.count():,} facts"


def figures(runs: int) -> list[Figure]:
    from areasend.records.models import Case

    officer = busiest_officer()
    head = someone("head_of_service")
    case = Case.objects.open().held_by(officer).filter(process="assessment").in_legal_order().first()
    pages = [
        (officer, f"/cases/?page={PAGE}", "the list, page 34, own team"),
        (head, f"/cases/?page={PAGE}", "the list, page 34, whole area"),
        (head, "/cases/?lateness=overdue&sort=-final", "the list, overdue, by final date"),
        (head, "/cases/?sort=name", "the list by name"),
        (head, f"/cases/?q={case.person.surname[:-1]}x", "the list, a name misspelt"),
        (officer, f"/cases/{case.reference}/", "a case"),
        (officer, "/work/", "My work"),
        (head, "/workload/", "Workload"),
    ]
    return [*(page(user, path, name, runs) for user, path, name in pages), recording(officer, runs)]


def busiest_officer() -> Any:
    from django.db.models import Count, Q

    from areasend.records.models import User

    held = Count("assigned_cases", filter=Q(assigned_cases__is_open=True))
    return User.objects.filter(team__isnull=False, grants__role="officer").annotate(held=held).order_by("-held").first()


def someone(role: str) -> Any:
    from areasend.records.models import User

    return User.objects.filter(grants__role=role, grants__until=None).first()


def page(user: Any, path: str, name: str, runs: int) -> Figure:
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")

    def get() -> Any:
        response = client.get(path)
        assert response.status_code == 200, (path, response.status_code)
        return response

    return timed(get, name, runs, shown_in(get().content.decode()))


def shown_in(text: str) -> str:
    """What the page says that it shows: Showing 3,301 to 3,400 of 14,020."""
    found = re.search(r'app-pages__count">(.*?)</p>', text)
    return re.sub(r"<[^>]+>", "", found.group(1)) if found else ""


def recording(officer: Any, runs: int) -> Figure:
    """The action itself, with clock, index, history and audit, committed: one new person a time."""
    from areasend.actions import request
    from areasend.records.models import Person

    free = iter(Person.objects.exclude(cases__is_open=True).exclude(cases__process="plan")[: runs * 2 + 10])

    def record() -> Any:
        return request.record(
            next(free), by=officer, today=TODAY, received_on=TODAY, source="parent", team=officer.team, officer=officer
        )

    return timed(record, "recording a request", runs, "")


def timed(act: Callable[[], Any], name: str, runs: int, note: str) -> Figure:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    act()
    with CaptureQueriesContext(connection) as captured:
        act()
    queries = len(captured)
    took = []
    for _ in range(runs):
        began = time.perf_counter()
        act()
        took.append((time.perf_counter() - began) * 1000)
    p95 = statistics.quantiles(took, n=20)[-1] if len(took) > 1 else took[0]
    return Figure(name, statistics.median(took), p95, queries, note)


if __name__ == "__main__":
    main()
