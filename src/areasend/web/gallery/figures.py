"""Invented figures for the tiles and charts of the gallery."""

from areasend.web.components.charts import Chart, Series

MONTHS = [f"{month} {year}" for year in ("2024", "2025") for month in ("Jan", "Apr", "Jul", "Oct")]
COMPARATORS = [("England", "46.4%"), ("South East", "41.0%"), ("Neighbours", "44.2%")]
TREND = [61, 58, 52, 49, 44, 45, 41, 38, 33, 31, 29, 27]

TIMELINESS = Chart(
    "Plans issued within 20 weeks",
    MONTHS,
    [
        Series("This area", [58.2, 49.7, 44.1, 38.0, 33.9, 30.2, 26.4, 27.9]),
        Series("England", [50.3, 49.1, 48.0, 47.2, 46.4, 46.1, 45.8, 46.0], muted=True),
        Series("Neighbours", [47.0, 46.2, 45.1, 44.8, 45.0, 44.4, 44.2, 44.9], muted=True),
    ],
    unit="%",
    maximum=100,
    note="Without exceptions, by month of issue.",
    source="Invented figures.",
)
GAPS = Chart(
    "Requests received",
    [str(year) for year in range(2016, 2026)],
    [Series("This area", [612, 655, None, None, 798, 1012, 1203, 1388, 1465, 1502])],
    note="No figures were published for 2018 and 2019.",
)
AGES = Chart(
    "Open assessments by age",
    ["Under 6 weeks", "6 to 15 weeks", "16 to 20 weeks", "21 to 52 weeks", "Over 52 weeks"],
    [Series("Cases", [121, 94, 55, 861, 369])],
)
ADVICE = Chart(
    "Advice within 6 weeks, by source",
    ["Education", "Health", "Social care", "Educational psychology"],
    [Series("This year", [82.0, 61.5, 74.2, 28.9]), Series("Last year", [79.4, 66.0, 70.1, 41.3])],
    unit="%",
    maximum=100,
)
OFFICERS = Chart(
    "Open cases by officer",
    ["Amara Osei", "Ben Whitlock", "Chloe Farrant", "Unassigned"],
    [
        Series("On time", [31, 24, 42, 3]),
        Series("Due soon", [6, 9, 4, 1]),
        Series("Late", [88, 71, 63, 12]),
        Series("Exception claimed", [4, 0, 7, 0]),
    ],
)
EMPTY = Chart("Reviews held", [], [Series("This area", [])])
