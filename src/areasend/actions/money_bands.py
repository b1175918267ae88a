"""Schemes of bands: the one in use and those proposed, their rates from a file, and who goes to which band."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from areasend.actions.audit import action
from areasend.actions.checks import check_reason
from areasend.actions.refusal import Refused
from areasend.exchange.ledger import bands
from areasend.exchange.observations import Problem
from areasend.forecast.money.rebanding import MoveRule
from areasend.records.choices import Need
from areasend.records.models import BandRate, BandScheme, User
from areasend.rules.money.kinds import TOP_UP_LINES

KEYS = frozenset({"to", "band", "kind", "need"})


@action("band_scheme.record")
def record(
    *, by: User | None, today: date, slug: str, title: str, state: str = BandScheme.State.PROPOSED
) -> BandScheme:
    """A new scheme, proposed unless it is the first one in use."""
    check_reason(title, field="title", ask="Name the scheme, such as: Bands from September 2027.")
    if BandScheme.objects.filter(slug=slug).exists():
        raise Refused(f"There is a scheme “{slug}” already. Choose another short name.", field="slug")
    if state == BandScheme.State.CURRENT and BandScheme.objects.filter(state=state).exists():
        raise Refused("Another scheme is in use. Retire it first: two cannot be in use at once.", field="state")
    return BandScheme.objects.create(slug=slug, title=title, state=state, recorded_by=by)


@action("band_scheme.set_rules")
def set_rules(scheme: BandScheme, *, by: User | None, today: date, rules: list[dict[str, Any]]) -> BandScheme:
    """Who goes to which band, in order: the first rule that fits a child counts. Each names `to`, and any of band, kind and need."""
    for number, rule in enumerate(rules, start=1):
        if not rule.get("to") or not set(rule) <= KEYS:
            raise Refused(
                f"Rule {number} must name the band “to”, and may name band, kind and need; nothing else.", field="rules"
            )
        _check_known(number, MoveRule(**rule))
    held = BandScheme.objects.select_for_update().get(pk=scheme.pk)
    held.rules = rules
    held.save(update_fields=["rules"])
    return held


def _check_known(number: int, rule: MoveRule) -> None:
    if rule.kind and rule.kind not in TOP_UP_LINES:
        raise Refused(
            f"Rule {number} names the kind “{rule.kind}”. Choose one of: {', '.join(TOP_UP_LINES)}.", field="kind"
        )
    if rule.need and rule.need not in Need.values:
        raise Refused(
            f"Rule {number} names the need “{rule.need}”. Choose one of: {', '.join(Need.values)}.", field="need"
        )


@action("band_scheme.set_rate")
def set_rate(scheme: BandScheme, *, by: User | None, today: date, rate: bands.Rate) -> BandRate:
    """A band's yearly top-up; another amount takes the place of the one that stood."""
    place = {"scheme": scheme, "first": rate.first, "band": rate.band, "kind": rate.kind}
    held = BandRate.objects.select_for_update(of=("self",)).filter(**place).first()
    if held is None:
        return BandRate.objects.create(**place, amount=rate.amount, recorded_by=by)
    held.amount = rate.amount
    held.save(update_fields=["amount"])
    return held


@dataclass
class Brought:
    """What a file of rates held: recorded (or, of a trial, that would be), known already, and what is wrong."""

    recorded: int = 0
    known: int = 0
    problems: list[Problem] = field(default_factory=list)


class _Undone(Exception):
    """Takes a trial back."""


def bring_in(
    scheme: BandScheme, name: str, content: bytes, *, by: User | None, today: date, is_dry_run: bool = False
) -> Brought:
    """Record every rate of the file, or none where anything is wrong."""
    rates, problems = bands.read(name, content)
    found = Brought(problems=problems)
    if problems:
        return found
    known = {(one.first, one.band, one.kind): one.amount for one in BandRate.objects.filter(scheme=scheme)}
    new = [rate for rate in rates if known.get((rate.first, rate.band, rate.kind)) != rate.amount]
    found.recorded, found.known = len(new), len(rates) - len(new)
    try:
        with transaction.atomic():
            for rate in new:
                set_rate(scheme, by=by, today=today, rate=rate)
            if is_dry_run:
                raise _Undone
    except _Undone:
        pass
    return found
