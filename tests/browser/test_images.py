"""The pictures of the README, taken on the way of an officer and her head of service through a small invented area.

`AREASEND_WRITE_IMAGES=1 make test ARGS=tests/browser/test_images.py` writes them anew; otherwise the way is walked and nothing written.
"""

import os
from datetime import date
from pathlib import Path

import pytest

from areasend import demo
from areasend.records.models import Case, User

ROOT = Path(__file__).resolve().parents[2]
IMAGES = ROOT / "docs" / "images"
AS_OF = date(2026, 11, 18)
LATE = {"process": "assessment", "is_open": True, "stage": "gathering_advice", "final_due_on__lt": AS_OF}


@pytest.fixture
def area(transactional_db, settings):
    settings.AREASEND_TODAY = AS_OF.isoformat()
    return demo.load("825", seed=3, cases=900, as_of=AS_OF)


def take(page, name: str, height: int = 1000) -> None:
    target = IMAGES / f"{name}.png" if os.environ.get("AREASEND_WRITE_IMAGES") == "1" else None
    assert page.screenshot(path=target, clip={"x": 0, "y": 0, "width": 1280, "height": height}, full_page=True)


def shown(role: str) -> User:
    return User.objects.filter(is_shown=True, grants__role=role).order_by("pk").first()


def test_the_pictures_of_the_readme(area, sign_in, open_page, check_page) -> None:
    officer = shown("officer")
    cookies = sign_in(officer)
    work = open_page("/work/", cookies=cookies)
    check_page(work)
    take(work, "my-work")
    late = Case.objects.filter(officer=officer, **LATE).order_by("-opened_on").first()
    case = open_page(f"/cases/{late.reference}/", cookies=cookies)
    check_page(case)
    take(case, "case", height=1300)
    timeliness = open_page("/timeliness/", cookies=sign_in(shown("head_of_service")))
    check_page(timeliness)
    take(timeliness, "timeliness", height=820)


@pytest.mark.parametrize("name", ["case", "my-work", "timeliness"])
def test_every_picture_that_the_readme_shows_is_there(name: str) -> None:
    assert f"docs/images/{name}.png" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert (IMAGES / f"{name}.png").stat().st_size > 10_000
