from tests.spec.tables import Spec, clocks

CHAPTER = "From request to plan"
ASSESSMENT = clocks("assessment")
DECISIONS = "SEND Regulations 2014, regulations 5(1), 10(1) and 13(2)"

SPECS = [
    Spec(
        "C1",
        "The summer holidays are not skipped",
        DECISIONS,
        ASSESSMENT,
        """
        request.received -> decide_whether_to_assess | decide_no_plan | issue_final_plan
        Wed 2026-07-15   -> Wed 2026-08-26           | Wed 2026-11-04 | Wed 2026-12-02
        """,
    ),
    Spec(
        "C1b",
        "The last day is in time, the day after is late",
        DECISIONS,
        ASSESSMENT,
        """
        request.received | plan.issued | on         -> issue_final_plan:state
        2026-07-15       | 2026-12-02  | 2026-12-10 -> met
        2026-07-15       | 2026-12-03  | 2026-12-10 -> met_late
        2026-07-15       | -           | 2026-12-02 -> due_soon
        2026-07-15       | -           | 2026-12-03 -> overdue
        """,
    ),
    Spec(
        "C2",
        "Christmas is not skipped",
        DECISIONS,
        ASSESSMENT,
        """
        request.received -> decide_whether_to_assess | decide_no_plan | issue_final_plan
        Mon 2026-11-02   -> Mon 2026-12-14           | Mon 2027-02-22 | Mon 2027-03-22
        """,
    ),
    Spec(
        "C3",
        "The ombudsman's own reckoning of a request in mid-November",
        DECISIONS,
        ASSESSMENT,
        """
        request.received -> decide_whether_to_assess | decide_no_plan | issue_final_plan
        2023-11-15       -> 2023-12-27               | 2024-03-06     | 2024-04-03
        """,
    ),
    Spec(
        "C4",
        "A last day in August stays in August",
        DECISIONS,
        ASSESSMENT,
        """
        request.received -> decide_whether_to_assess | decide_no_plan | issue_final_plan
        2024-03-21       -> 2024-05-02               | 2024-07-11     | 2024-08-08
        """,
    ),
    Spec(
        "C6",
        "Weeks take no notice of a leap day",
        DECISIONS,
        ASSESSMENT,
        """
        request.received -> decide_whether_to_assess | decide_no_plan | issue_final_plan
        2028-02-29       -> 2028-04-11               | 2028-06-20     | 2028-07-18
        """,
    ),
    Spec(
        "C38",
        "A last day on Christmas Day stays there; the last working day comes before it",
        "SEND Regulations 2014, regulation 5(1)",
        ASSESSMENT,
        """
        request.received -> decide_whether_to_assess | decide_whether_to_assess:action_by
        2026-11-13       -> Fri 2026-12-25           | Thu 2026-12-24
        """,
    ),
    Spec(
        "P10",
        "As soon as practicable: our own target lies three quarters of the way",
        "SEND Regulations 2014, regulations 5(1) and 13(2)",
        ASSESSMENT,
        """
        request.received -> decide_whether_to_assess:target_on | issue_final_plan:target_on
        2026-07-15       -> Fri 2026-08-14                     | Wed 2026-10-28
        """,
    ),
    Spec(
        "C9",
        "The day on which the draft is served is the first of the fifteen",
        "SEND Regulations 2014, regulation 13(1)(a)",
        ASSESSMENT,
        """
        draft.served   -> family_window  | finalise_not_before
        Mon 2026-10-05 -> Mon 2026-10-19 | Tue 2026-10-20
        """,
    ),
    Spec(
        "C9b",
        "The fifteen days run over Christmas",
        "SEND Regulations 2014, regulation 13(1)(a)",
        ASSESSMENT,
        """
        draft.served   -> family_window
        Fri 2026-12-18 -> 2027-01-01
        """,
    ),
    Spec(
        "C10",
        "A school has fifteen calendar days to answer, holidays or not; then the council may go on",
        "SEND code of practice, paragraph 9.83",
        ASSESSMENT,
        """
        setting.consulted -> setting_answer | go_on_without_answer
        2026-12-18        -> 2027-01-02     | 2027-01-03
        """,
    ),
    Spec(
        "A refusal",
        "A refusal ends the duty to make a plan; what is settled later starts its own time",
        "SEND Regulations 2014, regulations 5(1), 44(2)(b) and 45",
        ASSESSMENT,
        """
        request.received | decision.refuse | challenge.settled_assess | on         -> issue_final_plan:state | issue_plan_after_all
        2026-01-05       | 2026-02-10      | -                        | 2026-06-01 -> not_owed               | -
        2026-01-05       | 2026-02-10      | 2026-06-10               | 2026-06-11 -> not_owed               | 2026-09-16
        """,
    ),
]
