"""Every answer in HTML is parsed strictly: a slip in a template fails a test, not a reader."""

import html5lib


def check_html(page: str) -> None:
    """A whole page. Raises html5lib's ParseError at the first thing that a strict parser would have to mend."""
    html5lib.HTMLParser(strict=True).parse(page)


def check_fragment(piece: str) -> None:
    """A part of a page, as it stands inside body."""
    html5lib.HTMLParser(strict=True).parseFragment(piece)
