from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import Error, register
from django.core.exceptions import ImproperlyConfigured


class WebConfig(AppConfig):
    name = "areasend.web"
    label = "web"

    def ready(self) -> None:
        register(check_brand)


def check_brand(**_: Any) -> list[Error]:
    """White words must be readable on the area's colour: found at the start, not by the first visitor."""
    from areasend.web.components.brand import check_colour

    try:
        check_colour(settings.AREASEND_BRAND_COLOUR)
    except ImproperlyConfigured as error:
        return [
            Error(str(error), hint="Set AREASEND_BRAND_COLOUR to a darker colour, such as #0f5257.", id="areasend.E001")
        ]
    return []
