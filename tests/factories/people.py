"""People, the settings they attend, and those who work for them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import count
from typing import Any

from django.test import Client

from areasend.records.models import (
    CareLink,
    Carer,
    Organisation,
    Person,
    Placement,
    RoleGrant,
    SenSupport,
    Setting,
    Team,
    User,
)
from areasend.rules.policies.access import Role

NUMBERS = count(1)
FORENAMES = ("Amara", "Bilal", "Chloe", "Daniel", "Esme", "Farah", "George", "Hana", "Isaac", "Jasmine")
SURNAMES = ("Abbott", "Begum", "Carter", "Doyle", "Evans", "Fletcher", "Green", "Hussain", "Irving", "Jones", "Khan")


def make_organisation(name: str = "The council", kind: str = Organisation.Kind.COUNCIL) -> Organisation:
    return Organisation.objects.get_or_create(name=name, defaults={"kind": kind})[0]


def make_team(name: str = "North team") -> Team:
    """The team of that name; the same one when asked again."""
    return Team.objects.get_or_create(name=name, defaults={"organisation": make_organisation()})[0]


def make_user(
    name: str = "", *, roles: Iterable[Role] = (Role.OFFICER,), team: Team | None = None, **fields: Any
) -> User:
    """A user who holds `roles` since long ago. Nobody signs in with a password in tests: see `sign_in`."""
    number = next(NUMBERS)
    email = fields.pop("email", f"user{number}@example.org")
    user = User.objects.create(email=email, name=name or f"User {number}", team=team, **fields)
    RoleGrant.objects.bulk_create([RoleGrant(user=user, role=role, since=date(2020, 1, 1)) for role in roles])
    return user


def sign_in(user: User) -> Client:
    """A client that is signed in as `user`."""
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def make_person(forename: str = "", surname: str = "", **fields: Any) -> Person:
    number = next(NUMBERS)
    given = {
        "reference": f"CYP-{900000 + number}",
        "forename": forename or FORENAMES[number % len(FORENAMES)],
        "surname": surname or SURNAMES[number % len(SURNAMES)],
        "born_on": date(2016, 5, 4),
        "sex": "F",
        "primary_need": "ASD",
    }
    return Person.objects.create(**(given | fields))


def make_carer(person: Person, name: str = "Pat Carer", **fields: Any) -> CareLink:
    """The link; its `.carer` is the carer. A parent with responsibility and first contact, unless said otherwise."""
    given = {"relationship": "mother", "responsibility": "parental", "is_first_contact": True}
    return CareLink.objects.create(person=person, carer=Carer.objects.create(name=name), **(given | fields))


def make_setting(name: str = "Hill Farm School", **fields: Any) -> Setting:
    number = next(NUMBERS)
    given = {"name": name, "urn": f"{100000 + number}", "phase": "primary", "type": "mainstream_academy"}
    return Setting.objects.create(**(given | fields))


def make_placement(person: Person, setting: Setting | None = None, **fields: Any) -> Placement:
    """The main placement since a year ago; where it is at no setting, give `arrangement` and no setting."""
    at = None if fields.get("arrangement") else setting or make_setting()
    given = {"setting": at, "since": date(2025, 9, 1)}
    return Placement.objects.create(person=person, **(given | fields))


def make_sen_support(person: Person | None = None, setting: Setting | None = None, **fields: Any) -> SenSupport:
    """At a school since a year ago."""
    given = {"setting": setting or make_setting(), "since": date(2025, 9, 1), "primary_need": "SLCN"}
    return SenSupport.objects.create(person=person or make_person(), **(given | fields))
