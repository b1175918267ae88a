"""Opening, amending and closing a self-evaluation, and its themes."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from areasend.actions import self_evaluation as actions
from areasend.rules.policies.access import Verb
from areasend.web.components.posting import posted_with_files
from areasend.web.evaluation.finding import address_of, crumbs_of, get_evaluation, get_theme, home_crumbs
from areasend.web.evaluation.forms import CloseForm, EvaluationForm, ThemeForm
from areasend.web.evaluation.recording import record
from areasend.web.evaluation.stale import stale_words
from areasend.web.loaders import wants
from areasend.web.today import today

FORM = ["GET", "POST"]


@require_http_methods(FORM)
@wants(Verb.EDIT_EVALUATION)
def open_evaluation(request: HttpRequest) -> HttpResponse:
    form = EvaluationForm(posted_with_files(request)[0])
    del form.fields["version"]
    return record(
        request,
        form,
        lambda **given: actions.open_(by=request.user, today=today(), **given),
        title="Begin a self-evaluation",
        done="It is begun. Add its themes now.",
        to=address_of,
        button="Begin",
        breadcrumbs=home_crumbs(),
    )


@require_http_methods(FORM)
@wants(Verb.EDIT_EVALUATION)
def amend_evaluation(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_evaluation(slug)
    names = ("title", "introduction", "strategy", "board", "version")
    return record(
        request,
        EvaluationForm(posted_with_files(request)[0], initial={name: getattr(found, name) for name in names}),
        lambda **given: actions.amend(found, by=request.user, today=today(), **given),
        title="Amend the title and introduction",
        done="The changes are kept.",
        to=address_of(found),
        stale=lambda form: stale_words(request, form, found, ("title", "introduction")),
        breadcrumbs=crumbs_of(found),
    )


@require_http_methods(FORM)
@wants(Verb.EDIT_EVALUATION)
def close_evaluation(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_evaluation(slug)
    return record(
        request,
        CloseForm(posted_with_files(request)[0], initial={"on": today(), "version": found.version}),
        lambda **given: actions.close(found, by=request.user, today=today(), **given),
        title="Close this self-evaluation",
        done="It is closed. Its editions stay.",
        to=address_of(found),
        button="Close",
        breadcrumbs=crumbs_of(found),
    )


@require_http_methods(FORM)
@wants(Verb.EDIT_EVALUATION)
def add_theme(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_evaluation(slug)
    form = ThemeForm(posted_with_files(request)[0])
    del form.fields["version"]
    return record(
        request,
        form,
        lambda **given: actions.add_theme(found, by=request.user, today=today(), **given),
        title="Add a theme",
        done="The theme is added. Add its first statement now.",
        to=address_of(found),
        breadcrumbs=crumbs_of(found),
    )


@require_http_methods(FORM)
@wants(Verb.EDIT_EVALUATION)
def amend_theme(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    theme = get_theme(slug, number)
    names = ("title", "summary", "version")
    return record(
        request,
        ThemeForm(posted_with_files(request)[0], initial={name: getattr(theme, name) for name in names}),
        lambda **given: actions.amend_theme(theme, by=request.user, today=today(), **given),
        title=f"Amend theme {theme.number}",
        done="The changes are kept.",
        to=address_of(theme.evaluation),
        stale=lambda form: stale_words(request, form, theme, ("title", "summary")),
        breadcrumbs=crumbs_of(theme.evaluation),
    )
