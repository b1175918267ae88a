"""`areasend backup`."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from areasend.site.backup.manifest import Manifest

NAME = "backup"
HELP = "Write database, documents and settings into one file, and check it"
NEEDS = "database"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--to", type=Path, metavar="FILE", help="the file to write (a dated name in AREASEND_HOME/backups)"
    )
    parser.add_argument("--check", type=Path, metavar="FILE", help="write nothing; check this backup")
    parser.add_argument("--json", action="store_true", help="print the answer as JSON")


def run(args: argparse.Namespace) -> int:
    from areasend.site.backup import write

    if args.check:
        path, manifest = args.check, write.check(args.check.resolve())
    else:
        path, manifest = _write(args.to)
    rows, count = sum(manifest.rows.values()), len(manifest.files)
    if args.json:
        print(json.dumps({"file": str(path), "rows": rows, "files": count, "made_at": manifest.made_at}))
    else:
        print(f"{path}: {rows} rows in {len(manifest.rows)} tables, {count} files, made {manifest.made_at}. Checked.")
    return 0


def _write(target: Path | None) -> "tuple[Path, Manifest]":
    from django.conf import settings
    from django.utils import timezone

    from areasend import VERSION
    from areasend.site import prepare
    from areasend.site.backup import write

    moment = timezone.localtime()
    path = (target or Path(settings.HOME) / "backups" / f"areasend-{moment:%Y%m%d-%H%M%S}.tar").resolve()
    documents = Path(settings.STORAGES["default"]["OPTIONS"]["location"])
    return path, write.write(path, documents, made_at=moment, version=VERSION, say=prepare.say_on_stderr)
