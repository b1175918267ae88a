from django.urls import path

from areasend.web.improvement import views

app_name = "improvement"

urlpatterns = [path("", views.overview, name="overview")]
