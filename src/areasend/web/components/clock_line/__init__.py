"""The clock line: the weeks of one process, its statutory points, today, and how far past them it is.

`ClockLine` says what is to be drawn and says it in words too; `scale` turns weeks into places on the line, with a
compressed tail for a case long overdue; `wide` and `narrow` draw it lying and standing.
"""

from areasend.web.components.clock_line.line import ClockLine, Point

__all__ = ["ClockLine", "Point"]
