"""How long an import of a whole caseload takes: `python -m tests.bench.import_caseload [--cases 10000]`.

Makes CSV files with invented rows, imports them into an empty database of its own that is dropped afterwards, and imports them again.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterator
from datetime import date, timedelta

TODAY = date(2026, 11, 18)
Rows = list[list[str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--xlsx", action="store_true", help="one workbook in place of CSV files")
    args = parser.parse_args()
    set_up()
    from django.db import connection

    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        measure(args.cases, as_workbook=args.xlsx)
    finally:
        connection.creation.destroy_test_db("areasend", verbosity=0)


def set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django
    from django.conf import settings

    from areasend.site import postgres

    settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = "bench_import_caseload"
    postgres.ensure_running()
    django.setup()


def measure(cases: int, *, as_workbook: bool) -> None:
    from areasend.records.models import Organisation, Team
    from areasend.records.verify import verify

    council = Organisation.objects.create(name="The council", kind="council")
    Team.objects.create(name="North team", organisation=council)
    files = make_files(cases, as_workbook=as_workbook)
    size = sum(len(content) for _, content in files) / 1e6
    print(f"{cases:,} cases, {size:.1f} MB in {len(files)} file(s)")
    for word in ("first import", "the same again"):
        began = time.perf_counter()
        report = import_once(files)
        took = time.perf_counter() - began
        done = {
            word: sum(found[word] for found in report["counts"].values()) for word in ("new", "changed", "unchanged")
        }
        print(f"{word:15} {took:6.1f} s   {done}   {report['errors']} errors, {report['warnings']} warnings")
    print(f"verify: {len(verify())} derived values differ")


def import_once(files: list[tuple[str, bytes]]) -> dict:
    from areasend.actions.caseload.run import begin, carry_out

    run = begin(by=None, files=[], is_dry_run=False)
    began = time.perf_counter()

    def progress(done: int, total: int, phase: str) -> None:
        print(f"    {time.perf_counter() - began:6.1f} s  {phase} ({done:,} of {total:,})")

    carry_out(run, files, today=TODAY, progress=progress)
    return run.report


def make_files(cases: int, *, as_workbook: bool) -> list[tuple[str, bytes]]:
    from areasend.exchange.caseload.blanks import blank_csv
    from areasend.exchange.caseload.templates import tables

    rows = {name: list(maker(cases)) for name, maker in MAKERS.items()}
    if as_workbook:
        return [("caseload.xlsx", workbook(rows))]
    made = []
    for name, found in rows.items():
        names = tables()[name].names
        made.append(
            (f"{name}.csv", blank_csv(tables()[name], ([row.get(column, "") for column in names] for row in found)))
        )
    return made


def workbook(rows: dict[str, list[dict[str, str]]]) -> bytes:
    import io

    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for name, found in rows.items():
        sheet = book.create_sheet(name)
        header = list(dict.fromkeys(column for row in found for column in row))
        sheet.append(header)
        for row in found:
            sheet.append([row.get(column, "") for column in header])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def day(number: int, after: int = 0) -> date:
    return date(2023, 1, 9) + timedelta(number % 1000 + after)


def said(on: date) -> str:
    return f"{on:%d/%m/%Y}"


def person(cases: int) -> Iterator[dict[str, str]]:
    from areasend.exchange.caseload.upn import check_letter

    for n in range(cases):
        digits = f"825{2000 + n // 50000:04}{n % 100:02}{n // 100:03}"
        yield {
            "person_id": f"{100000 + n}",
            "upn": check_letter(digits) + digits,
            "forename": ("Amina", "Ben", "Chloë", "Dev")[n % 4],
            "surname": f"Field{n}",
            "born_on": said(date(2012, 1, 1) + timedelta(n % 3000)),
            "sex": "FM"[n % 2],
            "ethnicity": ("WBRI", "APKN", "BAFR")[n % 3],
            "postcode": f"HP{n % 20 + 1} {n % 9}AB",
            "primary_need": ("ASD", "SLCN", "SEMH", "MLD")[n % 4],
        }


def carer(cases: int) -> Iterator[dict[str, str]]:
    for n in range(cases):
        yield {
            "carer_id": f"C{n}",
            "person_id": f"{100000 + n}",
            "name": f"Sam Field{n}",
            "relationship": "mother",
            "responsibility": "parental",
            "email": f"c{n}@example.org",
            "first_contact": "yes",
        }


def setting(cases: int) -> Iterator[dict[str, str]]:
    for n in range(200):
        yield {"urn": f"{990000 + n}", "name": f"School {n}", "phase": "primary", "type": "mainstream_academy"}


def request(cases: int) -> Iterator[dict[str, str]]:
    for n in range(cases):
        row = {"request_id": f"R{n}", "person_id": f"{100000 + n}", "source": "setting", "received_on": said(day(n))}
        row["assess_on"] = said(day(n, 40))
        if has_plan(n):
            row |= {
                "issue_on": said(day(n, 100)),
                "draft_served_on": said(day(n, 105)),
                "plan_issued_on": said(day(n, 140)),
            }
        yield row


def has_plan(n: int) -> bool:
    return n % 4 != 0


def advice(cases: int) -> Iterator[dict[str, str]]:
    for n in range(cases):
        for place, source in enumerate(("family", "education", "medical", "psychology", "social_care")):
            yield {
                "advice_id": f"A{n}-{place}",
                "request_id": f"R{n}",
                "source": source,
                "asked_on": said(day(n, 42)),
                "received_on": said(day(n, 70 + place)),
            }


def plan(cases: int) -> Iterator[dict[str, str]]:
    for n in filter(has_plan, range(cases)):
        yield {
            "plan_id": f"P{n}",
            "person_id": f"{100000 + n}",
            "request_id": f"R{n}",
            "made_on": said(day(n, 140)),
        }


def review(cases: int) -> Iterator[dict[str, str]]:
    for n in filter(has_plan, range(cases)):
        for year in range(1, 3):
            held = day(n, 140 + 350 * year)
            if held + timedelta(40) < TODAY:
                row = {"review_id": f"V{n}-{year}", "plan_id": f"P{n}", "meeting_on": said(held)}
                yield row | {"report_on": said(held + timedelta(10)), "maintain_on": said(held + timedelta(25))}


def placement(cases: int) -> Iterator[dict[str, str]]:
    for n in range(cases):
        first = {"placement_id": f"L{n}", "person_id": f"{100000 + n}", "setting_id": f"{990000 + n % 200}"}
        yield first | {"since": "04/09/2022", "until": "31/08/2024"}
        yield first | {"placement_id": f"M{n}", "setting_id": f"{990000 + n % 199}", "since": "01/09/2024"}


MAKERS = {
    "people": person,
    "carers": carer,
    "settings": setting,
    "requests": request,
    "advice": advice,
    "plans": plan,
    "reviews": review,
    "placements": placement,
}

if __name__ == "__main__":
    main()
