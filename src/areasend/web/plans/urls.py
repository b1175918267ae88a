from django.urls import path

from areasend.web.plans import (
    action_views,
    compare_views,
    edit_views,
    list_views,
    owed_views,
    plan_views,
    service_views,
    upload_views,
)

app_name = "plans"

urlpatterns = [
    path("", list_views.overview, name="list"),
    path("owed/", owed_views.owed, name="owed"),
    path("owed/<int:pk>/", owed_views.promise, name="promise"),
    path("compare/", compare_views.compare, name="compare"),
    path("new/", edit_views.new_plan, name="new"),
    path("service/new/", service_views.begin, name="begin_service"),
    path("strategies/new/", edit_views.new_strategy, name="new_strategy"),
    path("strategies/<slug:slug>/", list_views.strategy, name="strategy"),
    path("strategies/<slug:slug>/change/", edit_views.change_strategy, name="change_strategy"),
    path("strategies/<slug:slug>/adopt/", edit_views.adopt_strategy, name="adopt_strategy"),
    path("strategies/<slug:slug>/publish/", edit_views.publish_strategy, name="publish_strategy"),
    path("strategies/<slug:slug>/priorities/new/", edit_views.new_priority, name="new_priority"),
    path("priorities/<int:pk>/", list_views.priority, name="priority"),
    path("priorities/<int:pk>/change/", edit_views.change_priority, name="change_priority"),
    path("actions/<int:pk>/", action_views.action, name="action"),
    path("actions/<int:pk>/history/", action_views.history, name="history"),
    path("actions/<int:pk>/evidence/<int:row>/file/", action_views.evidence_file, name="evidence"),
    path("actions/<int:pk>/measures/<int:row>.csv", action_views.measure_csv, name="measure_csv"),
    path("actions/<int:pk>/<slug:deed>/", action_views.do, name="do"),
    path("actions/<int:pk>/<slug:deed>/<int:row>/", action_views.do_to, name="do_to"),
    path("plan/<slug:slug>/", plan_views.plan, name="plan"),
    path("plan/<slug:slug>/plan.csv", plan_views.plan_csv, name="plan_csv"),
    path("plan/<slug:slug>/plan.xlsx", plan_views.plan_xlsx, name="plan_xlsx"),
    path("plan/<slug:slug>/service/<int:body>/", service_views.new_service, name="new_service"),
    path("plan/<slug:slug>/lines/", service_views.add_lines, name="add_lines"),
    path("plan/<slug:slug>/paper/", service_views.paper, name="service_paper"),
    path("plan/<slug:slug>/plan.pdf", service_views.pdf, name="service_pdf"),
    path("plan/<slug:slug>/change/", edit_views.change_plan, name="change"),
    path("plan/<slug:slug>/refresh/", edit_views.refresh_plan, name="refresh"),
    path("plan/<slug:slug>/upload/", upload_views.upload, name="upload"),
    path("plan/<slug:slug>/actions/new/", edit_views.new_action, name="new_action"),
    path("plan/<slug:slug>/mark/<slug:mark>/", edit_views.mark_plan, name="mark"),
]
