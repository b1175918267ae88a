"""`areasend forecast`: what may be looked ahead at is one module each in `areasend.site.forecasts`."""

import argparse
import importlib
import pkgutil

from areasend.site import forecasts

NAME = "forecast"
HELP = "Look ahead, with intervals: plans and what else can be foretold"
NEEDS = "nothing"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(title="what to look ahead at", metavar="KIND", required=True)
    for found in pkgutil.iter_modules(forecasts.__path__):
        module = importlib.import_module(f"{forecasts.__name__}.{found.name}")
        own = kinds.add_parser(module.NAME, help=module.HELP, description=module.HELP, allow_abbrev=False)
        module.add_arguments(own)
        own.set_defaults(forecast_kind=module.run, forecast_needs=module.NEEDS)


def needs_of(args: argparse.Namespace) -> str:
    return str(args.forecast_needs)


def run(args: argparse.Namespace) -> int:
    return int(args.forecast_kind(args))
