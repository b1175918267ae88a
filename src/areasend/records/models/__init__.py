"""One model a file. Reads are methods of the querysets; `areasend.actions` holds the only writers."""

from areasend.records.models.advice import Advice
from areasend.records.models.audit_entry import AuditEntry
from areasend.records.models.care_link import CareLink
from areasend.records.models.carer import Carer
from areasend.records.models.case import Case
from areasend.records.models.contact import Contact
from areasend.records.models.deployment import Deployment
from areasend.records.models.document import Document
from areasend.records.models.exception_claim import ExceptionClaim
from areasend.records.models.external_id import ExternalId
from areasend.records.models.fact import Fact
from areasend.records.models.history import History
from areasend.records.models.import_run import ImportRun
from areasend.records.models.observation import Observation
from areasend.records.models.organisation import Organisation
from areasend.records.models.person import Person
from areasend.records.models.placement import Placement
from areasend.records.models.read_entry import ReadEntry
from areasend.records.models.role_grant import RoleGrant
from areasend.records.models.saved_view import SavedView
from areasend.records.models.setting import Setting
from areasend.records.models.team import Team
from areasend.records.models.user import User

__all__ = [
    "Advice",
    "AuditEntry",
    "CareLink",
    "Carer",
    "Case",
    "Contact",
    "Deployment",
    "Document",
    "ExceptionClaim",
    "ExternalId",
    "Fact",
    "History",
    "ImportRun",
    "Observation",
    "Organisation",
    "Person",
    "Placement",
    "ReadEntry",
    "RoleGrant",
    "SavedView",
    "Setting",
    "Team",
    "User",
]
