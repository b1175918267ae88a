"""A real Chromium for the journeys. Without one they skip and say so, unless AREASEND_REQUIRE_BROWSER=1, as in CI."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from tests.strict_html import check_html

WIDE, NARROW = 1280, 375
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
ARGUMENTS = ["--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run", "--disable-sync"]
ARGUMENTS += ["--disable-background-networking", "--disable-component-update"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
TOLD = ("error", "warning", "log")
OpenPage = Callable[..., Page]
CheckPage = Callable[..., None]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


def chromium() -> str | None:
    """Where Chromium is: AREASEND_CHROMIUM, or the first found on the path."""
    named = os.environ.get("AREASEND_CHROMIUM")
    return named or next((path for name in NAMES if (path := shutil.which(name))), None)


def _give_up(reason: str) -> None:
    if os.environ.get("AREASEND_REQUIRE_BROWSER") == "1":
        pytest.fail(f"{reason} AREASEND_REQUIRE_BROWSER=1 does not allow the journeys to be skipped.")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        _give_up("No Chromium found: install it, or name it in AREASEND_CHROMIUM.")
    if finders.find("built/app.css") is None:
        _give_up("The style sheet is not built: run make setup.")
    # Playwright keeps an event loop running in this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def contexts(browser: Browser, live_server) -> Iterator[Callable[[bool, int], BrowserContext]]:
    """One context for each (JavaScript on, width): cookies set in it last for the test."""
    opened: dict[tuple[bool, int], BrowserContext] = {}

    def context(js: bool = True, width: int = WIDE) -> BrowserContext:
        if (js, width) not in opened:
            size = {"width": width, "height": 900}
            opened[js, width] = browser.new_context(base_url=live_server.url, java_script_enabled=js, viewport=size)
        return opened[js, width]

    yield context
    for one in opened.values():
        one.close()


@pytest.fixture
def open_page(contexts) -> OpenPage:
    """`open_page(path, js=True, width=1280, cookies=None)`: a page that keeps what its console said in `page.said`."""

    def open_page(path: str, *, js: bool = True, width: int = WIDE, cookies: list[dict] | None = None) -> Page:
        context = contexts(js, width)
        context.add_cookies(cookies or [])
        page = context.new_page()
        page.said, page.has_js = [], js
        page.on("response", lambda answer: answer.request.is_navigation_request() and setattr(page, "answer", answer))
        page.on("console", lambda message: message.type in TOLD and page.said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: page.said.append(f"error: {error}"))
        page.on("response", lambda answer: answer.status >= 400 and page.said.append(f"{answer.status}: {answer.url}"))
        page.goto(path)
        return page

    return open_page


@pytest.fixture
def sign_in(client, live_server) -> Callable[..., list[dict]]:
    """`sign_in(user)`: the cookies that make `open_page(..., cookies=...)` that person's."""

    def sign_in(user) -> list[dict]:
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return [
            {"name": cookie.key, "value": cookie.value, "url": live_server.url} for cookie in client.cookies.values()
        ]

    return sign_in


@pytest.fixture
def check_page(contexts) -> CheckPage:
    """What every page must be: accessible by axe, silent, no wider than its window, and strict HTML.

    `said`: pieces of what the console may say, for a page that is meant to answer with an error.
    """

    def check_page(page: Page, *, said: tuple[str, ...] = ()) -> None:
        expect(page.locator("main")).to_be_visible()  # waits for a page that is still coming
        unexpected = [words for words in page.said if not any(piece in words for piece in said)]
        assert unexpected == []
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
        check_html(page.answer.text())
        seen = page if page.has_js else _without_scripts(page, contexts)
        found = Axe().run(seen, options={"runOnly": {"type": "tag", "values": RULES}})
        assert found.violations_count == 0, found.generate_report()

    return check_page


def _without_scripts(page: Page, contexts: Callable[[bool, int], BrowserContext]) -> Page:
    """The same document where axe can run: JavaScript is on, but none of the page's own scripts arrives."""
    twin = contexts(True, page.viewport_size["width"]).new_page()
    document = page.content()
    twin.route("**/*.js", lambda route: route.abort())
    twin.route(page.url, lambda route: route.fulfill(body=document, content_type="text/html; charset=utf-8"))
    twin.goto(page.url)
    return twin
