"""The states of a deadline and of a piece of work: their words and their colours, in one table."""

from typing import NamedTuple


class Look(NamedTuple):
    words: str
    colour: str


# The rules' own words for what a page calls by a plainer name.
SAME = {"overdue": "late", "running": "waiting"}

LOOKS = {
    "late": Look("Late", "red"),
    "due_today": Look("Due today", "orange"),
    "due_soon": Look("Due soon", "yellow"),
    "waiting": Look("Not yet due", "blue"),
    "open": Look("Open", "blue"),
    "met": Look("Met", "green"),
    "met_late": Look("Met late", "purple"),
    "excused": Look("Late, exception claimed", "orange"),
    "not_owed": Look("Not owed", "grey"),
    "not_started": Look("Not started", "grey"),
    "unknown": Look("Not known", "grey"),
    "ended": Look("Ended", "grey"),
    "stalled": Look("Stalled", "purple"),
    "at_risk": Look("At risk", "orange"),
    "no_baseline": Look("No baseline", "yellow"),
    "no_news": Look("No news", "yellow"),
    "on_track": Look("On track", "teal"),
    "closed": Look("Closed", "grey"),
    "too_early": Look("Too early", "teal"),
    "not_in_force": Look("Not in force then", "grey"),
}

# How the date of each kind of clock is introduced, and the date that met it.
DATE_WORDS = {
    "deadline": ("Due", "Met"),
    "prompt": ("Aim for", "Done"),
    "window": ("Ends", "Used"),
    "not_before": ("Not before", "Done"),
    "duty": ("Due", "Done"),
}

EVIDENCE = {"secondary": "second-hand", "second-hand": "second-hand", "memory": "from memory"}
EVIDENCE_MEANING = {
    "second-hand": "This rule was read in a second-hand source and not yet checked against the law itself.",
    "from memory": "This rule was written from memory and not yet checked against the law itself.",
}


def word(state: object) -> str:
    """The plain name of a state, from an enum or a word."""
    name = str(getattr(state, "value", state) or "unknown")
    return SAME.get(name, name)


# What runs out, rather than falls due, is never late.
KIND_LOOKS = {
    ("window", "waiting"): Look("Open now", "blue"),
    ("window", "due_soon"): Look("Ends soon", "yellow"),
    ("window", "met"): Look("Used", "green"),
    ("duty", "waiting"): Look("To do", "blue"),
    ("duty", "met"): Look("Done", "green"),
    ("prompt", "late"): Look("Past its aim", "orange"),
    ("prompt", "met"): Look("Done", "green"),
    ("prompt", "met_late"): Look("Done after its aim", "grey"),
    ("not_before", "met"): Look("Done", "green"),
}


# Clocks that ask nothing of anyone now.
IDLE = {"not_started", "not_owed", "not_in_force", "ended"}


def is_idle(state: object) -> bool:
    return word(state) in IDLE


def look(state: object, kind: str = "") -> Look:
    name = word(state)
    if (kind, name) in KIND_LOOKS:
        return KIND_LOOKS[kind, name]
    return LOOKS.get(name, Look(name.replace("_", " ").capitalize(), "grey"))
