"""`areasend import`: what may be imported is one module each in `areasend.site.imports`."""

import argparse
import importlib
import pkgutil

from areasend.site import imports

NAME = "import"
HELP = "Bring in files from another system; all or nothing, with a report row by row"
NEEDS = "database"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(title="what to import", metavar="KIND", required=True)
    for found in pkgutil.iter_modules(imports.__path__):
        module = importlib.import_module(f"{imports.__name__}.{found.name}")
        own = kinds.add_parser(module.NAME, help=module.HELP, description=module.HELP, allow_abbrev=False)
        module.add_arguments(own)
        own.set_defaults(import_kind=module.run)


def run(args: argparse.Namespace) -> int:
    return int(args.import_kind(args))
