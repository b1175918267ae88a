"""The public account as data: figures of a release, plan progress, decisions; each with its schema, and a catalogue of them all."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date
from typing import Any

from areasend.indicators.release.choice import entries, topics
from areasend.records.models import ActionPlan, Decision, Release
from areasend.web.public import account
from areasend.web.public.told import group_name

LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
LICENCE_NAME = "Open Government Licence v3.0"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
Field = tuple[str, str, str]
"""Name, type as JSON Schema says it (a question mark: may be empty), and what it means."""

INDICATORS: tuple[Field, ...] = (
    ("key", "string", "The indicator's name, the same in every release"),
    ("topic", "string", "The topic under which it is told"),
    ("label", "string", "What it is called"),
    ("definition", "string", "What is counted"),
    ("unit", "string", "The unit of value"),
    ("better", "string", "Which way is good: high, low or neither"),
    (
        "part",
        "string",
        "whole: the year or the day; before: the same a year earlier; month; group: a part of the whole",
    ),
    ("cut", "string?", "By what a group is divided, such as age"),
    ("group", "string?", "The group; needs and sex by the codes of the DfE"),
    ("group_name", "string?", "The group in words"),
    ("first", "date", "The first day counted"),
    ("last", "date", "The last day counted"),
    ("numerator", "integer?", "Children or events counted, to the nearest 5; empty where withheld or not a count"),
    ("denominator", "integer?", "Of how many, to the nearest 5; empty where withheld or not a share or mean"),
    ("value", "number?", "The figure, worked out from rounded counts; empty where none is told"),
    (
        "state",
        "string",
        "shown; withheld: a child could be recognised; too_few: under 25 counted; none: nothing was counted",
    ),
    ("england_year", "integer?", "The year of England's published figure"),
    ("england_value", "number?", "England's published figure"),
    ("source", "string", "Where the figure comes from"),
)
PLAN: tuple[Field, ...] = (
    ("plan", "string", "The plan's name"),
    ("reference", "string", "The action within its plan"),
    ("priority", "string?", "The priority of the strategy that it serves"),
    ("action", "string", "What was promised"),
    ("lead", "string?", "Who leads it"),
    ("due_on", "date?", "The next day by which something is promised"),
    ("status", "string", "How it stands, in a word"),
    ("status_meaning", "string", "What the word means"),
    ("latest_news_on", "date?", "The day of the latest public news"),
    ("latest_news", "string?", "The latest public news"),
)
DECISIONS: tuple[Field, ...] = (
    ("reference", "string", "The decision's number in the register"),
    ("title", "string", "What it is about"),
    ("maker", "string", "Who decides"),
    ("status", "string", "Whether it is planned, approved, noted or otherwise settled"),
    ("is_key", "boolean", "Whether it is a key decision"),
    ("planned_on", "date?", "When it is planned"),
    ("decided_on", "date?", "When it was made"),
    ("published_on", "date?", "When it was published"),
    ("decision", "string?", "What was decided"),
)
SETS: dict[str, tuple[str, str, tuple[Field, ...]]] = {
    "indicators": (
        "Figures",
        "The indicators of a release, by month and group, small numbers withheld and counts rounded",
        INDICATORS,
    ),
    "plan-progress": ("Plan progress", "Every public action of the published plans and how it stands", PLAN),
    "decisions": ("Decisions", "Formal decisions about special educational needs and disabilities", DECISIONS),
}
TYPES = {"date": {"type": "string", "format": "date"}}


def indicator_rows(release: Release) -> list[dict[str, Any]]:
    told = release.figures["indicators"]
    return [row for key, entry in entries().items() if key in told for row in _indicator(entry, told[key])]


def _indicator(entry: Any, told: dict[str, Any]) -> list[dict[str, Any]]:
    card, england = entry.card, told["england"] or {}
    fixed = {
        "key": entry.key,
        "topic": topics()[entry.topic].title,
        "label": card.label,
        "definition": card.definition,
        "unit": card.unit,
        "better": card.better,
        "source": card.source,
        "england_year": england.get("year"),
        "england_value": england.get("value"),
    }
    cells = [("whole", None, told["whole"]), ("before", None, told["before"])]
    cells += [("month", None, cell) for cell in told["months"]]
    cells += [("group", cut, cell) for cut, found in told["groups"].items() for cell in found]
    return [
        _ordered(
            {**cell, **fixed, "part": part, "cut": cut, "group_name": group_name(cut or "", cell["group"])}, INDICATORS
        )
        for part, cut, cell in cells
    ]


def plan_rows(plans: Iterable[ActionPlan], on: date) -> list[dict[str, Any]]:
    return [_promise(plan, one) for plan in plans for one in account.promises(plan, on)]


def _promise(plan: ActionPlan, one: account.Promise) -> dict[str, Any]:
    news = one.notes[0] if one.notes else None
    return {
        "plan": plan.title,
        "reference": one.action.reference,
        "priority": str(one.action.priority or "") or None,
        "action": one.action.title,
        "lead": one.leads or None,
        "due_on": _iso(one.due_on),
        "status": one.word,
        "status_meaning": one.sentence,
        "latest_news_on": _iso(news.on) if news else None,
        "latest_news": news.text if news else None,
    }


def decision_rows(found: Iterable[Decision]) -> list[dict[str, Any]]:
    return [_decision(one) for one in found]


def _decision(one: Decision) -> dict[str, Any]:
    days = {name: _iso(getattr(one, name)) for name in ("planned_on", "decided_on", "published_on")}
    told = {"reference": one.reference, "title": one.title, "maker": one.maker, "status": one.get_status_display()}
    return _ordered({**told, **days, "is_key": one.is_key, "decision": one.text or None}, DECISIONS)


def _ordered(row: dict[str, Any], fields: tuple[Field, ...]) -> dict[str, Any]:
    return {name: row[name] if row[name] != "" else None for name, _, _ in fields}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def as_csv(rows: list[dict[str, Any]], fields: tuple[Field, ...]) -> str:
    """UTF-8 with its mark, so that spreadsheets read accents and dashes; no cell is taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([name for name, _, _ in fields])
    writer.writerows([[_safe(row[name]) for name, _, _ in fields] for row in rows])
    return "\ufeff" + out.getvalue()


def _safe(value: Any) -> Any:
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{value}"
    return "" if value is None else value


def as_json(rows: list[dict[str, Any]], name: str, *, area: str, as_at: date, schema: str) -> dict[str, Any]:
    title, about, _ = SETS[name]
    named = {"title": title, "about": about, "area": area, "as_at": as_at.isoformat()}
    return {"schema": schema, **named, "licence": LICENCE_NAME, "licence_url": LICENCE, "rows": rows}


def schema(name: str, address: str) -> dict[str, Any]:
    """JSON Schema of the JSON file, with what each field means."""
    title, about, fields = SETS[name]
    text = {"type": "string"}
    row = {
        "type": "object",
        "properties": {field: _type(kind) | {"description": words} for field, kind, words in fields},
        "required": [field for field, _, _ in fields],
        "additionalProperties": False,
    }
    head = dict.fromkeys(("schema", "title", "about", "area", "licence", "licence_url"), text)
    properties = {**head, "as_at": TYPES["date"], "rows": {"type": "array", "items": row}}
    told = {"$schema": DIALECT, "$id": address, "title": title, "description": about, "type": "object"}
    return {**told, "properties": properties, "required": list(properties)}


def _type(kind: str) -> dict[str, Any]:
    plain = kind.removesuffix("?")
    known = TYPES.get(plain, {"type": plain})
    return {**known, "type": [known["type"], "null"]} if kind.endswith("?") else dict(known)


def catalogue(sets: list[dict[str, Any]], *, area: str, publisher: str, home: str) -> dict[str, Any]:
    """Metadata in the words of DCAT, as JSON-LD. Each of `sets`: `title`, `about`, `issued`, `page`, `schema`, `files` by media type."""
    context = {
        "dcat": "http://www.w3.org/ns/dcat#",
        "dct": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
    }
    return {
        "@context": context,
        "@id": home,
        "@type": "dcat:Catalog",
        "dct:title": f"Special educational needs and disabilities in {area}: open data",
        "dct:publisher": {"@type": "foaf:Organization", "foaf:name": publisher},
        "dct:license": {"@id": LICENCE},
        "dcat:dataset": [_dataset(one) for one in sets],
    }


def _dataset(one: dict[str, Any]) -> dict[str, Any]:
    files = [
        {
            "@type": "dcat:Distribution",
            "dcat:downloadURL": {"@id": href},
            "dcat:mediaType": kind,
            "dct:license": {"@id": LICENCE},
        }
        for kind, href in one["files"].items()
    ]
    return {
        "@type": "dcat:Dataset",
        "dct:title": one["title"],
        "dct:description": one["about"],
        "dct:issued": one["issued"],
        "dct:conformsTo": {"@id": one["schema"]},
        "dcat:landingPage": {"@id": one["page"]},
        "dcat:distribution": files,
    }
