"""Documents that inspectors ask for: found among the evidence files by the words of their titles."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from areasend.records.evidence_room.items import Held, Item
from areasend.records.models import EvidenceFile

MOST = 5
FILES: tuple[tuple[str, str, str, str, tuple[str, ...]], ...] = (
    (
        "needs_assessment",
        "Joint strategic needs assessment",
        "What the area knows of the needs of its children and young people with SEND",
        "Director of public health",
        ("needs assessment", "jsna"),
    ),
    (
        "joint_commissioning",
        "Joint commissioning arrangements",
        "What is paid for together, by whom, and how that is decided",
        "Integrated care board and head of commissioning",
        ("commissioning", "section 75", "pooled budget"),
    ),
    (
        "health_commissioning",
        "Health commissioning, in the inspectorates' form",
        "Their own form since June 2025: which health services are commissioned from whom",
        "Integrated care board",
        ("health commissioning",),
    ),
    (
        "residential_commissioning",
        "Residential special schools, in the inspectorates' form",
        "Their own form since June 2025: residential special school places commissioned and provided",
        "Head of placements and commissioning",
        ("residential",),
    ),
    (
        "alternative_provision",
        "Alternative provision: register and oversight",
        "Who attends, what is paid for and who visits",
        "Head of inclusion",
        ("alternative provision",),
    ),
    (
        "dynamic_register",
        "Dynamic support register and care, education and treatment reviews",
        "Figures of the register and of the reviews, without names",
        "Integrated care board",
        ("dynamic support", "treatment review", "cetr"),
    ),
)
"""Key, title, what is asked, who brings it, and the words that a fitting title holds."""


def file_items(on: date) -> list[Item]:
    return [_item(key, title, asked, brings, words, on) for key, title, asked, brings, words in FILES]


def _item(key: str, title: str, asked: str, brings: str, words: tuple[str, ...], on: date) -> Item:
    found = files_named(words, on)
    lacking = () if found else (f"No evidence file has “{words[0]}” in its title.",)
    return Item(key, "Documents", title, asked, brings, found, lacking)


def files_named(words: tuple[str, ...], on: date) -> tuple[Held, ...]:
    named = Q()
    for word in words:
        named |= Q(title__icontains=word)
    return as_held(files(on).filter(named))


def files(on: date) -> QuerySet[EvidenceFile]:
    return EvidenceFile.objects.filter(struck_on=None, on__lte=on).order_by("-on")


def as_held(found: QuerySet[EvidenceFile]) -> tuple[Held, ...]:
    return tuple(Held(f"{file.title} ({file.get_kind_display().lower()})", file.on) for file in found[:MOST])
