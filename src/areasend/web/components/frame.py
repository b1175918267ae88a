"""What every page is framed with: the area's brand, the navigation and the footer's links."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from areasend.rules.policies.access import Verb, may
from areasend.web.components.brand import brand

GALLERY = [("Gallery of components", "gallery:index")]


@dataclass(frozen=True)
class Link:
    label: str
    href: str
    is_current: bool = False


def frame(request: HttpRequest) -> dict[str, Any]:
    """A context processor. Addresses that this deployment does not have are left out, so that no link is dead."""
    doors, rooms = (_allowed(request, entries) for entries in (settings.AREASEND_NAVIGATION, settings.AREASEND_SECTION))
    section = _links(rooms, request.path)
    return {
        "brand": brand(),
        "navigation": _links(doors, request.path),
        "section": section if any(link.is_current for link in section) else [],
        "footer_links": _links([*getattr(settings, "AREASEND_FOOTER", []), *GALLERY], request.path),
        "is_demo": getattr(settings, "IS_DEMO", False),
        "request_id": getattr(request, "request_id", ""),
    }


def _allowed(request: HttpRequest, entries: list[tuple[str, str, str]]) -> list[tuple[str, str]]:
    """The doors that the user's roles open; none to somebody who is not signed in."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    return [(label, name) for label, name, verb in entries if may(user.roles, Verb(verb))]


def _links(entries: list[tuple[str, str]], path: str) -> list[Link]:
    found = [(label, href) for label, name in entries if (href := _address(name))]
    current = max((href for _, href in found if _is_under(path, href)), key=len, default="")
    return [Link(label, href, href == current) for label, href in found]


def _is_under(path: str, href: str) -> bool:
    """The front page is above every page, so it is current only on itself."""
    return path == href or (href != "/" and path.startswith(href))


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
