"""How we are doing: the first page, the topics, and each figure, all from the newest published release."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from areasend.indicators.release.choice import entries, topics
from areasend.records import releases
from areasend.records.models import PublicQuestion, SaidDid, Scenario
from areasend.web.public import account, told
from areasend.web.public.frame import page


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    release = releases.newest()
    shown = {
        "release": release,
        "headlines": told.headlines(release),
        "topics": told.every_topic(),
        "plan": account.current_plan(),
        "questions": PublicQuestion.objects.filter(state=PublicQuestion.State.ANSWERED).order_by("-answered_on", "-pk")[
            :3
        ],
        "forecasts": Scenario.objects.public()[:3],
        "said": SaidDid.objects.filter(published_on__isnull=False, withdrawn_on=None)[:2],
    }
    return page(request, "public/home.html", shown)


@require_safe
def topic(request: HttpRequest, key: str) -> HttpResponse:
    found = topics().get(key)
    if found is None:
        raise Http404("There is no such topic.")
    release = releases.newest()
    figures = told.of_topic(release, found)
    shown = {
        "release": release,
        "topic": found,
        "known": [one for one in figures if one.is_known],
        "unknown": [one for one in figures if not one.is_known],
    }
    return page(request, "public/topic.html", shown, crumbs=[])


@require_safe
def indicator(request: HttpRequest, key: str) -> HttpResponse:
    entry = entries().get(key)
    if entry is None:
        raise Http404("There is no such figure.")
    release = releases.newest()
    topic = topics()[entry.topic]
    crumbs = [(topic.title, reverse("public:topic", args=[topic.key]))]
    shown = {"release": release, "entry": entry, "told": told.told(release, key), "topic": topic}
    return page(request, "public/indicator.html", shown, crumbs=crumbs)
