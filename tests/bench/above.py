"""How long the pages above the cases take: `python -m tests.bench.above [--cases 9800] [--runs 15]`.

Loads a whole demo area, with its plans, boards, inspections and public account, into a database of its own, dropped afterwards. A page is
asked for cold (nothing kept of figures, as after a change of a case) and warm, by the improvement lead or, below /how-we-are-doing/, by
anyone. `--cases` is how many children have a plan.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from tests.bench import pages


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=9800)
    parser.add_argument("--runs", type=int, default=15)
    args = parser.parse_args()
    pages.set_up()
    from django.db import connection

    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        measure(args.cases, args.runs)
    finally:
        connection.creation.destroy_test_db("areasend", verbosity=0)


def measure(cases: int, runs: int) -> None:
    print(f"\npython -m tests.bench.above --cases {cases} --runs {runs}")
    for part, seconds in loaded(cases):
        print(f"  loading {part:34} {seconds:6.1f} s")
    print(f"  {pages.counted()}")
    for name, path, user in asked():
        print(row(name, visit(path, user), runs))
    for name, deed in deeds():
        print(row(name, deed, 3))


def loaded(cases: int) -> Iterator[tuple[str, float]]:
    """How long the cases took, and what stands above them."""
    from django.db import transaction

    from areasend.demo import load
    from areasend.demo.above import whole

    began = time.perf_counter()
    load(area="825", seed=1, cases=cases, as_of=pages.TODAY, only_cases=True)
    yield "the cases", time.perf_counter() - began
    began = time.perf_counter()
    with transaction.atomic():
        whole.load(pages.TODAY, lambda _: None)
    yield "all that stands above them", time.perf_counter() - began


def asked() -> Iterator[tuple[str, str, Any]]:
    """Name and address of each page, and who asks for it."""
    from areasend.records.models import User

    lead = User.objects.get(grants__role="improvement_lead")
    for name, path in _of_staff():
        yield name, path, lead
    for name, path in _of_everyone():
        yield name, path, None


def _of_staff() -> Iterator[tuple[str, str]]:
    from django.urls import reverse

    from areasend.records.models import Board, Meeting, SelfEvaluation, Statement

    plan, evaluation = _plan(), SelfEvaluation.objects.get()
    board = Board.objects.get(slug="send-partnership-board")
    met = Meeting.objects.filter(board=board, held_on__isnull=False).latest("on")
    statement = Statement.objects.filter(retired_on=None)[0]
    yield "overview", reverse("improvement:overview")
    for view in ("table", "timeline", "agency", "person", "board"):
        yield f"plan by {view}", f"{reverse('plans:plan', args=[plan.slug])}?view={view}"
    yield "an action", reverse("plans:action", args=[plan.actions.all()[0].pk])
    yield "what I owe", reverse("plans:owed")
    yield "self-evaluation", reverse("evaluation:evaluation", args=[evaluation.slug])
    yield "a statement", reverse("evaluation:statement", args=[evaluation.slug, statement.pk])
    yield "evidence room", reverse("inspections:room")
    yield "risks", reverse("risks:list")
    yield "boards", reverse("boards:list")
    yield "a board", reverse("boards:board", args=[board.slug])
    yield "a meeting", reverse("boards:meeting", args=[met.pk])
    yield "its minutes", reverse("boards:minutes", args=[met.pk])


def _of_everyone() -> Iterator[tuple[str, str]]:
    from django.urls import reverse

    yield "public home", reverse("public:home")
    yield "public figure", reverse("public:indicator", args=["plans_in_20_weeks"])
    yield "public plan", reverse("public:plan", args=[_plan().slug])


def _plan() -> Any:
    from areasend.records.models import ActionPlan

    shown = ActionPlan.objects.filter(kind="strategy", published_on__isnull=False, starts_on__lte=pages.TODAY)
    return shown.latest("starts_on")


def deeds() -> Iterator[tuple[str, Callable[[], Any]]]:
    """What composes much at once; each is taken back again."""
    from areasend.actions import pack, release
    from areasend.records.models import Meeting, User

    lead = User.objects.get(grants__role="improvement_lead")
    ahead = Meeting.objects.filter(board__slug="send-partnership-board", held_on=None).earliest("on")
    yield "making a pack", taken_back(lambda: pack.make(ahead, by=lead, today=pages.TODAY))
    month_end, after = date(2026, 11, 30), date(2026, 12, 1)
    yield "making a release", taken_back(lambda: release.make(month_end, by=lead, today=after))


def taken_back(deed: Callable[[], Any]) -> Callable[[], Any]:
    from django.db import transaction

    def run() -> None:
        with transaction.atomic():
            deed()
            transaction.set_rollback(True)

    return run


def visit(path: str, user: Any) -> Callable[[], Any]:
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    if user:
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")

    def get() -> None:
        response = client.get(path)
        assert response.status_code == 200, (path, response.status_code)

    return get


def row(name: str, act: Callable[[], Any], runs: int) -> str:
    """Cold, warm and the number of queries, in a line. What is loaded once for the process is loaded before."""
    from django.core.cache import cache

    from areasend.records import area_figures

    act()
    area_figures.forget()
    cache.clear()
    cold = took(act)
    found = pages.timed(act, name, runs, "")
    return f"  {name:42} cold {cold:7.1f} ms   warm {found.median:7.1f} ms   p95 {found.p95:7.1f} ms   {found.queries:3} queries"


def took(act: Callable[[], Any]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main()
