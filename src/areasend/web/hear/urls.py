from django.urls import path

from areasend.web.hear import views

app_name = "hear"

urlpatterns = [
    path("", views.start, name="start"),
    path("<slug:key>/", views.situation, name="situation"),
]
