"""`areasend import plan`: a strategy's action plan from published text, CSV or XLSX."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from areasend.site.faults import Fault
from areasend.site.imports.caseload import DONE, FAULTY, read, say_line, tell, user

if TYPE_CHECKING:
    from areasend.actions.plan_import import PlanReport
    from areasend.exchange.action_plan import Problem

NAME = "plan"
HELP = "An action plan from its published text, or from CSV or XLSX: actions, agencies, roles, dates and measures"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="text (.txt, .md), CSV or XLSX")
    parser.add_argument("--plan", default="", metavar="SLUG", help="the plan to bring it into")
    parser.add_argument("--strategy", default="", metavar="SLUG", help="the strategy of a new plan")
    parser.add_argument("--title", default="", help="the name of a new plan (the file's)")
    parser.add_argument("--starts", type=day, metavar="DATE", help="the first day of a new plan (the strategy's)")
    parser.add_argument("--ends", type=day, metavar="DATE", help="the last day of a new plan (the strategy's)")
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, write nothing")
    parser.add_argument("--by", default="", metavar="EMAIL", help="the person who imports, for the audit")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is not a day. Write it as 2026-09-01.") from error


def run(args: argparse.Namespace) -> int:
    from areasend.actions.plan_import import bring_in, dry_run, read_file
    from areasend.actions.refusal import Refused
    from areasend.web.today import today

    where = place(args)
    try:
        found = read_file(args.file.name, read(args.file), first_day(where))
        if found.problems:
            return say_problems(found.problems, as_json=args.json)
        carry_out = dry_run if args.dry_run else bring_in
        report = carry_out(found.plan, by=user(args.by), today=today(), source=args.file.name, **where)
    except Refused as refused:
        raise Fault(str(refused)) from refused
    say(report, args)
    return DONE


def place(args: argparse.Namespace) -> dict[str, Any]:
    """Where the file goes, in the words of `bring_in`."""
    from areasend.records.models import ActionPlan, Strategy

    if bool(args.plan) == bool(args.strategy):
        raise Fault("Say where the file goes: --plan SLUG for a plan that is there, --strategy SLUG for a new one.")
    if args.plan:
        return {"plan": named(ActionPlan, args.plan, "plan")}
    days = {"starts_on": args.starts, "ends_on": args.ends}
    return {"strategy": named(Strategy, args.strategy, "strategy"), "title": args.title, **days}


def named(model: Any, slug: str, what: str) -> Any:
    found = model.objects.filter(slug=slug).first()
    if found is None:
        known = ", ".join(model.objects.values_list("slug", flat=True)) or "none yet"
        raise Fault(f"There is no {what} “{slug}”. There are: {known}.")
    return found


def first_day(where: dict[str, Any]) -> date | None:
    """From when what returns every year is counted."""
    plan = where.get("plan") or where["strategy"]
    first: date | None = where.get("starts_on") or plan.starts_on
    return first


def say_problems(problems: tuple[Problem, ...], *, as_json: bool) -> int:
    if as_json:
        say_line(json.dumps({"problems": [one.sentence for one in problems]}, ensure_ascii=False, indent=2))
    else:
        for one in problems:
            say_line(one.sentence)
        say_line(f"{len(problems)} problems. Nothing was written: mend the file and import it again.")
    return FAULTY


def say(report: PlanReport, args: argparse.Namespace) -> None:
    if args.json:
        say_line(json.dumps({**report.as_json(), "dry_run": args.dry_run}, ensure_ascii=False, indent=2))
        return
    for sentence in report.sentences:
        say_line(sentence)
    if args.dry_run:
        tell("Nothing was written: this was a dry run.")
