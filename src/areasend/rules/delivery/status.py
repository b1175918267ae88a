"""How an action stands, derived from what is recorded. The first row that holds gives the status; the rest is told too.

    order  key          holds when
    1      met          it is closed as done, or every date is reached (at least one, none that comes again) or, without
                        dates, it stands at 100%; and every measure is met. A measure alone is enough
    2      closed       it was closed, whether or not that was because it was done
    3      late         a due date has passed unreached, or a measure's date has passed and it is not met (be it that it
                        was never measured)
    4      stalled      it has begun, and for 12 weeks nobody noted or reached anything, or a blocker is that old
    5      at_risk      a blocker is open; a milestone is late; what it needs is late or stalled; a measure is behind its
                        course or will on its line miss the target; a date is 28 days off and less than 75% is done
    6      not_started  no start, note, progress or reached date
    7      no_baseline  a baseline is late or has no day, or a measure has no figure to reach
    8      no_news      nobody noted or reached anything for six weeks
    9      on_track     nothing of the above

Why this order: what has ended is not chased; a missed date is a fact, while standing still and risk are signs; among
these the graver goes first; what is merely unknown comes last, so that it hides nothing that is known to be wrong.
`Status.also` carries the sentences of every lower row that holds as well. The weeks and days are those of `Settings`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from areasend.rules.because import long_date
from areasend.rules.delivery.due import due_words, next_due
from areasend.rules.delivery.ending import closed, met
from areasend.rules.delivery.facts import ActionFacts, Settings
from areasend.rules.delivery.finding import Finding
from areasend.rules.delivery.judging import judge
from areasend.rules.delivery.warning import at_risk, late, no_baseline, no_news, not_started, stalled

Key = Literal["met", "closed", "late", "stalled", "at_risk", "not_started", "no_baseline", "no_news", "on_track"]
KEYS: tuple[Key, ...] = get_args(Key)
LABELS: dict[Key, str] = {
    "met": "Met",
    "closed": "Closed",
    "late": "Late",
    "stalled": "Stalled",
    "at_risk": "At risk",
    "not_started": "Not started",
    "no_baseline": "No baseline",
    "no_news": "No news",
    "on_track": "On track",
}
Row = Callable[[ActionFacts, date, Settings], tuple[Finding, ...]]
ROWS: tuple[tuple[Key, Row], ...] = (
    ("met", met),
    ("closed", closed),
    ("late", late),
    ("stalled", stalled),
    ("at_risk", at_risk),
    ("not_started", not_started),
    ("no_baseline", no_baseline),
    ("no_news", no_news),
)
ENDED = ("met", "closed")
DEFAULT = Settings()


class OverruleRefused(Exception):
    """A status cannot be overruled so. The message says why and what to do."""


@dataclass(frozen=True)
class Status:
    """`because` says why in sentences, `since` from when (None where no day can be named), `also` what else is amiss."""

    key: Key
    label: str
    because: tuple[str, ...]
    since: date | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Overrule:
    """A person's own judgement. It holds from `since` up to and with `until` (None: until it is taken back)."""

    status: Key
    reason: str
    since: date
    until: date | None = None


@dataclass(frozen=True)
class Shown:
    """What the pages show: `status`, with the derived one beside it; `overrule` where a person's judgement holds."""

    status: Status
    derived: Status
    overrule: Overrule | None = None

    @property
    def is_overruled(self) -> bool:
        return self.overrule is not None


def derive(facts: ActionFacts, today: date, settings: Settings = DEFAULT) -> Status:
    """The status of one action on a day; total over all facts."""
    held = [(key, found) for key, row in ROWS if (found := row(facts, today, settings))]
    if not held:
        begun_on = facts.started_on if facts.started_on is not None and facts.started_on <= today else None
        return Status("on_track", LABELS["on_track"], _on_track(facts, today), begun_on)
    (key, found), *others = held
    since = min((finding.since for finding in found if finding.since), default=None)
    rest = [] if key in ENDED else [finding.sentence for _, findings in others for finding in findings]
    return Status(key, LABELS[key], tuple(finding.sentence for finding in found), since, tuple(rest))


def _on_track(facts: ActionFacts, today: date) -> tuple[str, ...]:
    coming = next_due(facts.dues, today)
    told = [f"The next date is {due_words(coming.due, coming.on)}."] if coming else []
    judged = [(measure.label, judge(measure.target, measure.readings, today)) for measure in facts.measures]
    told += [f"{label}: {found.because}" for label, found in judged]
    return tuple(told) or ("Nothing is late, at risk or wanting.",)


def shown(derived: Status, overrule: Overrule | None, today: date) -> Shown:
    """The derived status, or the person's judgement in its place while that holds."""
    if overrule is None or not holds(overrule, today):
        return Shown(derived, derived)
    until = f" until {long_date(overrule.until)}" if overrule.until else ""
    said = f"Judged so on {long_date(overrule.since)}{until}: {overrule.reason}"
    status = Status(overrule.status, LABELS[overrule.status], (said,), overrule.since)
    return Shown(status, derived, overrule)


def holds(overrule: Overrule, today: date) -> bool:
    """Whether it has begun and not lapsed."""
    return overrule.since <= today and (overrule.until is None or today <= overrule.until)


def check_overrule(overrule: Overrule) -> None:
    """Raise `OverruleRefused` unless it names a status and a reason and does not end before it begins."""
    if overrule.status not in KEYS:
        raise OverruleRefused(f"{overrule.status!r} is not a status. Choose one of: {', '.join(LABELS.values())}.")
    if not overrule.reason.strip():
        raise OverruleRefused("Say why the derived status is not right. The reason is shown beside it.")
    if overrule.until is not None and overrule.until < overrule.since:
        raise OverruleRefused("The day on which it lapses lies before the day on which it begins. Choose a later one.")
