"""`areasend import inspection`: the text of an inspection report, with the findings that it proposes."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from areasend.site.faults import Fault

if TYPE_CHECKING:
    from areasend.exchange.inspection_report import Report
    from areasend.records.models import Inspection

NAME = "inspection"
HELP = "The report of an inspection, as text: its dates, outcome and findings are proposed for a person to accept"
SHOWN = 60


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the report as a text file (UTF-8)")
    parser.add_argument("--kind", default="", metavar="KIND", help="kind of inspection, where the text does not tell")
    parser.add_argument("--reference", default="", metavar="NAME", help="a short name for it (made of area and year)")
    parser.add_argument("--area", default="", metavar="NAME", help="the area, where the text does not name it")
    parser.add_argument("--dry-run", action="store_true", help="read it and say what would be kept; write nothing")
    parser.add_argument("--json", action="store_true", help="print the answer as JSON")


def run(args: argparse.Namespace) -> int:
    from areasend.actions import inspection
    from areasend.web.today import today

    text = read(args.file)
    known = inspection.twin(text)
    if known is not None or args.dry_run:
        say(args, inspection.read(text, args.file.name), known, is_new=known is None, is_written=False)
        return 0
    brought = inspection.bring_in(
        by=None,
        today=today(),
        text=text,
        name=args.file.name,
        kind=args.kind,
        reference=args.reference,
        area=args.area,
    )
    say(args, brought.report, brought.inspection, is_new=True, is_written=True)
    return 0


def read(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Fault(f"{path} cannot be read: {error.strerror}. Check the name.") from error
    if content.startswith(b"%PDF"):
        raise Fault(f"{path} is a PDF. Save its words as a text file first.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Fault(f"{path} is not text in UTF-8. Save it again in that encoding.") from error


def say(
    args: argparse.Namespace, report: Report, inspection: Inspection | None, *, is_new: bool, is_written: bool
) -> None:
    if args.json:
        answer = as_json(report, inspection, is_new, is_written)
        sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2) + "\n")
        return
    for line in [*lines(report), outcome(inspection, is_new, is_written)]:
        sys.stdout.write(f"{line}\n")


def as_json(report: Report, inspection: Inspection | None, is_new: bool, is_written: bool) -> dict[str, Any]:
    return {
        "reference": inspection.reference if inspection else None,
        "new": is_new,
        "written": is_written,
        "kind": report.kind,
        "area": report.area,
        "started_on": _iso(report.started_on),
        "ended_on": _iso(report.ended_on),
        "published_on": _iso(report.published_on),
        "inspectorates": list(report.inspectorates),
        "outcome": report.outcome,
        "grade": report.grade,
        "findings": [
            {
                "kind": one.kind,
                "text": one.text,
                "start": one.start,
                "end": one.end,
                "answers_to": one.answers_to,
                "progress": one.progress,
            }
            for one in report.findings
        ],
        "lacks": list(report.lacks),
        "unread": [{"text": one.text, "why": one.why} for one in report.unread],
    }


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def lines(report: Report) -> list[str]:
    counted = Counter(finding.kind for finding in report.findings)
    days = f"{_iso(report.started_on) or '?'} to {_iso(report.ended_on) or '?'}"
    said = [
        f"{report.area or 'Area not named'}: {report.kind}, {days}, published {_iso(report.published_on) or '?'}",
        f"Outcome: {report.outcome or 'not found'}",
        *(f"{count:4} proposed as {kind.replace('_', ' ')}" for kind, count in counted.most_common()),
        *(f"     {one.progress.replace('_', ' ')}: {one.text[:70]}" for one in report.findings if one.progress),
        *(f"Lacking: {sentence}" for sentence in report.lacks),
    ]
    unread = [f"Not read: “{one.text[:70]}” {one.why}" for one in report.unread]
    more = [f"... and {len(unread) - SHOWN} more"] if len(unread) > SHOWN else []
    return [*said, *unread[:SHOWN], *more]


def outcome(inspection: Inspection | None, is_new: bool, is_written: bool) -> str:
    if is_written and inspection:
        return f"Kept as {inspection.reference}. Accept its findings under Improvement, Inspections."
    if not is_new and inspection:
        return f"This very text is here already as {inspection.reference}. Nothing was changed."
    return "Nothing was written: this was a dry run."
