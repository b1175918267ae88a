"""Measures of the demo with what came of them so far, and one published report."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from areasend.actions import money_measure, money_report
from areasend.demo.above.known import Known
from areasend.demo.above.money import said, years
from areasend.demo.quota import Rng
from areasend.records.money.inputs import months_in


def load(known: Known, given: dict[str, Any], rng: Rng) -> None:
    for one in given["measures"]:
        _measure(known, given, one)
    words = said(known, given)
    report = money_report.compose(**words, **given["report"])
    money_report.publish(report, **words)


def _measure(known: Known, given: dict[str, Any], one: dict[str, Any]) -> None:
    year = years(known)[-1]
    words = {**said(known, given), "today": year.starts_on}
    later, month = one["starts"]
    measure = money_measure.plan(
        **words, title=one["title"], code=one["code"], owner=one["owner"], starts_on=date(year.first + later, month, 1),
        full_year=Decimal(one["full_year"]), cost=Decimal(one["cost"]), how=f"{one['how']} ({given['invented'].capitalize()}.)",
    )  # fmt: skip
    closed = [month.month for month in months_in(year)]
    for back, amount, evidence in one["delivered"]:
        if len(closed) >= -back and closed[back] >= measure.starts_on:
            on = closed[back].replace(day=28)
            told = {**words, "today": known.until}
            money_measure.deliver(measure, **told, on=on, amount=Decimal(amount), evidence=evidence)
