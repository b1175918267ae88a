"""The files: whole, described, licensed, at addresses that stay."""

from __future__ import annotations

import csv
import io
import json

import pytest

from areasend.web.public.open_data import SETS, as_csv, schema

DATA = "/how-we-are-doing/data/"
OCTOBER = f"{DATA}2026-10/indicators"
KINDS = {"string": (str,), "integer": (int,), "number": (int, float), "boolean": (bool,), "null": (type(None),)}
pytestmark = pytest.mark.django_db


def rows_of(client, path):
    return list(csv.DictReader(io.StringIO(client.get(path).content.decode("utf-8-sig"))))


def fits(row, described):
    """Whether a row holds exactly the fields described, each of a kind that is allowed."""
    kinds = {name: field["type"] for name, field in described["properties"].items()}
    allowed = {name: [kind] if isinstance(kind, str) else kind for name, kind in kinds.items()}
    return row.keys() == allowed.keys() and all(
        any(isinstance(value, KINDS[kind]) for kind in allowed[name]) for name, value in row.items()
    )


def test_the_figures_are_there_as_csv(client, released):
    found = [row for row in rows_of(client, f"{OCTOBER}.csv") if row["key"] == "requests_received"]
    assert found[0]["value"] == "70"
    assert {row["part"] for row in found} == {"whole", "before", "month"}


@pytest.mark.parametrize("path", [f"{OCTOBER}.json", f"{DATA}plan-progress.json", f"{DATA}decisions.json"])
def test_the_rows_fit_their_schema(client, account, path):
    told = client.get(path).json()
    described = client.get(told["schema"]).json()
    assert told.keys() == set(described["required"])
    assert told["rows"]
    assert all(fits(row, described["properties"]["rows"]["items"]) for row in told["rows"])


@pytest.mark.parametrize("name", SETS)
def test_every_field_is_described(name):
    fields = schema(name, "https://example.org")["properties"]["rows"]["items"]["properties"]
    assert all(field["description"] for field in fields.values())


def test_the_licence_stands_in_every_file(client, released):
    assert client.get(f"{OCTOBER}.json").json()["licence"] == "Open Government Licence v3.0"
    assert 'rel="license"' in client.get(f"{OCTOBER}.csv")["Link"]


def test_a_release_may_be_kept_long_and_read_from_anywhere(client, released):
    answer = client.get(f"{OCTOBER}.csv")
    assert (answer["Cache-Control"], answer["Access-Control-Allow-Origin"]) == ("public, max-age=2592000", "*")


def test_a_month_that_is_not_published_is_not_there(client, released):
    assert client.get(f"{DATA}2026-09/indicators.csv").status_code == 404


def test_the_catalogue_leads_to_files_that_are_there(client, account):
    told = json.loads(client.get(f"{DATA}catalogue.jsonld").content)
    files = [one["dcat:downloadURL"]["@id"] for found in told["dcat:dataset"] for one in found["dcat:distribution"]]
    assert len(files) == 6
    assert {client.get(one).status_code for one in files} == {200}


def test_no_cell_is_taken_for_a_formula():
    assert "'=1+1" in as_csv([{"a": "=1+1"}], (("a", "string", "A"),))
