"""Six indicators by plain SQL, as a report writes them: what happened grouped by month, what stood once for each month's end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

FLOW = """SELECT date_trunc('month', day)::date, count(*) FROM ({}) AS found(day)
    WHERE day BETWEEN %(first)s AND %(last)s GROUP BY 1"""
FACT = """SELECT f."on" FROM records_case c JOIN records_fact f ON f.case_id = c.id
    WHERE c.process = '{}' AND f.name = '{}' AND f.struck_at IS NULL"""
FLOWS = {
    "requests_received": FACT.format("assessment", "request.received"),
    "refusals": FACT.format("assessment", "decision.refuse"),
    "appeals_made": FACT.format("appeal", "appeal.lodged"),
    "reviews_held": FACT.format("annual_review", "review.meeting"),
    "advice_asked": "SELECT reached_on FROM records_advice WHERE not_needed_on IS NULL",
}
STOCKS = {
    "advice_outstanding": """SELECT count(*) FROM records_advice a JOIN records_case c ON c.id = a.case_id
        WHERE a.not_needed_on IS NULL AND a.reached_on <= %(last)s AND (a.received_on IS NULL OR a.received_on > %(last)s)
        AND (c.ended_on IS NULL OR c.ended_on > %(last)s)""",
}
PEERS = [*FLOWS, *STOCKS]


def by_month(key: str, spans: Sequence[tuple[date, date]]) -> list[float]:
    from django.db import connection

    with connection.cursor() as cursor:
        if key in FLOWS:
            cursor.execute(FLOW.format(FLOWS[key]), {"first": spans[0][0], "last": spans[-1][1]})
            found = dict(cursor.fetchall())
            return [float(found.get(first, 0)) for first, _ in spans]
        return [_one(cursor, STOCKS[key], last) for _, last in spans]


def _one(cursor, query: str, last: date) -> float:
    cursor.execute(query, {"last": last})
    return float(cursor.fetchone()[0])
