"""A paper with everything in it, and strategies that make any paper."""

import datetime as dt

from hypothesis import strategies as st

from areasend.documents import paper as parts
from areasend.documents.charts import Chart, Series, Target, bars, line

LATENESS = Chart(
    "Plans within 20 weeks",
    ("2022", "2023", "2024", "2025"),
    (Series("Us & ours", (58.2, None, 30.4, 27.0)), Series("England", (49.1, 48.0, 46.4, 46.0), muted=True)),
    (Target("Target", 60.0),),
    unit="%",
)
ACTIONS = parts.Table(
    "Actions",
    (parts.Column("Action"), parts.Column("Status"), parts.Column("Done", "end"), parts.Column("News")),
    (
        (
            "1.1 Train staff",
            parts.Tag("At risk", "yellow"),
            "40%",
            ("See ", parts.Words("the measure", "/measures/4/")),
        ),
        ("1.2 Publish", parts.Tag("Met", "green"), "100%", "Zoë Núñez-Kowalska and Łukasz Ŵyn wrote #it *twice* $x$"),
    ),
    "Status is derived.",
)
BLOCKS = (
    parts.Heading(1, "Summary", "summary"),
    parts.Text("Two lines,\nof which this is the second."),
    parts.Facts((("Chairs", "Zoë and Łukasz"), ("Quorum", ("Reached ", parts.Tag("Yes", "green"))))),
    parts.Heading(2, "Decisions"),
    parts.Points(
        ("Agree the target.", ("Answer ", parts.Words("the forum", "mailto:forum@example.org"))), ordered=True
    ),
    parts.Points(("Not in any order",)),
    parts.Callout("warning", "Three actions have had no news."),
    parts.Callout("good", ("Better than ", parts.Words("in the summary", "#summary"))),
    parts.PageBreak(),
    parts.Heading(1, "Plan"),
    ACTIONS,
    parts.Heading(1, "Figures"),
    line(LATENESS),
    bars(LATENESS),
    parts.Heading(1, "Owed"),
    parts.Table("Owed to the board", (parts.Column("Action"),), ()),
    parts.Heading(1, "Plan"),
    parts.Callout("note", "The end."),
)
PAPER = parts.Paper("Board pack: March", "Strategy", "Northshire", dt.date(2026, 3, 2), "en-GB", BLOCKS)


def paper(*blocks: parts.Block, **changes: object) -> parts.Paper:
    """A small paper of these blocks."""
    given = {"title": "A paper", "subtitle": "", "area": "Northshire", "as_at": dt.date(2026, 3, 2), **changes}
    return parts.Paper(**given, blocks=blocks)


tags = st.builds(parts.Tag, st.text(), st.sampled_from(parts.TONES))
piece = st.text() | st.builds(parts.Words, st.text(), st.text()) | tags
lines = piece | st.lists(piece).map(tuple)
columns = st.builds(parts.Column, st.text(), st.sampled_from(["start", "end"]))
tables = st.builds(
    parts.Table,
    st.text(),
    st.lists(columns, max_size=3).map(tuple),
    st.lists(st.lists(lines, max_size=3).map(tuple), max_size=3).map(tuple),
    st.text(),
)
blocks = st.one_of(
    st.builds(parts.Heading, st.integers(1, 4), st.text(), st.text()),
    st.builds(parts.Text, lines),
    st.builds(parts.Points, st.lists(lines).map(tuple), st.booleans()),
    st.builds(parts.Facts, st.lists(st.tuples(st.text(), lines)).map(tuple)),
    tables,
    st.builds(parts.Figure, st.text(), st.text(), st.text(), st.none() | tables),
    st.builds(parts.Callout, st.sampled_from(parts.KINDS), lines),
    st.just(parts.PageBreak()),
)
papers = st.builds(
    parts.Paper,
    st.text(),
    st.text(),
    st.text(),
    st.dates(),
    st.sampled_from(["en", "cy", "en-GB"]),
    st.lists(blocks, max_size=6).map(tuple),
)
