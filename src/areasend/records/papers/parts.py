"""Pieces that several papers share: days, statuses and links as a paper writes them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import NoReverseMatch, reverse

from areasend.documents.paper import Block, Line, Points, Tag, Text, Tone, Words
from areasend.rules.because import long_date

TONES: dict[str, Tone] = {
    "late": "red",
    "stalled": "orange",
    "at_risk": "yellow",
    "no_baseline": "purple",
    "no_news": "purple",
    "not_started": "grey",
    "on_track": "blue",
    "met": "green",
    "closed": "grey",
}


def link(text: str, name: str, *args: Any) -> Line:
    """Words that lead to a page of the site; the words alone where this deployment has no such page."""
    try:
        return Words(text, reverse(name, args=args))
    except NoReverseMatch:
        return text


def status_tag(key: str, label: str) -> Tag:
    return Tag(label, TONES.get(key, "grey"))


def day(on: date | None, otherwise: str = "–") -> str:
    return long_date(on) if on else otherwise


def due(on: date, today: date) -> Line:
    """A day, marked where it has passed."""
    return (f"{long_date(on)} ", Tag("Late", "red")) if on < today else long_date(on)


def prose(text: str) -> Iterator[Block]:
    """Paragraphs between empty lines; lines that begin with a hyphen are a list."""
    for piece in text.replace("\r\n", "\n").split("\n\n"):
        lines = [line.strip() for line in piece.split("\n") if line.strip()]
        if lines and all(line.startswith("- ") for line in lines):
            yield Points(tuple(line.removeprefix("- ").strip() for line in lines))
        elif lines:
            yield Text("\n".join(lines))


def joined(sentences: tuple[str, ...] | list[str]) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
