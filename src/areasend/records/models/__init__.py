"""One model a file. Reads are methods of the querysets; `areasend.actions` holds the only writers."""

from areasend.records.models.advice import Advice
from areasend.records.models.audit_entry import AuditEntry
from areasend.records.models.care_link import CareLink
from areasend.records.models.carer import Carer
from areasend.records.models.case import Case
from areasend.records.models.contact import Contact
from areasend.records.models.deployment import Deployment
from areasend.records.models.document import Document
from areasend.records.models.evaluation.edition import Edition
from areasend.records.models.evaluation.self_evaluation import SelfEvaluation
from areasend.records.models.evaluation.sign_off import SignOff
from areasend.records.models.evaluation.statement import Statement
from areasend.records.models.evaluation.statement_action import StatementAction
from areasend.records.models.evaluation.statement_comment import StatementComment
from areasend.records.models.evaluation.statement_figure import StatementFigure
from areasend.records.models.evaluation.theme import Theme
from areasend.records.models.exception_claim import ExceptionClaim
from areasend.records.models.external_id import ExternalId
from areasend.records.models.fact import Fact
from areasend.records.models.governance.agenda_item import AgendaItem
from areasend.records.models.governance.attendance import Attendance
from areasend.records.models.governance.board import Board
from areasend.records.models.governance.decision import Decision
from areasend.records.models.governance.forward_item import ForwardItem
from areasend.records.models.governance.interest import Interest
from areasend.records.models.governance.meeting import Meeting
from areasend.records.models.governance.owed_action import OwedAction
from areasend.records.models.governance.pack import Pack
from areasend.records.models.governance.progress_report import ProgressReport
from areasend.records.models.governance.seat import Seat
from areasend.records.models.history import History
from areasend.records.models.import_run import ImportRun
from areasend.records.models.inspection.finding import Finding
from areasend.records.models.inspection.finding_action import FindingAction
from areasend.records.models.inspection.finding_response import FindingResponse
from areasend.records.models.inspection.inspection import Inspection
from areasend.records.models.money.band_rate import BandRate
from areasend.records.models.money.band_scheme import BandScheme
from areasend.records.models.money.banding import Banding
from areasend.records.models.money.budget_line import BudgetLine
from areasend.records.models.money.budget_year import BudgetYear
from areasend.records.models.money.ledger_entry import LedgerEntry
from areasend.records.models.money.ledger_month import LedgerMonth
from areasend.records.models.money.money_report import MoneyReport
from areasend.records.models.money.outturn_forecast import OutturnForecast
from areasend.records.models.money.placement_fee import PlacementFee
from areasend.records.models.money.saving_delivery import SavingDelivery
from areasend.records.models.money.saving_measure import SavingMeasure
from areasend.records.models.money.transport_agreement import TransportAgreement
from areasend.records.models.observation import Observation
from areasend.records.models.organisation import Organisation
from areasend.records.models.outlook.forecast_run import ForecastRun
from areasend.records.models.outlook.scenario import Scenario
from areasend.records.models.outlook.standing_answer import StandingAnswer
from areasend.records.models.person import Person
from areasend.records.models.placement import Placement
from areasend.records.models.places.area_part import AreaPart
from areasend.records.models.places.commissioned_places import CommissionedPlaces
from areasend.records.models.places.place_forecast import PlaceForecast
from areasend.records.models.places.places_taken import PlacesTaken
from areasend.records.models.public.page_rating import PageRating
from areasend.records.models.public.public_question import PublicQuestion
from areasend.records.models.public.release import Release
from areasend.records.models.public.said_did import SaidDid
from areasend.records.models.read_entry import ReadEntry
from areasend.records.models.risk.escalation import Escalation
from areasend.records.models.risk.risk import Risk
from areasend.records.models.risk.risk_score import RiskScore
from areasend.records.models.role_grant import RoleGrant
from areasend.records.models.saved_view import SavedView
from areasend.records.models.sen_support import SenSupport
from areasend.records.models.setting import Setting
from areasend.records.models.strategy.action_agency import ActionAgency
from areasend.records.models.strategy.action_date import ActionDate
from areasend.records.models.strategy.action_plan import ActionPlan
from areasend.records.models.strategy.action_role import ActionRole
from areasend.records.models.strategy.blocker import Blocker
from areasend.records.models.strategy.dependency import Dependency
from areasend.records.models.strategy.evidence_file import EvidenceFile
from areasend.records.models.strategy.evidence_use import EvidenceUse
from areasend.records.models.strategy.indicator_target import IndicatorTarget
from areasend.records.models.strategy.measure_reading import MeasureReading
from areasend.records.models.strategy.overrule import Overrule
from areasend.records.models.strategy.plan_action import PlanAction
from areasend.records.models.strategy.priority import Priority
from areasend.records.models.strategy.progress_note import ProgressNote
from areasend.records.models.strategy.strategy import Strategy
from areasend.records.models.strategy.success_measure import SuccessMeasure
from areasend.records.models.team import Team
from areasend.records.models.user import User
from areasend.records.models.waiting_list import WaitingList

__all__ = [
    "ActionAgency",
    "ActionDate",
    "ActionPlan",
    "ActionRole",
    "Advice",
    "AgendaItem",
    "AreaPart",
    "Attendance",
    "AuditEntry",
    "BandRate",
    "BandScheme",
    "Banding",
    "Blocker",
    "Board",
    "BudgetLine",
    "BudgetYear",
    "CareLink",
    "Carer",
    "Case",
    "CommissionedPlaces",
    "Contact",
    "Decision",
    "Dependency",
    "Deployment",
    "Document",
    "Edition",
    "Escalation",
    "EvidenceFile",
    "EvidenceUse",
    "ExceptionClaim",
    "ExternalId",
    "Fact",
    "Finding",
    "FindingAction",
    "FindingResponse",
    "ForecastRun",
    "ForwardItem",
    "History",
    "ImportRun",
    "IndicatorTarget",
    "Inspection",
    "Interest",
    "LedgerEntry",
    "LedgerMonth",
    "MeasureReading",
    "Meeting",
    "MoneyReport",
    "Observation",
    "Organisation",
    "OutturnForecast",
    "Overrule",
    "OwedAction",
    "Pack",
    "PageRating",
    "Person",
    "PlaceForecast",
    "Placement",
    "PlacementFee",
    "PlacesTaken",
    "PlanAction",
    "Priority",
    "ProgressNote",
    "ProgressReport",
    "PublicQuestion",
    "ReadEntry",
    "Release",
    "Risk",
    "RiskScore",
    "RoleGrant",
    "SaidDid",
    "SavedView",
    "SavingDelivery",
    "SavingMeasure",
    "Scenario",
    "Seat",
    "SelfEvaluation",
    "SenSupport",
    "Setting",
    "SignOff",
    "StandingAnswer",
    "Statement",
    "StatementAction",
    "StatementComment",
    "StatementFigure",
    "Strategy",
    "SuccessMeasure",
    "Team",
    "Theme",
    "TransportAgreement",
    "User",
    "WaitingList",
]
