"""Writes the generated pages of docs/reference, or with --check says which are not as the code would write them.

Each `tools/docs_*.py` has `PAGES`: the name of a page below docs/reference, and the function that renders it. One that makes a
single page has `PAGE`, its path, and `render`.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"
Pages = dict[Path, Callable[[], str]]


def pages() -> Pages:
    """Every generated page with its renderer."""
    sys.path[:0] = [str(ROOT)] if str(ROOT) not in sys.path else []
    names = sorted(path.stem for path in (ROOT / "tools").glob("docs_*.py"))
    found = [_pages_of(importlib.import_module(f"tools.{name}")) for name in names]
    return {path: render for own in found for path, render in own.items()}


def _pages_of(module: ModuleType) -> Pages:
    if hasattr(module, "PAGES"):
        return {REFERENCE / name: render for name, render in module.PAGES.items()}
    return {module.PAGE: module.render}


def stale(known: Pages) -> list[Path]:
    """The pages that are missing or not as the code would write them."""
    return [path for path, render in known.items() if not path.exists() or path.read_text("utf-8") != render()]


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a page is not up to date")
    args = parser.parse_args(words)
    known = pages()
    found = stale(known)
    for path in found:
        print(f"{'Out of date' if args.check else 'Written'}: {path.relative_to(ROOT)}")
        if not args.check:
            path.write_text(known[path](), encoding="utf-8")
    if args.check and found:
        print("Run make docs.")
    return 1 if args.check and found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
