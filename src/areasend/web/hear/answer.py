"""From the dates given to what happens next: the deadlines of the law, sorted as a reader wants them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from areasend.rules.clock import Deadline, evaluate
from areasend.rules.readings import Readings
from areasend.web.components.clock_line import ClockLine
from areasend.web.components.forms.dates import lower_first

ACTORS = {
    "local_authority": "The council",
    "family": "The family or young person",
    "setting": "The school, college or early years setting",
    "advisers": "The adviser",
    "health": "The health body",
    "social_care": "Social care",
    "mediation_adviser": "The mediation adviser",
    "tribunal": "The tribunal",
    "nobody": "Nobody",
}
SOON = ("running", "due_soon")
DONE = ("met", "met_late", "too_early")


@dataclass(frozen=True)
class Item:
    """One deadline, in a reader's words."""

    deadline: Deadline

    @property
    def actor(self) -> str:
        return ACTORS.get(self.deadline.asks, "Someone")

    @property
    def duty(self) -> str:
        """How strongly it is asked, ready for a date: "The council must do this by"."""
        who, late = self.actor, self.deadline.state == "overdue"
        phrases = {
            "deadline": f"{who} {'had to' if late else 'must'} do this by",
            "prompt": f"Guidance, not law: {lower_first(who)} should {'have done' if late else 'do'} this by",
            "window": f"{who} has until",
            "not_before": "From",
            "duty": f"{who} must do this as soon as it can. The law names no day",
        }
        return phrases[self.deadline.kind]

    @property
    def headline(self) -> str:
        """The whole of it below its date in large letters."""
        label = self.deadline.label
        phrases = {
            "deadline": f"By then {lower_first(self.actor)} must do this: {lower_first(label)}.",
            "prompt": f"By then, guidance says, {lower_first(self.actor)} should do this: {lower_first(label)}.",
            "window": f"Until then {lower_first(self.actor)} can do this: {lower_first(label)}.",
            "not_before": f"{label}. From this day on it may.",
            "duty": f"{self.actor} must do this: {lower_first(label)}.",
        }
        return phrases[self.deadline.kind]


@dataclass(frozen=True)
class Answer:
    """`late` has passed unmet, `missed` likewise though only guidance asks for it; `ahead` is to come, the soonest
    first; `undated` is owed without a day; `past` is over and done."""

    line: ClockLine
    late: list[Item]
    missed: list[Item]
    ahead: list[Item]
    undated: list[Item]
    past: list[Item]

    @property
    def first(self) -> Item | None:
        """What to look out for: the next duty that has a day, else the next of anything."""
        owed = [item for item in self.ahead if item.deadline.kind == "deadline"]
        return next(iter(owed or self.ahead), None)

    @property
    def is_empty(self) -> bool:
        return not (self.late or self.missed or self.ahead or self.undated or self.past)


def answer(process: str, facts: dict[str, date], today: date, readings: Readings) -> Answer:
    """Raises `NotInForce` for dates outside the law."""
    deadlines = evaluate(process, facts, today, readings)
    dated = sorted((one for one in deadlines if one.due_on), key=lambda one: (one.due_on, not one.is_final))
    return Answer(
        line=ClockLine.of(_owed(dated), today, starts_on=min(facts.values())),
        late=[Item(one) for one in dated if one.state == "overdue" and one.kind == "deadline"],
        missed=[Item(one) for one in dated if one.state == "overdue" and one.kind != "deadline"],
        ahead=[Item(one) for one in dated if one.state in SOON],
        undated=[Item(one) for one in deadlines if one.kind == "duty" and one.state in SOON],
        past=[Item(one) for one in dated if one.state in DONE or one.state == "ended"],
    )


def _owed(deadlines: list[Deadline]) -> list[Deadline]:
    """What the line of weeks shows: duties and guidance with a day, not the times to wait."""
    return [one for one in deadlines if one.kind in ("deadline", "prompt") and one.state in (*SOON, *DONE, "overdue")]
