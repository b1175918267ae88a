"""`areasend restore`."""

import argparse
import json
from pathlib import Path

NAME = "restore"
HELP = "Put a backup in place, wholly or not at all"
NEEDS = "database"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="a file that `areasend backup` wrote")
    parser.add_argument("--force", action="store_true", help="replace a database that holds data")
    parser.add_argument("--json", action="store_true", help="print the answer as JSON")


def run(args: argparse.Namespace) -> int:
    from django.conf import settings

    from areasend.site import prepare
    from areasend.site.backup import restore

    documents = Path(settings.STORAGES["default"]["OPTIONS"]["location"])
    done = restore.restore(args.file.resolve(), documents, force=args.force, say=prepare.say_on_stderr)
    rows = sum(done.rows.values())
    if args.json:
        print(json.dumps({"rows": rows, "files": len(done.files), "made_at": done.made_at}))
    else:
        print(
            f"Restored the backup of {done.made_at}: {rows} rows in {len(done.rows)} tables, {len(done.files)} files."
        )
        print(f"What its settings were: {documents.parent / 'settings-of-backup.json'} (secrets by name only).")
    return 0
