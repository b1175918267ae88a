"""Renders docs/reference/settings.md: every variable that AreaSEND reads, with its default. A test holds the list to the code."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Variable:
    """`default`: what holds where the variable is not set, in words or as it would be written."""

    name: str
    default: str
    meaning: str


GROUPS: dict[str, tuple[Variable, ...]] = {
    "The deployment": (
        Variable(
            "AREASEND_MODE",
            "`production`",
            "`production`, `demo` (an invented area with its sign-ins on show) or `test`",
        ),
        Variable(
            "AREASEND_SECRET_KEY",
            "none in production; a demo makes its own",
            "signs sessions and links; 50 characters or more, kept outside the repository",
        ),
        Variable("AREASEND_SECRET_KEY_FALLBACKS", "empty", "earlier secrets that are still accepted, by commas"),
        Variable(
            "AREASEND_HOME",
            "`.areasend` beside the source",
            "the folder of the embedded database, documents, backups and the file `environment`",
        ),
        Variable("AREASEND_DOCUMENTS", "`documents` in AREASEND_HOME", "the folder of uploaded documents"),
        Variable("AREASEND_STATIC", "`static` in AREASEND_HOME", "the folder of gathered styles and scripts"),
        Variable("AREASEND_LOG_LEVEL", "`INFO`; `WARNING` for others’ code", "how much is logged"),
        Variable("AREASEND_TODAY", "the day in London", "holds today still, for a demo or a test: `2026-11-18`"),
    ),
    "The database": (
        Variable(
            "DATABASE_URL",
            "the embedded PostgreSQL",
            "`postgresql://user:password@host:5432/name?sslmode=verify-full`; version 15 or newer",
        ),
        Variable(
            "AREASEND_PG",
            "`auto`",
            "where the embedded server’s programs come from: `system`, `wheel`, or `auto` (the system’s first)",
        ),
    ),
    "The address": (
        Variable("AREASEND_HOSTS", "`127.0.0.1,localhost,[::1]`", "the names under which it is reached, by commas"),
        Variable("AREASEND_ORIGINS", "empty", "origins trusted to send forms, such as `https://send.example.gov.uk`"),
        Variable("AREASEND_BEHIND_PROXY", "`0`", "`1` where a reverse proxy sets `X-Forwarded-Proto`"),
    ),
    "Sign-in": (
        Variable("AREASEND_SECOND_FACTOR", "`1` in production, else `0`", "asks everyone for a second factor"),
        Variable("AREASEND_SIGN_IN_TRIES", "`5`", "wrong passwords before a pause of a quarter of an hour"),
        Variable("AREASEND_OIDC_SERVER", "empty", "the OpenID Connect provider; empty: passwords only"),
        Variable("AREASEND_OIDC_CLIENT_ID", "empty", "what the provider calls AreaSEND"),
        Variable("AREASEND_OIDC_SECRET", "empty", "the secret shared with the provider"),
        Variable("AREASEND_OIDC_NAME", "`Sign in with your work account`", "the words on the button"),
        Variable("AREASEND_OIDC_ONLY", "`0`", "`1` turns passwords off"),
    ),
    "Email": (
        Variable("AREASEND_SMTP_HOST", "empty", "the mail server; empty: messages are printed, not sent"),
        Variable("AREASEND_SMTP_PORT", "`587`", "its port"),
        Variable("AREASEND_SMTP_USER", "empty", "its user"),
        Variable("AREASEND_SMTP_PASSWORD", "empty", "its password"),
        Variable("AREASEND_SMTP_TLS", "`1`", "`0` sends without encryption"),
        Variable("AREASEND_FROM_EMAIL", "`areasend@localhost`", "the sender of messages"),
        Variable("AREASEND_REMINDERS", "`1`", "`0` sends nobody a weekly message about what they owe under the plans"),
    ),
    "The area": (
        Variable("AREASEND_AREA", "`825`", "the authority’s three-digit number, for the published figures"),
        Variable("AREASEND_AREA_NAME", "`Buckinghamshire`", "its name in the header and in charts"),
        Variable("AREASEND_SERVICE_NAME", "`AreaSEND`", "the name of the service in the header and in titles"),
        Variable(
            "AREASEND_BRAND_COLOUR", "`#0f5257`", "the colour of the header; one too pale for white words is refused"
        ),
        Variable("AREASEND_BRAND_LOGO", "empty", "the path of a logo, shown in place of the mark"),
        Variable(
            "AREASEND_READINGS",
            "empty",
            "readings of doubtful law, as `name=choice` by commas; see [readings](readings.md)",
        ),
    ),
}
INTRODUCTION = """# Settings

<!-- Made from tools/docs_settings.py by `make docs`; a change here is lost. -->

Every setting comes from the environment. A command that is typed where the environment names neither mode, secret nor database reads
`environment` in AREASEND_HOME as well: lines of `NAME=value`. A switch is `1` or `0`.
"""


def render() -> str:
    return "\n".join([INTRODUCTION, *(_group(title, rows) for title, rows in GROUPS.items())])


def _group(title: str, variables: tuple[Variable, ...]) -> str:
    rows = [f"| `{one.name}` | {one.default} | {one.meaning} |" for one in variables]
    return "\n".join([f"## {title}", "", "| variable | default | what it sets |", "|---|---|---|", *rows, ""])


PAGES = {"settings.md": render}
