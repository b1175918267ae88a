"""One return: its day, its council, and every person whose plan was in force; or everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from areasend.exchange.sen2.markup import Node, NotReadable, parse
from areasend.exchange.sen2.person import Person
from areasend.exchange.sen2.shapes import Return
from areasend.exchange.transitions.shapes import Problem


def read_return(file: str, content: bytes, schools: Mapping[str, str] | None = None) -> tuple[Return, list[Problem]]:
    """`schools`: type by URN. Where there is a problem the return must not be used; each names the line and the person's position."""
    told = Return(file)
    try:
        root = parse(content)
    except NotReadable as fault:
        return told, [Problem(file, fault.line, fault.words)]
    problems = [Problem(file, line, words) for line, words in _header(root, told)]
    persons = [node for group in root.all("persons") for node in group.all("person")]
    if told.year and not persons:
        problems += [Problem(file, 0, "The return holds no persons. Export it again, with single people.")]
    if not told.year:
        return told, problems
    for position, node in enumerate(persons, start=1):
        person = Person(node, position, told, schools or {})
        held = person.read()
        problems += [Problem(file, line, f"Person {position}: {words}") for line, words in person.faults]
        told.holders += [held] if held else []
    return told, [*problems, *_twice(told, persons)]


def _header(root: Node, told: Return) -> Iterator[tuple[int, str]]:
    header = root.first("header") or Node("header", root.line)
    details = header.first("collectiondetails") or Node("collectiondetails", header.line)
    if root.tag != "message" or details.word("collection").upper() != "SEN2":
        yield root.line, "This is no SEN2 return: Collection must say SEN2. Give the file that goes to COLLECT."
        return
    year, day = details.word("year"), details.word("referencedate")
    source = header.first("source")
    told.area = source.word("lea") if source else ""
    try:
        told.on = date.fromisoformat(day[:10])
    except ValueError:
        yield details.line_of("referencedate"), f"ReferenceDate is “{day[:20]}”. Write census day, as in 2025-01-16."
        return
    told.year = told.on.year
    if told.on.month != 1 or year != str(told.year):
        yield (
            details.line_of("year"),
            f"Year is “{year[:20]}” and ReferenceDate {told.on.isoformat()}. A return's day is in the January of its year: correct either.",
        )


def _twice(told: Return, persons: list[Node]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for position, node in enumerate(persons, start=1):
        upn = node.word("upn").upper()
        if upn and first.setdefault(upn, position) != position:
            words = f"Person {position}: this UPN is also that of person {first[upn]}. Give each person once."
            yield Problem(told.file, node.line_of("upn"), words)
