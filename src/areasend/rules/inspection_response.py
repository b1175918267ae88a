"""What follows an inspection of the area's SEND arrangements, and by when.

Joint local area inspections (2016 to 2022). Where a written statement of action was asked for, it was due within 70
working days of *receiving* the report (Children Act 2004 (Joint Area Reviews) Regulations 2015, SI 2015/1792,
regulation 4, as its explanatory note tells it). The published letters bear a date, not the day they arrived; without
`received_on` the letter's own date is taken, which is the earlier and safer day, and the sentence says so. The worked
example: a letter of 26 April 2022 gives 5 August 2022; received the day after, it gives 8 August, the day on which
that area's statement was in fact sent in.

Area SEND inspections (from 2023). The reports themselves name the next full inspection (about five years after the first
outcome, three after the others) and, after the third outcome, a monitoring inspection after about 18 months; both are
approximate and are reckoned from publication. The working days for a priority action plan are the reading
`action_plan_working_days`, from memory: the covering letter decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from areasend.rules.because import in_words, long_date
from areasend.rules.counting import action_plan_working_days, within_working_days_of
from areasend.rules.days import counted, months_after
from areasend.rules.readings import Readings, default_readings
from areasend.rules.shapes import Reference

Kind = Literal["local_area", "area_send", "other"]
Outcome = Literal["", "typically_positive", "inconsistent", "systemic_failings", "statement_required"]
OUTCOMES = {
    "typically_positive": "Typically positive experiences and outcomes",
    "inconsistent": "Inconsistent experiences and outcomes",
    "systemic_failings": "Widespread and/or systemic failings",
    "statement_required": "Written statement of action required",
}
STATEMENT_WORKING_DAYS = 70
REVISIT_MONTHS = 18
MONITORING_MONTHS = 18
FULL_INSPECTION_YEARS = {"typically_positive": 5, "inconsistent": 3, "systemic_failings": 3}
REGULATIONS = Reference(
    "Children Act 2004 (Joint Area Reviews) Regulations 2015, regulation 4",
    "https://www.legislation.gov.uk/uksi/2015/1792/regulation/4",
)
HANDBOOK = Reference(
    "Area SEND inspections: framework and handbook",
    "https://www.gov.uk/government/publications/area-send-framework-and-handbook",
)
REVISITS = Reference(
    "IPSEA, Ofsted and the CQC to revisit failing local authorities",
    "https://www.ipsea.org.uk/news/ofsted-and-the-cqc-to-revisit-failing-local-authorities",
)


@dataclass(frozen=True)
class Inspection:
    """`published_on` is the date of the report or letter; the others are None where not recorded."""

    kind: Kind
    outcome: Outcome
    published_on: date
    received_on: date | None = None
    plan_accepted_on: date | None = None


@dataclass(frozen=True)
class Expected:
    """One thing that is to follow. `due_on` is None where no day is laid down or what it runs from is not recorded;
    `evidence` is primary, secondary or memory."""

    key: str
    label: str
    due_on: date | None
    because: str
    evidence: str
    reference: Reference
    is_approximate: bool = False


def expected(inspection: Inspection, readings: Readings | None = None) -> tuple[Expected, ...]:
    """Everything that follows from the inspection, in order of time; nothing for kinds without rules of their own."""
    taken = readings or default_readings()
    if inspection.kind == "local_area":
        asked = inspection.outcome == "statement_required"
        return (_statement(inspection, taken), _revisit(inspection)) if asked else ()
    if inspection.kind != "area_send" or inspection.outcome not in FULL_INSPECTION_YEARS:
        return ()
    failing = inspection.outcome == "systemic_failings"
    urgent = (_action_plan(inspection, taken), _monitoring(inspection)) if failing else ()
    return (_strategic_plan(inspection), *urgent, _full_inspection(inspection))


def _received(inspection: Inspection) -> tuple[date, str]:
    """The day that working days run from, and how it is known."""
    if inspection.received_on is not None:
        return inspection.received_on, f"{long_date(inspection.received_on)}, when the report was received"
    day = long_date(inspection.published_on)
    return inspection.published_on, f"{day}, the date of the report; the day it was received is not recorded"


def _statement(inspection: Inspection, readings: Readings) -> Expected:
    start, known = _received(inspection)
    due_on = counted(within_working_days_of, start, STATEMENT_WORKING_DAYS, readings)
    because = f"{STATEMENT_WORKING_DAYS} working days after {known}."
    return Expected("statement", "Send the written statement of action", due_on, because, "primary", REGULATIONS)


def _revisit(inspection: Inspection) -> Expected:
    start = inspection.plan_accepted_on
    due_on = months_after(start, REVISIT_MONTHS) if start else None
    because = (
        f"Usually within {REVISIT_MONTHS} months of {long_date(start)}, when the statement was accepted."
        if start
        else f"Usually within {REVISIT_MONTHS} months of the day when the statement is accepted, which is not recorded."
    )
    return Expected("revisit", "Revisit by Ofsted and the CQC", due_on, because, "secondary", REVISITS, True)


def _strategic_plan(inspection: Inspection) -> Expected:
    because = f"No number of days is laid down: as soon as practicable after {long_date(inspection.published_on)}."
    label = "Update the strategic plan and publish it"
    return Expected("strategic_plan", label, None, because, "secondary", HANDBOOK)


def _action_plan(inspection: Inspection, readings: Readings) -> Expected:
    start, known = _received(inspection)
    days = int(readings.choice("action_plan_working_days"))
    due_on = counted(action_plan_working_days, start, days, readings)
    because = (
        f"{days} working days after {known}. The number is from memory of the framework; "
        "the letter that comes with the report decides."
    )
    return Expected("action_plan", "Send the priority action plan", due_on, because, "memory", HANDBOOK)


def _monitoring(inspection: Inspection) -> Expected:
    due_on = months_after(inspection.published_on, MONITORING_MONTHS)
    because = f"About {MONITORING_MONTHS} months after {long_date(inspection.published_on)}, when it was published."
    return Expected("monitoring", "Monitoring inspection", due_on, because, "primary", HANDBOOK, True)


def _full_inspection(inspection: Inspection) -> Expected:
    years = FULL_INSPECTION_YEARS[inspection.outcome]
    due_on = months_after(inspection.published_on, 12 * years)
    because = (
        f"About {in_words(years)} years after {long_date(inspection.published_on)}, when it was published, "
        f"for the outcome {OUTCOMES[inspection.outcome].lower()}."
    )
    return Expected("full_inspection", "Next full area inspection", due_on, because, "primary", HANDBOOK, True)
