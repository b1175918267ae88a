from django.urls import include, path

from areasend.web.account import views as account

urlpatterns = [
    path("", include("areasend.web.home.urls")),
    path("", include("areasend.web.components.urls")),
    path("", include("areasend.web.health.urls")),
    path("accounts/email/", account.closed, name="account_email_closed"),
    path("accounts/", include("allauth.urls")),
    path("sign-in/", include("areasend.web.account.urls")),
    path("work/", include("areasend.web.work.urls")),
    path("cases/", include("areasend.web.cases.urls")),
    path("workload/", include("areasend.web.workload.urls")),
    path("timeliness/", include("areasend.web.timeliness.urls")),
    path("dashboard/", include("areasend.web.dashboard.urls")),
    path("improvement/figures/", include("areasend.web.figures.urls")),
    path("improvement/self-evaluation/", include("areasend.web.evaluation.urls")),
    path("improvement/", include("areasend.web.improvement.urls")),
    path("improvement/plans/", include("areasend.web.plans.urls")),
    path("improvement/inspections/", include("areasend.web.inspections.urls")),
    path("improvement/risks/", include("areasend.web.risks.urls")),
    path("improvement/boards/", include("areasend.web.boards.urls")),
    path("improvement/decisions/", include("areasend.web.decisions.urls")),
    path("improvement/public/", include("areasend.web.public_desk.urls")),
    path("looking-ahead/places/", include("areasend.web.places.urls")),
    path("looking-ahead/money/", include("areasend.web.money.urls")),
    path("looking-ahead/waits/", include("areasend.web.waits.urls")),
    path("looking-ahead/", include("areasend.web.outlook.urls")),
    path("how-we-are-doing/", include("areasend.web.public.urls")),
    path("import/", include("areasend.web.imports.urls")),
    path("staff/", include("areasend.web.staff.urls")),
    path("when-should-i-hear/", include("areasend.web.hear.urls")),
    path("statements/", include("areasend.web.statements.urls")),
    path("gallery/", include("areasend.web.gallery.urls")),
]

handler400 = "areasend.web.components.errors.bad_request"
handler403 = "areasend.web.components.errors.forbidden"
handler404 = "areasend.web.components.errors.not_found"
handler500 = "areasend.web.components.errors.server_error"
