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


@dataclass(frozen=True)
class Section:
    """The rooms behind one door of the menu."""

    label: str
    links: list[Link]


def frame(request: HttpRequest) -> dict[str, Any]:
    """A context processor. Addresses that this deployment does not have are left out, so that no link is dead."""
    sections = [Section(label, _rooms(request, rooms)) for label, rooms in settings.AREASEND_SECTIONS.items()]
    return {
        "brand": brand(),
        "navigation": _doors(request, {section.label: section.links for section in sections}),
        "section": next((one for one in sections if _is_in(one.links)), None),
        "footer_links": _links([*getattr(settings, "AREASEND_FOOTER", []), *GALLERY], request.path),
        "is_demo": getattr(settings, "IS_DEMO", False),
        "request_id": getattr(request, "request_id", ""),
    }


def _doors(request: HttpRequest, sections: dict[str, list[Link]]) -> list[Link]:
    """The menu. A door with rooms behind it opens at the first of them that the user may enter, and is theirs who may enter any."""
    entries = [entry for entry in settings.AREASEND_NAVIGATION if entry[0] not in sections]
    plain = {link.label: link for link in _rooms(request, entries)}
    behind = {label: Link(label, rooms[0].href, _is_in(rooms)) for label, rooms in sections.items() if rooms}
    known = plain | behind
    return [known[label] for label, *_ in settings.AREASEND_NAVIGATION if label in known]


def _rooms(request: HttpRequest, entries: list[tuple[str, str, str]]) -> list[Link]:
    return _links(_allowed(request, entries), request.path)


def _is_in(links: list[Link]) -> bool:
    return any(link.is_current for link in links)


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
