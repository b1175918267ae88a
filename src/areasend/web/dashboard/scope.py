"""Whose cases, of which team, as at which day: what every figure of the dashboard is of. Judged once, and kept until anything changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from threading import Lock
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Max

from areasend.indicators.catalogue import evaluate, indicators
from areasend.indicators.catalogue.evaluate import Figures
from areasend.indicators.catalogue.frames import Frames
from areasend.records import frames_catalogue
from areasend.records.models import AuditEntry, Case, Fact, Team, User
from areasend.records.models.observation import Observation
from areasend.records.querysets.case import CaseQuerySet
from areasend.rules.policies.access import Relation, Verb, relations_for


def sees_area(user: User) -> bool:
    """Whether their figures are the whole area's."""
    return Relation.AREA in relations_for(user.roles, Verb.VIEW_TIMELINESS)


@dataclass
class Loaded:
    """The frames of one reader, team and day, what was judged of them, and what was made of that for pages."""

    frames: Frames
    on: date
    figures: dict[str, Figures] = field(default_factory=dict)
    made: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Scope:
    user: User
    today: date
    on: date
    team: Team | None

    @property
    def cases(self) -> CaseQuerySet:
        seen: CaseQuerySet = Case.objects.allowed(self.user, Verb.VIEW_TIMELINESS)
        return seen.filter(team=self.team) if self.team else seen

    @property
    def query(self) -> dict[str, str]:
        """What an address has to say to be of this scope."""
        team = {"team": str(self.team.pk)} if self.team else {}
        return team if self.on == self.today else {**team, "on": self.on.isoformat()}

    @cached_property
    def loaded(self) -> Loaded:
        """Looked up once a request: what it is of cannot change under the page."""
        who = "area" if sees_area(self.user) else f"user {self.user.pk} of {self.user.team_id}"
        key = (settings.DATABASES["default"]["NAME"], who, self.team and self.team.pk, _version())
        frames: Frames = _FRAMES.get(key, lambda: frames_catalogue.catalogue(self.cases))
        loaded: Loaded = _LOADED.get((*key, self.on), lambda: Loaded(frames.known_on(self.on), self.on))
        return loaded

    def figures(self, key: str) -> Figures:
        """An indicator judged over these cases."""
        loaded = self.loaded
        if key not in loaded.figures:
            loaded.figures[key] = evaluate.judged(indicators()[key], loaded.frames, loaded.on)
        return loaded.figures[key]


class Store:
    """The last few of what is dear to make, by what it is of and by the state of the records: any change makes a new key."""

    def __init__(self, most: int) -> None:
        self._kept: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
        self._lock, self._most = Lock(), most

    def get(self, key: tuple[Any, ...], make: Callable[[], Any]) -> Any:
        with self._lock:
            found = self._kept.get(key)
        if found is None:
            found = make()
        with self._lock:
            self._kept[key] = found
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return found


_FRAMES, _LOADED = Store(3), Store(6)


def _version() -> tuple[Any, ...]:
    """Every action leaves an audit entry; imports and the demo add facts. In a transaction of a test the connection tells them apart."""
    newest = [model.objects.aggregate(Max("pk"))["pk__max"] for model in (AuditEntry, Fact, Case, Observation)]
    return (*newest, id(connection.connection) if connection.in_atomic_block else 0)
