import datetime as dt

from tests.factories.strategic import make_evidence_use, make_pack, make_progress_report
from tests.integration.access.rows import LEADS, STRATEGY

from areasend.documents.paper import Heading, Paper
from areasend.records.papers.frozen import freeze

SEES = (302, 200, 200, 200, 200, 403, 200, 200)
OF_ITS_OWN = (302, 404, 404, 200, 200, 403, 200, 404)
ONLY_SENT = (302, 405, 405, 405, 405, 405, 405, 405)
PAPER = Paper("A paper", "", "Area", dt.date(2026, 10, 5), blocks=(Heading(1, "In short", "in-short"),))
BY_BOARD = {"board": OF_ITS_OWN, "amend": LEADS, "close": LEADS, "take_seat": LEADS, "add_forward": LEADS,
            "plan_meeting": LEADS}  # fmt: skip
BY_MEETING = {"meeting": OF_ITS_OWN, "amend_meeting": LEADS, "call_off": LEADS, "add_item": LEADS,
              "make_pack": ONLY_SENT, "attendance": LEADS, "hold": LEADS, "minutes": OF_ITS_OWN,
              "minutes_pdf": OF_ITS_OWN, "approve_minutes": LEADS}  # fmt: skip
BY_ITEM = {"amend_item": LEADS, "move_item": ONLY_SENT, "remove_item": ONLY_SENT, "minute": LEADS,
           "item_interest": LEADS}  # fmt: skip
BY_PACK = {"pack": OF_ITS_OWN, "pack_pdf": OF_ITS_OWN, "public_papers": OF_ITS_OWN, "public_pdf": OF_ITS_OWN,
           "send_pack": ONLY_SENT}  # fmt: skip
BY_SEAT = {"amend_seat": LEADS, "leave": LEADS, "declare": LEADS}
BY_FORWARD = {"amend_forward": LEADS, "drop_forward": LEADS}
BY_REPORT = {"report": STRATEGY, "report_pdf": STRATEGY, "introduce_report": LEADS, "publish_report": ONLY_SENT}
BY_DECISION = {"decision": SEES, "amend": LEADS, "decide": LEADS, "publish": LEADS, "call_in": LEADS, "settle": LEADS,
               "add_document": LEADS}  # fmt: skip
ROWS = {
    "boards:list": SEES,
    "boards:new": LEADS,
    "boards:owed": SEES,
    "boards:owed_csv": SEES,
    "boards:follow_up": (302, 404, 404, 200, 404, 403, 200, 404),
    "boards:reports": STRATEGY,
    "boards:new_report": LEADS,
    "boards:end_interest": LEADS,
    **{
        f"boards:{name}": got
        for part in (BY_BOARD, BY_MEETING, BY_ITEM, BY_PACK, BY_SEAT, BY_FORWARD, BY_REPORT)
        for name, got in part.items()
    },
    "decisions:list": SEES,
    "decisions:download": SEES,
    "decisions:plan": LEADS,
    "decisions:record": LEADS,
    "decisions:document": SEES,
    **{f"decisions:{name}": got for name, got in BY_DECISION.items()},
}


def pk_of(row):
    return lambda w: [w.row(row).pk]


def pack(w):
    return [make_pack(w.row("meeting"), paper={"board": freeze(PAPER), "public": freeze(PAPER)}).pk]


def report(w):
    return [make_progress_report(paper=freeze(PAPER)).pk]


def document(w):
    use = make_evidence_use(decision=w.row("decision"))
    return [w.row("decision").reference, use.file_id]


GIVEN = {
    **{f"boards:{name}": lambda w: [w.row("board").slug] for name in BY_BOARD},
    **{f"boards:{name}": pk_of("meeting") for name in BY_MEETING},
    **{f"boards:{name}": pk_of("agendaitem") for name in BY_ITEM},
    **{f"boards:{name}": pack for name in BY_PACK},
    **{f"boards:{name}": pk_of("seat") for name in BY_SEAT},
    **{f"boards:{name}": pk_of("forwarditem") for name in BY_FORWARD},
    **{f"boards:{name}": report for name in BY_REPORT},
    "boards:follow_up": pk_of("owedaction"),
    "boards:end_interest": pk_of("interest"),
    **{f"decisions:{name}": lambda w: [w.row("decision").reference] for name in BY_DECISION},
    "decisions:document": document,
}
