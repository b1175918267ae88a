"""What a paper must not lack, so that everyone can read it: checked before it is shown, stored or set in type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as Xml

from areasend.documents.paper import (
    DEEPEST,
    KINDS,
    TONES,
    Block,
    Callout,
    Facts,
    Figure,
    Heading,
    Line,
    Paper,
    Points,
    Table,
    Tag,
    Words,
    headings,
    lines,
    pieces,
    plain,
)

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")
ANCHOR = re.compile(r"[A-Za-z][A-Za-z0-9._-]*")
ADDRESS = re.compile(r"https?://[^\s]+|mailto:[^\s]+|/(?!/)[^\s]*|#[^\s]+")
DRAWN = {"svg", "title", "desc", "g", "rect", "line", "path", "circle", "polyline", "polygon", "text", "tspan"}
SVG = "{http://www.w3.org/2000/svg}"


class PaperError(ValueError):
    """Sentences for whoever composed the paper: what is wrong with it and what to do."""


def check_paper(paper: Paper) -> None:
    """Raises PaperError with every problem of the paper, one sentence a line."""
    found = list(problems(paper))
    if found:
        raise PaperError("\n".join(found))


def problems(paper: Paper) -> Iterator[str]:
    """A sentence for each thing that a reader of the paper would miss."""
    if not paper.title.strip():
        yield "The paper has no title. Give it one."
    if not LANGUAGE.fullmatch(paper.language):
        yield f"“{paper.language}” is no language tag. Write en, cy or another such tag."
    yield from _of_headings(paper)
    known = {heading.anchor for heading in headings(paper)}
    for block in paper.blocks:
        yield from _of_block(block)
        for line in lines(block):
            yield from _of_line(line, known)


def _of_headings(paper: Paper) -> Iterator[str]:
    before, anchors = 0, set()
    for heading in (block for block in paper.blocks if isinstance(block, Heading)):
        if not heading.text.strip():
            yield "A heading has no words. Write them or leave the heading out."
        if not 1 <= heading.level <= min(before + 1, DEEPEST):
            yield (
                f"The heading “{heading.text}” has level {heading.level} after level {before}. "
                f"Use level 1 to {min(before + 1, DEEPEST)} there."
            )
        if heading.anchor in anchors:
            yield f"Two headings have the anchor “{heading.anchor}”. Rename one."
        if heading.anchor and not ANCHOR.fullmatch(heading.anchor):
            yield f"“{heading.anchor}” cannot be an anchor. Use letters, digits and hyphens, a letter first."
        anchors |= {heading.anchor} - {""}
        before = heading.level


def _of_block(block: Block) -> Iterator[str]:
    match block:
        case Table():
            yield from _of_table(block)
        case Figure():
            yield from _of_figure(block)
        case Callout(kind, _) if kind not in KINDS:
            yield f"A callout has the kind “{kind}”. Use one of: {', '.join(KINDS)}."
        case Points(()):
            yield "A list has no points. Leave it out, or say that there are none."
        case Facts(()):
            yield "A list of facts is empty. Leave it out, or say that there are none."
        case Facts(pairs) if not all(name.strip() for name, _ in pairs):
            yield "A fact has no name. Say what the value is of."


def _of_table(table: Table) -> Iterator[str]:
    if not table.caption.strip():
        yield "A table has no caption. Say in a few words what it shows."
    named = table.caption or "without caption"
    if not table.columns or not all(column.label.strip() for column in table.columns):
        yield f"The table “{named}” has a column without a name. Name every column."
    for number, row in enumerate(table.rows, start=1):
        if len(row) != len(table.columns):
            yield f"Row {number} of the table “{named}” has {len(row)} cells for {len(table.columns)} columns."
        elif not plain(row[0]).strip():
            yield f"Row {number} of the table “{named}” begins with an empty cell. Say there what the row is about."


def _of_figure(figure: Figure) -> Iterator[str]:
    named = figure.caption or "without caption"
    if not figure.caption.strip():
        yield "A figure has no caption. Say in a few words what it shows."
    if not figure.alt.strip():
        yield f"The figure “{named}” says nothing to those who cannot see it. Describe it in its alternative text."
    if not _is_drawing(figure.svg):
        yield f"The drawing of the figure “{named}” is not plain SVG. Draw it with areasend.documents.charts."
    if figure.table is not None:
        yield from _of_table(figure.table)


def _is_drawing(svg: str) -> bool:
    """Shapes and text only: no script, no style sheet, nothing fetched. Entities are refused before parsing."""
    if "<!" in svg or "<?" in svg:
        return False
    try:
        root = Xml.fromstring(svg)  # noqa: S314
    except Xml.ParseError:
        return False
    return root.tag == f"{SVG}svg" and all(_is_shape(node) for node in root.iter())


def _is_shape(node: Xml.Element) -> bool:
    is_known = node.tag.startswith(SVG) and node.tag.removeprefix(SVG) in DRAWN
    return is_known and not any(
        name.lower().startswith(("on", "style", "{")) or name in {"href", "id"} or "url(" in value
        for name, value in node.attrib.items()
    )


def _of_line(line: Line, known: set[str]) -> Iterator[str]:
    for piece in pieces(line):
        match piece:
            case Words(text, href) if not ADDRESS.fullmatch(href):
                yield f"The link “{text}” leads to “{href}”. Use https://, mailto:, a path of the site or an anchor."
            case Words(text, href) if href.startswith("#") and href[1:] not in known:
                yield f"The link “{text}” leads to “{href}”, which no heading is named. Name the heading so."
            case Words(text, _) if not text.strip():
                yield "A link has no words. Say where it leads."
            case Tag(text, tone) if tone not in TONES or not text.strip():
                yield f"The tag “{text}” has the tone “{tone}”. Give it words and one of: {', '.join(TONES)}."
