"""Boards, their meetings and what was promised there: which of them someone may see, and what is under which."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Prefetch, Q

from areasend.rules.policies.access import Relation, Verb, relations_for

if TYPE_CHECKING:
    from areasend.records.models import Board, Meeting, User


def sees_all(user: User, verb: Verb) -> bool:
    return Relation.AREA in relations_for(user.roles, verb)


def is_theirs(user: User, board: str) -> Q:
    """Rows whose board (by this path, "" for the board itself) has a seat that the user holds now."""
    seats = f"{board}__seats" if board else "seats"
    return Q(**{f"{seats}__user": user.pk, f"{seats}__until": None})


class OfBoards(models.QuerySet["models.Model"]):
    """Rows that belong to boards; `board` is the way from a row to its board."""

    board = ""

    def allowed(self, user: User, verb: Verb) -> OfBoards:
        """Those to which the user may do `verb`: all, or those of the boards on which they sit."""
        if sees_all(user, verb):
            return self.all()
        if Relation.OFFICER not in relations_for(user.roles, verb):
            return self.none()
        return self.filter(is_theirs(user, self.board)).distinct()


class BoardQuerySet(OfBoards):
    def open(self, on: date) -> BoardQuerySet:
        """Those that stood on a day."""
        return self.filter(Q(closed_on=None) | Q(closed_on__gt=on), opened_on__lte=on)

    def under(self, board: Board) -> set[int]:
        """The board and every group below it, however deep."""
        below = defaultdict(list)
        for pk, parent in self.model.objects.values_list("pk", "parent_id"):
            below[parent].append(pk)
        found: set[int] = set()
        waiting = [board.pk]
        while waiting:
            found.add(waiting[-1])
            waiting += below[waiting.pop()]
        return found

    def with_seats(self, on: date) -> BoardQuerySet:
        """With who sits there on a day, as `sitting`."""
        from areasend.records.models import Seat

        seats = Seat.objects.sitting(on).select_related("organisation", "user")
        return self.prefetch_related(Prefetch("seats", queryset=seats, to_attr="sitting"))


class SeatQuerySet(OfBoards):
    board = "board"

    def sitting(self, on: date) -> SeatQuerySet:
        """Held on a day; the chairs first, then by name."""
        rank = models.Case(
            *[models.When(part=part, then=place) for place, part in enumerate(PARTS)],
            default=len(PARTS),
            output_field=models.IntegerField(),
        )
        return self.filter(Q(until=None) | Q(until__gte=on), since__lte=on).order_by(rank, "name")


PARTS = ("chair", "co_chair", "member", "clerk", "in_attendance")


class MeetingQuerySet(OfBoards):
    board = "board"

    def standing(self) -> MeetingQuerySet:
        """Not called off."""
        return self.filter(called_off_on=None)

    def ahead(self, on: date) -> MeetingQuerySet:
        """Still to be held, the next one first; one that was to be held and is not noted as held is among them."""
        return self.standing().filter(held_on=None, on__gte=on).order_by("on")

    def held(self) -> MeetingQuerySet:
        """The latest first."""
        return self.standing().filter(held_on__isnull=False).order_by("-on")

    def before(self, meeting: Meeting) -> Meeting | None:
        """The last meeting of the same board that was held before."""
        found: Meeting | None = self.held().filter(board=meeting.board_id, on__lt=meeting.on).first()
        return found


class OwedActionQuerySet(OfBoards):
    board = "meeting__board"

    def open(self) -> OwedActionQuerySet:
        return self.filter(done_on=None, dropped_on=None)

    def late(self, on: date) -> OwedActionQuerySet:
        return self.open().filter(due_on__lt=on)

    def of_board(self, board: Board) -> OwedActionQuerySet:
        return self.filter(meeting__board=board)

    def owed_by(self, user: User) -> OwedActionQuerySet:
        return self.open().filter(seat__user=user)

    def may_follow_up(self, user: User) -> OwedActionQuerySet:
        """Those of which the user may say that they are done: who runs boards all, anyone else their own."""
        return self.all() if sees_all(user, Verb.RUN_BOARD) else self.filter(seat__user=user)


class DecisionQuerySet(models.QuerySet["models.Model"]):
    def allowed(self, user: User, verb: Verb) -> DecisionQuerySet:
        """Everyone who may see boards sees what is public, and what was decided on boards where they sit."""
        relations = relations_for(user.roles, verb)
        if Relation.AREA in relations:
            return self.all()
        if not relations:
            return self.none()
        return self.filter(Q(is_public=True) | is_theirs(user, "board")).distinct()

    def planned(self) -> DecisionQuerySet:
        """The forward plan: to be decided, the next one first."""
        return self.filter(status="planned").order_by("planned_on", "pk")

    def decided(self) -> DecisionQuerySet:
        """The latest first."""
        return self.exclude(status="planned").order_by("-decided_on", "-pk")

    def public(self) -> DecisionQuerySet:
        """What anyone may read: planned ones, and decided ones once they are published."""
        return self.filter(Q(status="planned") | Q(published_on__isnull=False), is_public=True)
