from tests.spec.tables import Spec, clocks

CHAPTER = "Reviews and amendments"
REVIEW, PLAN = clocks("annual_review"), clocks("plan")
DEVON = "SEND Regulations 2014, regulations 20 and 22; R (L, M and P) v Devon [2022] EWHC 493 (Admin)"

SPECS = [
    Spec(
        "C19",
        "Two weeks before, two after, four to decide, twelve to the amended plan",
        DEVON,
        REVIEW,
        """
        review.meeting | review.decided_amend -> invite:latest_on | invite     | send_report | decide     | send_amended_plan
        Tue 2026-10-06 | 2026-11-03           -> 2026-09-22       | 2026-09-21 | 2026-10-20  | 2026-11-03 | 2026-12-29
        """,
    ),
    Spec(
        "C19, read otherwise",
        "By the other reading of two weeks' notice, the same weekday will do",
        "SEND Regulations 2014, regulation 20(3)",
        REVIEW,
        """
        review.planned -> invite     | circulate_papers
        2026-10-06     -> 2026-09-22 | 2026-09-22
        """,
        readings={"review_notice": "whole_weeks"},
    ),
    Spec(
        "C19b",
        "An early notice brings the amended plan forward",
        DEVON,
        REVIEW,
        """
        review.meeting | review.decided_amend | amendment.notice_sent -> send_amended_plan
        2026-10-06     | 2026-10-20           | 2026-10-20            -> 2026-12-15
        """,
    ),
    Spec(
        "C19c",
        "A late notice is a breach, and does not put the amended plan back",
        DEVON,
        REVIEW,
        """
        review.meeting | review.decided_amend | amendment.notice_sent -> send_amendment_notice | send_amended_plan
        2026-10-06     | 2026-11-03           | 2026-11-24            -> 2026-11-03            | 2026-12-29
        """,
    ),
    Spec(
        "C19c, its state",
        "Three weeks late is late",
        DEVON,
        REVIEW,
        """
        review.meeting | review.decided_amend | amendment.notice_sent | on         -> send_amendment_notice:state
        2026-10-06     | 2026-11-03           | 2026-11-24            | 2026-11-25 -> met_late
        """,
    ),
    Spec(
        "C20",
        "Twelve months beginning with the plan end the day before the anniversary",
        "Children and Families Act 2014, section 44(1)",
        PLAN,
        """
        plan.made  -> review_plan
        2026-03-10 -> 2027-03-09
        """,
    ),
    Spec(
        "C20b",
        "Around the end of February",
        "Children and Families Act 2014, section 44(1)",
        PLAN,
        """
        plan.made  -> review_plan
        2026-03-01 -> 2027-02-28
        2027-03-01 -> 2028-02-29
        2028-02-29 -> 2029-02-28
        """,
    ),
    Spec(
        "C20c",
        "The meeting must be four weeks before the year is over",
        "SEND code of practice, paragraph 9.169",
        PLAN,
        """
        plan.made  | review.completed -> review_plan | hold_review_meeting
        2025-11-05 | 2026-11-03       -> 2027-11-02  | 2027-10-05
        """,
    ),
    Spec(
        "C35",
        "For a child under five, guidance asks for more, the law does not",
        "SEND code of practice, paragraph 9.178",
        PLAN,
        """
        plan.made  | person.born -> under_five_review_from | under_five_review_by | review_plan
        2026-09-01 | 2023-05-01  -> 2026-12-01             | 2027-03-01           | 2027-08-31
        2026-09-01 | 2020-05-01  -> -                      | -                    | 2027-08-31
        """,
    ),
    Spec(
        "C31",
        "Direct payments are reviewed within three months, beginning with the first",
        "SEND (Personal Budgets) Regulations 2014, regulation 11",
        PLAN,
        """
        payment.started -> review_direct_payments
        2026-09-01      -> 2026-11-30
        """,
    ),
    Spec(
        "Row 22",
        "Outside a review the same fifteen days and eight weeks run from the notice",
        "SEND Regulations 2014, regulation 28",
        clocks("amendment"),
        """
        amendment.notice_sent -> family_window | finalise_not_before | send_amended_plan
        2026-10-20            -> 2026-11-03    | 2026-11-04          | 2026-12-15
        """,
    ),
]
