"""How far past their final dates the cases are, as one small bar: the longer the wait, the darker."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.safestring import SafeString, mark_safe

from areasend.web.components.svg import element

WIDTH, HEIGHT = 120, 14


def late_bar(bands: Sequence[tuple[str, int]], scale: int) -> SafeString:
    """`scale`: the number that fills the whole width, the same for every bar of a page. Nothing where nothing is late."""
    if not any(number for _, number in bands) or not scale:
        return mark_safe("")
    said = ", ".join(f"{number:,} by {label[0].lower()}{label[1:]}" for label, number in bands if number)
    return element(
        "svg",
        element("title", f"Past the final date: {said}"),
        *_pieces(bands, WIDTH / scale),
        class_="app-late",
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        role="img",
        focusable="false",
    )


def _pieces(bands: Sequence[tuple[str, int]], width_of_one: float) -> list[SafeString]:
    pieces, left = [], 0.0
    for place, (_, number) in enumerate(bands, start=1):
        width = number * width_of_one
        if number:
            pieces.append(element("rect", x=left, y=0, width=width, height=HEIGHT, class_=f"app-late__{place}"))
        left += width
    return pieces
