"""One person of a return: whether a plan was in force on the day, and then where and for which need.

Structure and codes: the SEN2 guides of 2023 to 2026. A plan is in force from its start until the day before it ceased; the placement is the
one of the lowest rank of those that had begun and not ended; the need is the one of rank 1.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date

from areasend.exchange.caseload import upn as upns
from areasend.exchange.sen2.markup import Node
from areasend.exchange.sen2.schools import kind
from areasend.exchange.sen2.shapes import NEEDS, NO_NEED, NO_PLACEMENT, SCHOOL, WITHOUT_URN, Holder, Return

ISO = "as in 2025-01-16"


class Person:
    """Reads one, and gathers what is wrong as (line, words); `told` is the return, whose oddities it counts."""

    def __init__(self, node: Node, position: int, told: Return, schools: Mapping[str, str]) -> None:
        self.node, self.position, self.told, self.schools = node, position, told, dict(schools)
        self.faults: list[tuple[int, str]] = []

    def read(self) -> Holder | None:
        """The holder of a plan, or None: without one, or with faults."""
        born, upn = self._born(), self._upn()
        plans = [plan for plan in map(self._plan, self.node.all("requests")) if plan]
        if self.faults or born is None or not plans:
            return None
        self.told.odd["several"] += len(plans) > 1
        _, active = max(plans, key=lambda plan: plan[0])
        setting = self._setting(active) if active else NO_PLACEMENT
        need = self._need(active) if active else NO_NEED
        self.told.odd["no_placement"] += setting == NO_PLACEMENT
        self.told.odd["no_need"] += need == NO_NEED
        if self.faults:
            return None
        named = digest(self.node.word("surname"), self.node.word("forename"), born)
        return Holder(self.position, upn, self.node.word("uniquelearnernumber"), named, born, setting, need)

    def _fault(self, node: Node, tag: str, words: str) -> None:
        self.faults.append((node.line_of(tag), words))

    def _day(self, node: Node | None, tag: str) -> date | None:
        found = node.first(tag) if node else None
        text = found.text.strip() if found else ""
        if node is None or found is None or not text:
            return None
        try:
            return date.fromisoformat(text[:10])
        except ValueError:
            self._fault(node, tag, f"{found.name} is “{text[:20]}”. Write year, month and day, {ISO}.")
            return None

    def _born(self) -> date | None:
        born = self._day(self.node, "personbirthdate")
        if born is None and not self.faults:
            self._fault(self.node, "personbirthdate", f"There is no PersonBirthDate. Write it {ISO}.")
        if born and born > self.told.on:
            self._fault(
                self.node, "personbirthdate", "PersonBirthDate is later than the day of the return. Correct either."
            )
        return born

    def _upn(self) -> str:
        upn = self.node.word("upn").upper()
        if upn and not upns.is_well_formed(upn):
            self._fault(
                self.node,
                "upn",
                "UPN is not a letter and twelve digits. Correct it, or leave it out and give UPNunknown.",
            )
        self.told.odd["letter"] += bool(upn) and upns.is_well_formed(upn) and not upns.is_right(upn)
        return upn

    def _plan(self, request: Node) -> tuple[date, Node | None] | None:
        """Start, and the module of active plans, of a plan in force on the day; None where this request led to none."""
        assessment, active = request.first("assessment"), request.first("activeplans")
        named = assessment.first("namedplan") if assessment else None
        start, ceased = self._day(named, "startdate"), self._day(named, "ceasedate")
        if named and start and ceased and ceased < start:
            self._fault(named, "ceasedate", "CeaseDate is before StartDate. Correct either.")
        if (named is None and active is None) or request.word("exported"):
            return None
        is_over = bool(ceased and ceased <= self.told.on)
        return None if is_over or (start and start > self.told.on) else (start or date.min, active)

    def _setting(self, active: Node) -> str:
        placed = [(rank, at) for rank, at in map(self._placed, active.all("placementdetail")) if rank]
        if not placed:
            return NO_PLACEMENT
        return self._kind(min(placed, key=lambda one: one[0])[1], active)

    def _placed(self, placement: Node) -> tuple[int, Node]:
        """Its rank; nought where it had not begun, or was over."""
        begun, left = self._day(placement, "entrydate"), self._day(placement, "leavingdate")
        rank = placement.word("placementrank")
        if rank and (not rank.isdecimal() or not 1 <= int(rank) <= 9):
            self._fault(
                placement,
                "placementrank",
                f"PlacementRank is “{rank[:20]}”. Write 1 for the main placement, 2 for the next.",
            )
            return 0, placement
        is_there = (begun is None or begun <= self.told.on) and (left is None or left >= self.told.on)
        return int(rank or 9) if is_there else 0, placement

    def _kind(self, placement: Node, active: Node) -> str:
        code, urn, ukprn = (placement.word(tag) for tag in ("sensetting", "urn", "ukprn"))
        if faults := list(_badly_named(code.upper(), urn, ukprn)):
            self.faults += [(placement.line_of("sensetting" if code else "urn"), words) for words in faults]
            return NO_PLACEMENT
        if code:
            return code.upper()
        unit, resourced = (_is_set(placement, tag) for tag in ("senunitindicator", "resourcedprovisionindicator"))
        self.told.odd["both"] += unit and resourced
        provision = "senunit" if unit else "resourced_provision" if resourced else ""
        if not urn:
            return kind({}, "", provision, False) or "post_16"
        lives_there = bool(placement.word("res") or active.word("res"))
        found = kind(self.schools, urn, provision, lives_there)
        self.told.odd["no_type"] += found is None
        return found or SCHOOL

    def _need(self, active: Node) -> str:
        needs = list(active.all("senneed"))
        main = [need for need in needs if need.word("sentyperank") == "1"] or (needs if len(needs) == 1 else [])
        if not main:
            return NO_NEED
        code = main[0].word("sentype").upper()
        if code not in NEEDS:
            self._fault(main[0], "sentype", f"SENtype is “{code[:20]}”. Write one of {', '.join(NEEDS)}.")
        return code


def _badly_named(code: str, urn: str, ukprn: str) -> Iterator[str]:
    if code and (urn or ukprn):
        yield "A placement is named by a URN, a UKPRN or a SENSetting, and this one has several. Keep the one that is right."
    if not (code or urn or ukprn):
        yield "A placement is named by a URN, a UKPRN or a SENSetting, and this one has none. Give one."
    if code and code not in WITHOUT_URN:
        yield f"SENSetting is “{code[:20]}”. Write one of {', '.join(WITHOUT_URN)}."
    if urn and (not urn.isdecimal() or len(urn) > 6):
        yield f"URN is “{urn[:20]}”. Write its six digits."


def _is_set(node: Node, tag: str) -> bool:
    return node.word(tag) in ("1", "true")


def digest(surname: str, forename: str, born: date) -> str:
    """What a person without a number is known again by, without their name; "" where a name is missing."""
    names = ["".join(filter(str.isalnum, name.casefold())) for name in (surname, forename)]
    if not all(names):
        return ""
    return hashlib.blake2b("/".join([*names, born.isoformat()]).encode(), digest_size=16).hexdigest()
