"""An invented area, calibrated on the DfE's published figures of a real one. docs/explanation/demo-area.md says how it is made."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from areasend.demo.store.made import Made, Say


def load(
    area: str = "825",
    seed: int = 1,
    cases: int | None = None,
    as_of: date | None = None,
    progress: Say | None = None,
    *,
    only_cases: bool = False,
) -> Made:
    """Replaces what is in the database by an invented area; see `areasend.demo.store.loading.load`."""
    from areasend.demo.store import loading

    return loading.load(area, seed, cases, as_of, progress or loading.quiet, only_cases=only_cases)


def is_empty() -> bool:
    """Whether the database holds nobody yet."""
    from areasend.records.models import Person

    return not Person.objects.exists()


def sign_ins() -> list[tuple[str, str, str]]:
    """Role, e-mail address and password of the people whose sign-ins a demo shows; empty where the area is not invented."""
    from areasend.demo.people.staff import PASSWORD
    from areasend.records.models import Deployment, User
    from areasend.rules.policies.access import Role

    if not Deployment.objects.filter(is_demo=True).exists():
        return []
    shown = User.objects.filter(is_demo=True, is_shown=True, grants__until=None).order_by("pk")
    return [(Role(role).label, email, PASSWORD) for role, email in shown.values_list("grants__role", "email")]
