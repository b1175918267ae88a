"""What the database holds, as frames to count on: one COPY a frame."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date

import polars as pl
from django.db import connection

ASSESSMENTS = """
SELECT id, person_id,
  min("on") FILTER (WHERE name = 'request.received') AS received,
  bool_or(name = 'request.received' AND code = 'taken_over') AS taken_over,
  min("on") FILTER (WHERE name = 'decision.assess') AS assessed,
  min("on") FILTER (WHERE name = 'decision.refuse') AS refused,
  min("on") FILTER (WHERE name = 'challenge.settled_assess') AS settled,
  min("on") FILTER (WHERE name = 'plan.issued') AS issued,
  min("on") FILTER (WHERE name = 'decision.no_plan') AS no_plan,
  min("on") FILTER (WHERE name = 'request.withdrawn') AS withdrawn,
  EXISTS (SELECT FROM records_exceptionclaim claim WHERE claim.case_id = c.id AND claim.withdrawn_on IS NULL) AS excused
FROM records_case c JOIN (SELECT case_id, name, "on", code FROM records_fact WHERE struck_at IS NULL) fact ON fact.case_id = c.id
WHERE c.process = 'assessment' GROUP BY c.id, c.person_id
"""
PLANS = """
WITH own AS (
  SELECT case_id, min("on") FILTER (WHERE name = 'plan.made') AS made,
    min("on") FILTER (WHERE name IN ('plan.ceased', 'plan.transferred')) AS ended,
    min(CASE name WHEN 'plan.transferred' THEN '5' WHEN 'plan.ceased' THEN code END) AS reason
  FROM records_fact WHERE struck_at IS NULL GROUP BY case_id
), ending AS (
  SELECT c.origin_id AS plan_id, min(f."on") AS ended, min(f.code) AS reason FROM records_case c JOIN records_fact f ON f.case_id = c.id
  WHERE c.process = 'cease' AND f.name = 'plan.ceased' AND f.struck_at IS NULL GROUP BY c.origin_id
), beginning AS (
  SELECT c.id AS case_id, c.process, min(f."on") AS began FROM records_case c JOIN records_fact f ON f.case_id = c.id
  WHERE (c.process, f.name) IN (('assessment', 'plan.issued'), ('move', 'plan.transferred')) AND f.struck_at IS NULL
  GROUP BY c.id, c.process
)
SELECT plan.id, plan.person_id, coalesce(own.made, beginning.began) AS made, coalesce(beginning.began, own.made) AS here_from,
  coalesce(own.ended, ending.ended) AS ended, coalesce(own.reason, ending.reason, '') AS reason
FROM records_case plan LEFT JOIN own ON own.case_id = plan.id LEFT JOIN ending ON ending.plan_id = plan.id
LEFT JOIN beginning ON beginning.case_id = plan.origin_id WHERE plan.process = 'plan'
"""
PEOPLE = "SELECT id AS person_id, born_on AS born, sex, ethnicity, primary_need AS need FROM records_person"
PLACEMENTS = """
SELECT p.person_id, p.since, p.until, CASE WHEN p.setting_id IS NULL THEN p.arrangement WHEN p.provision = '' THEN s.type
  ELSE s.type || '_' || p.provision END AS category
FROM records_placement p LEFT JOIN records_setting s ON s.id = p.setting_id WHERE p.is_main
"""
REVIEWS = """
SELECT c.id, c.origin_id AS plan_id, max("on") FILTER (WHERE name = 'review.meeting') AS meeting,
  min("on") FILTER (WHERE name LIKE 'review.decided%') AS decided,
  min(substr(name, 16)) FILTER (WHERE name LIKE 'review.decided%') AS outcome,
  min(code) FILTER (WHERE name = 'review.report') AS advised
FROM records_case c JOIN records_fact f ON f.case_id = c.id AND f.struck_at IS NULL
WHERE c.process = 'annual_review' GROUP BY c.id, c.origin_id
"""


@dataclass(frozen=True)
class Tables:
    """`assessments`, `plans` and `reviews` have one row a case; days are dates, null where they have not come."""

    assessments: pl.DataFrame
    plans: pl.DataFrame
    people: pl.DataFrame
    placements: pl.DataFrame
    reviews: pl.DataFrame
    until: date


def read(until: date) -> Tables:
    found = {
        name: _frame(sql)
        for name, sql in (("a", ASSESSMENTS), ("p", PLANS), ("h", PEOPLE), ("l", PLACEMENTS), ("r", REVIEWS))
    }
    return Tables(found["a"], found["p"], found["h"], found["l"], found["r"], until)


def _frame(sql: str) -> pl.DataFrame:
    buffer = io.BytesIO()
    # LIKE's per cent signs would be taken for parameters by some drivers; COPY takes none.
    with (
        connection.cursor() as cursor,
        cursor.cursor.copy(f"COPY ({sql}) TO STDOUT WITH (FORMAT csv, HEADER, NULL '\\N')") as source,
    ):
        for block in source:
            buffer.write(block)
    buffer.seek(0)
    texts = dict.fromkeys(TEXTS, pl.String)
    return _typed(pl.read_csv(buffer, null_values="\\N", schema_overrides=texts, infer_schema_length=None))


DAYS = (
    "received",
    "assessed",
    "refused",
    "settled",
    "issued",
    "no_plan",
    "withdrawn",
    "made",
    "here_from",
    "ended",
    "born",
    "since",
    "until",
    "meeting",
    "decided",
)
TEXTS = ("reason", "sex", "need", "ethnicity", "category", "outcome", "advised")
FLAGS = ("taken_over", "excused")


def _typed(frame: pl.DataFrame) -> pl.DataFrame:
    days = [pl.col(name).cast(pl.String).str.to_date("%Y-%m-%d") for name in DAYS if name in frame.columns]
    flags = [(pl.col(name) == "t").alias(name) for name in FLAGS if name in frame.columns]
    words = [pl.col(name).cast(pl.String).fill_null("") for name in TEXTS if name in frame.columns]
    return frame.with_columns(*days, *flags, *words)
