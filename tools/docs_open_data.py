"""Renders docs/reference/open-data.md from the fields of the open data themselves."""

from __future__ import annotations

import os

HEAD = """# Open data

<!-- Made from `web/public/open_data.py` by `make docs`; a change here is lost. -->

Below `/how-we-are-doing/data/`, for everyone, without a sign-in. The figures of a release never change and keep their address; plan
progress and decisions are as they stand today. All of it is under the
[Open Government Licence v3.0](https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/). What may be in it:
[what the public is told](../explanation/what-the-public-is-told.md).

| address | what |
|---|---|
| `data/` | the index, with every release |
| `data/YYYY-MM/indicators.csv`, `.json` | the figures as at the end of that month |
| `data/plan-progress.csv`, `.json` | the public actions of the published plans |
| `data/decisions.csv`, `.json` | the published decisions |
| `data/schemas/NAME.json` | the JSON Schema of a JSON file; NAME is indicators, plan-progress or decisions |
| `data/catalogue.jsonld` | all of it in the words of DCAT |

A JSON file holds `schema`, `title`, `about`, `area`, `as_at`, `licence`, `licence_url` and `rows`. A CSV file holds the rows alone, in
UTF-8 with its mark, with the fields in this order.
"""


def render() -> str:
    sets = _open_data().SETS.items()
    return "\n\n".join([HEAD.strip(), *(_set(name, *told) for name, told in sets)]) + "\n"


def _open_data():
    """The module reads records, which ask for Django to be set up; nothing is read from a database."""
    import django
    from django.apps import apps

    if not apps.ready:
        os.environ.setdefault("AREASEND_MODE", "test")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "areasend.site.settings")
        django.setup()
    from areasend.web.public import open_data

    return open_data


def _set(name: str, title: str, about: str, fields: tuple[tuple[str, str, str], ...]) -> str:
    rows = [f"| `{field}` | {_kind(kind)} | {says} |" for field, kind, says in fields]
    table = "\n".join(["| Field | Kind | Meaning |", "|---|---|---|", *rows])
    return f"## {title} (`{name}`)\n\n{about}.\n\n{table}"


def _kind(kind: str) -> str:
    return f"{kind.removesuffix('?')}, may be empty" if kind.endswith("?") else kind


PAGES = {"open-data.md": render}
