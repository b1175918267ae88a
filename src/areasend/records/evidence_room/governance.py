"""Self-evaluation, strategy, plan, boards, risks and earlier inspections, as they stand in these records."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from areasend.records.evidence_room.items import Held, Item
from areasend.records.models import ActionPlan, Board, Edition, Inspection, Meeting, ProgressReport, Risk, Strategy
from areasend.rules.because import long_date

GROUP = "Strategy and governance"
MOST = 4


def items(on: date) -> list[Item]:
    return [_evaluation(on), _strategy(on), _plan(on), _boards(on), _risks(on), _inspections(on)]


def _evaluation(on: date) -> Item:
    editions = Edition.objects.filter(frozen_on__lte=on).select_related("evaluation").order_by("-frozen_on")[:2]
    held = tuple(
        Held(
            f"{one.evaluation.title}, edition {one.number}",
            one.frozen_on,
            "evaluation:edition",
            (one.evaluation.slug, one.number),
        )
        for one in editions
    )
    lacking = () if held else ("No edition of the self-evaluation has been frozen.",)
    asked = "What the area says of its own strengths and weaknesses, and how it knows"
    return Item("self_evaluation", GROUP, "Self-evaluation", asked, "Improvement lead", held, lacking)


def _strategy(on: date) -> Item:
    found = Strategy.objects.filter(starts_on__lte=on, ends_on__gte=on).order_by("-starts_on")
    held = tuple(Held(f"{one.title} ({one.starts_on.year} to {one.ends_on.year})", one.adopted_on) for one in found)
    lacking = tuple(f"“{one.title}” has not been adopted." for one in found if one.adopted_on is None)
    none = () if held else ("No strategy is in force.",)
    return Item(
        "strategy",
        GROUP,
        "Strategic plan",
        "The strategy of the partnership in force",
        "Improvement lead",
        held,
        (*none, *lacking),
        False,
    )


def _plan(on: date) -> Item:
    running = ActionPlan.objects.filter(starts_on__lte=on, closed_on=None).exclude(kind="service")
    plans = [Held(plan.title, plan.agreed_on, "plans:plan", (plan.slug,)) for plan in running[:MOST]]
    told = ProgressReport.objects.filter(ends_on__lte=on).order_by("-ends_on")[:1]
    reports = [Held(f"Progress report: {one.title}", one.ends_on) for one in told]
    lacking = [] if plans else ["No action plan is running."]
    lacking += [] if reports else ["No progress report has been made."]
    title = "Action plan and progress"
    asked = "What is being done, by whom, and what has come of it"
    return Item("plan", GROUP, title, asked, "Improvement lead", (*plans, *reports), tuple(lacking))


def _boards(on: date) -> Item:
    boards = Board.objects.filter(opened_on__lte=on).filter(Q(closed_on=None) | Q(closed_on__gt=on))
    held = [Held(f"{board.name}: terms of reference", board.terms_agreed_on) for board in boards if board.terms]
    met = Meeting.objects.filter(held_on__lte=on).order_by("-held_on").select_related("board").first()
    minutes = [Held(f"Latest meeting: {met.board}", met.held_on)] if met and met.held_on else []
    lacking = [f"{board.name} has no terms of reference." for board in boards if not board.terms]
    lacking += [
        f"The terms of {board.name} were to be reviewed by {long_date(board.terms_review_on)}."
        for board in boards
        if board.terms_review_on and board.terms_review_on < on
    ]
    none = [] if boards else ["No board is recorded."]
    title, asked = "Governance and terms of reference", "Which boards there are, who sits on them, what they decided"
    lacks = (*none, *lacking)
    return Item("governance", GROUP, title, asked, "Clerk of the partnership board", (*minutes, *held), lacks, False)


def _risks(on: date) -> Item:
    risks = Risk.objects.open().filter(opened_on__lte=on)
    late = risks.filter(review_on__lt=on).count()
    count = risks.count()
    held = (Held(f"Risk register: {count} open", on, "risks:list"),) if count else ()
    lacking = (f"{late} reviews are late.",) if late else ()
    none = () if count else ("No risk is recorded.",)
    asked = "What may go wrong, how grave it is and what is done"
    return Item("risks", GROUP, "Risk register", asked, "Improvement lead", held, (*none, *lacking))


def _inspections(on: date) -> Item:
    found = Inspection.objects.ours().filter(published_on__lte=on).order_by("-published_on")
    held = tuple(Held(str(one), one.published_on, "inspections:response", (one.reference,)) for one in found[:MOST])
    open_ones = [one for one in found.counted() if one.proposed]
    lacking = tuple(f"{one.proposed} findings of {one} wait to be decided." for one in open_ones)
    none = () if held else ("No inspection of this area is recorded.",)
    asked = "What was found last time, what was promised and what changed"
    title, lacks = "Earlier inspections and the response", (*none, *lacking)
    return Item("inspections", GROUP, title, asked, "Improvement lead", held, lacks, False)
