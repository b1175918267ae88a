"""The tables of strategy, plan, self-evaluation, inspection, risk, boards and public account keep their history too."""

from django.db import migrations

from areasend.records.guards import guard

KEPT = (
    "actionplan", "blocker", "board", "decision", "edition", "escalation", "evidencefile", "finding", "findingresponse",
    "indicatortarget", "inspection", "interest", "measurereading", "meeting", "overrule", "owedaction", "pack", "planaction", "priority",
    "progressnote", "progressreport", "publicquestion", "release", "risk", "riskscore", "saiddid", "seat", "selfevaluation", "signoff",
    "statement", "statementcomment", "strategy", "successmeasure", "theme",
)  # fmt: skip
TRACKED = (
    "actionagency", "actiondate", "actionrole", "agendaitem", "attendance", "dependency", "evidenceuse", "findingaction", "forwarditem",
    "pagerating", "statementaction", "statementfigure",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("records", "0003_strategy_and_boards")]
    operations = [guard(KEPT, TRACKED)]
