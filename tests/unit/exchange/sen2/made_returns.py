"""Made-up SEN2 returns of the form of 2025: nobody in them exists."""

from __future__ import annotations

from areasend.exchange.caseload.upn import check_letter

DAYS = {2023: "2023-01-19", 2024: "2024-01-18", 2025: "2025-01-16", 2026: "2026-01-15"}


def upn(number: int) -> str:
    rest = f"801{number:09d}"
    return check_letter(rest) + rest


def person(
    number: int = 1,
    born: str = "2015-09-01",
    ids: str | None = None,
    name: tuple[str, str] | None = None,
    requests: str | None = None,
) -> str:
    surname, forename = name or (f"Sur{number}", f"Fore{number}")
    given = f"<UPN>{upn(number)}</UPN>" if ids is None else ids
    return (
        f"<Person><Surname>{surname}</Surname><Forename>{forename}</Forename><PersonBirthDate>{born}</PersonBirthDate>"
        f"<Sex>F</Sex>{given}{plan() if requests is None else requests}</Person>"
    )


def plan(
    start: str = "2020-03-01", ceased: str = "", placements: str | None = None, needs: str = "", after: str = ""
) -> str:
    """A request that led to a plan; `placements` in place of one in a mainstream school, "-" for no module of active plans."""
    ending = f"<CeaseDate>{ceased}</CeaseDate><CeaseReason>9</CeaseReason>" if ceased else ""
    need = needs or "<SENneed><SENtype>ASD</SENtype><SENtypeRank>1</SENtypeRank></SENneed>"
    active = f"<ActivePlans>{placed() if placements is None else placements}{need}</ActivePlans>"
    return (
        "<Requests><RequestOutcome>H</RequestOutcome>"
        f"<Assessment><AssessmentOutcome>H</AssessmentOutcome><NamedPlan><StartDate>{start}</StartDate>{ending}</NamedPlan></Assessment>"
        f"{'' if placements == '-' else active}{after}</Requests>"
    )


def placed(of: str = "<URN>100001</URN>", rank: str = "1", more: str = "") -> str:
    return f"<PlacementDetail>{of}<PlacementRank>{rank}</PlacementRank>{more}</PlacementDetail>"


def a_return(*people: str, year: int = 2025, area: str = "999", day: str = "", before: str = "") -> bytes:
    header = (
        f"<CollectionDetails><Collection>SEN2</Collection><Year>{year}</Year>"
        f"<ReferenceDate>{day or DAYS[year]}</ReferenceDate></CollectionDetails><Source><LEA>{area}</LEA></Source>"
    )
    return f"{before}<Message>\n<Header>{header}</Header>\n<Persons>\n{chr(10).join(people)}\n</Persons></Message>".encode()
