"""Everything that can be done to an action from its page: the words, the form, who may, and the action that is called."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from areasend.actions import (
    action_date,
    blocker,
    dependency,
    evidence,
    measure_reading,
    overrule,
    plan_action,
    progress,
    success_measure,
)
from areasend.records.models import (
    ActionDate,
    Blocker,
    Dependency,
    EvidenceUse,
    MeasureReading,
    Overrule,
    SuccessMeasure,
)
from areasend.rules.policies.access import Verb
from areasend.web.plans.forms import action as asked
from areasend.web.plans.forms import measure as asked_of_measure
from areasend.web.plans.forms.base import DeedForm

UPDATE, EDIT = Verb.UPDATE_ACTION, Verb.EDIT_STRATEGY


@dataclass(frozen=True)
class Deed:
    """`row`: the kind of row it is done to, and the way from that row to its action; None where it is done to the action itself."""

    title: str
    form: type[DeedForm]
    act: Callable[..., Any]
    done: str
    verb: Verb = EDIT
    row: tuple[type[Model], str] | None = None
    button: str = "Save"
    intro: str = ""
    anchor: str = ""


def _add_evidence(action: Any, *, file: Any, **given: Any) -> Any:
    return evidence.add(file=file, filename=file.name, action=action, **given)


DATE, MEASURE = (ActionDate, "action"), (SuccessMeasure, "action")
OF_ACTION = {
    "note": Deed("Say how it goes", asked.NoteForm, progress.note, "What you said is kept.", UPDATE, anchor="notes"),
    "block": Deed(
        "Something stands in the way", asked.BlockerForm, blocker.record, "It is recorded as standing in the way.", UPDATE
    ),
    "evidence": Deed(
        "Add evidence", asked.EvidenceForm, _add_evidence, "The file is kept as evidence.", UPDATE, anchor="evidence"
    ),
    "change": Deed("Change what is promised", asked.ActionForm, plan_action.amend, "The action is changed."),
    "close": Deed("Close the action", asked.CloseForm, plan_action.close, "The action is closed.", button="Close it"),
    "reopen": Deed("Open it again", asked.ReasonForm, plan_action.reopen, "The action is open again.", button="Open it"),
    "agencies": Deed("Who leads and who supports", asked.AgenciesForm, plan_action.set_agencies, "The agencies are set."),
    "roles": Deed(
        "Who answers for it", asked.RolesForm, plan_action.set_roles, "The roles are set.",
        intro="A role may be named before anybody holds it. Empty a line to take the role away.",
    ),
    "add-date": Deed("Add a date", asked.DateForm, action_date.add, "The date is added.", anchor="dates"),
    "add-measure": Deed(
        "Add a measure of success", asked_of_measure.NewMeasureForm, success_measure.add, "The measure is added.",
        anchor="measures",
    ),
    "need": Deed(
        "It waits for another action", asked.NeedForm, dependency.add, "It is recorded what it waits for.", button="Add"
    ),
    "overrule": Deed(
        "Overrule the status", asked.OverruleForm, overrule.begin, "Your judgement is shown, beside the derived status.",
        intro="The status follows from dates, measures and notes. Overrule it only where these miss something.",
    ),
}  # fmt: skip
TO_ROW = {
    "resolve": Deed(
        "It no longer stands in the way", asked.ResolveForm, blocker.resolve, "It is recorded as cleared.", UPDATE,
        (Blocker, "action"),
    ),
    "reach-date": Deed(
        "A date is reached", asked.ReachForm, action_date.reach, "The date is recorded as reached.", UPDATE, DATE,
        anchor="dates",
    ),
    "unreach-date": Deed(
        "The date was not reached", asked.ReasonForm, action_date.unreach, "The date is open again.", EDIT, DATE,
        anchor="dates",
    ),
    "change-date": Deed(
        "Change a date", asked.AmendDateForm, action_date.amend, "The date is changed.", EDIT, DATE, anchor="dates"
    ),
    "remove-date": Deed(
        "Take a date out", asked.ReasonForm, action_date.remove, "The date is taken out.", EDIT, DATE, "Take it out",
        anchor="dates",
    ),
    "reading": Deed(
        "Record a figure", asked_of_measure.ReadingForm, measure_reading.record, "The figure is recorded.", UPDATE, MEASURE,
        anchor="measures",
    ),
    "withdraw-reading": Deed(
        "Withdraw a figure", asked.ReasonForm, measure_reading.withdraw, "The figure is withdrawn.", UPDATE,
        (MeasureReading, "measure__action"), "Withdraw it", anchor="measures",
    ),
    "baseline": Deed(
        "Set the baseline", asked_of_measure.BaselineForm, success_measure.set_baseline, "The baseline is set.", UPDATE,
        MEASURE, anchor="measures",
    ),
    "reach-measure": Deed(
        "It is done", asked.ReachForm, success_measure.reach, "The measure is recorded as reached.", UPDATE, MEASURE,
        anchor="measures",
    ),
    "change-measure": Deed(
        "Change a measure", asked_of_measure.MeasureForm, success_measure.amend, "The measure is changed.", EDIT, MEASURE,
        anchor="measures",
    ),
    "bind-measure": Deed(
        "Where its figures come from", asked_of_measure.BindForm, success_measure.bind, "It is set where its figures come from.",
        EDIT, MEASURE, anchor="measures",
    ),
    "retire-measure": Deed(
        "Retire a measure", asked.ReasonForm, success_measure.retire, "The measure is retired.", EDIT, MEASURE, "Retire it",
        anchor="measures",
    ),
    "end-overrule": Deed(
        "End the overruling", asked.DeedForm, overrule.end, "The derived status is shown again.", EDIT, (Overrule, "action"),
        "Show the derived status",
    ),
    "remove-need": Deed(
        "It no longer waits for that action", asked.DeedForm, dependency.remove, "It no longer waits for it.", EDIT,
        (Dependency, "action"), "Take it out",
    ),
    "unuse-evidence": Deed(
        "Not evidence for this action", asked.DeedForm, evidence.drop_use, "It is no longer used as evidence here.", EDIT,
        (EvidenceUse, "action"), "Take it out", anchor="evidence",
    ),
}  # fmt: skip
