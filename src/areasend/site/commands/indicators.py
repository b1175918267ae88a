"""`areasend indicators`: the cards of the catalogue and their figures, from the records of this area or from snapshots."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from areasend.site.faults import Fault

if TYPE_CHECKING:
    from areasend.indicators.catalogue.card import Card
    from areasend.indicators.catalogue.evaluate import Figures
    from areasend.indicators.catalogue.frames import Frames

NAME = "indicators"
HELP = "Print the indicators: what each says, and its figure"
NEEDS = "database"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--list", action="store_true", help="print the cards only, no figures")
    parser.add_argument("--on", metavar="DATE", help="the day as at which to count (default: today)")
    parser.add_argument("--key", action="append", metavar="KEY", help="only this indicator; may be given again")
    parser.add_argument(
        "--cut", metavar="NAME", help="divide by this: age, need, setting, team, sex, ethnicity, district ..."
    )
    parser.add_argument("--months", type=int, metavar="N", help="the last N months instead of one figure")
    parser.add_argument(
        "--snapshot",
        type=Path,
        action="append",
        metavar="FOLDER",
        help="count from this snapshot instead of the records; may be given again for other areas, which are counted together",
    )
    parser.add_argument("--public", action="store_true", help="hide small numbers")
    parser.add_argument("--json", action="store_true", help="print JSON")


def needs_of(args: argparse.Namespace) -> str:
    """Cards, and figures from snapshots, are there without a database."""
    return "nothing" if args.list or args.snapshot else NEEDS


def run(args: argparse.Namespace) -> int:
    found = _cards(args.key)
    rows = [_card(card) for card in found] if args.list else _figures(found, args)
    print(json.dumps(rows, ensure_ascii=False, indent=2) if args.json else _text(rows, args))
    return 0


def _cards(keys: list[str] | None) -> list[Card]:
    from areasend.indicators.catalogue import indicator, indicators

    return [indicator(key).card for key in keys] if keys else [one.card for one in indicators().values()]


def _card(card: Card) -> dict[str, Any]:
    told = asdict(card)
    return {**told, "since": card.since.isoformat() if card.since else None}


def _day(text: str | None, last: date) -> date:
    if not text:
        return last
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Fault(f"{text!r} is not a day. Write it as 2026-03-31.") from error


def _figures(found: list[Card], args: argparse.Namespace) -> list[dict[str, Any]]:
    from areasend.indicators.catalogue import evaluate, indicators

    frames, on = _of_snapshots(args) if args.snapshot else _of_records(args)
    rows: list[dict[str, Any]] = []
    for card in found:
        rows += _rows(evaluate.judged(indicators()[card.key], frames, on), args)
    return rows


def _of_records(args: argparse.Namespace) -> tuple[Frames, date]:
    from areasend.records import frames_catalogue
    from areasend.records.models import Case
    from areasend.web.today import today

    on = _day(args.on, today())
    return frames_catalogue.catalogue(Case.objects.all()).known_on(on), on


def _of_snapshots(args: argparse.Namespace) -> tuple[Frames, date]:
    """Known up to the day of the earliest of them."""
    from areasend.indicators.catalogue import snapshot

    last = min(snapshot.manifest(folder).day for folder in args.snapshot)
    on = _day(args.on, last)
    if on > last:
        raise Fault(f"The snapshots know nothing after {last}. Give that day or an earlier one.")
    return snapshot.read(args.snapshot).known_on(on), on


def _rows(figures: Figures, args: argparse.Namespace) -> list[dict[str, Any]]:
    from areasend.indicators.catalogue import evaluate
    from areasend.indicators.catalogue.public import suppressed

    card, cut = figures.card, args.cut or ""
    offered = figures.cuts if args.public else figures.staff_cuts
    if cut and cut not in offered:
        if args.key:
            raise Fault(f"{card.key} cannot be divided by {cut!r}. It can be by: {', '.join(offered) or 'nothing'}.")
        return []
    spans = evaluate.months(figures.on, args.months) if args.months else [evaluate.latest_span(card, figures.on)]
    counted = figures.over(spans, cut)
    counted = suppressed(counted, card.measure) if args.public else counted
    return [
        {"key": card.key, "label": card.label, "unit": card.unit, "kind": card.kind, **_plain(row)}
        for row in counted.iter_rows(named=True)
    ]


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in row.items() if name not in ("first", "last")}
    return {"from": row["first"].isoformat(), "to": row["last"].isoformat(), **kept}


def _text(rows: list[dict[str, Any]], args: argparse.Namespace) -> str:
    if args.list:
        return "\n\n".join(_card_text(row) for row in rows)
    return "\n".join(_line(row) for row in rows) or "No observed indicator of these has a figure yet."


def _card_text(card: dict[str, Any]) -> str:
    of = f" Of: {card['denominator']}." if card["denominator"] else ""
    target = f"\n  Target: {card['target']['words']}" if card["target"] else ""
    return (
        f"{card['key']}: {card['label']} ({card['unit']}, {card['kind']})\n  {card['question']}\n  {card['definition']}\n"
        f"  Counted: {card['numerator']}.{of}\n  Source: {card['source']}. Owner: {card['owner']}.{target}"
    )


def _line(row: dict[str, Any]) -> str:
    value = "hidden" if row.get("hidden") else "-" if row["value"] is None else f"{row['value']:,.1f}"
    group = f"  {row['group']}" if row["group"] else ""
    return f"{row['key']:40} {row['to']}  {value:>12} {row['unit']}{group}"
