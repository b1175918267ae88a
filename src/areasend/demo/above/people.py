"""The partnership's invented people and the bodies that they come from. The bodies and the jobs are those of the published plan."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from django.contrib.auth.hashers import make_password

from areasend.actions import user as users
from areasend.demo.above.known import Known
from areasend.demo.people.staff import PASSWORD, TITLES
from areasend.records.models import Organisation, User
from areasend.rules.policies.access import Role

DOMAIN = "partners.example"
SINCE = date(2023, 9, 1)


def load(until: date) -> Known:
    """Everyone who meets in the boards, and the bodies by their names. `users["head"]` is the head of service of the case staff."""
    written = _written()
    for before, name in written["called"].items():
        Organisation.objects.filter(name=before).update(name=name)
    for name, kind in written["bodies"].items():
        Organisation.objects.get_or_create(name=name, defaults={"kind": kind})
    password = make_password(PASSWORD)
    found = {key: _person(given, password) for key, given in written["people"].items()}
    found["head"] = _head()
    bodies = {body.name: body for body in Organisation.objects.all()}
    return Known(until, found["lead"], found, bodies)


@cache
def _written() -> dict[str, Any]:
    text = files(__package__).joinpath("people.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


def _person(given: dict[str, Any], password: str) -> User:
    body, _ = Organisation.objects.get_or_create(name=given["body"], defaults={"kind": Organisation.Kind.OTHER})
    role = Role(given.get("role", Role.PARTNER))
    user = users.invite(
        by=None, today=SINCE, email=address(given["name"]), name=given["name"], roles=[role], job_title=given["job"]
    )
    user.organisation, user.password, user.is_demo, user.is_shown = body, password, True, bool(given.get("shown"))
    user.save(update_fields=["organisation", "password", "is_demo", "is_shown"])
    return user


def address(name: str) -> str:
    """Such as ravi.senanayake@partners.example."""
    words = name.lower().removeprefix("dr ").split()
    return f"{'.'.join(words)}@{DOMAIN}"


def _head() -> User:
    """The head of service whose sign-in the demo shows; in an area without case staff, one of her own."""
    found = User.objects.filter(grants__role=Role.HEAD_OF_SERVICE, grants__until=None).order_by("pk").first()
    return found or users.invite(
        by=None,
        today=SINCE,
        email=address("Eleanor Castellan"),
        name="Eleanor Castellan",
        roles=[Role.HEAD_OF_SERVICE],
        job_title=TITLES["head_of_service"],
    )
