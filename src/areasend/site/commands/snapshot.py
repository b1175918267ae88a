"""`areasend snapshot`: the records without names, as Parquet files for analysis."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from areasend.site.faults import Fault

if TYPE_CHECKING:
    from areasend.indicators.catalogue.snapshot import Manifest

NAME = "snapshot"
HELP = "Write the records without names as Parquet files, for staff who analyse them"
NEEDS = "database"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--folder", type=Path, metavar="FOLDER", help="where to write it (AREASEND_HOME/snapshots/DAY)")
    parser.add_argument("--on", metavar="DATE", help="the day as at which the records are taken (default: today)")
    parser.add_argument("--list", action="store_true", help="write nothing; print the snapshots that are kept")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    from areasend.indicators.catalogue import snapshot as files
    from areasend.records import snapshot

    found = [(folder, files.manifest(folder)) for folder in snapshot.held()] if args.list else [_taken(args)]
    told = [_told(*one) for one in found]
    if args.json:
        print(json.dumps(told if args.list else told[0], indent=2))
    else:
        print("\n".join(map(_line, told)) or "No snapshot is kept yet. `areasend snapshot` writes one.")
    return 0


def _taken(args: argparse.Namespace) -> tuple[Path, Manifest]:
    from areasend.records import snapshot
    from areasend.web.today import today

    on = _day(args.on) if args.on else today()
    if on > today():
        raise Fault("The day lies ahead. Give today or an earlier day.")
    if (
        args.folder
        and args.folder.exists()
        and not (args.folder / "manifest.json").exists()
        and any(args.folder.iterdir())
    ):
        raise Fault(f"{args.folder} holds other things, which would be lost. Name a new folder.")
    return snapshot.take(on, args.folder)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Fault(f"{text!r} is not a day. Write it as 2026-03-31.") from error


def _told(folder: Path, manifest: Manifest) -> dict[str, Any]:
    size = sum(path.stat().st_size for path in folder.iterdir())
    return {
        "folder": str(folder),
        "on": manifest.on,
        "area": manifest.area,
        "rows": dict(manifest.rows),
        "bytes": size,
        "taken_away": list(manifest.taken_away),
    }


def _line(told: dict[str, Any]) -> str:
    rows = sum(told["rows"].values())
    return f"{told['folder']}: area {told['area']} as at {told['on']}, {rows:,} rows, {told['bytes'] / 1e6:,.1f} MB"
