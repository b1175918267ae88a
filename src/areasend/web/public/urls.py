from django.urls import path, re_path

from areasend.web.public import views_account, views_data, views_figures, views_places, views_questions

app_name = "public"

urlpatterns = [
    path("", views_figures.home, name="home"),
    path("topics/<slug:key>/", views_figures.topic, name="topic"),
    path("figures/<slug:key>/", views_figures.indicator, name="indicator"),
    path("plans/", views_account.plans, name="plans"),
    path("plans/<slug:slug>/", views_account.plan, name="plan"),
    path("self-evaluation/", views_account.evaluations, name="evaluations"),
    path("self-evaluation/<slug:slug>/<int:number>/", views_account.edition, name="edition"),
    path("self-evaluation/<slug:slug>/<int:number>/edition.pdf", views_account.edition_pdf, name="edition_pdf"),
    path("decisions/", views_account.decisions, name="decisions"),
    path("decisions/<str:reference>/", views_account.decision, name="decision"),
    path("progress-reports/", views_account.reports, name="reports"),
    path("progress-reports/<int:pk>/", views_account.report, name="report"),
    path("progress-reports/<int:pk>/report.pdf", views_account.report_pdf, name="report_pdf"),
    path("boards/", views_account.boards, name="boards"),
    path("boards/<slug:slug>/", views_account.board, name="board"),
    path("boards/<slug:slug>/<int:pk>/<slug:what>/", views_account.meeting, name="meeting"),
    path("boards/<slug:slug>/<int:pk>/<slug:what>.pdf", views_account.meeting_pdf, name="meeting_pdf"),
    path("places/", views_places.places, name="places"),
    path("forecasts/", views_account.forecasts, name="forecasts"),
    path("forecasts/<int:pk>/", views_account.forecast, name="forecast"),
    path("forecasts/<int:pk>/forecast.pdf", views_account.forecast_pdf, name="forecast_pdf"),
    path("you-said-we-did/", views_account.said_did, name="said_did"),
    path("ask/", views_questions.ask, name="ask"),
    path("ask/find/", views_questions.find, name="find"),
    path("ask/<str:reference>/", views_questions.asked, name="asked"),
    path("questions/", views_questions.questions, name="questions"),
    path("questions/<str:reference>/", views_questions.question, name="question"),
    path("helpful/", views_questions.rate, name="rate"),
    path("data/", views_data.index, name="data"),
    path("data/catalogue.jsonld", views_data.catalogue, name="catalogue"),
    path("data/schemas/<slug:name>.json", views_data.schema, name="schema"),
    re_path(
        r"^data/(?P<month>\d{4}-\d{2})/indicators\.(?P<kind>csv|json)$", views_data.release_file, name="release_file"
    ),
    re_path(r"^data/(?P<name>[a-z-]+)\.(?P<kind>csv|json)$", views_data.data_file, name="data_file"),
]
