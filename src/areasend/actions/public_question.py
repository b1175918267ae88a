"""Questions and suggestions from anyone: asked without a name, read by a person, answered in public or declined with a reason."""

from __future__ import annotations

import secrets
from datetime import date

from areasend.actions.audit import action
from areasend.actions.checks import check_reason
from areasend.actions.lock import claim
from areasend.actions.naming_nobody import check_names_no_child, check_small_told, check_tells_nobody
from areasend.actions.refusal import Refused
from areasend.records.models import PlanAction, PublicQuestion, User

LETTERS = "23456789BCDFGHJKMNPQRTVWXYZ"
"""Without those that are read for another, and without vowels, so that no reference is a word."""
LONGEST = 2000
State = PublicQuestion.State


@action("public_question.ask")
def ask(words: str, *, by: User | None, today: date, kind: str, about: str = "") -> PublicQuestion:
    """Keep it as asked, for the desk's eyes only. The reference cannot be guessed: whoever has it is told what became of it.

    The words are no keyword, so that the audit log does not hold them too.
    """
    check_reason(words, field="words", ask="Write your question or suggestion.")
    if len(words) > LONGEST:
        raise Refused(
            f"That is longer than {LONGEST:,} characters. Say it shorter, or ask in two parts.", field="words"
        )
    check_tells_nobody(words, field="words")
    reference = "Q-" + "".join(secrets.choice(LETTERS) for _ in range(8))
    return PublicQuestion.objects.create(
        reference=reference, kind=kind, words=words.strip(), about=about[:200], asked_on=today
    )


@action("public_question.read")
def read(question: PublicQuestion, *, by: User, today: date) -> PublicQuestion:
    """Someone has read it and an answer is being written: whoever asked is told so."""
    if question.state != State.WAITING:
        raise Refused("This was read already. Go on with the answer.")
    held = claim(question, None)
    held.state = State.READ
    held.save(update_fields=["state"])
    return held


@action("public_question.answer")
def answer(
    question: PublicQuestion,
    *,
    by: User,
    today: date,
    version: int | None = None,
    shown: str,
    answer: str,
    answered_by: str,
    action: PlanAction | None = None,
    small_because: str = "",
) -> PublicQuestion:
    """Publish the question in words that identify nobody, with its answer. An answer already published can be put better."""
    check_reason(shown, field="shown", ask="Write the question as everyone may read it.")
    check_reason(answer, field="answer", ask="Write the answer.")
    check_reason(
        answered_by, field="answered_by", ask="Say who answers, such as the SEND team or the parent carer forum."
    )
    check_names_no_child(shown, field="shown")
    check_names_no_child(answer, field="answer")
    check_small_told([shown, answer], because=small_because)
    if question.state == State.DECLINED:
        raise Refused("This was declined, and whoever asked was told why. It cannot be answered as well.")
    if action and not action.is_public:
        raise Refused("This action of the plan is not public. Choose another, or none.", field="action")
    held = claim(question, version)
    held.shown, held.answer, held.answered_by, held.action = shown.strip(), answer.strip(), answered_by.strip(), action
    held.state, held.answered_on = State.ANSWERED, held.answered_on or today
    held.save(update_fields=["shown", "answer", "answered_by", "action", "state", "answered_on"])
    return held


@action("public_question.decline")
def decline(
    question: PublicQuestion, *, by: User, today: date, version: int | None = None, because: str
) -> PublicQuestion:
    """Not published. The reason is told to whoever asks by the reference, so it names nobody and says where to turn."""
    check_reason(because, field="because", ask="Say why it is not published, and where to turn instead.")
    check_names_no_child(because, field="because")
    if question.state in (State.ANSWERED, State.DECLINED):
        raise Refused("This is settled already: it was answered or declined.")
    held = claim(question, version)
    held.state, held.declined_because = State.DECLINED, because.strip()
    held.save(update_fields=["state", "declined_because"])
    return held


@action("public_question.take_back")
def take_back(question: PublicQuestion, *, by: User, today: date, because: str) -> PublicQuestion:
    """Take an answer out of the public's sight, with a reason that whoever asked is told."""
    check_reason(because, field="because", ask="Say why it is no longer published.")
    check_names_no_child(because, field="because")
    if question.state != State.ANSWERED:
        raise Refused("Only what was published can be taken back.")
    held = claim(question, None)
    held.state, held.answered_on, held.declined_because = State.DECLINED, None, because.strip()
    held.save(update_fields=["state", "answered_on", "declined_because"])
    return held
