from tests.spec.tables import Spec, clocks

CHAPTER = "Standing duties and complaints"
STANDING, COMPLAINT = clocks("standing"), clocks("complaint")

SPECS = [
    Spec(
        "C33",
        "The list of a term's reviews goes out two weeks before the term",
        "SEND code of practice, paragraphs 9.172 and 9.173",
        STANDING,
        """
        term.begins    -> list_reviews
        Mon 2027-01-04 -> 2026-12-21
        """,
    ),
    Spec(
        "C34",
        "Census days",
        "Education Act 1996; school census guide",
        STANDING,
        """
        year.begins -> sen2_census    | school_census_january | school_census_may | school_census_october
        2027-01-01  -> Thu 2027-01-21 | Thu 2027-01-21        | Thu 2027-05-20    | Thu 2027-10-07
        2028-01-01  -> Thu 2028-01-20 | Thu 2028-01-20        | Thu 2028-05-18    | Thu 2028-10-05
        """,
    ),
    Spec(
        "C37",
        "Ten working days for stage 1 of a social care complaint, twenty where it is extended",
        "Children Act 1989 Representations Procedure (England) Regulations 2006",
        COMPLAINT,
        """
        stage1.received | stage1.extended -> answer_stage_1 | answer_extended_stage_1
        Mon 2026-12-14  | 2026-12-20      -> Wed 2026-12-30 | Thu 2027-01-14
        """,
    ),
    Spec(
        "Row 44",
        "Suitable education from the sixth day of an exclusion",
        "Education Act 1996, section 19",
        clocks("alternative_education"),
        """
        exclusion.began -> from_sixth_day
        Mon 2026-11-02  -> Mon 2026-11-09
        """,
    ),
    Spec(
        "Row 64",
        "Three years to gain the SENCO qualification; an older award ends before September 2027",
        "SEND Regulations 2014, regulation 49; SI 2024/535",
        STANDING,
        """
        senco.appointed | nasenco.began -> senco_qualification | nasenco_end
        2026-09-01      | 2024-06-01    -> 2029-09-01          | 2027-08-31
        """,
    ),
]
