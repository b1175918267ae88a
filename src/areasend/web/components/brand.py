"""An area's own name, logo and colour, from settings, at run time: one compiled style sheet serves every area."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.views.decorators.cache import cache_control

HEX = re.compile(r"#[0-9a-fA-F]{6}")
LEAST_CONTRAST = 4.5
SHEET = ":root{{--govuk-brand-colour:{colour};--brand:{colour}}}\n"


@dataclass(frozen=True)
class Brand:
    service: str
    area: str
    colour: str
    logo: str


def brand() -> Brand:
    logo = getattr(settings, "AREASEND_BRAND_LOGO", "")
    return Brand(
        service=getattr(settings, "AREASEND_SERVICE_NAME", "AreaSEND"),
        area=getattr(settings, "AREASEND_AREA_NAME", ""),
        colour=getattr(settings, "AREASEND_BRAND_COLOUR", "#0f5257"),
        logo=logo if not logo or logo.startswith("/") else static(logo),
    )


@cache_control(max_age=3600, public=True)
def brand_css(request: HttpRequest) -> HttpResponse:
    colour = brand().colour
    check_colour(colour)
    return HttpResponse(SHEET.format(colour=colour), content_type="text/css; charset=utf-8")


def check_colour(colour: str) -> None:
    """Raise ImproperlyConfigured when white words could not be read on the colour."""
    if not HEX.fullmatch(colour):
        raise ImproperlyConfigured(f"AREASEND_BRAND_COLOUR is {colour!r}. Write it like #0f5257.")
    if contrast(colour, "#ffffff") < LEAST_CONTRAST:
        raise ImproperlyConfigured(
            f"AREASEND_BRAND_COLOUR {colour} is too pale: white words on it have a contrast of "
            f"{contrast(colour, '#ffffff'):.1f} to 1 and need {LEAST_CONTRAST} to 1. Choose a darker colour."
        )


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2 between two colours, 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
