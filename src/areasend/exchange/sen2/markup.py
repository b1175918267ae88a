"""XML to plain nodes, each with its line.

A return needs no document type, so that a file with one is refused: what expands without end, or reads another file, begins there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

DEEPEST = 30


class NotReadable(ValueError):
    """The line, or 0, and a sentence that says what to do."""

    def __init__(self, line: int, words: str) -> None:
        super().__init__(words)
        self.line, self.words = line, words


@dataclass(slots=True)
class Node:
    """An element: its name as written, without prefix, and in small letters, as returns write `SENSetting` and `SENsetting` alike."""

    name: str
    line: int
    text: str = ""
    parts: list[Node] = field(default_factory=list)

    @property
    def tag(self) -> str:
        return self.name.casefold()

    def all(self, tag: str) -> Iterator[Node]:
        """Its parts called so; `tag` in small letters, here and below."""
        return (part for part in self.parts if part.tag == tag)

    def first(self, tag: str) -> Node | None:
        return next(self.all(tag), None)

    def word(self, tag: str) -> str:
        """What stands in the first part called so; "" where there is none."""
        found = self.first(tag)
        return found.text.strip() if found else ""

    def line_of(self, tag: str) -> int:
        found = self.first(tag)
        return found.line if found else self.line


def parse(content: bytes) -> Node:
    """The root. Raises `NotReadable`."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    top = Node("", 0)
    stack = [top]

    def begins(tag: str, _: object) -> None:
        node = Node(tag.rpartition(":")[2], parser.CurrentLineNumber)
        if len(stack) > DEEPEST:
            raise NotReadable(node.line, "Elements stand one in another too deep for a SEN2 return. Export it again.")
        stack[-1].parts.append(node)
        stack.append(node)

    def says(text: str) -> None:
        stack[-1].text += text

    def ends(_: str) -> None:
        stack.pop()

    def refuse(*_: object) -> None:
        raise NotReadable(
            parser.CurrentLineNumber,
            "The file declares a document type (DOCTYPE), which no SEN2 return needs and which is not safe to read. Export it without one.",
        )

    parser.StartElementHandler, parser.EndElementHandler = begins, ends
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = says, refuse
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        words = f"This is not XML from here on ({expat.ErrorString(error.code)}). Export the return again."
        raise NotReadable(error.lineno, words) from error
    except (LookupError, ValueError) as error:
        if isinstance(error, NotReadable):
            raise
        raise NotReadable(0, "The XML is in letters that cannot be read. Export the return as UTF-8.") from error
    return top.parts[0]
