from django.urls import path

from areasend.web.cases.listing import download, saved, views

urlpatterns = [
    path("", views.list_cases, name="list"),
    path("download/", download.download_cases, name="download"),
    path("choose/", views.choose, name="choose"),
    path("views/save/", saved.save, name="save_view"),
    path("views/<int:view>/delete/", saved.delete, name="delete_view"),
]
