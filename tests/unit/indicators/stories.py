"""The stories of `test_catalogue_spec`: small tables, each with the figures that follow. `None` as whole: a plain count.

Days are of 2026 unless the year is given: "0301" is 1 March 2026. Figures are of 30 June 2026.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from tests.unit.indicators.tables import build, case, day

from areasend.indicators.catalogue.frames import Frames

Answer = tuple[float, float | None]
REQUEST = date(2025, 8, 4)


@dataclass(frozen=True)
class Story:
    name: str
    frames: Frames
    answers: Mapping[str, Answer]


def after(days: int) -> str:
    """So many days after the request of 4 August 2025."""
    return (REQUEST + timedelta(days=days)).isoformat()


def assessed(number: int, **days: int):
    """An assessment asked for on 4 August 2025 with facts so many days after; `__` stands for the dot."""
    facts = {name.replace("__", "."): after(count) for name, count in days.items()}
    ends = [facts[name] for name in ("plan.issued", "decision.no_plan", "request.withdrawn") if name in facts]
    ended = {"ended_on": day(ends[0])} if ends else {}
    return case(number, "assessment", {"request.received": REQUEST.isoformat(), **facts}, **ended)


TIMELINESS = Story(
    "timeliness",
    build(
        [
            assessed(1, decision__assess=42, draft__served=70, plan__issued=140),
            assessed(2, decision__assess=43, draft__served=84, plan__issued=141),
            assessed(3, decision__assess=30, plan__issued=140),
            assessed(4, decision__assess=42, decision__no_plan=112),
            assessed(5, decision__assess=42, decision__no_plan=113),
            assessed(6, decision__assess=10),
            case(7, "assessment", {"request.received": "2025-01-06", "plan.issued": "0106"}, ended_on=day("0106")),
            case(8, "assessment", {"request.received": "0623"}),
        ],
        exceptions=[{"case": 3, "reason": "exceptional_circumstances", "claimed_on": day("2025-12-01")}],
        advice=[
            {"case": 6, "service": "psychology", "received_by_body_on": day("0105"), "received_on": day("0216")},
            {"case": 6, "service": "medical", "received_by_body_on": day("0105"), "received_on": day("0217")},
            {"case": 6, "service": "social_care", "received_by_body_on": day("0501")},
            {"case": 6, "service": "education", "received_by_body_on": day("0615")},
        ],
    ),
    {
        "plans_in_20_weeks": (2, 4),
        "plans_in_20_weeks_ex": (1, 3),
        "plans_in_20_to_52_weeks": (1, 4),
        "plans_in_20_to_52_weeks_ex": (1, 3),
        "plans_after_52_weeks": (1, 4),
        "plans_after_52_weeks_ex": (1, 3),
        "plans_issued": ((140 + 141 + 140 + 365) / 7, 4),
        "decided_in_6_weeks": (5, 6),
        "no_plan_in_16_weeks": (1, 2),
        "advice_in_6_weeks": (1, 3),
        "open_assessments": (2, None),
        "open_past_20_weeks": (1, 2),
        "open_past_52_weeks": (0, 2),
        "weeks_open": ((330 + 7) / 7, 2),
        "new_plans": (4, None),
        "plans_with_exception": (1, 4),
        "exceptions_claimed": (1, None),
        "assessed_without_plan": (2, 6),
        "weeks_from_draft_to_plan": ((70 + 57) / 7, 2),
        "psychology_in_6_weeks": (1, 1),
        "health_in_6_weeks": (0, 1),
        "social_care_in_6_weeks": (0, 1),
        "education_in_6_weeks": (0, 0),
        "advice_asked": (4, None),
        "advice_weeks": ((42 + 43) / 7, 2),
        "advice_outstanding": (2, None),
        "advice_overdue": (1, 2),
    },
)

REQUESTS = Story(
    "requests",
    build(
        [
            case(1, "assessment", {"request.received": "0105", "decision.refuse": "0201:not_needed"}, source="parent"),
            case(
                2,
                "assessment",
                {"request.received": "0106", "decision.refuse": "0201:not_sen", "challenge.settled_assess": "0301"},
                source="young_person",
            ),
            case(
                3,
                "assessment",
                {"request.received": "0107", "decision.assess": "0201"},
                source="school",
                born_on=day("2021-01-08"),
            ),
            case(
                4,
                "assessment",
                {"request.received": "0108", "request.withdrawn": "0110"},
                source="health",
                born_on=day("2021-01-08"),
            ),
            case(5, "assessment", {"request.received": "0518"}, source="setting"),
            case(
                6,
                "assessment",
                {
                    "request.received": "0519",
                    "decision.assess": "0620",
                    "decision.no_plan": "0625",
                    "challenge.settled_issue": "0628",
                },
                source="parent",
            ),
            case(7, "assessment", {"request.received": "0620"}, person=1, source="parent"),
            case(8, "assessment", {"request.received": "2025-06-30"}, source="parent", ended_on=day("2025-07-01")),
        ]
    ),
    {
        "requests_received": (7, None),
        "requests_from_families": (4, 7),
        "requests_from_settings": (2, 7),
        "requests_under_5": (1, 7),
        "requests_withdrawn": (1, 7),
        "requests_undecided": (3, None),
        "requests_undecided_late": (2, 3),
        "requests_again_in_a_year": (1, 7),
        "refusals": (2, None),
        "refused_to_assess": (2, 4),
        "refusals_overturned": (1, 2),
        "no_plan_overturned": (1, 1),
    },
)

PLANS = Story(
    "plans",
    build(
        [
            case(1, "plan", {"plan.made": "2024-09-02"}, officer=1, born_on=day("2009-05-01")),
            case(
                2,
                "plan",
                {"plan.made": "2025-09-02"},
                officer=1,
                born_on=day("2022-01-01"),
                need="SEMH",
                looked_after=True,
            ),
            case(3, "plan", {"plan.made": "2020-01-06"}, officer=2, born_on=day("2006-01-01"), need="SLCN"),
            case(4, "plan", {"plan.made": "2019-01-07"}, born_on=day("2012-09-01"), need=""),
            case(5, "plan", {"plan.made": "2019-01-07"}, ended_on=day("0301")),
            case(6, "plan", {"plan.made": "2019-01-07", "plan.ceased": "0401:6"}, ended_on=day("0401")),
            case(7, "plan", {"plan.made": "2019-01-07", "plan.transferred": "0501"}, ended_on=day("0501")),
            case(
                8,
                "cease",
                {"decision.cease": "0101:2", "plan.ceased": "0301:2"},
                origin=5,
                ended_on=day("0301"),
                person=5,
            ),
            case(
                9,
                "annual_review",
                {"review.meeting": "2025-07-20", "review.decided_maintain": "2025-07-31"},
                origin=1,
                person=1,
                ended_on=day("2025-07-31"),
            ),
            case(
                10,
                "annual_review",
                {"review.meeting": "2025-01-20", "review.decided_amend": "2025-02-17"},
                origin=3,
                person=3,
            ),
        ],
        placements=[
            {
                "person": 1,
                "since": day("2024-09-02"),
                "type": "mainstream_academy",
                "provision": "senunit",
                "in_area": True,
            },
            {
                "person": 2,
                "since": day("2025-09-02"),
                "type": "special_independent",
                "provision": "",
                "in_area": False,
                "residential_weeks": 38,
            },
            {
                "person": 3,
                "since": day("2020-01-06"),
                "until": day("0331"),
                "type": "general_fe_tertiary_colleges",
                "provision": "",
                "in_area": True,
            },
            {"person": 3, "since": day("0401"), "type": "neet", "provision": "", "in_area": True},
            {
                "person": 4,
                "since": day("2020-01-06"),
                "until": day("0630"),
                "type": "ap_pru_academy",
                "provision": "",
                "in_area": True,
            },
            {"person": 5, "since": day("2020-01-06"), "type": "mainstream_academy", "provision": "", "in_area": True},
        ],
    ),
    {
        "plans_in_force": (4, None),
        "plans_ceased": (3, None),
        "ceased_needs_met": (1, 3),
        "ceased_not_engaging": (1, 3),
        "plans_under_5": (1, 4),
        "plans_16_and_over": (2, 4),
        "plans_autism": (1, 4),
        "plans_mental_health": (1, 4),
        "plans_speech_and_language": (1, 4),
        "plans_need_not_recorded": (1, 4),
        "plans_looked_after": (1, 4),
        "reviews_overdue": (2, 4),
        "reviews_overdue_from_year_9": (1, 2),
        "placed_mainstream": (1, 4),
        "placed_resourced": (1, 4),
        "placed_special": (1, 4),
        "placed_independent_special": (1, 4),
        "placed_alternative": (1, 4),
        "placed_out_of_area": (1, 4),
        "placed_residential": (1, 4),
        "not_in_education": (1, 4),
        "placed_somewhere": (4, 4),
        "home_educated": (0, 4),
        "other_arrangements": (0, 4),
        "placement_not_known": (0, 4),
        "not_in_education_from_16": (1, 2),
        "not_in_education_or_unknown_from_16": (1, 2),
        "in_further_education_from_16": (0, 2),
        "plans_19_to_25": (1, 4),
        "plans_per_officer": (3, 2),
        "cases_per_officer": (3, 2),
        "cases_without_officer": (2, 5),
    },
)


def review(number: int, **facts: str):
    given = {name.replace("__", "."): text for name, text in facts.items()}
    closed = given.get("plan.amended") or given.get("review.decided_maintain") or given.get("review.decided_cease")
    return case(number, "annual_review", given, ended_on=day(closed) if closed else None)


REVIEWS = Story(
    "reviews",
    build(
        [
            review(1, review__meeting="0105", review__report="0119", review__decided_maintain="0202"),
            review(
                2,
                review__meeting="0105",
                review__report="0120",
                review__decided_amend="0203",
                amendment__notice_sent="0203",
                plan__amended="0331",
            ),
            review(
                3,
                review__meeting="0105",
                review__decided_amend="0202",
                amendment__notice_sent="0202",
                plan__amended="0330",
            ),
            review(4, review__meeting="0302", review__decided_amend="0330", amendment__notice_sent="0330"),
            review(5, review__meeting="0601", review__decided_amend="0615"),
            review(6, review__meeting="0601"),
            review(7, review__meeting="0615"),
            review(8, review__meeting="0105", review__decided_cease="0106"),
        ]
    ),
    {
        "reviews_held": (8, None),
        "reviews_decided_in_4_weeks": (5, 6),
        "review_decisions_owed": (2, None),
        "review_decisions_late": (1, 2),
        "reviews_to_amend": (4, 6),
        "reviews_to_cease": (1, 6),
        "reviews_unchanged": (1, 6),
        "notice_in_4_weeks": (2, 3),
        "amended_in_8_weeks": (2, 2),
        "amended_in_12_weeks": (1, 2),
        "amendments_owed": (2, None),
        "amendments_late": (1, 2),
        "report_in_2_weeks": (1, 2),
    },
)

TRANSFERS = Story(
    "transfers",
    build(
        [
            case(
                1,
                "phase_transfer",
                {"transfer.school_on": "0901", "plan.amended": "0214", "review.meeting": "2025-11-01"},
                ended_on=day("0214"),
            ),
            case(
                2,
                "phase_transfer",
                {"transfer.school_on": "0901", "plan.amended": "0215", "review.meeting": "0215"},
                ended_on=day("0215"),
            ),
            case(
                3,
                "phase_transfer",
                {"transfer.school_on": "0901", "review.meeting": "2025-11-01"},
                opened_on=day("2025-10-01"),
            ),
            case(4, "phase_transfer", {"transfer.post16_on": "0901", "plan.amended": "0331"}, ended_on=day("0331")),
            case(
                5, "phase_transfer", {"transfer.school_on": "0901", "transfer.cancelled": "0110"}, ended_on=day("0110")
            ),
            case(6, "phase_transfer", {"transfer.post16_on": "2027-09-01"}, opened_on=day("0601")),
        ]
    ),
    {
        "transfers_due": (4, None),
        "school_transfers_in_time": (1, 3),
        "post16_transfers_in_time": (1, 1),
        "transfers_open": (2, None),
        "transfers_late": (1, 2),
        "transfers_met_by_meeting": (2, 4),
    },
)

DISPUTES = Story(
    "disputes",
    build(
        [
            case(
                1,
                "appeal",
                {"appeal.lodged": "0105:needs_provision_setting", "concession.amend": "0216", "done.amended": "0302"},
                origin=9,
                ended_on=day("0302"),
            ),
            case(
                2,
                "appeal",
                {"appeal.lodged": "0105:assess", "order.assess": "0316", "done.final": "0623"},
                ended_on=day("0623"),
            ),
            case(3, "appeal", {"appeal.lodged": "0105:setting", "order.dismissed": "0406"}, ended_on=day("0406")),
            case(4, "appeal", {"appeal.lodged": "0106:make_plan", "appeal.withdrawn": "0113"}, ended_on=day("0113")),
            case(5, "appeal", {"appeal.lodged": "0601"}),
            case(6, "appeal", {"appeal.lodged": "0518:needs_provision", "order.amend": "0622"}),
            case(
                7,
                "mediation",
                {"mediation.wanted": "0105:setting", "mediation.held": "0204", "agreement.made": "0204"},
                origin=9,
            ),
            case(8, "mediation", {"mediation.wanted": "0105:health", "mediation.held": "0205"}, ended_on=day("0210")),
            case(10, "mediation", {"mediation.declined": "0105"}, ended_on=day("0106")),
            case(11, "mediation", {"mediation.wanted": "0601", "mediation.held": "0620", "agreement.icb_only": "0620"}),
            case(
                12, "mediation", {"mediation.wanted": "0101", "mediation.held": "0102"}, origin=9, ended_on=day("0103")
            ),
        ]
    ),
    {
        "appeals_made": (6, None),
        "appeals_against_refusals": (2, 5),
        "appeals_about_place": (2, 5),
        "appeals_open": (1, None),
        "appeals_settled": (5, None),
        "appeals_conceded": (1, 5),
        "appeals_decided_for_families": (2, 3),
        "weeks_to_settle_appeals": ((42 + 70 + 91 + 7 + 35) / 7, 5),
        "orders_open": (1, None),
        "orders_kept_in_14_weeks": (1, 2),
        "mediation_wanted": (4, None),
        "mediation_declined": (1, 5),
        "mediation_in_30_days": (3, 4),
        "mediation_agreed": (2, 4),
        "agreements_overdue": (1, 2),
        "appeals_after_mediation": (1, 6),
    },
)

COMPLAINTS = Story(
    "complaints",
    build(
        [
            case(
                1,
                "complaint",
                {"stage1.received": "0601", "stage1.answered": "0615", "complaint.closed": "0615"},
                ended_on=day("0615"),
            ),
            case(2, "complaint", {"stage1.received": "0601", "stage1.answered": "0616", "stage2.asked": "0620"}),
            case(
                3,
                "complaint",
                {
                    "stage1.received": "0401",
                    "stage1.extended": "0410",
                    "stage1.answered": "0430",
                    "ombudsman.asked": "0601",
                },
            ),
            case(4, "complaint", {"health.received": "0601"}),
        ]
    ),
    {
        "complaints_received": (4, None),
        "complaints_open": (3, None),
        "complaints_answered_in_time": (2, 3),
        "complaints_to_stage_2": (1, 4),
        "complaints_to_ombudsman": (1, None),
        "weeks_to_close_complaints": (2, 1),
    },
)

CONTACT = Story(
    "contact",
    build(
        [
            case(1, "assessment", {"request.received": "0301"}, officer=1),
            case(2, "assessment", {"request.received": "0301"}),
        ],
        contacts=[
            {
                "case": 1,
                "on": day("0603"),
                "with_whom": "family",
                "answer_due_on": day("0610"),
                "answered_on": day("0610"),
            },
            {
                "case": 1,
                "on": day("0603"),
                "with_whom": "setting",
                "answer_due_on": day("0610"),
                "answered_on": day("0617"),
            },
            {"case": 1, "on": day("0602"), "with_whom": "young_person"},
            {"case": 2, "on": day("0601"), "with_whom": "family", "answer_due_on": day("0629")},
            {"case": 2, "on": day("0520"), "with_whom": "family", "answer_due_on": day("0630")},
        ],
    ),
    {
        "contacts_with_families": (4, None),
        "promises_kept": (1, 3),
        "promises_open": (2, None),
        "promises_overdue": (1, 2),
        "weeks_to_answer": ((7 + 14) / 7, 2),
        "families_in_touch": (1, 2),
        "assessments_without_officer": (1, 2),
    },
)


def at(person: int, school: str, km: int | None, since: str = "2024-09-02", until: str = "") -> dict[str, object]:
    """A placement at a school so many kilometres from home, or at none where the school is empty."""
    kind = "special_independent" if school else "elective_home_education"
    spell = {"since": day(since), **({"until": day(until)} if until else {})}
    return {"person": person, "type": kind, "provision": "", "in_area": True, "school": school, "km": km, **spell}


# 1 is just not far, 2 is, 3 came nearer in May, 4 is at home; 5's school has no postcode, 6's plan ended, 7 goes far in July.
DISTANCE = Story(
    "distance",
    build(
        [
            *(case(number, "plan", {"plan.made": "2024-10-01"}) for number in (1, 2, 3, 4, 5, 7)),
            case(6, "plan", {"plan.made": "2024-10-01", "plan.ceased": "0601"}, ended_on=day("0601")),
        ],
        placements=[
            at(1, "Elm Park", 32),
            at(2, "Elm Park", 33),
            at(3, "Far Court", 90, until="0430"),
            at(3, "Elm Park", 5, since="0501"),
            at(4, "", None),
            at(5, "Oak House", None),
            at(6, "Far Court", 90),
            at(7, "Elm Park", 3, until="0630"),
            at(7, "Far Court", 90, since="0701"),
        ],
    ),
    {"placed_far": (1, 4), "placed_far_number": (1, None), "distance_not_known": (1, 5)},
)

STORIES = (TIMELINESS, REQUESTS, PLANS, REVIEWS, TRANSFERS, DISPUTES, COMPLAINTS, CONTACT, DISTANCE)
