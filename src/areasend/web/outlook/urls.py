from django.urls import path, re_path

from areasend.web.outlook import compare_views, out_views, run_views, scenario_views, views

app_name = "outlook"

urlpatterns = [
    path("", views.home, name="home"),
    path("recovery/", views.model, {"key": "recovery"}, name="recovery"),
    path("plans/", views.model, {"key": "plans"}, name="plans"),
    path("scenarios/", scenario_views.scenarios, name="scenarios"),
    path("scenarios/scenarios.csv", scenario_views.download, name="download"),
    path("scenarios/compare/", compare_views.side_by_side, name="compare"),
    path("scenarios/choose/", run_views.choose, name="choose"),
    path("scenarios/<int:row>/", scenario_views.scenario, name="scenario"),
    path("scenarios/<int:row>/scenario.json", scenario_views.file, name="file"),
    path("scenarios/<int:row>/change/", scenario_views.amend, name="amend"),
    path("scenarios/<int:row>/copy/", scenario_views.copy, name="copy"),
    path("scenarios/<int:row>/refresh/", scenario_views.refresh, name="refresh"),
    path("scenarios/<int:row>/put-away/", scenario_views.drop, name="drop"),
    path("scenarios/<int:row>/draw/", run_views.draw, name="draw"),
    path("scenarios/<int:row>/board/", out_views.put, name="put"),
    path("scenarios/<int:row>/publish/", out_views.publish, name="publish"),
    path("scenarios/<int:row>/withdraw/", out_views.withdraw, name="withdraw"),
    path("runs/<int:row>/progress/", run_views.progress, name="progress"),
    path("runs/<int:row>/stop/", run_views.stop, name="stop"),
    path("<slug:key>/", views.model, name="model"),
    path("<slug:key>/keep/", scenario_views.keep, name="keep"),
    # Last, so that it is tried first: where a model has a part of the site of its own, that stands at its plain address.
    re_path(rf"^what-if/(?P<key>{'|'.join(views.OWN_PAGES)})/$", views.model, name="model"),
]
