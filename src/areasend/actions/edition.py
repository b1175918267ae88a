"""Editions of a self-evaluation: frozen as they stood, signed by the partners, published."""

from __future__ import annotations

import json
from datetime import date

from areasend.actions.audit import action
from areasend.actions.checks import check_day, check_reason, say
from areasend.actions.lock import claim
from areasend.actions.naming_nobody import check_public_paper
from areasend.actions.refusal import Refused
from areasend.actions.self_evaluation import check_open
from areasend.documents.stored import to_json
from areasend.records.evaluation_standing import evaluation_standing
from areasend.records.models import Edition, Organisation, SelfEvaluation, SignOff, User
from areasend.records.papers.self_evaluation import edition_paper, stored_paper


@action("edition.freeze")
def freeze(evaluation: SelfEvaluation, *, by: User, today: date, version: int | None = None) -> Edition:
    """The next edition: the self-evaluation as it stands, fit for the public: without comments and what is not public."""
    held = claim(evaluation, version)
    check_open(held)
    standing = evaluation_standing(held, today)
    if not standing.statements:
        raise Refused("There is nothing to freeze yet. Add a theme and its first statement.")
    last = held.editions.order_by("number").last()
    number = last.number + 1 if last else 1
    if last and today < last.frozen_on:
        raise Refused(f"Edition {last.number} was frozen on {say(last.frozen_on)}. The next one cannot be older.")
    paper = json.loads(to_json(edition_paper(standing, number)))
    return Edition.objects.create(evaluation=held, number=number, frozen_on=today, paper=paper, recorded_by=by)


@action("edition.sign_off")
def sign_off(
    edition: Edition, *, by: User, today: date, organisation: Organisation, name: str, on: date | None = None
) -> SignOff:
    """A partner's name under the edition. `name`: who signs, and as what."""
    check_reason(name, field="name", ask="Enter who signs, and as what.")
    on = on or today
    check_day(on, today, field="on")
    if on < edition.frozen_on:
        raise Refused(f"The edition was frozen on {say(edition.frozen_on)}. It cannot be signed before.", field="on")
    if edition.sign_offs.filter(organisation=organisation).exists():
        raise Refused(f"{organisation} has signed this edition already.", field="organisation")
    return SignOff.objects.create(edition=edition, organisation=organisation, name=name, on=on, recorded_by=by)


@action("edition.publish")
def publish(edition: Edition, *, by: User, today: date, on: date | None = None) -> Edition:
    """For everyone to read. At least one partner has to have signed it."""
    held = Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    on = on or today
    check_day(on, today, field="on")
    if held.published_on:
        raise Refused(f"This edition was already published on {say(held.published_on)}.")
    if on < held.frozen_on:
        raise Refused(f"The edition was frozen on {say(held.frozen_on)}. Choose a later day.", field="on")
    if not held.sign_offs.exists():
        raise Refused("Nobody has signed this edition yet. Have a partner sign it first.")
    check_public_paper(stored_paper(held))
    held.published_on = on
    held.save(update_fields=["published_on"])
    return held
