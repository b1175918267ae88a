"""One line of My work: whose case, what must be done, by when, who has to move, and the button."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from areasend.records.models import Advice, Case, Contact
from areasend.records.querysets.lateness import NEAR_DAYS, headline
from areasend.records.readings import readings
from areasend.rules import law
from areasend.rules.clock import Deadline, evaluate
from areasend.rules.law import NotInForce
from areasend.web.components.moves import WAITED_FOR, is_ours_by_now
from areasend.web.components.words import of, short_on
from areasend.web.work.acts import Act, acts_of
from areasend.web.work.known import Known

WEEK = 7
WHO = {"local_authority": "Us", "setting": "School or college"}


@dataclass(frozen=True)
class Entry:
    name: str
    reference: str
    href: str
    what: str
    why: str
    due_on: date | None
    days: str
    colour: str
    who: str
    acts: list[Act]
    who_note: str = ""


def who_moves(actor: str) -> str:
    return WHO.get(actor, actor.replace("_", " ").capitalize())


def days_words(due_on: date | None, on: date) -> tuple[str, str]:
    """Days late or left, and a colour where it presses."""
    if due_on is None:
        return "", ""
    days = (due_on - on).days
    if days < 0:
        return f"{of(-days, 'day')} late", "red"
    if days == 0:
        return "today", "orange"
    return f"in {of(days, 'day')}", "yellow" if days <= NEAR_DAYS else ""


def duty(case: Case, known: Known, on: date, why: str = "") -> Entry:
    """The next duty of a case. Under it: where the case stands and what is missing."""
    rule, due_on = headline(case, on)
    days, colour = days_words(due_on, on)
    is_ours = is_ours_by_now(case, rule, due_on, on)
    acts = (
        acts_of(case, known.facts[case.pk], is_awaiting_advice=bool(known.advice[case.pk]))
        if case.pk in known.editable
        else []
    )
    return Entry(
        name=case.person.full_name,
        reference=case.reference,
        href=reverse("cases:case", args=[case.reference]),
        what=law.clock(rule).label if rule else case.stage_label,
        why="; ".join(part for part in (why, earlier(case, rule), case.stage_label, missing(case, known, on)) if part),
        due_on=due_on,
        days=days,
        colour=colour,
        who=WHO["local_authority"] if is_ours else who_moves(case.whose_move),
        who_note=f"waiting for {WAITED_FOR[case.whose_move]}" if is_ours else "",
        acts=acts,
    )


def earlier(case: Case, rule: str) -> str:
    """The earlier duty, still unmet, where the last one stands first."""
    if rule == case.next_rule or not case.next_rule:
        return ""
    return f"before that: {law.clock(case.next_rule).label}, due {short_on(case.next_due_on)}"


def missing(case: Case, known: Known, on: date) -> str:
    """advice awaited from 2, 1 late"""
    awaited = known.advice[case.pk]
    if not awaited:
        return ""
    late = sum(1 for advice in awaited if advice.due_on and advice.due_on < on)
    return f"advice awaited from {len(awaited)}" + (f", {late} late" if late else "")


def soon_late(case: Case, known: Known, on: date) -> Entry:
    """The final date is what matters here: in which week of how many the case is."""
    entry = duty(case, known, on, why=week_of(case, on))
    days, colour = days_words(case.final_due_on, on)
    return Entry(**(entry.__dict__ | {"due_on": case.final_due_on, "days": days, "colour": colour}))


def week_of(case: Case, on: date) -> str:
    if case.opened_on is None or case.final_due_on is None:
        return ""
    week, weeks = (on - case.opened_on).days // WEEK + 1, (case.final_due_on - case.opened_on).days // WEEK
    return f"week {week} of {weeks}"


def awaited_advice(advice: Advice, known: Known, on: date) -> Entry:
    case = advice.case
    days, colour = days_words(advice.due_on, on)
    known_source = law.advice_sources()[advice.source]
    source, asked_of = known_source["label"], known_source["asks"]
    asked = f"asked on {short_on(advice.asked_on)}, {of((on - advice.asked_on).days, 'day')} ago"
    whom = urlencode({"with_whom": "adviser", "name": advice.adviser or source})
    acts = [
        Act("Chase", f"{reverse('cases:log_contact', args=[case.reference])}?{whom}"),
        Act("Record as received", reverse("cases:receive_advice", args=[case.reference, advice.pk])),
    ]
    return Entry(
        name=case.person.full_name,
        reference=case.reference,
        href=reverse("cases:case", args=[case.reference]),
        what=source,
        why=f"{advice.adviser}, {asked}" if advice.adviser else asked,
        due_on=advice.due_on,
        days=days,
        colour=colour,
        who=who_moves(asked_of),
        acts=acts if case.pk in known.editable else [],
    )


def waiting(case: Case, known: Known, on: date) -> Entry:
    """Someone else's move: since when, and until when the law leaves them time. When it is over, the council's next step."""
    entry = duty(case, known, on)
    window = their_time(case, known.facts[case.pk], on)
    since = f"since {short_on(case.stage_since)}, {of((on - case.stage_since).days, 'day')}" if case.stage_since else ""
    if window and is_over(window, on):
        return Entry(**(entry.__dict__ | gone_on(window, since)))
    due_on = window.due_on if window else None
    days, colour = days_words(due_on, on)
    changed = {
        "what": window.label if window else case.stage_label,
        "why": since,
        "due_on": due_on,
        "days": days,
        "colour": colour,
    }
    return Entry(**(entry.__dict__ | changed))


def is_over(window: Deadline, on: date) -> bool:
    """Time that someone is given is never late: when it is over, the council may go on. Only a deadline is missed."""
    return window.kind != "deadline" and window.due_on is not None and window.due_on < on


def gone_on(window: Deadline, since: str) -> dict[str, Any]:
    said = f"their time ended on {short_on(window.due_on)}; we can go on"
    return {
        "why": f"{window.label}: {since}",
        "due_on": None,
        "days": said,
        "colour": "yellow",
        "who": WHO["local_authority"],
        "who_note": "",
    }


def their_time(case: Case, facts: dict[str, date], on: date) -> Deadline | None:
    """The clock that runs for whoever has to move now: the family's days, a school's answer."""
    try:
        deadlines = evaluate(case.process, facts, on, readings())
    except NotInForce:
        return None
    running = [
        d
        for d in deadlines
        if d.asks == case.whose_move and d.due_on and d.starts_on and (d.is_open or d.state == "ended")
    ]
    return max(running, key=lambda d: (d.starts_on, d.due_on), default=None)


def promise(contact: Contact, known: Known, on: date) -> Entry:
    case = contact.case
    days, colour = days_words(contact.answer_due_on, on)
    act = Act("Mark as answered", reverse("cases:answer_contact", args=[case.reference, contact.pk]))
    return Entry(
        name=case.person.full_name,
        reference=case.reference,
        href=reverse("cases:case", args=[case.reference]),
        what=f"Answer {contact.name or contact.get_with_whom_display().lower()}",
        why=f"{contact.get_way_display()} of {short_on(contact.on)}: {contact.summary}",
        due_on=contact.answer_due_on,
        days=days,
        colour=colour,
        who=WHO["local_authority"],
        acts=[act] if case.pk in known.editable else [],
    )
