"""How often one address may send something: enough for anyone who means it, too little for a machine.

Counted in the memory of each server process, forgotten after an hour and never written down; the address itself is not kept, only a digest
that changes with every start.
"""

from __future__ import annotations

import hashlib
import secrets

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from areasend.web.middleware import client_behind_proxy

HOUR = 60 * 60
QUESTIONS_AN_HOUR, RATINGS_AN_HOUR = 5, 30
EVERYONE_AN_HOUR = 600
"""Of all addresses together, so that the desk is not drowned by many machines."""
SALT = secrets.token_bytes(16)


def is_too_often(request: HttpRequest, what: str, most: int) -> bool:
    """Counts this one, and says whether it is one too many within the hour."""
    mine = hashlib.blake2b(_address(request).encode(), key=SALT, digest_size=12).hexdigest()
    return _counted(f"public-{what}-{mine}") > most or _counted(f"public-{what}-everyone") > EVERYONE_AN_HOUR


def _address(request: HttpRequest) -> str:
    behind_proxy = getattr(settings, "ALLAUTH_TRUSTED_PROXY_COUNT", 0)
    return client_behind_proxy(request) if behind_proxy else request.META["REMOTE_ADDR"]


def _counted(key: str) -> int:
    cache.add(key, 0, HOUR)
    try:
        return cache.incr(key)
    except ValueError:  # it lapsed between the two
        cache.set(key, 1, HOUR)
        return 1
