from django.urls import path, re_path

from areasend.web.timeliness import views

app_name = "timeliness"

urlpatterns = [
    path("", views.overview, name="overview"),
    path("open/", views.open_now, name="open"),
    path("advice/list/", views.advice, name="advice"),
    re_path(r"^(?P<key>[a-z-]+)/(?P<name>months|years|sources|neighbours|ages)\.csv$", views.table, name="table"),
    path("<slug:key>/", views.measure, name="measure"),
]
