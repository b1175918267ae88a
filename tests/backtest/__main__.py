"""Runs each backtest there is, in order, and prints its tables."""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import time

from tests import backtest

ORDER = ("totals", "settings", "breakdowns")


def main() -> None:
    found = {one.name for one in pkgutil.iter_modules(backtest.__path__)} - {"__main__", "naive", "tables"}
    names = [*(name for name in ORDER if name in found), *sorted(found - set(ORDER))]
    parser = argparse.ArgumentParser(prog="python -m tests.backtest", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *names], help="which (all)")
    for name in parser.parse_args().names or names:
        begun = time.monotonic()
        importlib.import_module(f"tests.backtest.{name}").main()
        print(f"({name}: {time.monotonic() - begun:.1f} s)\n")


if __name__ == "__main__":
    main()
