"""The plan of one service: drawn up from the area's plan and self-evaluation, and added to."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from areasend.actions import service_plan
from areasend.records.models import ActionPlan, Organisation
from areasend.rules.policies.access import Verb
from areasend.web.components.posting import posted_with_files
from areasend.web.loaders import wants
from areasend.web.plans.forms.service import ForWhomForm, LinesForm, ServicePlanForm, plans_to_serve
from areasend.web.plans.plan_views import trail
from areasend.web.plans.recording import record
from areasend.web.plans.rights import get_plan
from areasend.web.today import today

INTRO = (
    "Each action and each statement that is ticked becomes a line of the service's plan, with the dates that are still to come. "
    "The line keeps its link to what it serves."
)


@require_GET
@wants(Verb.EDIT_STRATEGY)
def begin(request: HttpRequest) -> HttpResponse:
    """Whose plan, and which plan it serves; both known, on to the ticking."""
    is_asked = "organisation" in request.GET
    form = ForWhomForm(request.GET if is_asked else None, initial={"plan": request.GET.get("plan", "")})
    if is_asked and form.is_valid():
        return _onward(form.cleaned_data["plan"], form.cleaned_data["organisation"])
    context = {"form": form, "breadcrumbs": [("Plans", reverse("plans:list"))]}
    return render(request, "plans/service_begin.html", context, status=422 if is_asked else 200)


def _onward(plan: ActionPlan, organisation: Organisation) -> HttpResponse:
    return HttpResponse(
        status=302, headers={"Location": reverse("plans:new_service", args=[plan.slug, organisation.pk])}
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_STRATEGY)
def new_service(request: HttpRequest, slug: str, body: int) -> HttpResponse:
    plan = get_object_or_404(plans_to_serve().select_related("strategy", "board"), slug=slug)
    organisation = get_object_or_404(Organisation, pk=body)
    home = reverse("plans:plan", args=[slug])
    return record(
        request,
        ServicePlanForm(*posted_with_files(request), subject=(organisation, plan, None), today=today()),
        lambda **said: service_plan.derive(organisation, plan, by=request.user, today=today(), **said),
        done="The service plan is drawn up. Give each line its own words, dates and measures.",
        back=home,
        then=lambda made: reverse("plans:plan", args=[made.slug]),
        title="Draw up a service plan",
        caption=f"{organisation}, serving {plan}",
        intro=INTRO,
        button="Draw up the plan",
        breadcrumbs=[*trail(plan), (plan.title, home)],
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_STRATEGY)
def add_lines(request: HttpRequest, slug: str) -> HttpResponse:
    """More lines for a service plan that stands, from the newest open plan of its strategy."""
    service, home = _service(slug), reverse("plans:plan", args=[slug])
    above = plans_to_serve().filter(strategy=service.strategy).order_by("-starts_on").first()
    return record(
        request,
        LinesForm(*posted_with_files(request), subject=(service.organisation, above, service), today=today()),
        lambda **said: service_plan.add_lines(service, by=request.user, today=today(), **said),
        done="The lines are added.",
        back=home,
        title="Add lines to the service plan",
        caption=service.title,
        intro=f"Shown is what the plan has no line for yet: {f'actions of {above}, and ' if above else ''}statements of the "
        "self-evaluation.",
        button="Add the lines",
        breadcrumbs=[*trail(service), (service.title, home)],
    )


def _service(slug: str) -> ActionPlan:
    found = get_plan(slug)
    if found.kind != ActionPlan.Kind.SERVICE:
        raise Http404("Only the plan of a service has lines of the strategy.")
    return found
