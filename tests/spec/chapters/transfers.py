from tests.spec.tables import Spec, clocks

CHAPTER = "Phase transfer, reassessment, moves, custody"
TRANSFER, AGAIN, MOVE = clocks("phase_transfer"), clocks("reassessment"), clocks("move")
REG_18 = "SEND Regulations 2014, regulation 18"

SPECS = [
    Spec(
        "C21",
        "Before 15 February is 14 February; notice eight weeks and meeting twelve weeks earlier",
        REG_18,
        TRANSFER,
        """
        transfer.school_on -> name_school    | name_school:action_by | name_school:latest_on | notice_for_school | meeting_for_school
        2027-09-01         -> Sun 2027-02-14 | Fri 2027-02-12        | Mon 2027-02-15        | 2026-12-20        | 2026-11-22
        """,
    ),
    Spec(
        "C21b",
        "The years after",
        REG_18,
        TRANSFER,
        """
        transfer.school_on -> name_school | meeting_for_school
        2028-09-01         -> 2028-02-14  | 2027-11-22
        2029-09-01         -> 2029-02-14  | 2028-11-22
        """,
    ),
    Spec(
        "C21, read otherwise",
        "By 15 February",
        REG_18,
        TRANSFER,
        """
        transfer.school_on -> name_school
        2027-09-01         -> 2027-02-15
        """,
        readings={"phase_transfer_limit": "by"},
    ),
    Spec(
        "C22",
        "Before 31 March, from school to post-16",
        REG_18,
        TRANSFER,
        """
        transfer.post16_on -> name_post16 | notice_for_post16 | meeting_for_post16
        2027-09-01         -> 2027-03-30  | 2027-02-02        | 2027-01-05
        """,
    ),
    Spec(
        "C23",
        "Five months before a move between colleges, or the last day of a shorter month",
        "SEND Regulations 2014, regulation 18(2)",
        TRANSFER,
        """
        transfer.between_post16_on -> name_between_post16
        2027-09-01                 -> 2027-04-01
        2027-07-31                 -> 2027-02-28
        2027-08-31                 -> 2027-03-31
        """,
    ),
    Spec(
        "C24",
        "Fifteen days to answer a request for a reassessment, fourteen weeks from yes to the plan",
        "SEND Regulations 2014, regulations 25 and 27(2)",
        AGAIN,
        """
        request.received | decision.assess -> decide_whether_to_assess | issue_final_plan
        Mon 2026-11-02   | 2026-11-17      -> 2026-11-17               | 2027-02-23
        """,
    ),
    Spec(
        "C24b",
        "Within six months of the last assessment the council may refuse: the last day on which a request can meet that",
        "SEND Regulations 2014, regulation 24",
        AGAIN,
        """
        assessment.last -> may_refuse_until
        2026-05-10      -> 2026-11-09
        """,
    ),
    Spec(
        "C25",
        "Fifteen working days beginning with the day of learning of the move; six weeks to tell the family",
        "SEND Regulations 2014, regulation 15(2) and (4)",
        MOVE,
        """
        move.known     | plan.transferred -> transfer_plan  | tell_family
        Mon 2026-12-07 | 2026-12-29       -> Tue 2026-12-29 | 2027-02-09
        """,
    ),
    Spec(
        "C25b",
        "A Saturday is not the first working day",
        "SEND Regulations 2014, regulation 15(2)",
        MOVE,
        """
        move.known     -> transfer_plan
        Sat 2026-12-12 -> Wed 2027-01-06
        """,
    ),
    Spec(
        "C25c",
        "Known long before: on the day of the move",
        "SEND Regulations 2014, regulation 15(2)",
        MOVE,
        """
        move.known | move.on    -> transfer_plan
        2026-09-01 | 2026-09-30 -> 2026-09-30
        """,
    ),
    Spec(
        "C26",
        "The new council reviews by the later of twelve months and three months",
        "SEND Regulations 2014, regulation 15(5)",
        MOVE,
        """
        plan.last_reviewed | plan.transferred -> review_plan
        2026-05-20         | 2027-03-01       -> 2027-05-31
        """,
    ),
    Spec(
        "C26b",
        "Here the twelve months are later",
        "SEND Regulations 2014, regulation 15(5)",
        MOVE,
        """
        plan.last_reviewed | plan.transferred -> review_plan
        2026-09-20         | 2027-03-01       -> 2027-09-19
        """,
    ),
    Spec(
        "C30",
        "Five working days to send the plan of a detained person, over Christmas",
        "Children and Families Act 2014, section 74; SEND code of practice, chapter 10",
        clocks("custody"),
        """
        detention.known -> share_plan
        Fri 2026-12-18  -> Tue 2026-12-29
        """,
    ),
    Spec(
        "Row 39",
        "Six, sixteen and twenty weeks for a detained person as for anyone",
        "SEND (Detained Persons) Regulations 2015, regulations 4, 5, 10 and 13",
        clocks("custody"),
        """
        request.received -> decide_whether_to_assess | decide_no_plan | issue_final_plan
        2026-07-15       -> 2026-08-26               | 2026-11-04     | 2026-12-02
        """,
    ),
    Spec(
        "Row 38",
        "Fifteen working days to tell the new integrated care board, the first day counted",
        "SEND Regulations 2014, regulation 16",
        MOVE,
        """
        icb.change_known -> tell_icb_of_change
        Mon 2026-12-07   -> Tue 2026-12-29
        """,
    ),
]
