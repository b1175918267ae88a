"""Invented people, tasks, facts and rows for the gallery."""

from datetime import date

from areasend.web.components.tables import Column, Link, Table

TASKS = [
    {
        "title": "Issue the final plan for Rowan Ashdown",
        "href": "#lists",
        "hint": "Draft served on 3 February 2026. The family has answered.",
        "state": "late",
        "due_on": date(2026, 2, 25),
        "meta": "3 weeks late",
    },
    {
        "title": "Decide whether to assess Idris Kaya",
        "href": "#lists",
        "hint": "School and parent have both written.",
        "state": "due_soon",
        "due_on": date(2026, 3, 20),
        "meta": "in 2 days",
    },
    {
        "title": "Chase educational psychology advice for Mina Patel",
        "href": "#lists",
        "hint": "Asked 7 weeks ago.",
        "tag": "Waiting",
        "meta": "7 weeks",
    },
    {"title": "Record the outcome of the review for Tom Hale", "href": "#lists", "state": "met"},
]
EVENTS = [
    {"on": date(2026, 4, 8), "title": "Final plan due", "kind": "future", "detail": "20 weeks from the request."},
    {
        "on": date(2026, 3, 2),
        "title": "Date of the request corrected from 18 to 19 November 2025",
        "kind": "correction",
        "note": "The letter was stamped on the 19th.",
        "by": "Amara Osei",
    },
    {"on": date(2026, 2, 11), "title": "Telephone call with the parent", "kind": "contact", "by": "Amara Osei"},
    {"on": date(2025, 12, 31), "title": "Six weeks passed without a decision", "kind": "law"},
    {"on": date(2025, 11, 19), "title": "Request received", "note": "From the school, by email.", "by": "Ben Whitlock"},
]
PEOPLE = [
    {"name": "Leila Kaya", "role": "Mother, has parental responsibility", "contact": "leila.kaya@example.org"},
    {"name": "Amara Osei", "role": "Case officer", "detail": "North team", "tag": "Lead", "href": "#lists"},
]
FACTS = [
    {"key": "Name", "value": "Idris Kaya", "href": "#lists"},
    {"key": "Born", "value": "12 May 2017, 8 years old", "href": "#lists"},
    {"key": "Stage", "value": "Deciding whether to assess"},
    {"key": "Whose move", "value": "Local authority"},
]
PAIRS = [("UPN", "A999000123456"), ("Setting", "Hillcrest Primary School"), ("Primary need", None)]
COLUMNS = [
    Column("Name", sort="name"),
    Column("Stage", sort="stage"),
    Column("Next legal date", sort="due"),
    Column("Weeks", sort="weeks", numeric=True),
    Column("State"),
]
CASES = [
    ("Rowan Ashdown", "AS-10422", "Finalising", date(2026, 2, 25), 23, "late"),
    ("Idris Kaya", "AS-11873", "Deciding whether to assess", date(2026, 3, 20), 5, "due_soon"),
    ("Mina Patel", "AS-11640", "Gathering advice", date(2026, 5, 13), 12, "waiting"),
    ("Tom Hale", "AS-09901", "Issued", date(2025, 10, 1), 20, "met"),
    ("Oluwaseun Adeyemi-Fairweather", "AS-09112", "Issued", date(2025, 6, 4), 41, "met_late"),
]
TEAMS = Table(
    [
        Column("Team"),
        Column("Open cases", numeric=True),
        Column("Late", numeric=True),
        Column("Within 20 weeks", numeric=True),
    ],
    [
        [Link("North", "#tables"), 512, 401, "24.1%"],
        [Link("South", "#tables"), 488, 377, "31.8%"],
        [Link("Early years", "#tables"), 210, 98, "58.0%"],
    ],
    "Teams",
    sort="",
)
COUNTED = ("Requests", "Refused", "Assessed", "No plan", "New plans")
MANY = Table(
    [Column("Year"), *(Column(name, numeric=True) for name in COUNTED)],
    [[str(year), 1000 + year % 7 * 31, 300 + year % 5 * 9, 700 + year % 3 * 40, 41, 655] for year in range(2020, 2026)],
    "A wide table in a region that scrolls",
    stacked=False,
    sort="",
)
