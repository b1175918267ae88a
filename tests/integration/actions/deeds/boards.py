from datetime import date

from tests.factories import make_organisation
from tests.factories.strategic import (
    make_board,
    make_decision,
    make_forward_item,
    make_interest,
    make_item,
    make_meeting,
    make_owed_action,
    make_pack,
    make_plan,
    make_seat,
    make_statement,
)

from areasend.actions import agenda, board, decision, forward_plan, meeting, owed_action, pack, progress_report, seat
from areasend.actions import service_plan as services

DAY, AHEAD, WHY = date(2026, 10, 5), date(2026, 12, 9), "Said so by the chair"
CABINET = {"maker": "Cabinet", "title": "More places"}
OPEN = {"is_open_to_call_in": True, "published_on": DAY}
TERM = {"title": "Summer term", "starts_on": date(2026, 4, 14), "ends_on": date(2026, 7, 22)}


def attend(w):
    at = make_meeting()
    return meeting.attend(at, **w.said, states={make_seat(at.board): ("present", "")})


def hold(w):
    at = make_meeting(on=DAY)
    meeting.attend(at, **w.said, states={make_seat(at.board): ("present", "")})
    return meeting.hold(at, **w.said)


def called_in():
    return make_decision(**OPEN, called_in_on=date(2026, 10, 7), call_in="called_in")


def report(w):
    return progress_report.compose(make_plan(published_on=DAY), **w.said, **TERM)


def derive(w):
    body = make_organisation("A service")
    return services.derive(body, make_plan(), **w.said, statements=[make_statement()])


DEEDS = {
    "board.open": lambda w: board.open_board(**w.said, name="A board", opened_on=DAY),
    "board.amend": lambda w: board.amend(make_board(), **w.said, quorum=4),
    "board.close": lambda w: board.close(make_board(), **w.said, closed_on=DAY),
    "seat.take": lambda w: seat.take(make_board(), **w.said, name="Sam Day", sector="health", since=DAY),
    "seat.amend": lambda w: seat.amend(make_seat(), **w.said, sector="health", part="member"),
    "seat.leave": lambda w: seat.leave(make_seat(), **w.said, until=DAY),
    "interest.declare": lambda w: seat.declare(make_seat(), **w.said, text="Governor", declared_on=DAY),
    "interest.end": lambda w: seat.end_interest(make_interest(), **w.said, ended_on=DAY),
    "forward_item.add": lambda w: forward_plan.add(make_board(), **w.said, title="Survey", wanted_on=AHEAD),
    "forward_item.amend": lambda w: forward_plan.amend(
        make_forward_item(), **w.said, title="Survey", wanted_on=AHEAD, purpose="note"
    ),
    "forward_item.drop": lambda w: forward_plan.drop(make_forward_item(), **w.said, because=WHY),
    "meeting.plan": lambda w: meeting.plan(make_board(), **w.said, on=AHEAD),
    "meeting.amend": lambda w: meeting.amend(make_meeting(), **w.said, on=AHEAD),
    "meeting.call_off": lambda w: meeting.call_off(make_meeting(), **w.said, because=WHY),
    "meeting.attend": attend,
    "meeting.hold": hold,
    "meeting.approve_minutes": lambda w: meeting.approve_minutes(hold(w), **w.said, approved_on=date(2026, 11, 4)),
    "agenda.add": lambda w: agenda.add(make_meeting(), **w.said, title="Waiting times"),
    "agenda.amend": lambda w: agenda.amend(make_item(), **w.said, title="Waiting times"),
    "agenda.remove": lambda w: agenda.remove(make_item(), **w.said),
    "agenda.move": lambda w: agenda.move(make_item(), **w.said, to=1),
    "agenda.minute": lambda w: agenda.minute(make_item(make_meeting(on=DAY)), **w.said, minute="Agreed."),
    "owed_action.record": lambda w: owed_action.record(
        make_meeting(on=DAY), **w.said, text="Bring the figures", owner="Head", due_on=AHEAD
    ),
    "owed_action.finish": lambda w: owed_action.finish(
        make_owed_action(make_meeting(on=DAY)), **w.said, done_on=date(2026, 11, 2)
    ),
    "owed_action.drop": lambda w: owed_action.drop(make_owed_action(), **w.said, because=WHY),
    "owed_action.postpone": lambda w: owed_action.postpone(make_owed_action(), **w.said, due_on=AHEAD, because=WHY),
    "pack.make": lambda w: pack.make(make_item().meeting, **w.said),
    "pack.send": lambda w: pack.send(make_pack(), **w.said, sent_on=date(2026, 11, 2)),
    "decision.plan": lambda w: decision.plan(**w.said, **CABINET, planned_on=AHEAD),
    "decision.record": lambda w: decision.record(**w.said, **CABINET, decided_on=DAY, text="Agreed."),
    "decision.decide": lambda w: decision.decide(
        make_decision(status="planned", decided_on=None, planned_on=DAY, text=""), **w.said, decided_on=DAY, text="Yes."
    ),
    "decision.amend": lambda w: decision.amend(make_decision(), **w.said, because=WHY, contact="The director"),
    "decision.publish": lambda w: decision.publish(make_decision(), **w.said, published_on=DAY),
    "decision.call_in": lambda w: decision.call_in(make_decision(**OPEN), **w.said, called_in_on=date(2026, 10, 7)),
    "decision.settle": lambda w: decision.settle(
        called_in(), **w.said, settled_on=date(2026, 10, 20), outcome="upheld"
    ),
    "progress_report.compose": report,
    "progress_report.introduce": lambda w: progress_report.introduce(report(w), **w.said, introduction="Thank you."),
    "progress_report.publish": lambda w: progress_report.publish(report(w), **w.said),
    "service_plan.derive": derive,
    "service_plan.add_lines": lambda w: services.add_lines(derive(w), **w.said, statements=[make_statement()]),
}
