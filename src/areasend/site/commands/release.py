"""`areasend release`: the public's figures as at the end of a month, made and, when asked, published."""

from __future__ import annotations

import argparse
import json
from datetime import date
from typing import TYPE_CHECKING, Any

from areasend.site.faults import Fault

if TYPE_CHECKING:
    from areasend.records.models import Release

NAME = "release"
HELP = "Make the public's figures as at the last day of a month, and publish them once looked through"
NEEDS = "database"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", required=True, metavar="DATE", help="the last day of a month that is over")
    parser.add_argument(
        "--publish", action="store_true", help="publish them as well: without it nobody outside sees them"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    from areasend.actions import release as actions
    from areasend.records import releases
    from areasend.records.models import Release
    from areasend.web.today import today

    on = _day(args.on)
    made = Release.objects.filter(as_at=on, published_on=None).first() if args.publish else None
    made = made or actions.make(on, by=None, today=today())
    if args.publish:
        made = actions.publish(made, by=None, today=today())
    told = _told(made, releases.before(on))
    print(json.dumps(told, ensure_ascii=False, indent=2) if args.json else _text(told))
    return 0


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Fault(f"{text!r} is not a day. Write it as 2026-10-31.") from error


def _told(made: Release, before: Release | None) -> dict[str, Any]:
    from areasend.indicators.release.compare import changes

    moved = changes(before.figures if before else None, made.figures)
    return {
        "as_at": made.as_at.isoformat(),
        "published_on": made.published_on.isoformat() if made.published_on else None,
        "before": before.as_at.isoformat() if before else None,
        "figures": [
            {
                "key": one.entry.key,
                "label": one.entry.card.label,
                "was": one.was["value"] if one.was else None,
                "now": one.now["value"],
                "state": one.now["state"],
                "way": one.way,
                "revised": one.revised,
                "withheld": one.withheld,
            }
            for one in moved
        ],
    }


def _text(told: dict[str, Any]) -> str:
    state = (
        f"published on {told['published_on']}" if told["published_on"] else "not published yet: look them through first"
    )
    beside = f", beside {told['before']}" if told["before"] else ""
    lines = [f"Figures as at {told['as_at']}{beside}, {state}"]
    return "\n".join([*lines, *(_line(one) for one in told["figures"])])


def _line(one: dict[str, Any]) -> str:
    was, now = (_number(one["was"]), _number(one["now"]) if one["now"] is not None else one["state"])
    withheld = f"  {one['withheld']} withheld" if one["withheld"] else ""
    return f"{one['key']:36} {was:>12} {now:>12}  {one['way']:8}{withheld}"


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:,.0f}"
