"""The figures of the page: which indicator judges the cases, which counts stand beside its share, and which list holds each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import polars as pl

from areasend.indicators import periods, timeliness
from areasend.indicators.cards import Card, cards
from areasend.web.timeliness import links
from areasend.web.timeliness.scope import Scope

Judge = Callable[[Scope], pl.DataFrame]
Link = Callable[[Scope, date, date], str]


@dataclass(frozen=True)
class Part:
    """A count beside the share: how many judged cases met (or missed) it in a period, and the address of their list."""

    label: str
    judge: Judge
    met: bool
    link: Link

    def counts(self, scope: Scope, every: periods.Every, span: tuple[date, date]) -> dict[date, int]:
        found = periods.rates(self.judge(scope), every, span=span)
        missed = pl.col("denominator") - pl.col("numerator")
        return dict(found.select("starts_on", "numerator" if self.met else missed).iter_rows())


@dataclass(frozen=True)
class Measure:
    """`key` stands in the address, `card` names the indicator's card, `note` is what a reader of the table must know."""

    key: str
    title: str
    card_key: str
    judge: Judge
    parts: tuple[Part, ...]
    note: str = ""
    average: Judge | None = None

    @property
    def card(self) -> Card:
        return cards()[self.card_key]

    def rates(self, scope: Scope, every: periods.Every, span: tuple[date, date]) -> pl.DataFrame:
        return periods.rates(self.judge(scope), every, span=span)


AFTER_A_YEAR = "Plans that took more than 52 weeks are among those after 20 weeks, and are shown again by themselves."


def listed(query: dict[str, str], **more: str) -> Link:
    return lambda scope, first, last: links.cases(scope, {**query, **more}, first, last)


def issued(scope: Scope) -> pl.DataFrame:
    return timeliness.plans_in_20_weeks(scope.assessments)


def issued_after_a_year(scope: Scope) -> pl.DataFrame:
    return timeliness.plans_after_52_weeks(scope.assessments)


def issued_ex(scope: Scope) -> pl.DataFrame:
    return timeliness.plans_in_20_weeks(scope.assessments, exceptions=False)


def issued_ex_after_a_year(scope: Scope) -> pl.DataFrame:
    return timeliness.plans_after_52_weeks(scope.assessments, exceptions=False)


def decisions(scope: Scope) -> pl.DataFrame:
    """A case that went on to its end without a recorded decision tells nothing of when it was decided."""
    ended = pl.any_horizontal(pl.col("plan_issued_on", "no_plan_on").is_not_null())
    known = scope.assessments.filter(pl.col("decided_on").is_not_null() | ~ended)
    return timeliness.decided_in_6_weeks(known, scope.on)


def decided(scope: Scope) -> pl.DataFrame:
    return decisions(scope).filter(pl.col("decided_on").is_not_null())


def undecided(scope: Scope) -> pl.DataFrame:
    return decisions(scope).filter(pl.col("decided_on").is_null())


def advice(scope: Scope) -> pl.DataFrame:
    return timeliness.advice_in_6_weeks(scope.advice, scope.on)


def reviews(scope: Scope) -> pl.DataFrame:
    return timeliness.reviews_decided_in_4_weeks(scope.reviews)


def _plans(judge: Judge, after_a_year: Judge, **query: str) -> tuple[Part, ...]:
    asked = {**links.PLAN, **query}
    return (
        Part("Within 20 weeks", judge, True, listed(asked, within="final_yes")),
        Part("After 20 weeks", judge, False, listed(asked, within="final_no")),
        Part("After 52 weeks", after_a_year, True, listed(asked, within="over_52")),
    )


MEASURES = {
    measure.key: measure
    for measure in (
        Measure(
            "plans",
            "Plans within 20 weeks",
            "plans_in_20_weeks",
            issued,
            _plans(issued, issued_after_a_year),
            note=AFTER_A_YEAR,
            average=lambda scope: timeliness.plans_issued(scope.assessments),
        ),
        Measure(
            "plans-without-exceptions",
            "Plans within 20 weeks, exceptions left out",
            "plans_in_20_weeks_ex",
            issued_ex,
            _plans(issued_ex, issued_ex_after_a_year, exception="none"),
            note=AFTER_A_YEAR,
            average=lambda scope: timeliness.plans_issued(scope.assessments, exceptions=False),
        ),
        Measure(
            "decisions",
            "Decided within 6 weeks",
            "decided_in_6_weeks",
            decisions,
            (
                Part("Within 6 weeks", decided, True, listed(links.REQUEST, within="decision_yes")),
                Part("After 6 weeks", decided, False, listed(links.REQUEST, within="decision_no")),
                Part("Undecided after 6 weeks", undecided, False, links.undecided),
            ),
        ),
        Measure(
            "advice",
            "Advice within 6 weeks",
            "advice_in_6_weeks",
            advice,
            (
                Part("In time", advice, True, lambda *span: links.advice(*span, met=True)),
                Part("Late or missing", advice, False, lambda *span: links.advice(*span, met=False)),
            ),
            note="Not published for other areas, so there is nothing to set beside it.",
        ),
        Measure(
            "reviews",
            "Annual reviews decided within 4 weeks",
            "reviews_decided_in_4_weeks",
            reviews,
            (
                Part("Within 4 weeks", reviews, True, listed(links.REVIEW, within="review_yes")),
                Part("After 4 weeks", reviews, False, listed(links.REVIEW, within="review_no")),
            ),
        ),
    )
}
