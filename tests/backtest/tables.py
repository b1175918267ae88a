"""Prints tables in Markdown, so that they go into the docs as they are."""

from __future__ import annotations

from collections.abc import Sequence


def show(title: str, heads: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    print(f"### {title}\n")
    print("| " + " | ".join(heads) + " |")
    print("|" + "|".join(["---", *["---:"] * (len(heads) - 1)]) + "|")
    for row in rows:
        print("| " + " | ".join(map(str, row)) + " |")
    print()
