from django.urls import path

from areasend.web.figures import target_views, views

app_name = "figures"
urlpatterns = [
    path("", views.overview, name="list"),
    path("template.csv", views.template, name="template"),
    path("upload/", views.upload, name="upload"),
    path("<slug:key>/", views.indicator, name="indicator"),
    path("<slug:key>/target/", target_views.set_target, name="target"),
    path("<slug:key>/target/end/", target_views.end_target, name="end_target"),
    path("<slug:key>/<int:row>/take-back/", views.take_back, name="take_back"),
]
