from django.urls import path, re_path

from areasend.web.dashboard import views

app_name = "dashboard"

urlpatterns = [
    path("", views.overview, name="overview"),
    path("dashboard.csv", views.overview_csv, name="overview_csv"),
    re_path(r"^(?P<key>[a-z0-9_]+)/(?P<name>months|groups|neighbours)\.csv$", views.table, name="table"),
    path("<slug:key>/cases/", views.cases, name="cases"),
    path("<slug:key>/", views.indicator, name="indicator"),
]
