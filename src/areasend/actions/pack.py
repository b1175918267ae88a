"""Packs for meetings: made from the records in one step, numbered, never changed; sent to the members."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from areasend.actions.audit import action
from areasend.actions.checks import check_day, say
from areasend.actions.lock import hold
from areasend.actions.meeting import check_to_come
from areasend.actions.naming_nobody import check_public_paper
from areasend.actions.refusal import Refused
from areasend.records.models import Meeting, Pack, User
from areasend.records.papers import pack as papers
from areasend.records.papers.frozen import freeze, pack_paper


@action("pack.make")
def make(meeting: Meeting, *, by: User | None, today: date) -> Pack:
    """A pack from the system as it stands: for the board, for members without sight of cases, for the public. A remake is a new number."""
    hold(meeting)
    check_to_come(meeting)
    if not meeting.items.exists():
        raise Refused("The agenda is empty. Add an item first.")
    number = meeting.packs.count() + 1
    made = papers.compose(meeting, number, today, settings.AREASEND_AREA_NAME)
    kept = {name: freeze(paper) for name, paper in zip(("board", "partners", "public"), made, strict=True)}
    return Pack.objects.create(meeting=meeting, number=number, as_at=today, paper=kept, recorded_by=by)


@action("pack.send")
def send(pack: Pack, *, by: User | None, today: date, sent_on: date) -> Pack:
    """Note that the pack went out; of a public meeting, its public papers are open to anyone from that day."""
    hold(pack.meeting)
    pack.refresh_from_db()
    if pack.sent_on:
        raise Refused(f"It was already sent out on {say(pack.sent_on)}.")
    check_day(sent_on, today, field="sent_on")
    if sent_on < pack.as_at:
        raise Refused(f"It was made on {say(pack.as_at)}. Enter that day or a later one.", field="sent_on")
    if pack.meeting.is_public:
        check_public_paper(pack_paper(pack, public=True))
    pack.sent_on = sent_on
    pack.save(update_fields=["sent_on"])
    return pack
