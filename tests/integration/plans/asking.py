"""How the tests ask for pages and send forms."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.test import Client
from django.urls import reverse
from tests.strict_html import check_html


def get(client: Client, name: str, *args: Any, **query: str) -> str:
    """The page as text; it must be there and be strict HTML."""
    response = client.get(reverse(f"plans:{name}", args=args), query)
    assert response.status_code == 200
    page = response.content.decode()
    check_html(page)
    return page


def send(client: Client, name: str, /, *args: Any, **given: Any) -> Any:
    return client.post(reverse(f"plans:{name}", args=args), given)


def refused(response: Any) -> str:
    """The words of a page that says what is wrong."""
    assert response.status_code == 422
    page: str = response.content.decode()
    check_html(page)
    return page


def day(field: str, on: date) -> dict[str, int]:
    """A date as its three boxes send it."""
    return {f"{field}_day": on.day, f"{field}_month": on.month, f"{field}_year": on.year}
