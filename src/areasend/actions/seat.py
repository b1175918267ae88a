"""Who sits on a board, for whom they speak, and what interests they have declared."""

from __future__ import annotations

from datetime import date

from areasend.actions.audit import action
from areasend.actions.checks import check_day, check_reason, say
from areasend.actions.lock import claim
from areasend.actions.refusal import Refused
from areasend.records.models import AgendaItem, Board, Interest, Organisation, Seat, User

CHAIRS = (Seat.Part.CHAIR, Seat.Part.CO_CHAIR)


@action("seat.take")
def take(
    board: Board,
    *,
    by: User | None,
    today: date,
    name: str,
    sector: str,
    since: date,
    part: str = Seat.Part.MEMBER,
    job_title: str = "",
    user: User | None = None,
    organisation: Organisation | None = None,
) -> Seat:
    """Somebody joins a board."""
    check_reason(name, field="name", ask="Enter the name of the member.")
    if Seat.objects.filter(board=board, name=name, until=None).exists():
        raise Refused(f"{name} already has a seat on {board}. Change that one instead.", field="name")
    if since < board.opened_on:
        raise Refused(f"{board} opened on {say(board.opened_on)}; a seat cannot begin before.", field="since")
    _check_chairs(board, part)
    return Seat.objects.create(
        board=board,
        name=name,
        sector=sector,
        since=since,
        part=part,
        job_title=job_title,
        user=user,
        organisation=organisation or (user.organisation if user else None),
        recorded_by=by,
    )


@action("seat.amend")
def amend(
    seat: Seat,
    *,
    by: User | None,
    today: date,
    version: int | None = None,
    sector: str,
    part: str,
    job_title: str = "",
    user: User | None = None,
    organisation: Organisation | None = None,
) -> Seat:
    """Change what a member is on the board. Another person takes a seat of their own."""
    held = claim(seat, version)
    if part != held.part:
        _check_chairs(held.board, part, but=held)
    held.sector, held.part, held.job_title = sector, part, job_title
    held.user, held.organisation = user, organisation
    held.save(update_fields=["sector", "part", "job_title", "user", "organisation"])
    return held


@action("seat.leave")
def leave(seat: Seat, *, by: User | None, today: date, until: date, version: int | None = None) -> Seat:
    """A member leaves; the meetings at which they were stay as they are."""
    held = claim(seat, version)
    if held.until:
        raise Refused(f"{held.name} already left on {say(held.until)}.")
    check_day(until, today, field="until", what="The last day")
    if until < held.since:
        raise Refused(f"{held.name} joined on {say(held.since)}. Enter a later day.", field="until")
    held.until = until
    held.save(update_fields=["until"])
    return held


@action("interest.declare")
def declare(
    seat: Seat,
    *,
    by: User | None,
    today: date,
    text: str,
    declared_on: date,
    item: AgendaItem | None = None,
    handled: str = "",
) -> Interest:
    """A standing interest of a member, or one in an item of a meeting and what was done about it."""
    check_reason(text, field="text", ask="Say what the interest is.")
    check_day(declared_on, today, field="declared_on")
    if item and item.meeting.board_id != seat.board_id:
        raise Refused(f"{seat.name} is not a member of {item.meeting.board}.", field="seat")
    if item and not handled.strip():
        raise Refused("Say what was done about it, such as: left the room for the item.", field="handled")
    return Interest.objects.create(
        seat=seat, text=text, declared_on=declared_on, item=item, handled=handled, recorded_by=by
    )


@action("interest.end")
def end_interest(interest: Interest, *, by: User | None, today: date, ended_on: date) -> Interest:
    """The interest is no longer there. What was declared stays in the register."""
    check_day(ended_on, today, field="ended_on")
    if interest.ended_on:
        raise Refused(f"This interest already ended on {say(interest.ended_on)}.")
    if ended_on < interest.declared_on:
        raise Refused(f"It was declared on {say(interest.declared_on)}. Enter a later day.", field="ended_on")
    interest.ended_on = ended_on
    interest.save(update_fields=["ended_on"])
    return interest


def _check_chairs(board: Board, part: str, but: Seat | None = None) -> None:
    """One chair, or two where the board has co-chairs."""
    if part not in CHAIRS:
        return
    if part == Seat.Part.CO_CHAIR and not board.has_co_chairs:
        raise Refused(f"{board} has one chair. Change the board first if it is to have co-chairs.", field="part")
    sitting = Seat.objects.filter(board=board, part__in=CHAIRS, until=None).exclude(pk=but.pk if but else None)
    most = 2 if board.has_co_chairs else 1
    if sitting.count() >= most:
        names = " and ".join(sitting.values_list("name", flat=True))
        raise Refused(f"{names} chair{'s' if most == 1 else ''} {board}. End that seat first.", field="part")
