from django.urls import path

from areasend.web.outlook import views

app_name = "outlook"

urlpatterns = [path("", views.home, name="home")]
