from datetime import date

from tests.factories.strategic import make_action, make_finding, make_finding_action, make_inspection, make_response

EARLY, LATE = date(2026, 9, 1), date(2026, 10, 1)


def two_of_a_number():
    inspection = make_inspection(text="Children wait too long.")
    return [make_finding(inspection, number=1) for _ in "12"]


def about_itself():
    finding = make_finding(kind="progress")
    finding.about = finding
    finding.save()


def two_answers():
    finding, action = make_finding(), make_action()
    return [make_finding_action(finding=finding, action=action) for _ in "12"]


BREAKS = {
    "inspection_text_once": lambda: [make_inspection(sha256="a" * 64) for _ in "12"],
    "inspection_ends_after_start": lambda: make_inspection(started_on=LATE, ended_on=EARLY),
    "inspection.reference": lambda: [make_inspection(reference="dorset") for _ in "12"],
    "finding_numbered_once": two_of_a_number,
    "finding_has_a_place": lambda: make_finding(start=5, end=5),
    "finding_decided_on_a_day": lambda: make_finding(state="accepted"),
    "finding_set_aside_with_reason": lambda: make_finding(state="set_aside", decided_on=LATE),
    "finding_judged_is_of_progress": lambda: make_finding(progress="sufficient"),
    "finding_not_about_itself": about_itself,
    "finding_action_once": two_answers,
    "finding_response_has_text": lambda: make_response(response=""),
}
