from django.urls import path

from areasend.web.imports import views

app_name = "imports"
urlpatterns = [
    path("", views.start, name="start"),
    path("templates/<str:name>", views.template, name="template"),
    path("<int:run>/", views.show, name="run"),
    path("<int:run>/progress", views.progress, name="progress"),
    path("<int:run>/report.<str:ending>", views.report, name="report"),
    path("<int:run>/import", views.import_now, name="import_now"),
]
