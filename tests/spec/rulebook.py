"""The rulebook: worked dates of every chapter. `python -m tests.spec.rulebook --write` renews the pages in docs/reference."""

from __future__ import annotations

import sys
from types import ModuleType

from tests.spec.chapters import advice, ages, appeals, assessment, exceptions, receipt, reviews, standing, transfers
from tests.spec.tables import Spec

CHAPTERS: tuple[ModuleType, ...] = (
    assessment,
    advice,
    exceptions,
    receipt,
    reviews,
    transfers,
    appeals,
    ages,
    standing,
)


def all_specs() -> list[Spec]:
    """Every paragraph in order."""
    return [spec for chapter in CHAPTERS for spec in chapter.SPECS]


def main() -> None:
    """Write the pages, or say how to."""
    from tools.docs_rules import write_pages

    if sys.argv[1:] != ["--write"]:
        sys.exit("Say --write to renew the pages in docs/reference.")
    write_pages()


if __name__ == "__main__":
    main()
