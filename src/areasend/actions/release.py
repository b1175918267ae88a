"""Releases: the figures that everyone sees, made as at the end of a month, looked through by a person, then published for good."""

from __future__ import annotations

from datetime import date

from areasend.actions.audit import action
from areasend.actions.checks import say
from areasend.actions.refusal import Refused
from areasend.indicators.release.compare import telling
from areasend.indicators.release.tables import is_month_end
from areasend.records import releases
from areasend.records.models import Release, User


@action("release.make")
def make(on: date, *, by: User | None, today: date) -> Release:
    """Count and freeze the figures as at the last day of a month. One that nobody has seen yet is counted anew."""
    check_month(on, today)
    made = Release.objects.filter(as_at=on).first()
    if made and made.published_on:
        raise Refused(
            f"The figures as at {say(on)} were published on {say(made.published_on)} and stay as they are. "
            "Corrections come with the next month.",
            field="on",
        )
    made = made or Release(as_at=on, recorded_by=by)
    made.figures = releases.counted(on)
    made.save()
    return made


@action("release.publish")
def publish(release: Release, *, by: User | None, today: date) -> Release:
    """Let everyone see it. Refused while it and the release before would together tell what neither may."""
    if release.published_on:
        raise Refused(f"It was already published on {say(release.published_on)}.")
    check_later(release)
    before = releases.before(release.as_at)
    if before and (told := telling(before.figures, release.figures)):
        raise Refused(
            f"{told[0]} Together they would tell a small number: make the figures anew before you publish them."
        )
    release.published_on = today
    release.save(update_fields=["published_on"])
    return release


def check_month(on: date, today: date) -> None:
    if not is_month_end(on):
        raise Refused(f"Figures are released as at the last day of a month; {say(on)} is not one.", field="on")
    if on >= today:
        raise Refused(f"{say(on)} is not over yet. Choose a month that is.", field="on")
    newest = releases.newest()
    if newest and newest.as_at > on:
        raise Refused(
            f"The figures as at {say(newest.as_at)} are published already. Choose a later month: "
            "an older one counted now would tell by its difference what is withheld.",
            field="on",
        )


def check_later(release: Release) -> None:
    newest = releases.newest()
    if newest and newest.as_at > release.as_at:
        raise Refused(
            f"Later figures, as at {say(newest.as_at)}, are published already. Publish those that follow them."
        )
