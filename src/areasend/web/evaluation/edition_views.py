"""Editions: the draft as a paper, frozen editions with their signatures, what changed from one to the next."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from areasend.actions import edition as actions
from areasend.documents.paper import Paper
from areasend.records.edition_comparison import EditionComparison
from areasend.records.evaluation_standing import evaluation_standing
from areasend.records.models import SelfEvaluation
from areasend.records.papers.self_evaluation import draft_paper, stored_paper
from areasend.rules.policies.access import Verb, may, withholds_small
from areasend.web.components.paper_pdf import pdf_answer
from areasend.web.components.posting import posted_with_files
from areasend.web.evaluation.finding import address_of_edition, crumbs_of, get_edition, get_evaluation
from areasend.web.evaluation.forms import CompareForm, ConfirmForm, PublishForm, SignForm
from areasend.web.evaluation.recording import record
from areasend.web.loaders import wants
from areasend.web.today import today

FORM = ["GET", "POST"]
DRAFT = "draft"


def _draft(request: HttpRequest, evaluation: SelfEvaluation) -> Paper:
    return draft_paper(evaluation_standing(evaluation, today(), hides=withholds_small(request.user.roles)))


@require_GET
@wants(Verb.VIEW_STRATEGY)
def draft(request: HttpRequest, slug: str) -> HttpResponse:
    """As it would read today, with what is wanting at the end."""
    found = get_evaluation(slug)
    shown = {"paper": _draft(request, found), "evaluation": found, "breadcrumbs": crumbs_of(found)}
    return render(request, "evaluation/draft.html", shown)


@require_GET
@wants(Verb.VIEW_STRATEGY)
def draft_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_evaluation(slug)
    return pdf_answer(request, _draft(request, found), f"{found.slug}-draft-{today().isoformat()}")


@require_http_methods(FORM)
@wants(Verb.EDIT_EVALUATION)
def freeze(request: HttpRequest, slug: str) -> HttpResponse:
    """What is wanting is said before it is frozen; to freeze it nonetheless is a person's decision."""
    found = get_evaluation(slug)
    return record(
        request,
        ConfirmForm(posted_with_files(request)[0], initial={"version": found.version}),
        lambda **given: actions.freeze(found, by=request.user, today=today(), **given),
        title="Freeze the next edition",
        done="The edition is frozen. Have the partners sign it.",
        to=address_of_edition,
        button="Freeze it as it stands today",
        template="evaluation/freeze.html",
        standing=evaluation_standing(found, today(), hides=withholds_small(request.user.roles)),
        evaluation=found,
        breadcrumbs=crumbs_of(found),
    )


@require_GET
@wants(Verb.VIEW_STRATEGY)
def edition(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    found = get_edition(slug, number)
    signed = found.sign_offs.select_related("organisation")
    own = request.user.organisation_id
    can_sign = _signs_for_any(request) or (own is not None and own not in {one.organisation_id for one in signed})
    shown = {
        "edition": found,
        "evaluation": found.evaluation,
        "paper": stored_paper(found),
        "signed": signed,
        "can_sign": can_sign and may(request.user.roles, Verb.COMMENT_EVALUATION),
        "can_publish": may(request.user.roles, Verb.PUBLISH) and found.published_on is None,
        "before": found.evaluation.editions.filter(number__lt=number).order_by("-number").first(),
        "breadcrumbs": crumbs_of(found.evaluation),
    }
    return render(request, "evaluation/edition.html", shown)


@require_GET
@wants(Verb.VIEW_STRATEGY)
def edition_pdf(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    found = get_edition(slug, number)
    return pdf_answer(request, stored_paper(found), f"{slug}-edition-{number}")


def _signs_for_any(request: HttpRequest) -> bool:
    """Those who run it write down the signatures that partners give in a meeting or by letter."""
    return may(request.user.roles, Verb.EDIT_EVALUATION)


@require_http_methods(FORM)
@wants(Verb.COMMENT_EVALUATION)
def sign(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    found, user = get_edition(slug, number), request.user
    for_any = _signs_for_any(request)
    if not for_any and user.organisation_id is None:
        raise PermissionDenied(
            "You sign for an organisation, and your account names none. Ask an administrator to add it."
        )
    initial = {"on": today(), "name": "" if for_any else ", ".join(filter(None, (user.name, user.job_title)))}
    return record(
        request,
        SignForm(posted_with_files(request)[0], user=user, for_any=for_any, initial=initial),
        lambda **given: actions.sign_off(found, by=user, today=today(), **given),
        title=f"Sign edition {number}",
        intro="Your organisation’s name then stands under the edition: on its page, in its PDF and, once published, in public.",
        done="The edition is signed.",
        to=address_of_edition(found),
        button="Sign",
        breadcrumbs=crumbs_of(found.evaluation),
    )


@require_http_methods(FORM)
@wants(Verb.PUBLISH)
def publish(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    found = get_edition(slug, number)
    return record(
        request,
        PublishForm(posted_with_files(request)[0], initial={"on": today()}),
        lambda **given: actions.publish(found, by=request.user, today=today(), **given),
        title=f"Publish edition {number}",
        intro="Everyone can read it then, without signing in. It holds no comments, no files of partners only and no small numbers.",
        done="The edition is published.",
        to=address_of_edition(found),
        button="Publish",
        breadcrumbs=crumbs_of(found.evaluation),
    )


@require_GET
@wants(Verb.VIEW_STRATEGY)
def compare(request: HttpRequest, slug: str) -> HttpResponse:
    """Two editions, or the last edition and the draft where the address names none."""
    found = get_evaluation(slug)
    editions = {str(one.number): one for one in found.editions.order_by("-number")}
    newest = next(iter(editions), DRAFT)
    asked = {"before": request.GET.get("before") or newest, "after": request.GET.get("after") or DRAFT}
    if not all(name == DRAFT or name in editions for name in asked.values()):
        raise Http404("There is no such edition.")
    papers = {
        name: _draft(request, found) if name == DRAFT else stored_paper(editions[name]) for name in asked.values()
    }
    choices = [(DRAFT, "Draft of today"), *((name, f"Edition {name}") for name in editions)]
    shown = {
        "evaluation": found,
        "form": CompareForm(asked, choices),
        "comparison": EditionComparison(papers[asked["before"]], papers[asked["after"]]),
        "labels": [dict(choices)[asked[name]] for name in ("before", "after")],
        "has_editions": bool(editions),
        "breadcrumbs": crumbs_of(found),
    }
    return render(request, "evaluation/compare.html", shown)
