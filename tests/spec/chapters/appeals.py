from tests.spec.tables import Spec, clocks

CHAPTER = "Mediation and appeals"
APPEAL, CEASE, MEDIATION = clocks("appeal"), clocks("cease"), clocks("mediation")
RULE_20 = "Tribunal Procedure (HESC) Rules 2008, rules 12 and 20"
RULE_21 = "Tribunal Procedure (HESC) Rules 2008, rules 12 and 21"
ORDERS = "SEND Regulations 2014, regulation 44(2)"

SPECS = [
    Spec(
        "C11",
        "Two months from the letter or one from the certificate, out of the Christmas break",
        RULE_20,
        APPEAL,
        """
        notice.sent | certificate.issued -> appeal_time
        2026-10-01  | -                  -> Tue 2026-12-01
        2026-10-01  | 2026-11-29         -> Mon 2027-01-04
        """,
    ),
    Spec(
        "C12",
        "A time that ends in August ends on the first working day after it",
        RULE_20,
        APPEAL,
        """
        notice.sent -> appeal_time
        2026-06-30  -> Tue 2026-09-01
        """,
    ),
    Spec(
        "C13",
        "Two months from 31 December end with February, then on a working day",
        RULE_20,
        APPEAL,
        """
        notice.sent -> appeal_time
        2026-12-31  -> Mon 2027-03-01
        """,
    ),
    Spec(
        "C14",
        "A plan stays in force until the time to appeal is over",
        "Children and Families Act 2014, section 45(4)",
        CEASE,
        """
        decision.cease -> appeal_time    | plan_stays_in_force
        2026-06-20     -> Tue 2026-09-01 | Wed 2026-09-02
        """,
    ),
    Spec(
        "C15",
        "The later of the two counts",
        RULE_20,
        APPEAL,
        """
        notice.sent | certificate.issued -> appeal_time
        2026-07-15  | 2026-09-10         -> Mon 2026-10-12
        """,
    ),
    Spec(
        "C15b",
        "New Year's Day and a Saturday lead to the same Monday",
        RULE_20,
        APPEAL,
        """
        notice.sent -> appeal_time
        2026-11-01  -> Mon 2027-01-04
        2026-11-02  -> Mon 2027-01-04
        """,
    ),
    Spec(
        "C39",
        "An appeal on the setting alone needs no certificate: two months only",
        "Children and Families Act 2014, section 55",
        APPEAL,
        """
        notice.sent -> appeal_time
        2026-09-10  -> Tue 2026-11-10
        """,
    ),
    Spec(
        "C16",
        "August does not count towards the council's thirty working days",
        RULE_21,
        APPEAL,
        """
        appeal.sent_to_authority -> respond
        Wed 2026-07-01           -> Thu 2026-09-10
        """,
    ),
    Spec(
        "C16b",
        "Nor do the days from 25 December to 1 January",
        RULE_21,
        APPEAL,
        """
        appeal.sent_to_authority -> respond
        2026-11-20               -> Mon 2027-01-11
        """,
    ),
    Spec(
        "C17",
        "Thirty calendar days to mediate; three working days for the certificate if that cannot be done",
        "SEND Regulations 2014, regulation 36",
        MEDIATION,
        """
        mediation.wanted | mediation.impossible -> hold_mediation | certificate_when_impossible
        2026-12-01       | 2026-12-31           -> 2026-12-31     | Wed 2027-01-06
        """,
    ),
    Spec(
        "C17b",
        "Three working days to tell health, over Christmas",
        "SEND Regulations 2014, regulation 35",
        MEDIATION,
        """
        mediation.health_wanted -> tell_icb
        2026-12-23              -> Wed 2026-12-30
        """,
    ),
    Spec(
        "C17c",
        "Two weeks to keep an agreement, one week for health to tell the council",
        "SEND Regulations 2014, regulation 42",
        MEDIATION,
        """
        agreement.made | agreement.icb_only -> carry_out_agreement | tell_authority_of_agreement
        2027-01-04     | 2027-01-04         -> 2027-01-18          | 2027-01-11
        """,
    ),
    Spec(
        "C18",
        "August does count after an order: those weeks are of the SEND Regulations, not of the tribunal's rules",
        ORDERS,
        APPEAL,
        """
        order.assess   -> order_tell_assess | order_no_plan | order_assess_final
        Wed 2026-06-10 -> 2026-06-24        | 2026-08-19    | 2026-09-16
        """,
    ),
    Spec(
        "C18, a plan",
        "Five weeks to the draft, eleven to the plan",
        ORDERS,
        APPEAL,
        """
        order.make_plan -> order_draft | order_final
        2026-06-10      -> 2026-07-15  | 2026-08-26
        """,
    ),
    Spec(
        "C18, not opposed",
        "The same weeks where the council does not oppose the appeal",
        "SEND Regulations 2014, regulation 45, as replaced in 2015",
        APPEAL,
        """
        concession.assess | concession.make_plan -> concession_assess_final | concession_draft | concession_final
        2026-06-10        | 2026-06-10           -> 2026-09-16              | 2026-07-15       | 2026-08-26
        """,
    ),
    Spec(
        "C40",
        "An order on needs and on the setting: five weeks, not two",
        ORDERS,
        APPEAL,
        """
        order.amend | order.name_setting | on         -> order_amend | order_name_setting:state
        2026-06-10  | 2026-06-10         | 2026-06-11 -> 2026-07-15  | not_owed
        2026-06-10  | -                  | 2026-06-11 -> 2026-07-15  | not_started
        """,
    ),
    Spec(
        "C32",
        "Five weeks to answer a recommendation",
        "SEND (First-tier Tribunal Recommendations Power) Regulations 2017",
        APPEAL,
        """
        recommendation.made -> answer_recommendation
        2026-06-08          -> 2026-07-13
        """,
    ),
]
