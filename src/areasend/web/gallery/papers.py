"""An invented board paper for the gallery, with every kind of block."""

import datetime as dt

from areasend.documents.charts import Chart, Series, Target, bars, line
from areasend.documents.paper import (
    Callout,
    Column,
    Facts,
    Heading,
    Paper,
    Points,
    Table,
    Tag,
    Text,
    Words,
)

LATENESS = Chart(
    "Plans in 20 weeks, by quarter",
    ("Q1 2025", "Q2 2025", "Q3 2025", "Q4 2025", "Q1 2026"),
    (Series("This area", (31.0, 35.0, None, 41.2, 46.0)), Series("England", (46.4,) * 5, muted=True)),
    (Target("Target", 60.0),),
    unit="%",
    label="Quarter",
    note="Invented figures.",
)
ADVICE = Chart(
    "Advice late, by service",
    ("Educational psychology", "Speech and language therapy", "Community paediatrics"),
    (Series("Now", (41, 22, 17)), Series("A year ago", (60, 31, 12))),
    (Target("Aim", 10),),
    label="Service",
)
ACTIONS = Table(
    "Actions by exception",
    (Column("Action"), Column("Lead"), Column("Status"), Column("Done", "end"), Column("Latest news")),
    (
        (
            "1.1 Train school staff",
            "Council",
            Tag("Late", "red"),
            "40%",
            ("Two workshops held. See ", Words("figures", "#figures")),
        ),
        ("2.3 Review places", "NHS", Tag("At risk", "yellow"), "65%", "The review reports in July."),
        ("3.2 Publish the offer", "Parent carer forum", Tag("Met", "green"), "100%", "Published in January."),
    ),
    "The status is derived from dates and measures.",
)
EXAMPLE = Paper(
    "Board pack: March 2026",
    "Delivery of the strategy",
    "Northshire local area partnership",
    dt.date(2026, 3, 2),
    blocks=(
        Heading(1, "For decision"),
        Text(
            ("The board is asked to agree two things. ", Words("The plan by exception", "#exceptions"), " tells why.")
        ),
        Points(
            ("Agree the target for plans within 20 weeks.", "Take the risk that advice arrives late."), ordered=True
        ),
        Facts((("Meeting", "2 March 2026, 10:00"), ("Quorum", ("Reached ", Tag("Yes", "green"))))),
        Callout("warning", "Three actions have had no news for eight weeks."),
        Heading(1, "Plan by exception", "exceptions"),
        ACTIONS,
        Heading(1, "Figures that moved", "figures"),
        line(LATENESS),
        Callout("good", "Timeliness rose in four of five quarters."),
        Heading(2, "Advice"),
        bars(ADVICE),
        Heading(1, "Owed to the board"),
        Table("Owed by this meeting", (Column("Action"), Column("Owed by")), ()),
        Callout("note", "Every figure shows the facts as they stood on the day of the paper."),
    ),
)
