from datetime import date

from tests.factories.strategic import make_question, make_rating, make_release, make_said_did

DAY, BEFORE = date(2026, 10, 1), date(2020, 1, 1)


def released_twice():
    make_release()
    make_release()


def asked_twice():
    make_question(reference="Q-1")
    make_question(reference="Q-1")


BREAKS = {
    "release.as_at": released_twice,
    "publicquestion.reference": asked_twice,
    "release_published_after_its_day": lambda: make_release(as_at=DAY, published_on=BEFORE),
    "public_question_has_words": lambda: make_question(words=""),
    "public_question_answered_whole": lambda: make_question(state="answered"),
    "public_question_declined_with_reason": lambda: make_question(state="declined"),
    "page_rating_1_to_5": lambda: make_rating(score=6),
    "page_rating_of_a_page": lambda: make_rating(page="elsewhere"),
    "said_did_says_something": lambda: make_said_did(said=""),
    "said_did_published_once_done": lambda: make_said_did(did="", published_on=DAY),
    "said_did_withdrawn_with_reason": lambda: make_said_did(withdrawn_on=DAY),
}
