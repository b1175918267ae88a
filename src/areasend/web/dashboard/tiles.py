"""What the dashboard shows of each indicator, by the parts of the system."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from areasend.indicators.catalogue.card import domains
from areasend.indicators.catalogue.standing import Standing, standing
from areasend.web.dashboard.scope import Scope, hides


@dataclass(frozen=True)
class Group:
    key: str
    label: str
    known: list[Standing]
    unknown: list[Standing]


def tile(key: str, scope: Scope) -> Standing:
    return standing(scope.figures(key), settings.AREASEND_AREA, scope.aims.get(key), hides(scope.user))


def address(scope: Scope, name: str, *args: str, **more: str) -> str:
    query = urlencode({**scope.query, **{key: value for key, value in more.items() if value}})
    return f"{reverse(f'dashboard:{name}', args=args)}{'?' if query else ''}{query}"


def groups(scope: Scope) -> list[Group]:
    """Every domain with its tiles; made once for a scope and kept with it."""
    made, name = scope.loaded.made, f"groups, {hides(scope.user)}"
    if name not in made:
        made[name] = [_group(key, scope) for key in domains()]
    return list(made[name])


def _group(key: str, scope: Scope) -> Group:
    tiles = [tile(name, scope) for name in domains()[key].cards]
    known, unknown = [one for one in tiles if one.is_known], [one for one in tiles if not one.is_known]
    return Group(key, domains()[key].label, known, unknown)
