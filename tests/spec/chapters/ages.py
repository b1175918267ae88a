from tests.spec.tables import Spec, clocks

CHAPTER = "Ages"
AGE = clocks("age")
PAST_25 = "Children and Families Act 2014, section 46; SEND Regulations 2014, regulation 46"

SPECS = [
    Spec(
        "C27",
        "In further education a plan may go on to the end of the academic year",
        PAST_25,
        AGE,
        """
        person.born -> turns_25   | further_education_limit
        2002-01-10  -> 2027-01-10 | 2027-07-31
        """,
    ),
    Spec(
        "C27b",
        "One day of age makes a year",
        PAST_25,
        AGE,
        """
        person.born -> further_education_limit
        2002-07-31  -> 2027-07-31
        2002-08-01  -> 2028-07-31
        """,
    ),
    Spec(
        "C27c",
        "A birthday at the end of August",
        PAST_25,
        AGE,
        """
        person.born -> turns_25   | further_education_limit
        2002-08-31  -> 2027-08-31 | 2028-07-31
        """,
    ),
    Spec(
        "C27d",
        "On an apprenticeship or another course, to its end or the day before 26",
        PAST_25,
        AGE,
        """
        person.born | training.ends | course.ends -> apprenticeship_limit | other_course_limit
        2002-01-10  | 2027-06-30    | 2028-06-30  -> 2027-06-30           | 2028-01-09
        """,
    ),
    Spec(
        "C28",
        "Born on 29 February, 25 on 1 March",
        "Family Law Reform Act 1969, section 9",
        AGE,
        """
        person.born -> turns_25
        2004-02-29  -> 2029-03-01
        """,
    ),
    Spec(
        "C28, read otherwise",
        "By the other view on 28 February",
        "Family Law Reform Act 1969, section 9",
        AGE,
        """
        person.born -> turns_25
        2004-02-29  -> 2029-02-28
        """,
        readings={"leap_day_birthday": "last_of_february"},
    ),
    Spec(
        "C28b",
        "In a leap year the birthday is there; rights pass after the last Friday in June",
        "Education Act 1996, section 8",
        AGE,
        """
        person.born -> rights_pass
        2012-02-29  -> Fri 2028-06-30
        """,
    ),
    Spec(
        "C29",
        "The school year ends with August",
        "Education Act 1996, section 8",
        AGE,
        """
        person.born -> rights_pass
        2010-08-31  -> Fri 2026-06-26
        2010-09-01  -> Fri 2027-06-25
        """,
    ),
]
