"""SVG as escaped text. No style attribute is ever written: the content security policy would drop it."""

from collections.abc import Iterable

from django.utils.html import conditional_escape, escape
from django.utils.safestring import mark_safe

Number = float | int


def element(name: str, /, *children: str, **attributes: str | Number | None) -> str:
    """One element. `class_` is written as class, `stroke_width` as stroke-width; None leaves an attribute out.

    Plain text children are escaped; children that are already SVG are kept,
    and the answer is marked safe, as they are.
    """
    written = "".join(f' {_name(key)}="{_value(value)}"' for key, value in attributes.items() if value is not None)
    inner = "".join(conditional_escape(child) for child in children)
    return mark_safe(f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>")  # noqa: S308


def group(children: Iterable[str], **attributes: str | Number | None) -> str:
    return element("g", *children, **attributes)


def picture(width: Number, height: Number, title: str, description: str, *children: str, variant: str) -> str:
    """A whole drawing: role=img, named by its title and described by its description, which come first."""
    return element(
        "svg",
        element("title", title),
        element("desc", description),
        *children,
        class_=f"app-figure__{variant}",
        viewBox=f"0 0 {_value(width)} {_value(height)}",
        width=width,
        height=height,
        role="img",
        xmlns="http://www.w3.org/2000/svg",
        focusable="false",
    )


def path(points: Iterable[tuple[Number, Number]]) -> str:
    """A line through the points, for the attribute d."""
    return "".join(f"{'L' if index else 'M'}{_value(x)} {_value(y)}" for index, (x, y) in enumerate(points))


def text_width(text: str, size: Number = 15) -> float:
    """About how wide Helvetica sets the text: good enough to leave room for it, not to measure it."""
    return sum(0.3 if letter in "iljtfr.,:;'|! " else 0.85 if letter in "mwMW%" else 0.58 for letter in text) * size


def _name(key: str) -> str:
    return key if key == "viewBox" else key.rstrip("_").replace("_", "-")


def _value(value: str | Number) -> str:
    if isinstance(value, str):
        return escape(value)
    return f"{value:.1f}".removesuffix(".0")
