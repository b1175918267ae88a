"""Children and young people, and their carers."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from areasend.actions import index, lock
from areasend.actions.audit import action
from areasend.actions.checks import check_day, check_reason, say
from areasend.actions.numbers import next_person_reference
from areasend.actions.refusal import Refused
from areasend.exchange.caseload.upn import is_well_formed
from areasend.records.models import CareLink, Carer, Person, User
from areasend.records.readings import readings
from areasend.rules import ages

OLDEST = 26
NO_NOTICES = CareLink.Responsibility.NONE
ULN_FORM = re.compile("[0-9]{10}")


def check_age(born_on: date, today: date) -> None:
    if born_on > today:
        raise Refused("The date of birth is in the future. Check the year.", field="born_on")
    if ages.age_on(born_on, today) >= OLDEST:
        raise Refused(
            f"That date of birth makes them {ages.age_on(born_on, today)}. EHC plans end before 26: check the year.",
            field="born_on",
        )


def check_numbers(upn: str | None, uln: str | None, *, other_than: int | None = None) -> None:
    """A UPN or ULN has its form, and belongs to one person."""
    if upn and not is_well_formed(upn):
        raise Refused("A UPN is a letter and twelve digits, such as A123456789012. Check it.", field="upn")
    if uln and not ULN_FORM.fullmatch(uln):
        raise Refused("A ULN is ten digits. Check it.", field="uln")
    for field, value in (("upn", upn), ("uln", uln)):
        found = Person.objects.filter(**{field: value}).exclude(pk=other_than).first() if value else None
        if found:
            raise Refused(
                f"{field.upper()} {value} already belongs to {found.reference}. Open that record, or check the number.",
                field=field,
            )


def check_needs(primary: str, secondary: str) -> None:
    if secondary and not primary:
        raise Refused("Select the main need first: this one comes second.", field="secondary_need")
    if secondary and secondary == primary:
        raise Refused("The second need is the same as the main one. Select another, or none.", field="secondary_need")


@action("person.record")
def record(
    *, by: User | None, today: date, forename: str, surname: str, born_on: date, sex: str, **more: Any
) -> Person:
    """A child or young person the area has not met before. `more` takes the other fields of `Person`."""
    check_age(born_on, today)
    check_numbers(more.get("upn"), more.get("uln"))
    check_needs(more.get("primary_need", ""), more.get("secondary_need", ""))
    return Person.objects.create(
        reference=next_person_reference(),
        forename=forename,
        surname=surname,
        born_on=born_on,
        sex=sex,
        recorded_by=by,
        **more,
    )


@action("person.amend")
def amend(person: Person, *, by: User, today: date, because: str, version: int | None = None, **changes: Any) -> Person:
    """Correct or bring up to date what is known of a person. The history keeps what it was."""
    check_reason(because, field="because", ask="Say why you are changing this record.")
    if "born_on" in changes:
        check_age(changes["born_on"], today)
        check_born_before_cases(person, changes["born_on"])
    check_numbers(changes.get("upn"), changes.get("uln"), other_than=person.pk)
    held = lock.claim(person, version)
    for field, value in changes.items():
        setattr(held, field, value)
    check_needs(held.primary_need, held.secondary_need)
    held.save()
    if "born_on" in changes:
        index.store(*held.cases.all())
    return held


def check_born_before_cases(person: Person, born_on: date) -> None:
    first = person.cases.exclude(opened_on=None).order_by("opened_on").first()
    if first and first.opened_on and born_on > first.opened_on:
        raise Refused(
            f"{first.reference} was opened on {say(first.opened_on)}, so they were born by then. Check the date.",
            field="born_on",
        )


@action("person.add_carer")
def add_carer(
    person: Person,
    *,
    by: User | None,
    carer: Carer,
    relationship: str,
    responsibility: str,
    lives_with: bool = True,
    is_first_contact: bool = False,
    since: date | None = None,
) -> CareLink:
    """Say what a carer is to a person. A new first contact takes the place of the former one."""
    check_no_namesake(person, carer)
    if is_first_contact:
        person.care_links.filter(is_first_contact=True, until=None).update(is_first_contact=False)
    try:
        with transaction.atomic():
            return CareLink.objects.create(
                person=person,
                carer=carer,
                relationship=relationship,
                responsibility=responsibility,
                lives_with=lives_with,
                is_first_contact=is_first_contact,
                since=since,
                recorded_by=by,
            )
    except IntegrityError as error:
        raise Refused(f"{carer.name} is already recorded as a carer of {person.full_name}.", field="name") from error


def check_no_namesake(person: Person, carer: Carer) -> None:
    if person.care_links.filter(until=None, carer__name__iexact=carer.name.strip()).exists():
        raise Refused(
            f"{carer.name} is already recorded as a carer of {person.full_name}. "
            "If this is someone else of the same name, add what tells them apart.",
            field="name",
        )


@action("carer.end_link")
def end_link(link: CareLink, *, by: User, today: date, until: date, because: str) -> CareLink:
    """`until` is the last day on which they are a parent or carer of this person. Who was contacted first gives way to the next one."""
    check_reason(because, field="because", ask="Say why they are no longer a parent or carer.")
    check_day(until, today, field="until")
    lock.hold(link.person)
    link.refresh_from_db(fields=["since", "until"])
    if link.until:
        raise Refused(f"This already ended on {say(link.until)}.")
    if link.since and until < link.since:
        raise Refused(f"It began on {say(link.since)}. The last day cannot be before.", field="until")
    left = link.person.care_links.filter(until=None).exclude(pk=link.pk)
    check_someone_to_write_to(link, list(left), today)
    link.until = until
    link.save(update_fields=["until"])
    if link.is_first_contact and (following := left.exclude(responsibility=NO_NOTICES).first()):
        following.is_first_contact = True
        following.save(update_fields=["is_first_contact"])
    return link


def check_someone_to_write_to(link: CareLink, left: list[CareLink], today: date) -> None:
    """Notices go to someone who has the care of the child; a young person over compulsory school age gets their own."""
    is_over_school_age = ages.leaves_compulsory_school_age_on(link.person.born_on, readings()) < today
    if not is_over_school_age and all(other.responsibility == NO_NOTICES for other in left):
        raise Refused(
            f"Nobody would be left to whom notices about {link.person.full_name} go. "
            "Add the parent or carer who takes their place first, then end this."
        )


@action("carer.record")
def record_carer(*, by: User | None, name: str, **more: Any) -> Carer:
    return Carer.objects.create(name=name, recorded_by=by, **more)


@action("carer.amend")
def amend_carer(carer: Carer, *, by: User, because: str, version: int | None = None, **changes: Any) -> Carer:
    check_reason(because, field="because", ask="Say why you are changing these details.")
    held = lock.claim(carer, version)
    for field, value in changes.items():
        setattr(held, field, value)
    held.save()
    return held
