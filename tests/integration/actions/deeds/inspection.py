from datetime import date

from tests.factories.strategic import make_action, make_finding, make_finding_action, make_inspection

from areasend.actions import finding, inspection, inspection_plan

DAY = date(2026, 10, 5)
LETTER = "Joint area SEND inspection in Dorset\n\nMain findings\n\n- Children wait for therapy.\n"


def accepted(**given):
    return make_finding(state="accepted", decided_on=DAY, **given)


def start_plan(w):
    found = accepted()
    days = {"starts_on": DAY, "ends_on": date(2027, 10, 5)}
    said = {"kind": "priority_action_plan", "title": "Answer to the inspection", "titles": {found.pk: "Hire people"}}
    return inspection_plan.start_plan(found.inspection, **w.said, **days, **said)


DEEDS = {
    "inspection.bring_in": lambda w: inspection.bring_in(**w.said, text=LETTER),
    "inspection.amend": lambda w: inspection.amend(
        make_inspection(), **w.said, version=1, kind="area_send", area="Dorset", is_ours=False
    ),
    "inspection.start_plan": start_plan,
    "finding.accept": lambda w: finding.accept(make_finding(), **w.said),
    "finding.set_aside": lambda w: finding.set_aside(make_finding(), **w.said, because="A heading"),
    "finding.accept_all": lambda w: finding.accept_all(make_finding().inspection, **w.said, kind="improvement"),
    "finding.amend": lambda w: finding.amend(make_finding(), by=w.by, version=1, kind="strength"),
    "finding.add": lambda w: finding.add(
        make_inspection(text="Children wait too long."), **w.said, kind="improvement", text="Children wait too"
    ),
    "finding.respond": lambda w: finding.respond(accepted(), **w.said, on=DAY, response="More people"),
    "finding.answer_with": lambda w: finding.answer_with(accepted(), by=w.by, action=make_action()),
    "finding.unlink": lambda w: finding.unlink(make_finding_action(), by=w.by, because="Of another finding"),
}
