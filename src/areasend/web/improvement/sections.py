"""What wants the head of service on a Monday, each part read from the rows that tell it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from django.utils.text import Truncator

from areasend.records import board_standing, evaluation_standing, inspection_standing, plan_standing, risk_standing
from areasend.records.models import (
    Inspection,
    Meeting,
    OwedAction,
    PlanAction,
    PublicQuestion,
    Risk,
    SelfEvaluation,
    User,
)
from areasend.records.plan_standing import ActionStanding
from areasend.rules.because import long_date
from areasend.rules.delivery.status import LABELS
from areasend.rules.policies.access import Verb, may, withholds_small
from areasend.web.components.states import look
from areasend.web.components.words import of
from areasend.web.improvement.lines import Line, Section, address

MEETINGS_AHEAD = timedelta(weeks=6)
REVIEWS_AHEAD = timedelta(days=14)
RESPONSES_AHEAD = timedelta(days=90)
LONG_DAYS = 28
GRAVE = ("late", "stalled")


def sections(user: User, on: date) -> list[Section]:
    """Those that the reader may see, in the order in which a week is planned."""
    return [make(user, on) for verb, make in PARTS if may(user.roles, verb)]


def plan(user: User, on: date) -> Section:
    """The plan by exception: whatever is not going as it should, the worst first."""
    found = plan_standing.in_urgency(plan_standing.standings(PlanAction.objects.open(), on))
    lines = [_action(one) for one in found if one.is_troubled]
    nothing = "Every open action is on course." if found else "No plan with open actions is recorded."
    return Section("plan", "The plan by exception", lines, nothing, address("plans:list"), "All plans")


def _action(one: ActionStanding) -> Line:
    action, key = one.action, one.status.key
    return Line(
        f"{action.reference} {action.title}",
        f"{one.status.because[0]} {_leads(action)}".strip(),
        address("plans:action", action.pk),
        tag=LABELS[key],
        colour=look(key).colour,
        due_on=one.first_due_on,
        state="late" if key in GRAVE else "due_soon",
    )


def _leads(action: PlanAction) -> str:
    """Who answers for it."""
    names = [role.user.name if role.user else role.title for role in action.roles.all()]
    return f"{', '.join(names)}." if names else ""


def owed(user: User, on: date) -> Section:
    """What the reader owes: actions, and what they promised at meetings."""
    mine = plan_standing.in_urgency(plan_standing.standings(PlanAction.objects.owed_by(user), on))
    promised = OwedAction.objects.filter(seat__user=user, done_on=None, dropped_on=None).select_related(
        "meeting__board"
    )
    lines = [
        Line(
            one.text,
            f"Promised to {one.meeting.board} on {long_date(one.meeting.on)}",
            address("plans:promise", one.pk),
            due_on=one.due_on,
            state="late" if one.due_on < on else "waiting",
        )
        for one in promised
    ]
    lines += [_action(one) for one in mine if one.is_troubled]
    nothing = "You owe nothing that is late, at risk or without news."
    return Section("owed", "Owed by you", lines, nothing, address("plans:owed"), "All that you owe")


def meetings(user: User, on: date) -> Section:
    """Meetings of the next weeks, with what their packs still lack."""
    ahead = Meeting.objects.allowed(user, Verb.VIEW_BOARD).ahead(on).filter(on__lte=on + MEETINGS_AHEAD)
    lines = [_meeting(meeting, on) for meeting in ahead.select_related("board").prefetch_related("items", "packs")]
    return Section(
        "meetings", "Next meetings", lines, "No meeting in the next six weeks.", address("boards:list"), "All boards"
    )


def _meeting(meeting: Meeting, on: date) -> Line:
    days = {step.key: step.on for step in board_standing.steps(meeting)}
    lacks = board_standing.lacks(meeting, list(meeting.items.all()))
    sent_on = max((pack.sent_on for pack in meeting.packs.all() if pack.sent_on), default=None)
    hint = f"{of(len(lacks), 'thing')} lacking: {'; '.join(lack.text for lack in lacks[:3])}." if lacks else ""
    tag, colour, state = ("No pack yet", "blue", "waiting") if not meeting.packs.all() else ("Pack made", "teal", "")
    if sent_on:
        tag, colour, state, hint = "Pack sent", "green", "", f"Its pack went out on {long_date(sent_on)}."
    elif days["pack"] < on:
        tag, colour, state = "Pack late", "red", "late"
    elif lacks and days["papers"] <= on:
        state = "due_soon"
    pack_due = "" if sent_on else f"Its pack goes out on {long_date(days['pack'])}. "
    return Line(
        f"{meeting.board}, {long_date(meeting.on)}",
        f"{pack_due}{hint}".strip(),
        address("boards:meeting", meeting.pk),
        tag=tag,
        colour=colour,
        state=state,
    )


def risks(user: User, on: date) -> Section:
    """Risks above what their board carries, and those to be looked at again."""
    found = risk_standing.standings(Risk.objects.allowed(user, Verb.VIEW_RISK).open(), on)
    wanted = [one for one in found if one.should_go_up or one.risk.review_on <= on + REVIEWS_AHEAD]
    wanted.sort(key=lambda one: (-one.now.value, one.risk.review_on))
    return Section(
        "risks",
        "Risks above appetite or to be reviewed",
        [_risk(one, on) for one in wanted],
        "No risk is above appetite, and no review is due in the next fortnight.",
        address("risks:list"),
        "All risks",
    )


def _risk(one: risk_standing.RiskStanding, on: date) -> Line:
    is_late = one.risk.review_on < on
    review = f"Review {'was due' if is_late else 'due'} on {long_date(one.risk.review_on)}."
    why = one.advice.because[0] if one.should_go_up else review
    return Line(
        f"{one.risk.reference} {one.risk.title}",
        f"{why} Held by {one.risk.board}.",
        address("risks:risk", one.risk.reference),
        tag=f"{one.now.value}, {one.band}",
        colour=one.tone,
        meta=one.trend_words,
        state="late" if is_late or one.should_go_up else "due_soon",
    )


def evaluation(user: User, on: date) -> Section:
    """What the self-evaluation lacks before its next edition."""
    lines = [
        Line(
            f"{lack.where}: {lack.label}",
            f"{_text(lack)}{lack.gap.sentence}",
            _statement(one, lack),
            tag="Gap",
            colour="yellow",
        )
        for one in SelfEvaluation.objects.filter(closed_on=None)
        for lack in evaluation_standing.evaluation_standing(one, on, hides=withholds_small(user.roles)).gaps
    ]
    return Section(
        "evaluation",
        "Gaps in the self-evaluation",
        lines,
        "Every statement has its evidence, and whatever is to be developed has its action.",
        address("evaluation:list"),
        "The self-evaluation",
    )


def _statement(one: SelfEvaluation, lack: evaluation_standing.Lack) -> str:
    if lack.statement is None:
        return address("evaluation:evaluation", one.slug)
    return address("evaluation:statement", one.slug, lack.statement.statement.pk)


def _text(lack: evaluation_standing.Lack) -> str:
    """The beginning of the statement that lacks something."""
    return f"“{Truncator(lack.statement.statement.text).chars(90)}” " if lack.statement else ""


def inspections(user: User, on: date) -> Section:
    """What inspectorates are owed, and what their findings still want."""
    ours = Inspection.objects.ours().counted()
    lines = [line for one in ours for line in (*_responses(one, on), *_findings(one))]
    return Section(
        "inspections",
        "Inspections",
        lines,
        "Nothing is due to the inspectorates, and every finding is decided and answered.",
        address("inspections:list"),
        "All inspections",
    )


def _responses(one: Inspection, on: date) -> Iterator[Line]:
    for step in inspection_standing.steps(one, on):
        due_on = step.expected.due_on
        if step.met_on is None and due_on is not None and due_on <= on + RESPONSES_AHEAD:
            about = "About " if step.expected.is_approximate else ""
            yield Line(
                step.expected.label,
                f"{one}. {step.expected.because}",
                address("inspections:inspection", one.reference),
                tag="Late" if step.state == "late" else "To come",
                colour="red" if step.state == "late" else "blue",
                due_on=due_on,
                meta=about.strip().lower(),
                state="late" if step.state == "late" else "due_soon",
            )


def _findings(one: Inspection) -> Iterator[Line]:
    """Findings to be decided, and accepted ones without an action, in one line each."""
    href = address("inspections:inspection", one.reference)
    if one.proposed:
        yield Line(
            f"{of(one.proposed, 'finding')} to accept or set aside",
            str(one),
            href,
            tag="To decide",
            colour="yellow",
            state="due_soon",
        )
    if one.unanswered:
        yield Line(
            f"{of(one.unanswered, 'accepted finding')} without an action",
            str(one),
            href,
            tag="No action",
            colour="orange",
            state="due_soon",
        )


def questions(user: User, on: date) -> Section:
    """Questions and suggestions from the public that wait for an answer, the oldest first."""
    waiting = PublicQuestion.objects.filter(state__in=("waiting", "read")).order_by("asked_on", "pk")
    lines = [
        Line(
            f"{one.get_kind_display()} {one.reference}",
            f"Asked {of((on - one.asked_on).days, 'day')} ago. {one.get_state_display()}.",
            address("public_desk:question", one.reference) or address("public_desk:overview"),
            tag="Waiting long" if (on - one.asked_on).days > LONG_DAYS else "Waiting",
            colour="red" if (on - one.asked_on).days > LONG_DAYS else "yellow",
            state="late" if (on - one.asked_on).days > LONG_DAYS else "due_soon",
        )
        for one in waiting
    ]
    return Section(
        "questions",
        "Questions from the public",
        lines,
        "No question is waiting.",
        address("public_desk:overview"),
        "The public account",
    )


PARTS: tuple[tuple[Verb, Callable[[User, date], Section]], ...] = (
    (Verb.VIEW_STRATEGY, plan),
    (Verb.UPDATE_ACTION, owed),
    (Verb.VIEW_BOARD, meetings),
    (Verb.VIEW_RISK, risks),
    (Verb.EDIT_INSPECTION, inspections),
    (Verb.EDIT_EVALUATION, evaluation),
    (Verb.ANSWER_PUBLIC, questions),
)
"""Which part is for whom."""
