"""The desk of the public account: questions, the oldest first, and what people say of the pages."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from areasend.actions import page_rating, public_question
from areasend.actions.refusal import Refused
from areasend.records.models import PageRating, PublicQuestion, Release, SaidDid
from areasend.rules.policies.access import Verb, may
from areasend.rules.public_answer import ANSWER_WORKING_DAYS
from areasend.web.components.tables import Column
from areasend.web.loaders import wants
from areasend.web.public_desk import waiting
from areasend.web.public_desk.forms import AnswerForm, DeclineForm, ReleaseForm
from areasend.web.today import today

QUESTION_COLUMNS = [Column(name) for name in ("Asked", "Kind", "Words", "State", "Answer by")]
PAGE_COLUMNS = [
    Column("Page"),
    Column("Mean of 5", numeric=True),
    Column("Answers", numeric=True),
    Column("Unread words", numeric=True),
]
PER_PAGE = 50


def crumbs(*more: tuple[str, str]) -> list[tuple[str, str]]:
    return [("Public account", reverse("public_desk:overview")), *more]


@require_GET
@wants(Verb.ANSWER_PUBLIC)
def overview(request: HttpRequest) -> HttpResponse:
    on = today()
    shown = {
        "waiting": waiting.waiting(on),
        "columns": QUESTION_COLUMNS,
        "days": ANSWER_WORKING_DAYS,
        "today": on,
        "releases": Release.objects.all()[:6],
        "release_form": ReleaseForm(initial={"on": waiting.last_month_end(on)}),
        "may_publish": may(request.user.roles, Verb.PUBLISH),
        "pages": list(waiting.by_page()[:5]),
        "page_columns": PAGE_COLUMNS,
        "unread": waiting.unread()[:5],
        "drafts": SaidDid.objects.filter(published_on=None, withdrawn_on=None),
        "area": settings.AREASEND_AREA_NAME,
    }
    return render(request, "public_desk/overview.html", shown)


@require_GET
@wants(Verb.ANSWER_PUBLIC)
def questions(request: HttpRequest) -> HttpResponse:
    """Every question with its state; narrowed by `state` and by words."""
    state, words = request.GET.get("state", ""), request.GET.get("q", "").strip()
    found = (
        PublicQuestion.objects.filter(state=state)
        if state in PublicQuestion.State.values
        else PublicQuestion.objects.all()
    )
    if words:
        found = (
            found.filter(words__icontains=words)
            | found.filter(shown__icontains=words)
            | found.filter(reference__iexact=words)
        )
    shown = {
        "rows": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "states": PublicQuestion.State.choices,
        "state": state,
        "q": words,
        "breadcrumbs": crumbs(),
    }
    return render(request, "public_desk/questions.html", shown)


@require_http_methods(["GET", "POST"])
@wants(Verb.ANSWER_PUBLIC)
def question(request: HttpRequest, reference: str) -> HttpResponse:
    """Read it, then write the words to be shown and the answer. Reading is one button, so that whoever asked is told."""
    found = get_object_or_404(PublicQuestion, reference=reference)
    form = AnswerForm(found, request.POST if request.method == "POST" and "shown" in request.POST else None)
    if request.method == "POST":
        try:
            return _answered(request, found, form)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
    return _question_page(request, found, form)


def _answered(request: HttpRequest, found: PublicQuestion, form: AnswerForm) -> HttpResponse:
    said = {"by": request.user, "today": today()}
    if "read" in request.POST:
        public_question.read(found, **said)
        messages.success(
            request, "Marked as read. Whoever asks by the reference is told that an answer is being written."
        )
        return redirect("public_desk:question", reference=found.reference)
    if not form.is_valid():
        return _question_page(request, found, form)
    public_question.answer(found, **said, **form.cleaned_data)
    messages.success(request, "The answer is published.")
    return redirect("public_desk:overview")


def _question_page(request: HttpRequest, found: PublicQuestion, form: AnswerForm) -> HttpResponse:
    shown = {
        "question": found,
        "form": form,
        "wait": waiting.Waiting(found, today()),
        "today": today(),
        "days": ANSWER_WORKING_DAYS,
        "breadcrumbs": crumbs(),
    }
    return render(request, "public_desk/question.html", shown, status=422 if form.is_bound and form.errors else 200)


@require_http_methods(["GET", "POST"])
@wants(Verb.ANSWER_PUBLIC)
def decline(request: HttpRequest, reference: str) -> HttpResponse:
    """Not published, or no longer: with the reason that whoever asked is told."""
    found = get_object_or_404(PublicQuestion, reference=reference)
    form = DeclineForm(request.POST if request.method == "POST" else None, initial={"version": found.version})
    if form.is_valid():
        try:
            _decline(found, request.user, form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field, str(refusal))
        else:
            messages.success(request, "It is not published. Whoever asks by the reference is told why.")
            return redirect("public_desk:overview")
    more = (found.reference, reverse("public_desk:question", args=[found.reference]))
    shown = {"question": found, "form": form, "breadcrumbs": crumbs(more)}
    return render(request, "public_desk/decline.html", shown, status=422 if form.is_bound and form.errors else 200)


def _decline(found: PublicQuestion, by: Any, given: dict[str, Any]) -> None:
    if found.state == PublicQuestion.State.ANSWERED:
        public_question.take_back(found, by=by, today=today(), because=given["because"])
    else:
        public_question.decline(found, by=by, today=today(), because=given["because"], version=given["version"])


@require_GET
@wants(Verb.ANSWER_PUBLIC)
def ratings(request: HttpRequest) -> HttpResponse:
    page = request.GET.get("of", "")
    found = PageRating.objects.filter(page=page) if page else PageRating.objects.all()
    shown = {
        "pages": list(waiting.by_page()),
        "page_columns": PAGE_COLUMNS,
        "rows": Paginator(found.exclude(would_help=""), PER_PAGE).get_page(request.GET.get("page")),
        "of": page,
        "breadcrumbs": crumbs(),
    }
    return render(request, "public_desk/ratings.html", shown)


@require_POST
@wants(Verb.ANSWER_PUBLIC)
def read_rating(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        page_rating.read(get_object_or_404(PageRating, pk=pk), by=request.user, today=today())
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("public_desk:ratings")
