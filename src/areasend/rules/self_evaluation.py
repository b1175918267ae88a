"""What a self-evaluation still lacks, and what its figures say since: derived, so that nobody has to look for it.

A statement of strength or of development stands on evidence. A figure is cited as it stood on a day; when it stands on the other
side of its target now (or of England's figure, where there is no target), it says the opposite of what it was cited for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from areasend.rules.because import long_date

STRENGTH, DEVELOPMENT = "strength", "development"
OLD = timedelta(days=365)
SAME = 0.05
"""A figure that changed by less than a twentieth is about the same: among a few hundred children that is chance."""
REVERSED = 0.2
"""Without target and comparator, a strength whose figure grew worse by a fifth is no longer shown by it."""
MOVED = {
    "better": "better now",
    "worse": "worse now",
    "changed": "different now",
    "same": "about the same now",
    "unknown": "not known now",
}


@dataclass(frozen=True)
class Cited:
    """A figure as it stood `on` the day it was cited and as it stands now. `better`: high, low or neither; `aim`: its target;
    `england`: the latest published figure of England."""

    label: str
    on: date
    shown: str
    now_shown: str
    then: float | None
    value_now: float | None
    better: str = "high"
    aim: float | None = None
    england: float | None = None


@dataclass(frozen=True)
class Answer:
    """An action that answers a statement."""

    reference: str
    is_open: bool
    has_evidence: bool


@dataclass(frozen=True)
class Said:
    """A statement with what it rests on. `files_on`: the days of which its files tell."""

    kind: str
    impact: str = ""
    figures: tuple[Cited, ...] = ()
    files_on: tuple[date, ...] = ()
    answers: tuple[Answer, ...] = ()
    open_comments: int = 0


@dataclass(frozen=True)
class Gap:
    """`key` is one of LABELS; `sentence` says what is amiss and what to do."""

    key: str
    sentence: str


LABELS = {
    "opposite": "The figure now says the opposite",
    "no_action": "No open action answers it",
    "no_evidence": "No evidence",
    "old_evidence": "Evidence older than a year",
    "action_without_evidence": "Action without evidence",
    "open_comments": "Open comments",
    "no_impact": "Impact not said",
    "empty_theme": "Theme without statements",
}


def moved(then: float | None, now: float | None, better: str) -> str:
    """better, worse, changed (where neither direction is good), same, or unknown where either figure is missing."""
    if then is None or now is None:
        return "unknown"
    if abs(now - then) <= SAME * max(abs(then), abs(now)):
        return "same"
    if better == "neither":
        return "changed"
    return "better" if (now > then) == (better == "high") else "worse"


def gaps(said: Said, today: date) -> tuple[Gap, ...]:
    """Everything that is amiss with a statement, the gravest first."""
    found = [*_opposites(said), *_of_actions(said), *_of_evidence(said, today), *_of_words(said)]
    return tuple(sorted(found, key=lambda gap: list(LABELS).index(gap.key)))


def opposite(kind: str, cited: Cited) -> str:
    """In a sentence, how the figure speaks against the statement by now; empty where it does not."""
    if cited.then is None or cited.value_now is None or cited.better == "neither":
        return ""
    told = f"{cited.label} was {cited.shown} on {long_date(cited.on)} and is {cited.now_shown} now"
    for mark, name in ((cited.aim, "its target"), (cited.england, "England's figure")):
        if mark is not None:
            before, after = (_reaches(value, mark, cited.better) for value in (cited.then, cited.value_now))
            turned = before != after and after == (kind == DEVELOPMENT)
            how = "has reached" if after else "falls short of"
            return f"{told}: it {how} {name}. Look at the statement again." if turned else ""
    is_worse = kind == STRENGTH and moved(cited.then, cited.value_now, cited.better) == "worse"
    if is_worse and abs(cited.value_now - cited.then) >= REVERSED * abs(cited.then):
        return f"{told}. It no longer shows a strength: look at the statement again."
    return ""


def _reaches(value: float, mark: float, better: str) -> bool:
    return value >= mark if better == "high" else value <= mark


def _opposites(said: Said) -> Iterator[Gap]:
    for cited in said.figures:
        if sentence := opposite(said.kind, cited):
            yield Gap("opposite", sentence)


def _of_actions(said: Said) -> Iterator[Gap]:
    if said.kind == DEVELOPMENT and not said.answers:
        yield Gap("no_action", "No action of a plan answers this. Name one, or have one put into the plan.")
    elif said.kind == DEVELOPMENT and not any(answer.is_open for answer in said.answers):
        yield Gap(
            "no_action", "Every action that answers this has ended. Name one that goes on, or say what it has changed."
        )
    for answer in said.answers:
        if not answer.has_evidence:
            yield Gap(
                "action_without_evidence",
                f"Action {answer.reference} has no file, reading or indicator that shows what it did. Add one to the action.",
            )


def _of_evidence(said: Said, today: date) -> Iterator[Gap]:
    days = [*(cited.on for cited in said.figures), *said.files_on]
    if not days:
        yield Gap("no_evidence", "Nothing shows that this is so. Add a figure, a document, a survey or an audit.")
    elif max(days) < today - OLD:
        yield Gap(
            "old_evidence", f"The latest evidence is of {long_date(max(days))}. Take the figures anew or add newer."
        )


def _of_words(said: Said) -> Iterator[Gap]:
    if said.open_comments:
        words = "1 comment is" if said.open_comments == 1 else f"{said.open_comments} comments are"
        yield Gap("open_comments", f"{words} not answered. Answer and resolve.")
    if said.kind == STRENGTH and not said.impact.strip():
        yield Gap("no_impact", "It does not say what this changes for children and families. Amend the statement.")
