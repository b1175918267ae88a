"""How dates, durations and figures are said on a page."""

import datetime as dt

from django.utils.dateformat import format as format_date

WEEK = 7
A_FORTNIGHT = 14


def on(date: dt.date | None) -> str:
    """14 March 2025"""
    return format_date(date, "j F Y") if date else ""


def short_on(date: dt.date | None) -> str:
    """14 Mar 2025"""
    return format_date(date, "j M Y") if date else ""


def weekday_on(date: dt.date | None) -> str:
    """Friday 14 March 2025"""
    return format_date(date, "l j F Y") if date else ""


def of(number: int | None, nouns: str) -> str:
    """1 case, 3 cases, 1,230 cases; irregular plurals as "child,children"."""
    singular, _, plural = nouns.partition(",")
    noun = singular if number == 1 else plural or f"{singular}s"
    return f"{number or 0:,} {noun}"


def duration(days: int) -> str:
    """Days up to a fortnight, then whole weeks."""
    return of(days, "day") if days < A_FORTNIGHT else of(days // WEEK, "week")


def from_now(date: dt.date | None, today: dt.date | None, state: object = "", kind: str = "deadline") -> str:
    """in 5 days, 3 weeks ago; with the state of a deadline that was missed: 3 weeks late."""
    if date is None or today is None:
        return ""
    days = (date - today).days
    if days == 0:
        return "today"
    if days > 0:
        return f"in {duration(days)}"
    is_late = kind == "deadline" and str(getattr(state, "value", state)) in ("late", "overdue", "excused")
    return f"{duration(-days)} late" if is_late else f"{duration(-days)} ago"


def percentage(share: float | None) -> str:
    """A share between 0 and 1 as per cent with one decimal; a dash where there is no figure."""
    return "–" if share is None else f"{share * 100:.1f}%"


def thousands(number: float | None) -> str:
    if number is None:
        return "–"
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,.1f}"


def plain(word: object) -> str:
    """A word of the rules as people say it: local_authority becomes local authority."""
    return str(getattr(word, "value", word) or "").replace("_", " ")


def minutes(length: dt.timedelta) -> str:
    return of(round(length.total_seconds() / 60), "minute")
