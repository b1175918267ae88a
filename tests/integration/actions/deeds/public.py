from datetime import date

from tests.factories.strategic import make_question, make_rating, make_release, make_said_did

from areasend.actions import page_rating, public_question, release, said_did

DAY, OCTOBER = date(2026, 10, 5), date(2026, 10, 31)
EMPTY = {"version": 1, "base": 5, "indicators": {}}
ANSWER = {"shown": "When?", "answer": "Soon.", "answered_by": "The SEND team"}
DEEDS = {
    "release.make": lambda w: release.make(OCTOBER, **w.said),
    "release.publish": lambda w: release.publish(make_release(as_at=OCTOBER, figures=EMPTY), **w.said),
    "public_question.ask": lambda w: public_question.ask("When do reviews begin?", **w.said, kind="question"),
    "public_question.read": lambda w: public_question.read(make_question(), **w.said),
    "public_question.answer": lambda w: public_question.answer(make_question(), **w.said, **ANSWER),
    "public_question.decline": lambda w: public_question.decline(make_question(), **w.said, because="Not ours"),
    "public_question.take_back": lambda w: public_question.take_back(
        make_question(state="answered", answered_on=DAY, **ANSWER), **w.said, because="Out of date"
    ),
    "page_rating.give": lambda w: page_rating.give("A map", **w.said, page="/how-we-are-doing/", score=4),
    "page_rating.read": lambda w: page_rating.read(make_rating(would_help="A map"), **w.said),
    "said_did.record": lambda w: said_did.record(**w.said, heard_on=DAY, source="Survey", said="We wait too long"),
    "said_did.amend": lambda w: said_did.amend(make_said_did(), **w.said, did="Hired three people"),
    "said_did.publish": lambda w: said_did.publish(make_said_did(), **w.said),
    "said_did.withdraw": lambda w: said_did.withdraw(make_said_did(), **w.said, because="Not true any more"),
}
