"""Rows of what stands above the case, one plain function a model, with the dullest values; any field may be given by name."""

from datetime import date
from itertools import count
from typing import Any

from django.core.files.base import ContentFile

from areasend.documents.paper import Paper, Text
from areasend.records import models
from areasend.records.papers.frozen import freeze
from tests.factories.money import EVERY_MONEY_ROW
from tests.factories.outlook import make_scenario
from tests.factories.people import make_organisation, make_user
from tests.factories.places import make_area_part, make_place_forecast, make_places, make_places_taken
from tests.factories.waits import make_waiting_list

NUMBERS = count(1)
PAPER = freeze(Paper("A paper", "", "Buckinghamshire", date(2026, 10, 5), blocks=(Text("What stood then."),)))
STARTS, ENDS = date(2025, 9, 1), date(2026, 8, 31)
DAY = date(2026, 10, 5)


def make_strategy(**given: Any) -> models.Strategy:
    n = next(NUMBERS)
    plain = {"slug": f"strategy-{n}", "title": f"Strategy {n}", "starts_on": STARTS, "ends_on": date(2030, 8, 31)}
    return models.Strategy.objects.create(**plain | given)


def make_priority(strategy: models.Strategy | None = None, **given: Any) -> models.Priority:
    strategy = strategy or make_strategy()
    plain = {"number": strategy.priorities.count() + 1, "title": "Early support"}
    return models.Priority.objects.create(strategy=strategy, **plain | given)


def make_plan(strategy: models.Strategy | None = None, **given: Any) -> models.ActionPlan:
    n = next(NUMBERS)
    plain = {"slug": f"plan-{n}", "title": f"Plan {n}", "starts_on": STARTS, "ends_on": ENDS}
    return models.ActionPlan.objects.create(strategy=strategy or make_strategy(), **plain | given)


def make_action(plan: models.ActionPlan | None = None, **given: Any) -> models.PlanAction:
    plan = plan or make_plan()
    plain = {"reference": f"1.{plan.actions.count() + 1}", "title": "Train every SENCO"}
    return models.PlanAction.objects.create(plan=plan, **plain | given)


def make_agency(action: models.PlanAction | None = None, **given: Any) -> models.ActionAgency:
    plain = {"organisation": given.pop("organisation", None) or make_organisation()}
    return models.ActionAgency.objects.create(action=action or make_action(), **plain | given)


def make_role(action: models.PlanAction | None = None, **given: Any) -> models.ActionRole:
    plain = {"title": f"Lead {next(NUMBERS)}"}
    return models.ActionRole.objects.create(action=action or make_action(), **plain | given)


def make_date(action: models.PlanAction | None = None, **given: Any) -> models.ActionDate:
    return models.ActionDate.objects.create(action=action or make_action(), **{"on": date(2026, 12, 31)} | given)


def make_measure(action: models.PlanAction | None = None, **given: Any) -> models.SuccessMeasure:
    plain = {"text": "Half of settings use it", "kind": "percentage", "target": 50, "by_on": date(2026, 12, 31)}
    return models.SuccessMeasure.objects.create(action=action or make_action(), **plain | given)


def make_measure_reading(measure: models.SuccessMeasure | None = None, **given: Any) -> models.MeasureReading:
    plain = {"on": DAY, "value": 40, "source": "Survey of settings"}
    return models.MeasureReading.objects.create(measure=measure or make_measure(), **plain | given)


def make_note(action: models.PlanAction | None = None, **given: Any) -> models.ProgressNote:
    plain = {"on": DAY, "text": "Two courses held"}
    return models.ProgressNote.objects.create(action=action or make_action(), **plain | given)


def make_blocker(action: models.PlanAction | None = None, **given: Any) -> models.Blocker:
    plain = {"raised_on": DAY, "text": "No trainer"}
    return models.Blocker.objects.create(action=action or make_action(), **plain | given)


def make_dependency(action: models.PlanAction | None = None, **given: Any) -> models.Dependency:
    action = action or make_action()
    return models.Dependency.objects.create(action=action, **{"needs": make_action(action.plan)} | given)


def make_overrule(action: models.PlanAction | None = None, **given: Any) -> models.Overrule:
    plain = {"status": "on_track", "reason": "Told by the lead", "since": DAY, "until": date(2026, 12, 31)}
    return models.Overrule.objects.create(action=action or make_action(), **plain | given)


def make_evidence(**given: Any) -> models.EvidenceFile:
    n = next(NUMBERS)
    plain = {"title": f"Report {n}", "on": DAY, "filename": "a.pdf", "media_type": "application/pdf", "size": 9}
    row = models.EvidenceFile(**plain | {"sha256": f"{n:064x}"} | given)
    row.file.save("a.pdf", ContentFile(b"%PDF words"), save=False)
    row.save()
    return row


def make_evidence_use(**given: Any) -> models.EvidenceUse:
    plain = {"file": given.pop("file", None) or make_evidence()}
    return models.EvidenceUse.objects.create(**plain | (given or {"action": make_action()}))


def make_indicator_target(**given: Any) -> models.IndicatorTarget:
    plain = {"indicator": "plans_in_20_weeks", "value": 60, "since": DAY, "reason": "Agreed by the board"}
    return models.IndicatorTarget.objects.create(**plain | given)


def make_evaluation(**given: Any) -> models.SelfEvaluation:
    n = next(NUMBERS)
    plain = {"slug": f"evaluation-{n}", "title": f"Self-evaluation {n}", "opened_on": STARTS}
    return models.SelfEvaluation.objects.create(**plain | given)


def make_theme(evaluation: models.SelfEvaluation | None = None, **given: Any) -> models.Theme:
    evaluation = evaluation or make_evaluation()
    plain = {"number": evaluation.themes.count() + 1, "title": "Identifying needs"}
    return models.Theme.objects.create(evaluation=evaluation, **plain | given)


def make_statement(theme: models.Theme | None = None, **given: Any) -> models.Statement:
    plain = {"kind": "development", "text": "Plans take too long", "grade": 2}
    return models.Statement.objects.create(theme=theme or make_theme(), **plain | given)


def make_statement_figure(statement: models.Statement | None = None, **given: Any) -> models.StatementFigure:
    plain = {"indicator": "plans_in_20_weeks", "on": DAY, "value": 20, "shown": "20.0%"}
    return models.StatementFigure.objects.create(statement=statement or make_statement(), **plain | given)


def make_statement_action(**given: Any) -> models.StatementAction:
    plain = {"statement": given.pop("statement", None) or make_statement()}
    return models.StatementAction.objects.create(**plain | {"action": given.pop("action", None) or make_action()})


def make_comment(statement: models.Statement | None = None, **given: Any) -> models.StatementComment:
    plain = {"on": DAY, "text": "Is this still so?"}
    return models.StatementComment.objects.create(statement=statement or make_statement(), **plain | given)


def make_edition(evaluation: models.SelfEvaluation | None = None, **given: Any) -> models.Edition:
    evaluation = evaluation or make_evaluation()
    plain = {"number": evaluation.editions.count() + 1, "frozen_on": DAY, "paper": PAPER}
    return models.Edition.objects.create(evaluation=evaluation, **plain | given)


def make_sign_off(edition: models.Edition | None = None, **given: Any) -> models.SignOff:
    plain = {"organisation": given.pop("organisation", None) or make_organisation(), "name": "Sam Day", "on": DAY}
    return models.SignOff.objects.create(edition=edition or make_edition(), **plain | given)


def make_inspection(**given: Any) -> models.Inspection:
    plain = {"reference": f"inspection-{next(NUMBERS)}", "kind": "area_send", "area": "Buckinghamshire"}
    return models.Inspection.objects.create(**plain | given)


def make_finding(inspection: models.Inspection | None = None, **given: Any) -> models.Finding:
    inspection = inspection or make_inspection(text="Children wait too long.")
    plain = {"number": inspection.findings.count() + 1, "kind": "improvement", "start": 0, "end": 23}
    return models.Finding.objects.create(inspection=inspection, **plain | {"text": "Children wait too long."} | given)


def make_finding_action(**given: Any) -> models.FindingAction:
    plain = {"finding": given.pop("finding", None) or make_finding()}
    return models.FindingAction.objects.create(**plain | {"action": given.pop("action", None) or make_action()})


def make_response(finding: models.Finding | None = None, **given: Any) -> models.FindingResponse:
    plain = {"on": DAY, "response": "More paediatricians"}
    return models.FindingResponse.objects.create(finding=finding or make_finding(), **plain | given)


def make_board(**given: Any) -> models.Board:
    n = next(NUMBERS)
    plain = {"slug": f"board-{n}", "name": f"Board {n}", "opened_on": STARTS}
    return models.Board.objects.create(**plain | given)


def make_seat(board: models.Board | None = None, **given: Any) -> models.Seat:
    plain = {"name": f"Member {next(NUMBERS)}", "sector": "education", "since": STARTS}
    return models.Seat.objects.create(board=board or make_board(), **plain | given)


def make_meeting(board: models.Board | None = None, **given: Any) -> models.Meeting:
    return models.Meeting.objects.create(board=board or make_board(), **{"on": date(2026, 12, 2)} | given)


def make_item(meeting: models.Meeting | None = None, **given: Any) -> models.AgendaItem:
    meeting = meeting or make_meeting()
    plain = {"number": meeting.items.count() + 1, "title": "How we are doing"}
    return models.AgendaItem.objects.create(meeting=meeting, **plain | given)


def make_forward_item(board: models.Board | None = None, **given: Any) -> models.ForwardItem:
    plain = {"title": "The yearly report", "wanted_on": date(2026, 12, 1)}
    return models.ForwardItem.objects.create(board=board or make_board(), **plain | given)


def make_pack(meeting: models.Meeting | None = None, **given: Any) -> models.Pack:
    meeting = meeting or make_meeting()
    plain = {"number": meeting.packs.count() + 1, "as_at": DAY, "paper": {"board": PAPER, "public": PAPER}}
    return models.Pack.objects.create(meeting=meeting, **plain | given)


def make_attendance(meeting: models.Meeting | None = None, **given: Any) -> models.Attendance:
    meeting = meeting or make_meeting()
    seat = given.pop("seat", None) or make_seat(meeting.board)
    return models.Attendance.objects.create(meeting=meeting, seat=seat, **{"state": "present"} | given)


def make_interest(seat: models.Seat | None = None, **given: Any) -> models.Interest:
    plain = {"text": "Governor of a school", "declared_on": DAY}
    return models.Interest.objects.create(seat=seat or make_seat(), **plain | given)


def make_owed_action(meeting: models.Meeting | None = None, **given: Any) -> models.OwedAction:
    plain = {"text": "Bring the figures", "owner": "Head of SEND", "due_on": date(2026, 12, 31)}
    return models.OwedAction.objects.create(meeting=meeting or make_meeting(), **plain | given)


def make_decision(**given: Any) -> models.Decision:
    plain = {"reference": f"D-{next(NUMBERS):04}", "title": "More places", "maker": "Cabinet", "status": "approved"}
    return models.Decision.objects.create(**plain | {"decided_on": DAY, "text": "Agreed."} | given)


def make_progress_report(plan: models.ActionPlan | None = None, **given: Any) -> models.ProgressReport:
    plain = {"title": "Autumn term", "starts_on": STARTS, "ends_on": date(2025, 12, 31), "paper": PAPER}
    return models.ProgressReport.objects.create(plan=plan or make_plan(), **plain | given)


def make_risk(board: models.Board | None = None, **given: Any) -> models.Risk:
    told = {"cause": "Few psychologists", "event": "advice comes late", "effect": "children wait"}
    days = {"opened_on": STARTS, "review_on": date(2026, 12, 1)}
    plain = {
        "reference": f"R-{next(NUMBERS):03}",
        "title": "Late advice",
        "likelihood": 4,
        "impact": 4,
        "owner": "Head",
    }
    return models.Risk.objects.create(board=board or make_board(), **plain | told | days | given)


def make_risk_score(risk: models.Risk | None = None, **given: Any) -> models.RiskScore:
    plain = {"on": DAY, "likelihood": 3, "impact": 4}
    return models.RiskScore.objects.create(risk=risk or make_risk(), **plain | given)


def make_escalation(risk: models.Risk | None = None, **given: Any) -> models.Escalation:
    risk = risk or make_risk()
    above = given.pop("to_board", None) or make_board()
    plain = {"from_board": risk.board, "to_board": above, "on": DAY, "ask": "Find the money"}
    return models.Escalation.objects.create(risk=risk, **plain | given)


def make_release(**given: Any) -> models.Release:
    return models.Release.objects.create(**{"as_at": date(2026, 10, 31), "figures": {}} | given)


def make_question(**given: Any) -> models.PublicQuestion:
    plain = {"reference": f"Q-{next(NUMBERS):05}", "kind": "question", "words": "When?", "asked_on": DAY}
    return models.PublicQuestion.objects.create(**plain | given)


def make_rating(**given: Any) -> models.PageRating:
    return models.PageRating.objects.create(**{"page": "/", "score": 4, "on": DAY} | given)


def make_said_did(**given: Any) -> models.SaidDid:
    plain = {"heard_on": DAY, "source": "Survey", "said": "We wait too long", "did": "Hired two people"}
    return models.SaidDid.objects.create(**plain | given)


def make_partner(**given: Any) -> models.User:
    return make_user(roles=["partner"], **given)


EVERY_ROW = {
    "actionagency": make_agency, "actiondate": make_date, "actionplan": make_plan, "actionrole": make_role, "agendaitem": make_item,
    "areapart": make_area_part, "commissionedplaces": make_places, "placeforecast": make_place_forecast, "placestaken": make_places_taken,
    "waitinglist": make_waiting_list,
    "attendance": make_attendance, "blocker": make_blocker, "board": make_board, "decision": make_decision, "dependency": make_dependency,
    "edition": make_edition, "escalation": make_escalation, "evidencefile": make_evidence, "evidenceuse": make_evidence_use,
    "finding": make_finding, "findingaction": make_finding_action, "findingresponse": make_response, "forwarditem": make_forward_item,
    "indicatortarget": make_indicator_target, "inspection": make_inspection, "interest": make_interest,
    "measurereading": make_measure_reading, "meeting": make_meeting, "overrule": make_overrule, "owedaction": make_owed_action,
    "pack": make_pack, "pagerating": make_rating, "planaction": make_action, "priority": make_priority, "progressnote": make_note,
    "progressreport": make_progress_report, "publicquestion": make_question, "release": make_release, "risk": make_risk,
    "riskscore": make_risk_score, "saiddid": make_said_did, "scenario": make_scenario, "seat": make_seat, "selfevaluation": make_evaluation,
    "signoff": make_sign_off, "statement": make_statement, "statementaction": make_statement_action, "statementcomment": make_comment,
    "statementfigure": make_statement_figure, "strategy": make_strategy, "successmeasure": make_measure, "theme": make_theme,
    **EVERY_MONEY_ROW,
}  # fmt: skip
