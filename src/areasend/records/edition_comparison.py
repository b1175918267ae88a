"""Two editions of a self-evaluation set against each other: what was added, dropped, regraded and reworded."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from areasend.documents.paper import Heading, Paper, Tag, Text, pieces
from areasend.records.papers.self_evaluation import ANCHOR


@dataclass(frozen=True)
class SaidThen:
    """A statement as an edition has it."""

    anchor: str
    name: str
    theme: str
    text: str
    grade: str

    @property
    def is_strength(self) -> bool:
        return self.name.startswith("Strength")


@dataclass(frozen=True)
class Pair:
    """A statement in both editions."""

    before: SaidThen
    after: SaidThen

    @property
    def is_regraded(self) -> bool:
        return self.before.grade != self.after.grade or self.before.is_strength != self.after.is_strength

    @property
    def is_reworded(self) -> bool:
        return self.before.text != self.after.text


def said_in(paper: Paper) -> dict[str, SaidThen]:
    """Every statement of an edition's paper by its anchor, in order."""
    found, theme = {}, ""
    for block, following in zip(paper.blocks, paper.blocks[1:], strict=False):
        if isinstance(block, Heading) and block.level == 1:
            theme = block.text
        if isinstance(block, Heading) and block.anchor.startswith(ANCHOR) and isinstance(following, Text):
            text = "".join(piece for piece in pieces(following.text) if isinstance(piece, str)).strip()
            grade = next((piece.text for piece in pieces(following.text) if isinstance(piece, Tag)), "")
            found[block.anchor] = SaidThen(block.anchor, block.text, theme, text, grade)
    return found


@dataclass(frozen=True)
class EditionComparison:
    """`before` and `after` are papers of editions, or of the draft."""

    before: Paper
    after: Paper

    @cached_property
    def _sides(self) -> tuple[dict[str, SaidThen], dict[str, SaidThen]]:
        return said_in(self.before), said_in(self.after)

    @cached_property
    def pairs(self) -> list[Pair]:
        before, after = self._sides
        return [Pair(before[anchor], one) for anchor, one in after.items() if anchor in before]

    @property
    def added(self) -> list[SaidThen]:
        before, after = self._sides
        return [one for anchor, one in after.items() if anchor not in before]

    @property
    def dropped(self) -> list[SaidThen]:
        before, after = self._sides
        return [one for anchor, one in before.items() if anchor not in after]

    @property
    def regraded(self) -> list[Pair]:
        return [pair for pair in self.pairs if pair.is_regraded]

    @property
    def reworded(self) -> list[Pair]:
        return [pair for pair in self.pairs if pair.is_reworded]

    @property
    def unchanged(self) -> int:
        return sum(not pair.is_regraded and not pair.is_reworded for pair in self.pairs)
