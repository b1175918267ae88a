from tests.spec.tables import Spec, clocks

CHAPTER = "Advice"
ADVICE = clocks("advice")
SIX_WEEKS = "SEND Regulations 2014, regulation 8(1)"

SPECS = [
    Spec(
        "C8",
        "A bank holiday does not move an adviser's six weeks",
        SIX_WEEKS,
        ADVICE,
        """
        advice.reached -> give_advice    | give_advice:action_by
        Mon 2026-07-20 -> Mon 2026-08-31 | Fri 2026-08-28
        """,
    ),
    Spec(
        "C8b",
        "Six weeks over the summer and over Christmas",
        SIX_WEEKS,
        ADVICE,
        """
        advice.reached -> give_advice
        2026-08-03     -> 2026-09-14
        2026-11-16     -> 2026-12-28
        """,
    ),
    Spec(
        "Reached",
        "The time runs from the day the request reached the adviser, where that is recorded",
        SIX_WEEKS,
        ADVICE,
        """
        advice.requested | advice.reached -> give_advice
        2026-08-03       | -              -> 2026-09-14
        2026-08-03       | 2026-08-05     -> 2026-09-16
        """,
    ),
    Spec(
        "Sent",
        "By the other reading it runs from the day it was sent",
        SIX_WEEKS,
        ADVICE,
        """
        advice.requested | advice.reached -> give_advice
        2026-08-03       | 2026-08-05     -> 2026-09-14
        """,
        readings={"advice_runs_from": "sent"},
    ),
]
