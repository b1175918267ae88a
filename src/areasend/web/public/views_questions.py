"""Ask a question, find its answer, read what others asked, and say whether a page helped."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from areasend.actions import page_rating, public_question
from areasend.actions.page_rating import PUBLIC
from areasend.actions.refusal import Refused
from areasend.indicators.release.choice import topics
from areasend.records.models import PublicQuestion
from areasend.rules.public_answer import ANSWER_WORKING_DAYS, answer_by
from areasend.web.public.forms import AskForm, FindForm, RateForm, SearchForm
from areasend.web.public.frame import page
from areasend.web.public.limits import QUESTIONS_AN_HOUR, RATINGS_AN_HOUR, is_too_often
from areasend.web.today import today

PER_PAGE = 20
TOO_OFTEN = "That was sent many times within an hour from where you are. Try again in an hour."


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    is_sent = request.method == "POST"
    form = AskForm(request.POST) if is_sent else AskForm(initial={"about": request.GET.get("about", "")})
    if is_sent and form.is_valid():
        try:
            return redirect("public:asked", reference=_asked(request, form).reference)
        except Refused as refusal:
            form.add_error(refusal.field, str(refusal))
    shown = {"form": form, "days": ANSWER_WORKING_DAYS, "is_bound": form.is_bound}
    return page(request, "public/ask.html", shown, crumbs=[], status=422 if form.errors else 200, may_keep=False)


def _asked(request: HttpRequest, form: AskForm) -> PublicQuestion:
    if is_too_often(request, "question", QUESTIONS_AN_HOUR):
        raise Refused(TOO_OFTEN)
    given = form.cleaned_data
    return public_question.ask(given["words"], by=None, today=today(), kind=given["kind"], about=given["about"])


@require_safe
def asked(request: HttpRequest, reference: str) -> HttpResponse:
    """What became of a question, for whoever holds its reference; also the thanks for sending it. The words sent are not shown again."""
    found = get_object_or_404(PublicQuestion, reference=reference)
    shown = {"question": found, "answer_by": answer_by(found.asked_on), "is_new": found.state == "waiting"}
    return page(request, "public/asked.html", shown, crumbs=[_questions()], may_keep=False)


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """By reference to the page of one's own question."""
    form = FindForm(request.GET if "reference" in request.GET else None)
    if form.is_bound and form.is_valid():
        reference = form.cleaned_data["reference"]
        if PublicQuestion.objects.filter(reference=reference).exists():
            return redirect("public:asked", reference=reference)
        form.add_error("reference", "There is no question with this reference. Check that it is typed as it was given.")
    status = 422 if form.errors else 200
    return page(request, "public/find.html", {"form": form}, crumbs=[_questions()], status=status, may_keep=False)


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    found = _searched(form)
    shown = {"form": form, "rows": Paginator(found, PER_PAGE).get_page(request.GET.get("page"))}
    return page(request, "public/questions.html", shown, crumbs=[])


def _searched(form: SearchForm) -> QuerySet[PublicQuestion]:
    given = form.cleaned_data if form.is_valid() else {}
    found = PublicQuestion.objects.filter(state=PublicQuestion.State.ANSWERED).order_by("-answered_on", "-pk")
    for word in given.get("q", "").split():
        found = found.filter(Q(shown__icontains=word) | Q(answer__icontains=word))
    return found.filter(about=given["about"]) if given.get("about") else found


@require_safe
def question(request: HttpRequest, reference: str) -> HttpResponse:
    answered = PublicQuestion.objects.filter(state=PublicQuestion.State.ANSWERED).select_related("action__plan")
    found = get_object_or_404(answered, reference=reference)
    shown = {"question": found, "topic": topics().get(found.about.removeprefix("/")), "plan": _plan_of(found)}
    return page(request, "public/question.html", shown, crumbs=[_questions()])


def _plan_of(question: PublicQuestion) -> object:
    action = question.action
    return action.plan if action and action.is_public and action.plan.published_on else None


def _questions() -> tuple[str, str]:
    return "Questions and answers", reverse("public:questions")


@csrf_exempt
@require_http_methods(["GET", "POST"])
def rate(request: HttpRequest) -> HttpResponse:
    """Was this page helpful? Back on the page with thanks.

    Without the usual token, which would put a cookie on every public page and let none of them be kept on the way: the form says nothing
    of who sends it and gives no rights, so there is nothing to forge. What comes from another site is refused all the same.
    """
    if request.method == "GET":
        form = RateForm(initial={"page": _own_page(request.GET.get("page", ""))})
        return page(request, "public/rate.html", {"form": form}, crumbs=[], may_keep=False)
    _check_own_form(request)
    form = RateForm(request.POST)
    if form.is_valid():
        try:
            return redirect(f"{_rated(request, form)}?thanks=1#helpful")
        except Refused as refusal:
            form.add_error(refusal.field, str(refusal))
    return page(request, "public/rate.html", {"form": form}, crumbs=[], status=422, may_keep=False)


def _rated(request: HttpRequest, form: RateForm) -> str:
    if is_too_often(request, "rating", RATINGS_AN_HOUR):
        raise Refused(TOO_OFTEN)
    given = form.cleaned_data
    where = _own_page(given["page"])
    page_rating.give(given["would_help"], by=None, today=today(), page=where, score=given["score"])
    return where


def _own_page(given: str) -> str:
    """A page of the public account, whatever was sent."""
    is_own = given.startswith(PUBLIC) and url_has_allowed_host_and_scheme(given, allowed_hosts=None)
    return given if is_own else PUBLIC


def _check_own_form(request: HttpRequest) -> None:
    origin = request.headers.get("Origin")
    if origin and urlsplit(origin).netloc != request.get_host():
        raise PermissionDenied("This was sent from another site. Open the page here and send it again.")
