"""Weeks to places on a line. A case long overdue gets a compressed tail, so that the statutory weeks stay readable."""

from dataclasses import dataclass

from areasend.web.components.clock_line.line import ClockLine

TAIL_SHARE = 0.26
WORTH_A_TAIL = 1.5
STEPS = (1, 2, 4, 13, 26, 52, 104)


@dataclass(frozen=True)
class WeekScale:
    """Weeks 0 to `bend` run evenly over the main part of `length`; any later ones, to `last`, share the tail."""

    length: float
    bend: float
    last: float

    @property
    def has_tail(self) -> bool:
        return self.last > self.bend

    @property
    def main(self) -> float:
        return self.length * (1 - TAIL_SHARE) if self.has_tail else self.length

    def place(self, week: float) -> float:
        if week <= self.bend:
            return week / self.bend * self.main
        beyond = (week - self.bend) / (self.last - self.bend)
        return self.main + min(beyond, 1) * (self.length - self.main)

    def ticks(self, room: float) -> list[int]:
        """Week numbers to print on the main part, at least `room` apart."""
        step = next((step for step in STEPS if step * self.main / self.bend >= room), STEPS[-1])
        return list(range(0, int(self.bend) + 1, step))


def scale_for(line: ClockLine, length: float, margin: float) -> WeekScale:
    """`margin` is the room to leave after the last point, for its words."""
    last_point = max((line.week(point.on) for point in line.points), default=4)
    reached = max([line.week(line.now), *(line.week(point.met_on) for point in line.points if point.met_on)])
    if reached > last_point * WORTH_A_TAIL + 1:
        return WeekScale(length, last_point + 1.5, reached + 1)
    stretched = last_point * length / (length - margin)
    even = max(stretched, reached + 1, last_point + 1)
    return WeekScale(length, even, even)
