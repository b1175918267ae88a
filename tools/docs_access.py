"""Renders docs/reference/roles.md from the one access table, `rules/policies/access.py`."""

from __future__ import annotations

from areasend.rules.policies.access import AREA, OWN, TABLE, TEAM, Role, Verb

REACH = {OWN: "own", TEAM: "team", AREA: "area"}
CASES: dict[Verb, str] = {
    Verb.VIEW_CASE: "open a case",
    Verb.EDIT_CASE: "record steps and change a case",
    Verb.CORRECT_FACT: "correct a fact",
    Verb.REASSIGN_CASE: "give a case to another officer or team",
    Verb.START_CASE: "start a case",
    Verb.DOWNLOAD_CASES: "download a list of cases",
    Verb.VIEW_WORKLOAD: "see who holds how much",
    Verb.VIEW_TIMELINESS: "see the figures on time limits",
    Verb.VIEW_FIGURES: "see the dashboard",
    Verb.IMPORT_RECORDS: "import a caseload",
    Verb.VIEW_AUDIT: "see who did and who read what",
    Verb.MANAGE_USERS: "invite people and set their roles",
}
ABOVE: dict[Verb, str] = {
    Verb.VIEW_STRATEGY: "read strategies, plans and the self-evaluation",
    Verb.UPDATE_ACTION: "say how an action goes",
    Verb.EDIT_STRATEGY: "write strategies and plans, bring them in, refresh them",
    Verb.COMMENT_EVALUATION: "comment on the self-evaluation",
    Verb.EDIT_EVALUATION: "write, freeze and publish the self-evaluation",
    Verb.EDIT_INSPECTION: "bring in reports, decide on findings, respond",
    Verb.VIEW_BOARD: "read a board's papers, and the decisions",
    Verb.RUN_BOARD: "run boards: seats, meetings, packs, minutes, decisions",
    Verb.VIEW_RISK: "see a risk",
    Verb.REVIEW_RISK: "review a risk",
    Verb.EDIT_RISK: "raise, change, escalate and close a risk",
    Verb.RECORD_FIGURE: "tell figures from elsewhere, set targets",
    Verb.ANSWER_PUBLIC: "answer the public",
    Verb.VIEW_FORECAST: "look ahead: plans and queues, and the scenarios that are kept",
    Verb.EDIT_FORECAST: "keep, change and freeze scenarios",
    Verb.PUBLISH: "publish figures, decisions, reports and forecasts",
    Verb.VIEW_PLACES: "see places, who takes them, and what will be short",
    Verb.EDIT_PLACES: "record commissioned and planned places",
    Verb.VIEW_MONEY: "see the high-needs budget and where it is heading",
    Verb.VIEW_CHILD_COSTS: "see what each child's provision costs, by reference",
    Verb.EDIT_MONEY: "keep budget, bands, fees, measures and the ledger",
}
HEAD = """# Roles: who may do what

<!-- Made from `rules/policies/access.py` by `make docs`; a change here is lost. -->

One table decides, and tests hold every address to it. A person may have several roles and may then do what any of them may.

- **own**: what is theirs: cases they hold, actions in which they or their body have a part, boards on which they sit, risks that they own.
- **team**: what is theirs or their team's.
- **area**: everything in the area.
- An empty cell: not at all.

Whoever may open cases sees figures as far as those reach, and the cases behind them. Whoever may open none sees the figures of the whole
area, with small numbers withheld.
"""


def render() -> str:
    parts = [HEAD.strip(), "## Cases and the house", _table(CASES), "## Above the case", _table(ABOVE)]
    return "\n\n".join([*parts, "The public needs no role: it reads what is published, and nothing else."]) + "\n"


def _table(verbs: dict[Verb, str]) -> str:
    roles = list(Role)
    head = ["To", *(role.label.partition(" (")[0] for role in roles), "In the code"]
    lines = [head, ["---"] * len(head), *(_row(verb, words, roles) for verb, words in verbs.items())]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _row(verb: Verb, words: str, roles: list[Role]) -> list[str]:
    reach = [REACH.get(TABLE[role].get(verb, frozenset()), "") for role in roles]
    return [words, *reach, f"`{verb.value}`"]


PAGES = {"roles.md": render}
